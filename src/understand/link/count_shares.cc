// Entry points: IsDoneInPart, IsOfOtherTask, IsShareOfOtherCount, IsOfWiderTask.
#include "understand/link/count_shares.h"

#include <algorithm>

#include "understand/link/fit.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;

bool IsAmount(Dimension dimension) {
  return dimension == Dimension::kCount || dimension == Dimension::kLength ||
         dimension == Dimension::kArea;
}

// Every letter is of the promise or one of those that tell a progress: 绿化率 says something else.
bool SaysOnlyProgress(std::string_view words, const Promise& promise) {
  constexpr std::string_view kLetters =
      "整体形象进度工程量完成至达到已累计总体为目前截项实际率约现投资占的竣工建成仅";
  return IsSpelledBy(words, promise.clause_text, kLetters);
}

// The statement of the share behind a count, money alone between the two; null where none is.
const Statement* ShareBehind(const std::vector<Statement>& all, const Statement& told) {
  auto next = static_cast<size_t>(&told - all.data()) + 1;
  uint32_t clause = told.clause_index;
  if (next < all.size() && all[next].quantity.dimension == Dimension::kMoney &&
      all[next].clause_index <= clause + 1)
    clause = all[next++].clause_index;
  if (next >= all.size()) return nullptr;
  const Statement& share = all[next];
  const bool follows = share.sentence == told.sentence && share.clause_index <= clause + 1 &&
                       share.quantity.unit == "%" && !share.growth && !share.plan && !share.past &&
                       !share.sub && !share.aim;
  return follows ? &share : nullptr;
}

}  // namespace

bool IsDoneInPart(const Prose& report, const Promise& promise, const Statement& told) {
  const ledger::Target& target = *promise.target;
  const bool begun =
      target.stage == ledger::Stage::kStarted || target.stage == ledger::Stage::kAdvanced;
  if (!IsAmount(target.dimension) || begun || promise.clause_text.find("%") != std::string::npos)
    return false;
  const Statement* share = ShareBehind(report.statements, told);
  if (!share || share->share || share->quantity.value >= base::Decimal(100)) return false;
  const auto hundredfold = ReportedOf(target, told).Times(base::Decimal(100));
  const auto own = hundredfold && !target.value->IsZero() ? hundredfold->DividedBy(*target.value, 4)
                                                          : std::nullopt;
  const auto gap = own ? own->Minus(share->quantity.value) : std::nullopt;
  if (!gap || *gap < base::Decimal(2)) return false;
  // Up to the share, in its own clause; behind the count itself, where both are of one.
  const uint32_t begin = std::max(told.quantity.span.end, share->clause.begin);
  if (begin >= share->quantity.number.begin) return false;
  const std::string_view words = report.text.substr(begin, share->quantity.number.begin - begin);
  if (!HasWordOf<kProgressMarks>(words) || !SaysOnlyProgress(words, promise)) return false;
  const bool spent = words.find("投资") != words.npos;
  return !spent || !HasWordOf<kDoneParts>(told.own);
}

bool IsOfOtherTask(const std::vector<Statement>& all, const ledger::Target& target,
                   const Statement& told) {
  const auto next = static_cast<size_t>(&told - all.data()) + 1;
  if (!IsAmount(target.dimension) || next >= all.size()) return false;
  const Statement& share = all[next];
  const bool follows = (share.share || share.completion) && share.sentence == told.sentence &&
                       share.clause_index <= told.clause_index + 1 && share.quantity.unit == "%";
  const auto twice = ReportedOf(target, told).Times(base::Decimal(2));
  return follows && share.quantity.value >= base::Decimal(100) && twice && *twice < *target.value;
}

bool IsShareOfOtherCount(const Promise& promise, const Prose& report, const Statement& share) {
  const ledger::Target& target = *promise.target;
  if (&share == report.statements.data() || !IsAmount(target.dimension)) return false;
  const Statement& count = *(&share - 1);
  return count.sentence == share.sentence && share.clause_index <= count.clause_index + 1 &&
         share.quantity.value >= base::Decimal(100) && !count.sub && !count.whole &&
         InUnitOf(target, count.quantity).has_value();
}

bool IsOfWiderTask(const Promise& promise, const Statement& share) {
  if (IsOfWiderArea(promise, share)) return true;
  return std::any_of(std::begin(kWiderTasks), std::end(kWiderTasks), [&](std::string_view word) {
    return share.own_before.find(word) != share.own_before.npos &&
           promise.clause_text.find(word) == std::string::npos;
  });
}

}  // namespace duban::understand
