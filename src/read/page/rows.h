// Where the rows of a table without ruling lines begin.
//
// Nothing on the paper parts such rows; their texts only look as if. All ways to part a page at
// bands that no text touches are compared: how cells are set (all to the top, all to the middle,
// or each column its own way), the distance of lines, full lines that must go on, and running
// numbers, of which each row has one. Where two ways are nearly as good, the rows in which they
// differ are doubtful and are told to be. Values; one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "read/page/lines.h"

namespace duban::read::page {

enum class Align { kTop, kMiddle };

// A cell that reaches over several rows, as a category does. Lines [begin, end) of its column.
struct MergedCell {
  uint32_t column = 0, row = 0, row_span = 1;
  size_t begin = 0, end = 0;
};

struct FoundRows {
  uint32_t count = 0;
  std::vector<std::vector<uint32_t>> row_of;  // per column, the row of each of its lines
  std::vector<MergedCell> merged;
  std::vector<uint32_t> doubtful;  // rows, ascending
};

// What the pages before showed of the table: how each column is set. Empty at first.
using Aligns = std::vector<Align>;

// `columns`: the lines of each column, top to bottom; at least one column and one line. `aligns`
// is taken as a hint and filled. Too many lines for a page are parted at running numbers alone,
// all rows doubtful.
FoundRows FindRows(const std::vector<std::vector<Line>>& columns, Aligns& aligns);

}  // namespace duban::read::page
