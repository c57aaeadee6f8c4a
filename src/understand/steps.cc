// Entry points: IsEarlierStep, IsOnlyTheSize, IsMovedByIt, IsOnlyLess, IsNominalBesideReal.
#include "understand/steps.h"

#include <algorithm>

#include "understand/earlier_steps_tsv.h"
#include "understand/fit.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;
using ledger::Target;

// Where the first of the words, parted by blanks, stands in the text; npos where none does.
size_t FirstOf(std::string_view words, std::string_view text) {
  size_t first = text.npos;
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    first = std::min(first, text.find(words.substr(0, end)));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return first;
}

bool HasOneOf(std::string_view words, std::string_view text) {
  return FirstOf(words, text) != text.npos;
}

bool EndsWithLess(std::string_view words) {
  return std::any_of(std::begin(kLesseningVerbs), std::end(kLesseningVerbs),
                     [&](std::string_view word) { return words.ends_with(word); });
}

std::string Promised(const Target& target) {
  return target.verb + target.object;
}

}  // namespace

bool IsEarlierStep(const Target& target, const Statement& told) {
  const std::string promised = Promised(target);
  return std::any_of(
      std::begin(kEarlierStepsRows), std::end(kEarlierStepsRows), [&](const EarlierStepsRow& row) {
        return HasOneOf(row.steps, told.own) && HasOneOf(row.wanted, promised) &&
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

bool IsOnlyLess(const Target& target, const Statement& told) {
  if (target.op != ledger::Operator::kAtMost || IsRate(target.dimension) || told.reaches)
    return false;
  return (HasWordOf<kLesseningVerbs>(told.verb) || EndsWithLess(told.own_before)) &&
         !HasWordOf<kLesseningVerbs>(Promised(target));
}

bool IsNominalBesideReal(const Target& target, const std::vector<Statement>& all,
                         const Statement& told) {
  if (!told.nominal || told.real || HasWordOf<kNominalWords>(target.object)) return false;
  constexpr size_t kNear = 2;  // statements on each side
  const auto i = static_cast<size_t>(&told - all.data());
  const auto last = std::min(all.size(), i + kNear + 1);
  return std::any_of(all.begin() + static_cast<ptrdiff_t>(i > kNear ? i - kNear : 0),
                     all.begin() + static_cast<ptrdiff_t>(last), [&](const Statement& other) {
                       return other.real && !other.nominal && other.sentence == told.sentence;
                     });
}

}  // namespace duban::understand
