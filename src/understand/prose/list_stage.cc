// Entry points: SpreadStages.
#include "understand/prose/list_stage.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/prose/deed_words_tsv.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

// No verb, and nothing behind its number but its thing: 书屋 of 25所书屋和16个广场; not 2个已落户、
// 1个在谈.
bool TellsNothing(const Prose& prose, const Statement& now, const Statement& next) {
  // 新建25所书屋、16个广场尚未开工: what both promise, and not what was done.
  const bool bare = now.verb.empty() || (next.verb_inherited && Builds(now.verb));
  if (!bare || now.work != Work::kUntold || now.negated || now.plan || now.growth) return false;
  const uint32_t from = now.quantity.span.end;
  const uint32_t to = std::max(from, now.reach.end);
  const std::string_view behind = base::Trim(prose.text.substr(from, to - from));
  return next.reach.begin >= to && (behind.empty() || behind == now.object);
}

// 16个广场均推迟到明年: a halt, or words that take the deed back, behind the number.
bool IsHaltedBehind(const Prose& prose, const Statement& last) {
  const uint32_t from = last.quantity.span.end, to = std::max(from, last.clause.end);
  const std::string_view behind = prose.text.substr(from, to - from);
  return (HasWordOf<kStalledWords>(behind) || HasWordOf<kDisablingWords>(behind)) &&
         !HasWordOf<kDoneAfterAll>(behind);
}

// 16个广场正在施工: its stage stands behind it, and nothing that was done with it alone.
bool TellsItBehind(const Prose& prose, const Statement& last) {
  const bool open = last.work != Work::kUntold && last.work < Work::kFinished;
  const bool own_verb = !last.verb.empty() && !last.verb_inherited;
  return !own_verb && (last.negated || last.plan || last.aim || last.ongoing || open ||
                       IsHaltedBehind(prose, last));
}

// 完成25所书屋和16个广场的选址: the step behind the last thing is all that was completed of each.
bool SharesAStep(const Statement& now, const Statement& last) {
  return last.verb_inherited && now.verb == last.verb && now.work >= Work::kFinished &&
         IsPreparation(last.work);
}

// 25所书屋，16个广场均在施工: parted by no more than a comma, and told of both.
bool Follows(const Prose& prose, const Statement& now, const Statement& last) {
  if (last.clause_index == now.clause_index) return last.in_list;
  constexpr std::string_view kComma = "，", kBoth = "均";
  const uint32_t from = last.quantity.span.end;
  const std::string_view behind = prose.text.substr(from, std::max(from, last.clause.end) - from);
  if (behind.find(kBoth) == behind.npos) return false;
  return last.clause_index == now.clause_index + 1 && last.sentence == now.sentence &&
         now.verb.empty() && now.reach.end == now.clause.end &&
         last.reach.begin <= last.clause.begin &&
         (prose.text.substr(now.clause.end).starts_with(kComma) ||
          prose.text.substr(now.clause.end).starts_with(","));
}

}  // namespace

void SpreadStages(Prose& prose) {
  auto& all = prose.statements;
  for (size_t i = all.size(); i-- > 1;) {
    const Statement& last = all[i];
    Statement& now = all[i - 1];
    if (!Follows(prose, now, last) || last.sub || last.rest) continue;
    const bool step = SharesAStep(now, last);
    if (!step && (!TellsItBehind(prose, last) || !TellsNothing(prose, now, last))) continue;
    now.work = last.work;
    now.step = last.step;
    now.negated = last.negated || IsHaltedBehind(prose, last);
    now.plan = last.plan;
    now.aim |= last.aim;
    now.ongoing |= last.ongoing;
  }
}

}  // namespace duban::understand
