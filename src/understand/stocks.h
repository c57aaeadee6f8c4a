// Figures that tell all there are, or more than was promised: inside this room only. Pure.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "ledger/target.h"
#include "understand/statements.h"

namespace duban::understand {

bool HasAny(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

// 停车位总数达到5200个 for 新增停车位300个: all there are, whenever they came.
bool IsStock(const ledger::Target& target, const Statement& told);

// 新建、改建10座,其中新建6座 for 新建10座: the part says what was promised, the whole says more.
// `statement` is one of `all`.
bool IsToldByItsPart(const ledger::Target& target, const std::vector<Statement>& all,
                     const Statement& statement);

}  // namespace duban::understand
