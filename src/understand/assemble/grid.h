// Tables of tasks in grids.
#pragma once

#include <cstdint>
#include <vector>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// The tables in the grid, one below the other, each with a heading of its own; none where it has no
// heading of a table of tasks. `before` is the table before it in the document, whose columns a
// grid without a heading may continue.
//
// Rows that lost merged cells are aligned by what their cells look like: where numbers do not stand
// in their column, or (`positions_lie`: pipes and tabs in plain text) where no number shows it.
std::vector<RawTable> ReadGrid(const table::Grid& grid, bool positions_lie, const RawTable* before);

}  // namespace duban::understand
