// The parts of a workbook around its sheets: which sheets there are, and the shared strings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/expected.h"
#include "port/system/zip.h"
#include "read/reader.h"

namespace duban::read {

struct Sheet {
  std::string name;
  std::string part;  // "xl/worksheets/sheet1.xml"
  bool hidden = false;
};

struct Workbook {
  std::vector<Sheet> sheets;
  bool since_1904 = false;
};

base::Expected<Workbook> ReadWorkbook(port::system::Zip& zip);

// Texts of xl/sharedStrings.xml in one buffer; text i stands at [ends[i-1], ends[i]).
struct SharedStrings {
  std::string buffer;
  std::vector<uint32_t> ends;
  size_t size() const { return ends.size(); }
  uint32_t Begin(size_t i) const { return i == 0 ? 0 : ends[i - 1]; }
};

base::Expected<SharedStrings> ReadSharedStrings(port::system::Zip& zip, const Limits& limits);

// Characters that XML forbids stand in a workbook as _x000D_: from `begin` on they become
// themselves, carriage returns nothing.
void MendEscapes(std::string& text, size_t begin);

}  // namespace duban::read
