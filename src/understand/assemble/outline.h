// Tasks in numbered prose without a table and without owners: a work report (一、 （一） 1. ①), a
// list of points, a bulletin that tells one result per number.
//
// Each number that has no numbers below it is a task; what stands above it is its category. Pure;
// any number of threads; time linear in the text.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// What a title says that the prose below it is.
enum class ProseKind {
  kNone,    // nothing about tasks: such prose is not read
  kPlan,    // 政府工作报告, 任务分解, 工作要点: promises
  kReport,  // …完成情况, …进展情况通报: results
};
ProseKind ProseKindOf(std::string_view title);

// Of a plan only what is promised: reviews of the past year, guiding ideas and orders about the
// work itself are left out. None where fewer than two tasks are found.
std::optional<RawTable> ReadOutline(const std::vector<const table::Paragraph*>& lines,
                                    ProseKind kind);

}  // namespace duban::understand
