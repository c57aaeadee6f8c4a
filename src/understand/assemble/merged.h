// Cells that were merged over rows, in files that do not say so. Inside this room only. Pure.
#pragma once

#include <initializer_list>

#include "understand/assemble/table.h"

namespace duban::understand {

// Fills the gaps below the cells of those columns, each by itself, and tells it. That they were
// merged show the gaps, a third of the rows at least, the first row, which has no gap, and that no
// two rows below each other say the same.
void FillMerged(RawTable& table, std::initializer_list<Role> roles);

}  // namespace duban::understand
