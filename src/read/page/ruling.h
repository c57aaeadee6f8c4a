// Ruling lines to the cells that they enclose.
#pragma once

#include <cstdint>
#include <vector>

#include "read/page/page.h"

namespace duban::read::page {

// A cell between ruling lines, on the table's own rows and columns.
struct Region {
  Box box;
  uint32_t row = 0, column = 0;
  uint32_t row_span = 1, column_span = 1;
};

// A ruled table on one page. Regions come row by row.
struct Ruling {
  Box box;
  std::vector<double> xs, ys;  // borders of columns and rows, ascending
  std::vector<Region> regions;
};

// The tables that the rules form, top to bottom: rules that touch belong together; what has less
// than two rules in one of the directions is no table (a line under a heading, 三线表). Sides that
// were left open are closed where the crossing rules end.
std::vector<Ruling> FindRulings(const std::vector<Rule>& rules);

}  // namespace duban::read::page
