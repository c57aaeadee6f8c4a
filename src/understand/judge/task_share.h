// Whether a percentage tells how much of the whole task is done: 60% alone, 已完成年度任务的60%.
// Inside this room only. Pure.
#pragma once

#include "understand/prose/statements.h"

namespace duban::understand {

// `things`: so many things were promised, and not a rate.
bool IsOfWholeTask(const Prose& report, const Statement& percent, bool things);

}  // namespace duban::understand
