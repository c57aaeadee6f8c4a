// Ruling lines to the cells that they enclose.
#pragma once

#include <cstdint>
#include <optional>
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
  std::vector<uint32_t> owners;  // which region each field belongs to, fields row after row

  size_t columns() const { return xs.size() - 1; }
  size_t rows() const { return ys.size() - 1; }
  // Index of the region that holds a point; nullopt outside of the table.
  std::optional<uint32_t> RegionAt(double x, double y) const;
};

// Which stretch between ascending borders holds a place; nullopt outside of them.
std::optional<uint32_t> StretchAt(const std::vector<double>& borders, double place);

// The tables that the rules form, top to bottom: rules that touch belong together; what has less
// than two rules in one of the directions is no table (a line under a heading, 三线表). Sides that
// were left open are closed where the crossing rules end. What has too many rules or fields for a
// page of a table is a drawing and is left out; `left_out` then becomes true.
std::vector<Ruling> FindRulings(const std::vector<Rule>& rules, bool& left_out);

}  // namespace duban::read::page
