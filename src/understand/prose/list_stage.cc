// Entry points: SpreadStages.
#include "understand/prose/list_stage.h"

#include <algorithm>

#include "base/utf8.h"

namespace duban::understand {
namespace {

// No verb, and nothing behind its number but its thing: 书屋 of 25所书屋和16个广场; not 2个已落户、
// 1个在谈.
bool TellsNothing(const Prose& prose, const Statement& now, const Statement& next) {
  if (!now.verb.empty() || now.work != Work::kUntold || now.negated || now.plan || now.growth)
    return false;
  const uint32_t from = now.quantity.span.end;
  const uint32_t to = std::max(from, now.reach.end);
  const std::string_view behind = base::Trim(prose.text.substr(from, to - from));
  return next.reach.begin >= to && (behind.empty() || behind == now.object);
}

// 16个广场正在施工: its stage stands behind it, and nothing that was done with it alone.
bool TellsItBehind(const Statement& last) {
  const bool open = last.work != Work::kUntold && last.work < Work::kFinished;
  return last.verb.empty() && (last.negated || last.plan || last.ongoing || open);
}

}  // namespace

void SpreadStages(Prose& prose) {
  auto& all = prose.statements;
  for (size_t i = all.size(); i-- > 1;) {
    const Statement& last = all[i];
    Statement& now = all[i - 1];
    if (!last.in_list || last.clause_index != now.clause_index || last.sub || last.rest ||
        !TellsItBehind(last) || !TellsNothing(prose, now, last))
      continue;
    now.work = last.work;
    now.step = last.step;
    now.negated = last.negated;
    now.plan = last.plan;
    now.ongoing |= last.ongoing;
  }
}

}  // namespace duban::understand
