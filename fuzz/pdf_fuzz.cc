// What poppler's programs print, as a hostile PDF could make them: words, drawings, and the tables
// found in both. The input is the words' XHTML, a line "====", and the drawings.
#include <cstddef>
#include <cstdint>

#include "read/page/pages.h"
#include "read/pdf.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace duban;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  constexpr std::string_view kBetween = "\n====\n";
  const size_t end = std::min(bytes.find(kBetween), bytes.size());
  read::Limits limits;
  limits.cells = 200'000;
  limits.pages = 50;
  read::page::Budget budget(limits);
  table::Document document;
  auto pages = read::ParsePdfWords(bytes.substr(0, end), limits, budget, document.title);
  if (!pages) return 0;
  if (end < bytes.size())
    (void)read::ParsePdfDrawings(bytes.substr(end + kBetween.size()), budget, *pages);
  (void)read::page::ReadPages(std::move(*pages), limits, document);
  return 0;
}
