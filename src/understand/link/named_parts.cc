// Entry points: NamesSeveralDeeds, PartBearsIt, BearsIt, IsBesideIt, IsOpenByItsParts.
#include "understand/link/named_parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr size_t kMostParts = 4;
constexpr size_t kTwoLetters = 6;  // bytes

// The parts behind a whole: they begin with 其中 in its sentence, or with the sentence behind it.
template <typename Test>
bool AnyPart(const std::vector<Statement>& all, const Statement& whole, const Test& test) {
  const auto i = static_cast<size_t>(&whole - all.data());
  const size_t last = std::min(all.size(), i + 1 + kMostParts);
  if (i + 1 >= all.size() || !all[i + 1].sub) return false;
  for (size_t j = i + 1; j < last; ++j) {
    const Statement& part = all[j];
    const Statement& before = all[j - 1];
    if (part.quantity.unit != whole.quantity.unit || part.quantity.value >= whole.quantity.value)
      return false;
    const bool follows =
        j == i + 1 ? before.sentence + 1 >= part.sentence : before.sentence == part.sentence;
    if (!follows || part.clause_index > before.clause_index + 1) return false;
    if (test(part)) return true;
  }
  return false;
}

bool IsPartDeed(std::string_view verb) {
  return std::find(std::begin(kPartDeeds), std::end(kPartDeeds), verb) != std::end(kPartDeeds);
}

// 2023年建成4所、今年建成6所.
bool IsOfYearBefore(const std::vector<Statement>& all, const Statement& part) {
  constexpr std::string_view kYear = "年", kThis = "今年";
  const auto next = static_cast<size_t>(&part - all.data()) + 1;
  const size_t at = part.own_before.find(kYear);
  const bool dated = at != part.own_before.npos && at > 0 && part.own_before[at - 1] >= '0' &&
                     part.own_before[at - 1] <= '9';
  return dated && next < all.size() && all[next].own_before.find(kThis) != std::string_view::npos;
}

}  // namespace

bool NamesSeveralDeeds(const ledger::Target& target) {
  const std::string deeds = target.verb + target.object.substr(0, 2 * kTwoLetters);
  for (const std::string_view joint : {"或", "（", "("})
    if (deeds.find(joint) != deeds.npos) return true;
  for (const std::string_view joint : {"、", "和", "及", "与"})
    if (target.verb.find(joint) != std::string::npos) return true;
  size_t known = 0;
  for (const std::string_view deed : kPartDeeds) known += target.verb.find(deed) != deed.npos;
  return known > 1 || target.verb.find("改扩建") != std::string::npos ||
         target.verb.find("新改") != std::string::npos;
}

bool BearsIt(const Promise& promise, const Statement& whole, const Statement& part) {
  const ledger::Target& target = *promise.target;
  if (IsRate(target.dimension) || target.verb.empty() || NamesSeveralDeeds(target)) return false;
  const bool promised_deed = IsPartDeed(target.verb);
  // 完成新建22个, 完成管网改造55公里.
  const bool whole_has_it = whole.own.find(target.verb) != std::string_view::npos;
  if (promised_deed && !whole_has_it && part.verb == target.verb && !part.verb_inherited)
    return true;
  if (!promise.parts.empty()) return false;
  // 工业 of 规上工业企业, which the whole lacks.
  return part.object.size() >= kTwoLetters && part.sub && part.object.size() <= 2 * kTwoLetters &&
         target.object.find(part.object) != std::string::npos && !whole.object.empty() &&
         !target.object.ends_with(part.object) &&
         whole.object.find(part.object) == std::string::npos &&
         whole.own_before.find(part.object) == whole.own_before.npos && target.verb == whole.verb &&
         whole.object.size() < target.object.size();
}

bool PartBearsIt(const std::vector<Statement>& all, const Promise& promise,
                 const Statement& whole) {
  return AnyPart(all, whole, [&](const Statement& part) { return BearsIt(promise, whole, part); });
}

bool IsBesideIt(const std::vector<Statement>& all, const Promise& promise, const Statement& told) {
  const ledger::Target& target = *promise.target;
  if (&told == all.data() || !IsPartDeed(target.verb) || !IsPartDeed(told.verb) ||
      told.verb_inherited || NamesSeveralDeeds(target) ||
      promise.clause_text.find(told.verb) != std::string::npos)
    return false;
  const Statement& before = *(&told - 1);
  return before.sentence == told.sentence && before.clause_index + 1 >= told.clause_index &&
         before.quantity.unit == told.quantity.unit && before.verb == target.verb;
}

bool IsOpenByItsParts(const Prose& report, const Promise& promise, const Statement& whole) {
  const ledger::Target& target = *promise.target;
  if (IsRate(target.dimension) || target.stage == ledger::Stage::kStarted ||
      target.stage == ledger::Stage::kAdvanced)
    return false;
  const bool made =
      HasWordOf<kDoneParts>(whole.own) || (!Builds(whole.verb) && !IsPartDeed(whole.verb));
  return AnyPart(report.statements, whole, [&](const Statement& part) {
    const uint32_t begin = std::max(whole.quantity.span.end, part.clause.begin);
    const std::string_view own = part.own;
    if (part.told_year != 0 || begin >= part.clause.end) return false;
    const bool waits = HasWordOf<kWaitingParts>(own);
    // Of a whole that is not told as made itself, some are.
    const bool some_made =
        !made && part.sub && part.work >= Work::kFinished && HasWordOf<kMadeBehind>(own);
    return (waits && !HasWordOf<kWaitingParts>(promise.clause_text)) || some_made || part.past ||
           IsOfYearBefore(report.statements, part);
  });
}

}  // namespace duban::understand
