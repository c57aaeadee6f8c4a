// Rows that have more cells than their heading: what a comma without quotes, a stray cell or a tab
// inside a text leaves.
//
// Such a row is put right where its cells, some neighbours joined, fit the columns in one way only;
// what fits a column the sound rows tell: numbers, people, units, sentences, other texts. Else the
// cells that fit where they stand stay there, and what stands beyond the headings, which may as
// well be a plan or a note, is kept as a further column and never judged; nor is the progress
// before it where it has figures too.
// Pure; linear in the cells of the grid, for the tries of a whole grid are limited.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "ledger/document.h"
#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// The rows of one table in a grid.
struct RowsUnderHeading {
  const std::vector<Column>* columns;  // of the whole grid
  uint32_t heading = 0;                // the last row of the heading
  std::vector<uint32_t> rows;          // that hold cells of tasks
};

// What becomes of a row.
struct SettledRow {
  uint32_t row = 0;
  std::vector<std::pair<table::Cell, std::string>> cells;  // instead of its own
};

// Of which, from column `standing` on, nothing but the task is to be read.
struct DoubtfulRow {
  uint32_t row = 0;
  uint32_t standing = 0;
};

// Steps of the search for such ways that one grid may take.
inline constexpr size_t kMostTriesOfGrid = 100'000;

struct Surplus {
  std::vector<SettledRow> settled;
  std::vector<DoubtfulRow> doubtful;  // by row
  // "cells-joined" for each row that was put right, "cells-beyond-headings" for all others.
  std::vector<ledger::Finding> findings;
};

// Nothing for sheets, which have notes beside their tables, and for printed pages, which are cut
// into cells by guess; nor for a column without a name that many rows fill. `tries`: what is left
// for the grid; once it is used up no row is put right.
Surplus FindSurplus(const table::Grid& grid, const RowsUnderHeading& table, size_t& tries);

// The grid with the settled rows instead of its own; null where there are none.
std::shared_ptr<const table::Grid> WithSettled(const table::Grid& grid,
                                               const std::vector<SettledRow>& settled);

}  // namespace duban::understand
