// Stages of work that are told without naming the promised thing. Inside this room only. Pure;
// linear in the report.
#pragma once

#include <optional>

#include "understand/link/linking.h"

namespace duban::understand {

// 主厂房已封顶，机组正在安装 for 新增日处理能力800吨: what a building gives, and it is being built.
std::optional<base::Span> YieldsOfGoingWork(const Promise& promise, const Prose& report);

// 室内装修完成80% for 新建小学1所, where nothing else was promised: a piece of building work, and
// no word of the whole being done.
std::optional<base::Span> PieceOfOnlyBuilding(const Promise& promise, const Prose& report);

// 进度至53% for 完成工程量50%, 投资完成率37.44% for 投资完成率50%: the progress itself was
// promised.
const Statement* ProgressPromised(const Promise& promise, const Prose& report);

}  // namespace duban::understand
