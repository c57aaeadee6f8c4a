// Entry points: IsEarlierStep, IsOnlyTheSize, IsMovedByIt, IsOnlyLess, IsNominal.
#include "understand/steps.h"

#include <algorithm>
#include <vector>

#include "base/word_set.h"
#include "understand/earlier_steps_tsv.h"
#include "understand/fit.h"
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
  return HasWordOf<kTouchingWords>(told.own_before) && !HasWordOf<kTouchingWords>(Promised(target));
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
