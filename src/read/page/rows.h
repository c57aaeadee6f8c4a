// Where the rows of a table without ruling lines begin.
#pragma once

#include <cstdint>
#include <vector>

#include "read/page/page.h"

namespace duban::read::page {

// A word of the table, the column that it stands in, and whether it is a running number.
struct PlacedWord {
  Box box;
  uint32_t column = 0;
  bool number = false;
};

// Running numbers tell the rows. They may be level with the first line of their row or, like all
// its cells, stand in the middle of it; then rows are parted at the bands that no text touches
// where most cells are set around their number. Without numbers a row begins with each line of
// `full_lines` (their tops, ascending): lines that fill most columns.
class Rows {
 public:
  // Precondition: at least one word; words come from top to bottom.
  Rows(size_t columns, const std::vector<PlacedWord>& words, std::vector<double> full_lines);

  // Index of the row that a box stands in; what is above the first number is row 0.
  uint32_t Of(const Box& box) const;
  uint32_t count() const { return static_cast<uint32_t>(tops_.size()) + 1; }

 private:
  std::vector<double> tops_;  // of all rows but the first, ascending
};

}  // namespace duban::read::page
