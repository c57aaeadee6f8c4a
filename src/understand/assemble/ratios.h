// Three columns of figures in a table that came as lines: what is to be done, what is done, and its
// share in percent. The figures themselves tell in which of the three columns they stand.
//
// Pure; linear in the texts.
#pragma once

#include <optional>
#include <vector>

#include "understand/assemble/align.h"
#include "understand/assemble/table.h"

namespace duban::understand {

struct RatioColumns {
  size_t planned = 0, done = 0, rate = 0;  // each further right than the one before
};

// 目标任务 | 牵头单位 | 累计完成 | 完成率（%）: the column of the rates, the one in front of it,
// and the last goal in front of both; nothing where the headings do not say so.
std::optional<RatioColumns> FindRatioColumns(const std::vector<Column>& columns);

// Fixes 12000, 8640, 72 in their columns, where one figure behind the other is the share of two
// (and nothing but a unit stands between them), in two rows at least; and the text in front of a
// goal in the column of tasks, where it is no unit. The rates are the last texts of their rows to
// be fixed.
void FixRatios(const RatioColumns& ratios, const std::vector<Column>& columns,
               std::vector<Atom>& atoms);

// The column whose figures are the shares of what is done at `done` in what is planned, in each row
// that has all three and in two at least; nothing where there is none.
std::optional<size_t> SharesOf(const RawTable& table, size_t planned, size_t done);

// Whether the row says what is to be done and has figures of its own for how much of it is.
bool HasTargetAndResult(const RatioColumns& ratios, const RawTable& table, const RawRow& row);

}  // namespace duban::understand
