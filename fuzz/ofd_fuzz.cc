// An OFD whose parts are hostile; the package around them is made here, so that checksums do not
// stand in the way. The input is Document.xml, pages P0.xml, P1.xml … and the template T.xml last,
// parted by lines "====".
#include <cstddef>
#include <cstdint>

#include "read/archive_for_test.h"
#include "read/ofd.h"

namespace {

std::vector<std::string> Split(std::string_view bytes) {
  constexpr std::string_view kBetween = "\n====\n";
  std::vector<std::string> parts;
  while (true) {
    const size_t end = std::min(bytes.find(kBetween), bytes.size());
    parts.emplace_back(bytes.substr(0, end));
    if (end == bytes.size()) return parts;
    bytes.remove_prefix(end + kBetween.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace duban;
  const auto parts = Split({reinterpret_cast<const char*>(data), size});
  std::vector<std::pair<std::string, std::string>> package{
      {"OFD.xml", "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>"},
      {"D/Document.xml", parts[0]},
      {"D/T.xml", parts.back()}};
  for (size_t i = 1; i + 1 < parts.size(); ++i)
    package.emplace_back("D/P" + std::to_string(i - 1) + ".xml", parts[i]);
  read::Limits limits;
  limits.cells = 200'000;
  limits.pages = 50;
  table::Document document;
  (void)read::ReadOfd(read::MakeZip(package), limits, document);
  return 0;
}
