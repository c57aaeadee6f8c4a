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
    std::string text;    // "%1."
    bool apart = true;   // a tab or blank stands behind it
    bool legal = false;  // numbers of other levels are shown as digits
    bool restarts = true;
  };
  struct List {
    std::string style;          // its abstract number
    std::map<int, int> starts;  // levels that begin anew
    bool begun = false;
  };
  using Levels = std::array<Level, kLevels>;
  class Parser;

  // Counts one up at a level and gives the numbers of all levels.
  std::array<int, kLevels>& Count(List& list, const Levels& levels, size_t level);

  std::map<std::string, Levels, std::less<>> styles_;  // by abstract number
  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, std::array<int, kLevels>, std::less<>> counters_;  // by abstract number
};

}  // namespace duban::read
