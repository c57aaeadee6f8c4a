// Tasks in running text, each followed by what was done of it, where neither a table nor owners
// part them: 任务安排 / 落实情况 as headings or labels, a numbered heading that is the promise over
// a paragraph that answers, a point that goes on from 截至9月底，… with its result, a notice that
// says 指标任务为….
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// Whether a title or a line tells how far set tasks are: 民生实事 with 完成情况.
bool TellsOfTasks(std::string_view text);

// The tasks in a run of paragraphs, each with its result in a column of its own; `title` is the
// document's. Nothing where the document does not say that it tells of set tasks, unless labels
// part every one. Pieces point into the paragraphs. Pure; any number of threads; time linear in the
// text.
std::optional<RawTable> ReadAnswered(const std::vector<const table::Paragraph*>& lines,
                                     std::string_view title);

// Parts each task from its result where the next sentence opens with a time or 已 ("新建冷库6座。
// 1-9月，建成4座"), if most tasks go so; the others are told as unsplit. Whether it did.
bool PartPoints(RawTable& table);

}  // namespace duban::understand
