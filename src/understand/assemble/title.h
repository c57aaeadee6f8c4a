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

// Whether a line names a table by year and kind ("某县2031年上半年重点工作完成情况表"), or is the
// mark of an annex ("附件2"): what stands behind it is another table.
bool IsTitleLine(std::string_view line);

// 附件2, 附表1: the mark of an annex, and no text of a table.
bool IsAnnexMark(std::string_view line);

// The title without the mark of an annex before it: "附件1：…", "附表 二、…", "（附件）…". All of
// it where nothing else would be left, or the mark is a part of its words (附件目录清单).
std::string_view WithoutAnnexMark(std::string_view title);

// The line about the title that says up to when its figures are: "(截至2031年9月30日)",
// "数据截止时间：9月底". Empty where there is none.
std::string FindAsOfLine(const table::Document& document);

// The same in a note below the tables ("注：以上数据截至8月底。"), from 截至 on. Empty where there
// is none; a note on some rows only is none.
std::string FindAsOfNote(const table::Document& document);

}  // namespace duban::understand
