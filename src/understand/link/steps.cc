// Entry points: IsEarlierStep, IsOfAnotherDeed, IsOnlyTheSize, IsMovedByIt, IsOnlyLess, IsNominal.
#include "understand/link/steps.h"

#include <algorithm>
#include <vector>

#include "base/word_set.h"
#include "understand/link/earlier_steps_tsv.h"
#include "understand/link/fit.h"
#include "understand/prose/lexer.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;
using ledger::Target;

// Calls look(word) for each of the words, parted by blanks, until it returns true; whether it did.
bool EachWord(std::string_view words, const auto& look) {
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    if (look(words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool HasOneOf(std::string_view words, std::string_view text) {
  return EachWord(words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

// The steps of all rows in one set, so that a text without any is known by one look.
class AllSteps {
 public:
  AllSteps() : set_((Fill(), words_)) {}

  // Whether a row whose step the text tells passes the test.
  bool AnyRow(std::string_view text, const auto& test) const {
    return set_.EachIn(text, [&](size_t, size_t word) { return test(*rows_[word]); });
  }

 private:
  void Fill() {
    for (const EarlierStepsRow& row : kEarlierStepsRows)
      EachWord(row.steps, [&](std::string_view word) {
        words_.push_back(word);
        rows_.push_back(&row);
        return false;
      });
  }

  std::vector<std::string_view> words_;
  std::vector<const EarlierStepsRow*> rows_;  // parallel to words_
  base::WordSet set_;
};

bool EndsWithLess(std::string_view words) {
  return std::any_of(std::begin(kLesseningVerbs), std::end(kLesseningVerbs),
                     [&](std::string_view word) { return words.ends_with(word); });
}

std::string Promised(const Target& target) {
  return target.verb + target.object;
}

}  // namespace

bool IsEarlierStep(const Target& target, const Statement& told) {
  static const AllSteps steps;
  return steps.AnyRow(told.own, [&](const EarlierStepsRow& row) {
    const std::string promised = Promised(target);
    return HasOneOf(row.wanted, promised) &&
           (row.things.empty() || HasOneOf(row.things, target.object + target.unit)) &&
           !HasOneOf(row.steps, promised) && !HasOneOf(row.done, told.own);
  });
}

bool IsOnlyTheSize(const Target& target, const Statement& told) {
  if (target.dimension != Dimension::kMoney || !HasWordOf<kSizeWords>(told.own_before))
    return false;
  const std::string promised = Promised(target);
  const bool spent = promised.find("投资") != promised.npos || HasWordOf<kPaidWords>(promised);
  return spent && !HasWordOf<kSizeWords>(promised) && !HasWordOf<kGatheringVerbs>(target.verb) &&
         !HasWordOf<kSpentWords>(told.own_before);
}

bool IsMovedByIt(const Target& target, const Statement& told, std::string_view& moved) {
  const auto by = EarliestOf<kMovingWords>(told.own_before);
  if (by.word.empty() || HasWordOf<kMovingWords>(Promised(target))) return false;
  moved = told.own_before.substr(by.at + by.word.size());
  return true;
}

bool IsOfLowerContest(const Target& target, const Statement& told) {
  if (target.object.find("全国") == std::string::npos) return false;
  return !HasWordOf<kNationWide>(told.own_before) && HasWordOf<kLowerContests>(told.own_before);
}

bool IsOnlyTouched(const Target& target, const Statement& told) {
  return !told.all_done && HasWordOf<kTouchingWords>(told.own_before) &&
         !HasWordOf<kTouchingWords>(Promised(target));
}

std::string_view DeedBehind(std::string_view words) {
  constexpr size_t kLetter = 3, kTwoLetters = 6;  // bytes
  for (const Word& word : FindWords(words)) {
    if (word.role == WordRole::kPlan || word.role == WordRole::kNegation) return {};
    if (word.role != WordRole::kVerb || word.span.begin < kTwoLetters) continue;
    const std::string_view behind = words.substr(word.span.end);
    return behind.size() > kLetter ? behind : std::string_view();
  }
  return {};
}

bool IsOfAnotherDeed(const Promise& promise, const Statement& told) {
  constexpr int kTelling = 100;  // 建设任务 and its like tell nothing
  if (promise.deed.total < kTelling) return false;
  const auto number = told.own_before.size() + told.quantity.span.size();
  if (number >= told.own.size()) return false;
  const std::string_view behind = told.own.substr(number);
  constexpr int kAlike = 40;
  if (const Features deed = FeaturesOf(DeedBehind(behind)); deed.total >= kTelling) {
    const Resemblance likeness = Compare(promise.deed, deed);
    return likeness.covered < kAlike && likeness.fitting < kAlike;
  }
  // 65%的乡镇通天然气: more than whom it was done for stands there, by words that are not known.
  if (promise.target->unit != "%") return false;
  constexpr int kMost = 60;
  const Features all = FeaturesOf(behind);
  return Compare(promise.deed, all).shared == 0 && all.total >= 2 * kTelling &&
         Compare(promise.features, all).fitting < kMost;
}

// 可网办率: 可 and at most four letters before 率.
static bool HasPossibleRate(std::string_view object) {
  constexpr std::string_view kCan = "可", kRate = "率";
  constexpr size_t kNear = 12;  // bytes
  const size_t can = object.rfind(kCan);
  if (can == object.npos) return false;
  const size_t rate = object.find(kRate, can);
  return rate != object.npos && rate - can - kCan.size() <= kNear;
}

bool IsShareOfLess(const Promise& promise, const Statement& told) {
  if (!IsRate(promise.target->dimension)) return false;
  const std::string_view promised = promise.clause_text;
  const bool of_new = HasWordOf<kIncrementWords>(promised) || HasWordOf<kSharesOfNew>(promised) ||
                      promised.find("新购") != promised.npos;
  if (HasWordOf<kSharesOfNew>(told.own_before) && !of_new) return true;
  // 新增公务用车新能源占比100%.
  const bool new_ones = told.verb == "新增" || told.verb == "新购" || told.verb == "新购置";
  if (new_ones && promise.target->kind == ledger::TargetKind::kLevel && !of_new) return true;
  if (HasPossibleRate(told.object) && !HasPossibleRate(promised)) return true;
  return HasWordOf<kRecognisingWords>(promised) && HasWordOf<kTakingPartWords>(told.own_before) &&
         !HasWordOf<kTakingPartWords>(promised);
}

bool IsUpkeep(const Target& target, const Statement& told) {
  const auto ends = [](std::string_view object) {
    return std::any_of(std::begin(kUpkeepWorks), std::end(kUpkeepWorks),
                       [&](std::string_view work) { return object.ends_with(work); });
  };
  return !target.verb.empty() && Builds(target.verb) && ends(told.object) && !ends(target.object);
}

bool IsOnlyLess(const Target& target, const Statement& told) {
  if (target.op != ledger::Operator::kAtMost || IsRate(target.dimension) || told.reaches)
    return false;
  return (HasWordOf<kLesseningVerbs>(told.verb) || EndsWithLess(told.own_before)) &&
         !HasWordOf<kLesseningVerbs>(Promised(target));
}

bool IsNominal(const Target& target, std::string_view clause, const std::vector<Statement>& all,
               const Statement& told) {
  if (!told.nominal || told.real || HasWordOf<kNominalWords>(clause)) return false;
  if (HasWordOf<kProductWords>(target.object)) return true;
  constexpr size_t kNear = 2;  // statements on each side
  const auto i = static_cast<size_t>(&told - all.data());
  const auto last = std::min(all.size(), i + kNear + 1);
  return std::any_of(all.begin() + static_cast<ptrdiff_t>(i > kNear ? i - kNear : 0),
                     all.begin() + static_cast<ptrdiff_t>(last), [&](const Statement& other) {
                       return other.real && !other.nominal && other.sentence == told.sentence;
                     });
}

}  // namespace duban::understand
