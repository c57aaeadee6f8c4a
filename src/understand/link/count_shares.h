// Shares that stand behind a count and say how it is to be taken: 25条小巷已完成60%;
// 帮扶800人，完成年度任务的104%. Inside this room only. Pure.
#pragma once

#include "understand/link/linking.h"

namespace duban::understand {

// Whether a progress of less than all of it stands right behind the count: 改造小巷25条，完成60%.
// Money spent counts too, unless the count is told as done by a word of its own.
bool IsDoneInPart(const Prose& report, const Promise& promise, const Statement& told);

// 帮扶800人，完成年度任务的104% for 新增就业5000人: by the share behind it the count is of another
// task, or of a part of the year.
bool IsOfOtherTask(const std::vector<Statement>& all, const ledger::Target& target,
                   const Statement& told);

// 拟改造260口，占任务的100%; 培训5000人，完成年度任务的100%: the share is told of a count that did
// not answer the promise itself.
bool IsShareOfOtherCount(const Promise& promise, const Prose& report, const Statement& share);

// 占全省总任务的2%: of more than the government that promises.
bool IsOfWiderTask(const Promise& promise, const Statement& share);

}  // namespace duban::understand
