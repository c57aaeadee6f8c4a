// Entry points: IsDemandedBound, IsOppositeBound.
#include "understand/link/bounds.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

// The word of the list that stands right before the number; empty where none does.
template <typename Words>
std::string_view LastOf(std::string_view before, const Words& words) {
  std::string_view longest;
  for (const std::string_view word : words)
    if (before.ends_with(word) && word.size() > longest.size()) longest = word;
  return longest;
}

}  // namespace

bool IsDemandedBound(const Statement& told) {
  std::string_view before = base::Trim(told.own_before);
  const std::string_view bound = LastOf(before, kBelowWords);
  before.remove_suffix(bound.size());
  return !bound.empty() && EndsWithWordOf<kRequiringEnds>(base::Trim(before));
}

bool IsOppositeBound(const ledger::Target& target, const Statement& told) {
  if (!target.value) return false;
  const base::Decimal value = ReportedOf(target, told);
  const std::string_view before = base::Trim(told.own_before);
  const std::string_view least = LastOf(before, kAtLeastWords);
  const std::string_view most = LastOf(before, kAtMostWords);
  if (target.op == ledger::Operator::kAtMost)
    return !least.empty() && least.size() >= most.size() && value < *target.value;
  if (target.op != ledger::Operator::kAtLeast || Falls(target)) return false;
  return !most.empty() && most.size() > least.size() && value > *target.value;
}

}  // namespace duban::understand
