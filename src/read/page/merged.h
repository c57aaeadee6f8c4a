// Cells over several rows of a table without ruling lines: categories, mostly.
#pragma once

#include <cstdint>
#include <vector>

#include "read/page/lines.h"
#include "read/page/rows.h"

namespace duban::read::page {

constexpr uint32_t kCategoryColumns = 2;  // categories stand in one of the first columns

// The middles of a row's first and last line.
struct RowSpan {
  double top = 0, bottom = 0;
};

// Gives the lines of a column that has no cell in most rows to their rows. Texts that stand in the
// middle of groups which together are all rows from `first` on are merged cells. Otherwise a text
// belongs to the row that it is level with; where it is level with none, the rows around it are
// marked in `doubtful`. `pitch`: the distance of lines in a cell.
void PlaceMerged(uint32_t column, const std::vector<Line>& lines, const std::vector<RowSpan>& rows,
                 size_t first, double pitch, FoundRows& found, std::vector<char>& doubtful);

}  // namespace duban::read::page
