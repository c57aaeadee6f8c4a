// Rows of a grid that are no task: one text over all columns, or sums beside a merged text.
//
// Texts are views into the grid. Pure; each is linear in the row.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// The text of a row that is one cell over (nearly) all columns; nothing for another row.
std::optional<std::string_view> WideText(const table::Grid& grid, uint32_t row);

// 合计（2个） or 一、续建项目（1个）, merged over the columns of number and task, beside figures
// and empty cells only: the text of the merged cell. Nothing for another row.
std::optional<std::string_view> SumText(const table::Grid& grid, uint32_t row,
                                        const std::vector<Column>& columns);

}  // namespace duban::understand
