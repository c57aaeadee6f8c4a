// Amounts that the text lists as parts of one promise, added up: 3家中心、7个站点 for
// 中心及站点10家; 新建6座、改建9座 for 新建、改建15座; 市级6个、区级10个 for 专科14个. Inside this
// room only. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "understand/link/linking.h"

namespace duban::understand {

// The first list of two parts or more; nothing where there is none, or where one of them reaches
// the promise alone. `chosen` is the answer that the promise was paired with, -1 for none; `taken`
// are the answers of all promises, parallel to `answers`; `alone` says that no other promise of the
// task has this unit.
std::optional<Link> PartsOf(const Promise& promise, std::span<const Answer> answers, int chosen,
                            const std::vector<bool>& taken, bool alone);

}  // namespace duban::understand
