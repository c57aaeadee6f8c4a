// An XLSX whose parts are hostile; the package around them is made here, so that checksums do not
// stand in the way. The input is workbook.xml, its relations, sharedStrings.xml, styles.xml and
// sheets s1.xml, s2.xml …, parted by lines "====".
#include "parts.h"
#include "read/archive_for_test.h"
#include "read/xlsx.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace duban;
  const auto parts = fuzz::Split(fuzz::View(data, size));
  constexpr const char* kNames[] = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                    "xl/sharedStrings.xml", "xl/styles.xml"};
  std::vector<std::pair<std::string, std::string>> package;
  for (size_t i = 0; i < parts.size(); ++i)
    package.emplace_back(
        i < std::size(kNames) ? kNames[i] : "xl/s" + std::to_string(i - 3) + ".xml", parts[i]);
  table::Document document;
  (void)read::ReadXlsx(read::MakeZip(package), fuzz::SmallLimits(), document);
  return 0;
}
