// What came of an earlier stage: 受理申请7.1万辆，兑付5.38万辆. Inside this room only. Pure.
#pragma once

#include <span>

#include "understand/link/linking.h"

namespace duban::understand {

// The figure behind `early` in its sentence that tells how many of those things have come to what
// was promised, where no other thing is named: 10个全部进场施工，其中4个已完工. Null where there is
// none. Precondition: `early` is a stage before the promised one, and one of `answers`' statements.
const Answer* CameOfIt(const Promise& promise, const Statement& early,
                       std::span<const Answer> answers);

}  // namespace duban::understand
