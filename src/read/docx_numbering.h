// The numbers that Word makes for paragraphs of a list (word/numbering.xml).
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "port/system/zip.h"

namespace duban::read {

class ListNumbers {
 public:
  // A document without lists has no such part: then no paragraph is numbered.
  static base::Expected<ListNumbers> Read(port::system::Zip& zip);

  // The next number of a list at a level, worded as the list says ("3.", "（二）"); empty for
  // bullets and unknown lists. Counts: to be called once per paragraph, in order.
  std::string Next(std::string_view list, int level);

 private:
  static constexpr int kLevels = 9;
  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;  // "%1."
  };
  using Levels = std::array<Level, kLevels>;
  class Parser;

  std::map<std::string, Levels, std::less<>> styles_;                      // by abstract number
  std::map<std::string, std::string, std::less<>> style_of_;               // list → abstract number
  std::map<std::string, std::array<int, kLevels>, std::less<>> counters_;  // by abstract number
};

// 1 → 一, 21 → 二十一; numbers above 99 stay digits.
std::string HanNumber(int number);

}  // namespace duban::read
