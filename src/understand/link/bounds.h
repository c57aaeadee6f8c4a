// Figures that are told as a bound only: 不足62%, 低于4.2%. Inside this room only. Pure.
#pragma once

#include "ledger/target.h"
#include "understand/prose/statements.h"

namespace duban::understand {

// Whether what is told stands in front of its number as a demand and no result: 要求低于4.2%,
// 应低于4.2%, 不低于.
bool IsDemandedBound(const Statement& told);

// 不足62% for 60%以上, 不低于4.2% for 4.3%以内: where it lies is not told, and the bound is on the
// wrong side of it.
bool IsOppositeBound(const ledger::Target& target, const Statement& told);

}  // namespace duban::understand
