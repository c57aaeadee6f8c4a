// How a workbook shows its numbers: formats of xl/styles.xml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "port/system/zip.h"
#include "read/number_format.h"

namespace duban::read {

class NumberStyles {
 public:
  static base::Expected<NumberStyles> Read(port::system::Zip& zip);

  // A stored number as the cell shows it: "0.813" in a percent format is "81.3%", 45291 in a date
  // format "2023-12-31". Rounded as shown; without a format the figures that Excel keeps (15).
  std::string Show(std::string_view number, std::string_view style, bool since_1904) const;

 private:
  class Parser;
  std::vector<NumberFormat> formats_;
  std::vector<size_t> format_of_;  // per cell style
};

}  // namespace duban::read
