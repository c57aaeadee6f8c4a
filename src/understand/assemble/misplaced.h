// Tables whose cells stand elsewhere than their heading says: merged cells that are lost, a number
// that has no heading.
//
// Pure; linear in the cells times the square of the columns.
#pragma once

#include <optional>

#include "table/grid.h"
#include "understand/assemble/headings.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// A heading without 序号 over rows that have a number in front. Where its first word is known and
// nothing stands over the last column, the heading may stand one column too far left: it is moved
// where the cells then fit better.
void AddNumberColumn(const table::Grid& grid, Heading& heading);

// Every row put into the columns by what its cells look like.
RawTable ReadMisplaced(const table::Grid& grid, Heading heading);

// The same where enough rows look misplaced and fewer do behind it; else nothing. `lines`: of plain
// text, in which empty cells vanish.
std::optional<RawTable> ReadWhereMisplaced(const table::Grid& grid, const Heading& heading,
                                           bool lines);

}  // namespace duban::understand
