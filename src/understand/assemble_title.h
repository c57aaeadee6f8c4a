// The document's own title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "table/grid.h"

namespace duban::understand {

// The line above the table that names it (…完成情况表, …任务分解); else the file's own title. Empty
// where there is neither.
std::string FindTitle(const table::Document& document);

// The line about the title that says up to when its figures are: "(截至2031年9月30日)",
// "数据截止时间：9月底". Empty where there is none.
std::string FindAsOfLine(const table::Document& document);

}  // namespace duban::understand
