// A DOCX whose parts are hostile; the package around them is made here, so that checksums do not
// stand in the way. The input is document.xml, numbering.xml and styles.xml, parted by lines
// "====".
#include "parts.h"
#include "read/archive_for_test.h"
#include "read/docx.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace duban;
  const auto parts = fuzz::Split(fuzz::View(data, size));
  constexpr const char* kNames[] = {"word/document.xml", "word/numbering.xml", "word/styles.xml"};
  std::vector<std::pair<std::string, std::string>> package;
  for (size_t i = 0; i < std::min(parts.size(), std::size(kNames)); ++i)
    package.emplace_back(kNames[i], parts[i]);
  table::Document document;
  (void)read::ReadDocx(read::MakeZip(package), fuzz::SmallLimits(), document);
  return 0;
}
