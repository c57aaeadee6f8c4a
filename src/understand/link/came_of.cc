// Entry points: CameOfIt.
#include "understand/link/came_of.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/prose/deed_words_tsv.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr uint32_t kFar = 2;  // clauses behind the early figure

// 第一批, 认定通过公示: of what the promise, an outcome or the order of batches says, nothing is
// left.
bool NamesNothingElse(const Promise& promise, const Statement& part) {
  // 城南新村、粮食局宿舍等4个: their names.
  constexpr std::string_view kAndOthers = "等";
  if (part.sub && part.own_before.find(kAndOthers) != part.own_before.npos) return true;
  const std::string_view object = part.object;
  for (size_t at = 0; at < object.size();) {
    const size_t outcome = SetOf<kOutcomeWords>().LongestAt(object, at);
    const size_t filler = SetOf<kOutcomeFillers>().LongestAt(object, at);
    if (outcome != base::WordSet::kNone || filler != base::WordSet::kNone) {
      at += outcome != base::WordSet::kNone ? kOutcomeWords[outcome].size()
                                            : kOutcomeFillers[filler].size();
      continue;
    }
    const base::CodePoint c = base::Decode(object, at);
    const bool known = promise.clause_text.find(object.substr(at, c.size)) != std::string::npos;
    if (base::IsHan(c.value) && !known) return false;
    at += c.size;
  }
  return true;
}

bool TellsAnOutcome(const Promise& promise, const Statement& part) {
  const ledger::Target& target = *promise.target;
  if (part.plan || part.negated || part.rest || part.aim || part.past || part.estimate ||
      part.growth || part.total)
    return false;
  if (part.work >= Work::kFinished && !part.verb_inherited) return true;
  const bool deed = !target.verb.empty() && part.own.find(target.verb) != part.own.npos;
  return deed || HasWordOf<kOutcomeWords>(part.own);
}

}  // namespace

const Answer* CameOfIt(const Promise& promise, const Statement& early,
                       std::span<const Answer> answers) {
  const ledger::Target& target = *promise.target;
  if (IsRate(target.dimension) || target.op == ledger::Operator::kAtMost) return nullptr;
  for (const Answer& answer : answers) {
    const Statement& part = *answer.statement;
    if (part.quantity.span.begin <= early.quantity.span.begin) continue;
    if (part.sentence != early.sentence || part.clause_index > early.clause_index + kFar) break;
    const auto amount = InUnitOf(target, part.quantity);
    const auto whole = InUnitOf(target, early.quantity);
    if (!amount || !whole || *amount > *whole) continue;
    if (TellsAnOutcome(promise, part) && NamesNothingElse(promise, part) && Satisfies(target, part))
      return &answer;
  }
  return nullptr;
}

}  // namespace duban::understand
