// A bulletin's item, where promise and result stand in the same words: 完成年度目标130亿元的74.1%,
// 低于年度目标1.9个百分点, 目标为310公里,已超出12公里.
//
// A promise is told (年度目标130亿元), or follows from a result and its gap to the promise. Where
// only the gap is told, the class follows from its direction and no figure is made up. A share of a
// promise that is not told (达年度目标的77%) gives no promise. Inside this room only. Pure; linear
// in the text but for the statements of one sentence, of which the nearest count.
#pragma once

#include <optional>
#include <string_view>

#include "ledger/period.h"
#include "ledger/target.h"

namespace duban::understand {

// Spans of targets and verdicts are bytes of `text`.
ledger::Reading ReadToldTask(std::string_view text, const std::optional<ledger::Period>& period);

}  // namespace duban::understand
