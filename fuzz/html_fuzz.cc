// Any page: its bytes are decoded as the page declares, then read.
#include "parts.h"
#include "port/text/encoding.h"
#include "read/html.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace duban;
  const std::string_view bytes = fuzz::View(data, size);
  const auto decoded = port::text::DecodeText(bytes, read::DeclaredCharset(bytes));
  table::Document document;
  if (decoded) (void)read::ReadHtml(decoded->text(), fuzz::SmallLimits(), document);
  return 0;
}
