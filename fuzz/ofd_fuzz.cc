// An OFD whose parts are hostile; the package around them is made here, so that checksums do not
// stand in the way. The input is Document.xml, pages P0.xml, P1.xml … and the template T.xml last,
// parted by lines "====".
#include "parts.h"
#include "read/archive_for_test.h"
#include "read/ofd.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace duban;
  const auto parts = fuzz::Split(fuzz::View(data, size));
  std::vector<std::pair<std::string, std::string>> package{
      {"OFD.xml", "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>"},
      {"D/Document.xml", parts[0]},
      {"D/T.xml", parts.back()}};
  for (size_t i = 1; i + 1 < parts.size(); ++i)
    package.emplace_back("D/P" + std::to_string(i - 1) + ".xml", parts[i]);
  table::Document document;
  (void)read::ReadOfd(read::MakeZip(package), fuzz::SmallLimits(), document);
  return 0;
}
