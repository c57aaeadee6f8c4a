// Tables of tasks in grids.
#pragma once

#include <optional>
#include <vector>

#include "table/grid.h"
#include "understand/assemble_table.h"

namespace duban::understand {

// The table in the grid, or nothing where it has no heading of a table of tasks. `before` is the
// table before it in the document, whose columns a grid without a heading may continue.
//
// Rows that lost merged cells are aligned by what their cells look like: where numbers do not stand
// in their column, or (`positions_lie`: pipes and tabs in plain text) where no number shows it.
std::optional<RawTable> ReadGrid(const table::Grid& grid, bool positions_lie,
                                 const RawTable* before);

}  // namespace duban::understand
