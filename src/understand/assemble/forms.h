// A form per task: every label stands on the left of its value.
#pragma once

#include <optional>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// "工作任务 | 新建…" over "责任单位 | 区教育局 | 责任领导 | …" over "进展情况 | …": the rows of all
// such grids of a document, in order. Nothing where no grid names what is to be done and two things
// more. Linear in the cells; grids of more than 400 rows are none.
std::optional<RawTable> ReadForms(const table::Document& document);

// Whether the labels of the tasks stand in the first column and each further column is a task: read
// row by row such a table says nothing.
bool IsTransposed(const table::Grid& grid);

}  // namespace duban::understand
