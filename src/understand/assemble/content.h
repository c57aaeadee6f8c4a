// Which of several columns says what is promised.
//
// Headings do not always tell: 实事项目 stands over promises, or over names beside 承诺内容. Pure;
// any number of threads.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "understand/assemble/table.h"

namespace duban::understand {

// Gives the text of a cell; empty where there is none.
using CellText = std::function<std::string_view(size_t row, size_t column)>;

// Whether the text has an amount with a unit.
bool HoldsAmount(std::string_view text);

// Takes the column full of amounts as the content, where the headings name one that is nearly
// without: that becomes the category, or an extra column where the table has one. Roles may be
// settled or not. Adds a finding.
void ChooseContent(std::vector<Column>& columns, size_t rows, const CellText& text,
                   std::vector<ledger::Finding>& findings);

}  // namespace duban::understand
