// The headings of a grid: where a table of tasks begins, what its columns are called, where it is
// printed again.
//
// Pure; linear in the cells that are looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

inline constexpr uint32_t kMostColumns = 64;  // wider tables are no tables of tasks

struct Heading {
  std::vector<Column> columns;
  uint32_t first = 0;
  uint32_t end = 0;                                       // first row behind it
  uint32_t above = 0;                                     // first row of the lines over it
  uint32_t until = 0;                                     // first row that is none of its table
  std::vector<std::pair<uint32_t, uint32_t>> again = {};  // rows in which it is printed again
  bool stands = false;                                    // cells stand below their own heading
  bool moved = false;                                     // printed one column too far left
};

// The heading of the grid and those of further tables below it; printed again it begins none,
// unless the same tasks stand below it once more.
std::vector<Heading> FindHeadings(const table::Grid& grid);

// The first row of its heading, counted from 0; nothing where it has none.
std::optional<uint32_t> FindHeadingRow(const table::Grid& grid);

// Whether a row may be the first of a heading: its first cell is a heading word, and so are two
// more. Most rows are told by their first cell.
bool BeginsHeading(const table::Grid& grid, uint32_t row);

// Whether the row is that heading printed again.
bool IsHeadingAgain(const table::Grid& grid, uint32_t row, const Heading& heading);

// Two columns of one merged heading cell are one column with two cells: the second says no more.
void MergeTwins(const table::Grid& grid, Heading& heading);

// Where no heading says what is to be done and an unknown one stands over texts longer than names
// are, those texts are it, and the 项目 beside them are their names.
void FindContent(const table::Grid& grid, Heading& heading);

// 注：…, 备注：…: a line of notes.
bool IsRemark(std::string_view text);

}  // namespace duban::understand
