// Entry points: IsOfWiderClass, IsOfWiderNoun.
#include "understand/link/wider_class.h"

#include "understand/link/fit.h"
#include "understand/prose/shares.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Target;
using ledger::TargetKind;

constexpr int kHalfMore = 15, kTwice = 20;  // tenths

// Whether told is more than `tenths` tenths of the promise.
bool IsMoreThan(const Target& target, const base::Decimal& told, int tenths) {
  const auto least = target.value->Times(base::Decimal(tenths)),
             tenfold = told.Times(base::Decimal(10));
  return least && tenfold && *tenfold > *least;
}

bool IsPlainVolume(const Promise& promise) {
  return promise.target->kind == TargetKind::kVolume && promise.parts.empty();
}

// 专利授权 of 发明专利授权, where the sentence names 发明 nowhere.
bool IsShorterNoun(std::string_view promised, const Answer& answer) {
  constexpr size_t kTwoLetters = 6;  // bytes
  const std::string_view told = answer.statement->object;
  return promised.size() >= told.size() + kTwoLetters && told.size() >= kTwoLetters &&
         promised.ends_with(told) &&
         answer.around.find(promised.substr(0, kTwoLetters)) == answer.around.npos;
}

// Whether one of the classes ends with the words: 规上 in front of 企业, not 老人 in front of
// 免费体检.
bool EndsWithClass(std::string_view words, uint64_t classes) {
  if (words.empty()) return false;
  size_t last = words.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(words[last]) & 0xC0) == 0x80) --last;
  return (ClassesIn(words, false) & ~ClassesIn(words.substr(0, last), false) & classes) != 0;
}

// 规上企业 for 企业, 女农民 for 农民: the class stands right before the noun that the answer has,
// or the noun is a part of its name.
bool RestrictsHead(std::string_view promised, std::string_view told, uint64_t classes) {
  if (EndsWithClass(promised, classes)) return true;
  return promised.ends_with(told) &&
         EndsWithClass(promised.substr(0, promised.size() - told.size()), classes);
}

}  // namespace

bool IsOfWiderClass(const Promise& promise, const Answer& answer) {
  const Target& target = *promise.target;
  const uint64_t wanted = promise.classes | promise.named;
  if (wanted == 0 || !promise.parts.empty()) return false;
  const uint64_t missing =
      wanted & ~ClassesIn(answer.around, true) & ~ClassesIn(answer.statement->object, true);
  const base::Decimal told = ReportedOf(target, *answer.statement);
  // A table of one class need not name it with each figure; twice as much is of more all the same.
  if ((missing & promise.classes) == 0)
    return missing != 0 && target.kind == TargetKind::kVolume &&
           target.op != ledger::Operator::kAtMost && IsMoreThan(target, told, kTwice);
  const bool at_most = target.op == ledger::Operator::kAtMost;
  if (target.kind != TargetKind::kVolume)
    return at_most ? told <= *target.value : told >= *target.value;
  const bool of_all = HasWordOf<kWordsOfAll>(answer.statement->object);
  return told != *target.value && (IsMoreThan(target, told, kHalfMore) || of_all);
}

bool IsOfWiderNoun(const Promise& promise, const Answer& answer) {
  const Target& target = *promise.target;
  if (!IsPlainVolume(promise) || answer.features.total == 0) return false;
  const bool shorter = IsShorterNoun(target.object, answer);
  if (answer.statement->object.empty() ||
      (!shorter && promise.wider.total == 0 && promise.classes == 0))
    return false;
  if (ReportedOf(target, *answer.statement) <= *target.value) return false;
  if (shorter && IsMoreThan(target, ReportedOf(target, *answer.statement), kTwice)) return true;
  // 学校 for 幼儿园: known only by the word for several kinds.
  const Resemblance plain = Compare(promise.features, answer.features);
  if (promise.wider.total > 0 && !plain.same_head && plain.fitting < 50 &&
      promise.wider.head == answer.features.head)
    return !IsNearlyAllOfWider(target.object);
  const uint64_t missing = promise.classes & ~ClassesIn(answer.around, true) &
                           ~ClassesIn(answer.statement->object, true);
  return missing != 0 && plain.same_head && plain.fitting >= 90 &&
         RestrictsHead(target.object, answer.statement->object, missing);
}

}  // namespace duban::understand
