// Entry points: TellsOtherwise, Praises, Honours, IsNamed, IsPromisedPart.
#include "understand/link/vetoes.h"

#include <algorithm>

#include "understand/link/fit.h"
#include "understand/link/money_per.h"
#include "understand/link/other_deed.h"
#include "understand/link/promises.h"
#include "understand/link/steps.h"
#include "understand/link/wider_class.h"
#include "understand/prose/shares.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Target;
using ledger::TargetKind;

// 任务已全面部署，改造农房300户: the task itself, as many as were promised.
bool IsRestated(const Target& target, const Statement& told) {
  return told.deployed && ReportedOf(target, told) == *target.value;
}

// What was moved answers only where it is what was promised itself.
bool IsOfTheMoved(const Promise& promise, const Statement& told) {
  constexpr int kSame = 80;
  std::string_view moved;
  return IsMovedByIt(*promise.target, told, moved) &&
         Compare(promise.features, FeaturesOf(std::string(moved))).covered < kSame;
}

constexpr std::string_view kFurtherDeeds[] = {"改建", "改造", "扩建", "续建"};

// Only meant: 签约意向22个.
bool IsIntent(const Promise& promise, const Statement& told) {
  constexpr std::string_view kIntent = "意向";
  return told.own.find(kIntent) != told.own.npos &&
         promise.clause_text.find(kIntent) == std::string::npos;
}

// 新增、优化线路9条 for 新增线路6条, 基本建成1050套 for 新开工1000套: how many of them are what
// was promised is not told.
bool HoldsMoreDeeds(const Target& target, const Statement& told) {
  if (target.verb.empty() || told.verb_inherited) return false;
  if (target.verb == "新开工" && told.verb.starts_with("基本建成")) return true;
  size_t mark = told.verb.npos;
  for (const std::string_view joint : {"、", "和", "及", "与"})
    mark = std::min(mark, told.verb.find(joint));
  const bool newly = target.verb.starts_with("新") && target.verb.find("改") == target.verb.npos;
  // 新建改建12座.
  if (newly && told.verb.starts_with(target.verb) &&
      HasWordOf<kFurtherDeeds>(std::string_view(told.verb).substr(target.verb.size())))
    return true;
  if (!newly || mark == told.verb.npos || told.verb == target.verb) return false;
  const std::string first = told.verb.substr(0, mark);
  return (first == target.verb || told.verb.ends_with("、" + target.verb)) &&
         target.verb.find(told.verb.substr(mark, 3)) == target.verb.npos;
}

// 援助案件、法律咨询共计1630件 for 援助案件600件: the sum of more than was promised.
bool HoldsMoreThings(const Promise& promise, const Answer& answer) {
  const std::vector<std::string> things = ThingsIn(answer.statement->object);
  if (things.empty() || !promise.parts.empty()) return false;
  const auto like = [&](const std::string& thing) {
    return Compare(promise.features, FeaturesOf(thing)).covered >= 50;
  };
  const auto alike = std::count_if(things.begin(), things.end(), like);
  return alike > 0 && alike < static_cast<ptrdiff_t>(things.size());
}

// 总体合格率98.7%，其中水产品97.6% for 水产品合格率: the part behind it is what was promised.
bool IsOfTheWhole(const Target& target, const std::vector<Statement>& all, const Statement& told) {
  const size_t next = static_cast<size_t>(&told - all.data()) + 1;
  if (next >= all.size() || told.object.find(all[next].object) != std::string::npos) return false;
  return all[next].sentence == told.sentence && IsPromisedPart(target, all[next]) &&
         all[next].quantity.unit == told.quantity.unit;
}

// 县级 is below 市级以上; 区级 and 县级 are one.
bool ReachesRank(const Promise& promise, std::string_view told) {
  // 国家森林乡村 without 级 is of that rank too.
  constexpr std::string_view kNation = "国家";
  const bool of_nation = promise.target->object.find(kNation) != std::string::npos;
  if (of_nation && told.find(kNation) == told.npos && RankIn(told) > 1) return false;
  const size_t rank = promise.least_rank == 0 ? 0 : RankIn(told);
  return rank == 0 || rank <= promise.least_rank;
}

// 示范社9家 for 市级以上示范社8家: of which rank they are is not told. The very number of the
// promise names the same things again.
bool IsOfAnyRank(const Promise& promise, const Answer& answer) {
  const Statement& told = *answer.statement;
  constexpr size_t kCity = 3;  // 县级以上: of a county's own work all is of that rank
  if (promise.least_rank == 0 || promise.least_rank > kCity || told.object.empty() ||
      !told.honour.empty())
    return false;
  return !HasWordOf<kRankMarks>(answer.around) &&
         ReportedOf(*promise.target, told) > *promise.target->value;
}

// 接种疫苗4.6万剂次，其中65岁以上老人2.7万剂次 for 65岁以上老人接种疫苗3万剂次: the part is named
// by words of the promise that the whole lacks.
bool PartIsMeant(const Promise& promise, const Answer& answer) {
  const Statement& part = *(answer.statement + 1);
  if (part.object.empty() || !promise.parts.empty()) return false;
  const Features named = FeaturesOf(part.object);
  const Resemblance likeness = Compare(promise.features, named);
  return !likeness.excluded && likeness.fitting >= 80 && likeness.covered >= 30 &&
         Compare(answer.features, named).fitting < 50;
}

// 引进项目41个,其中服务业项目22个 for 引进工业项目20个.
bool PartIsOfAnother(const Promise& promise, const Answer& answer) {
  if (promise.features.groups.empty() || !answer.features.groups.empty()) return false;
  const Statement& part = *(answer.statement + 1);
  return Compare(promise.features, FeaturesOf(part.object)).excluded;
}

// 新增托位520个 for 新增普惠性托位300个: all kinds, where one was promised. The very number of
// the promise names the same things again, unless a part of them is told behind it.
bool IsOfAllKinds(const Promise& promise, const Answer& answer) {
  const Statement& told = *answer.statement;
  if (told.object.empty()) return false;
  const bool has_part = answer.part_behind;
  if (has_part && !promise.rank.empty() && answer.around.find(promise.rank) == answer.around.npos)
    return true;
  if (has_part && (PartIsOfAnother(promise, answer) || PartIsMeant(promise, answer))) return true;
  if (IsOfWiderClass(promise, answer)) return true;
  if (promise.limits.empty()) return false;
  const auto said = [&](std::string_view word) {
    return answer.around.find(word) != answer.around.npos;
  };
  if (std::all_of(promise.limits.begin(), promise.limits.end(), said)) return false;
  return told.quantity.value != *promise.target->value || has_part;
}

// 3个，均为市级 for 省级示范村3个.
bool AreOfOtherKind(const Promise& promise, const Answer& answer) {
  const std::string_view what = answer.what_it_is;
  return !what.empty() && (!ReachesRank(promise, what) ||
                           Compare(promise.features, FeaturesOf(std::string(what))).excluded);
}

// 接到问题120个，均已制定方案 for 解决问题120个: they came in, and nothing was done yet.
bool IsOnlyReceived(const Promise& promise, const Statement& told) {
  return told.work < Work::kFinished && !told.all_done && HasWordOf<kCameIn>(told.own_before) &&
         !HasWordOf<kReceivedVerbs>(promise.clause_text);
}

// Of a stock of 1.93万张, 民宿床位4210张 is no more than a part.
bool IsPartOfStock(const Target& target, const std::vector<Statement>& all, const Statement& told) {
  const auto i = static_cast<size_t>(&told - all.data());
  // 持证护理员2340人，其中高级工368人: of all there are.
  if (told.sub && i > 0 && all[i - 1].verb.empty() && target.kind == TargetKind::kVolume &&
      HasWordOf<kHeldWords>(all[i - 1].object) && !HasWordOf<kHeldWords>(target.object))
    return true;
  // 总数2.36万张，其中新增1286张: what came is told as a part of all there are.
  const bool came = HasWordOf<kIncrementWords>(told.verb) && IsIncrement(target);
  return told.sub && i > 0 && !came && IsStock(target, all[i - 1]);
}

}  // namespace

bool TellsOtherwise(const std::vector<Statement>& all, const Promise& promise,
                    const Answer& answer) {
  const Target& target = *promise.target;
  const Statement& told = *answer.statement;
  if (IsRate(target.dimension) && (Compare(promise.features, answer.features).narrower ||
                                   NamesAnother(promise.features, answer.features)))
    return true;
  if (promise.side != 0 && answer.side != 0 && promise.side != answer.side) return true;
  // A sum that is enough in half a year is enough in a year; a rate or what was to stay below is
  // not.
  if (answer.part_of_year && !HasWordOf<kPartsOfYear>(promise.clause_text) &&
      (IsRate(target.dimension) || target.op == ledger::Operator::kAtMost))
    return true;
  if (!ReachesRank(promise, answer.features.text) || IsOfAnyRank(promise, answer)) return true;
  if (IsOfAllKinds(promise, answer) || (answer.against && IsOppositeDeed(target, told)))
    return true;
  if (IsOfTheWhole(target, all, told) || IsOfWiderNoun(promise, answer)) return true;
  if (IsIncreaseOfStock(target, told) || HoldsMoreDeeds(target, told)) return true;
  if (IsHeldAlready(target, told) || IsRestated(target, told)) return true;
  if (IsOfAUseRate(target, all, told)) return true;
  if (IsShareOfLess(promise, told) || IsUpkeep(target, told) || IsIntent(promise, told))
    return true;
  if (IsPerOther(promise, told) || IsOfOtherPersons(promise, told)) return true;
  if (IsOnlyReceived(promise, told) || AreOfOtherKind(promise, answer)) return true;
  if (IsOtherDeed(promise, answer) || IsOfOtherThing(promise, answer)) return true;
  if (IsRate(target.dimension) && IsOtherRate(promise, answer)) return true;
  if (promise.deed.total > 0 && IsOfAnotherDeed(promise, told)) return true;
  if (answer.of_years && !NamesSeveralYears(promise.clause_text)) return true;
  if (answer.summed && HoldsMoreThings(promise, answer)) return true;
  if (RebuildsInstead(target, told)) return true;
  if (IsOnlyTheSize(target, told) || IsOnlyLess(target, told) || IsOfTheMoved(promise, told) ||
      IsNominal(target, promise.clause_text, all, told))
    return true;
  if (answer.stockish && !answer.dated && IsFarTotal(target, told) &&
      !HasWordOf<kOwnYearWords>(answer.around) &&
      promise.clause_text.find("累计") == std::string::npos)
    return true;
  return (answer.stockish && IsStock(target, told, answer.dated)) ||
         IsPartOfStock(target, all, told) || IsToldByItsPart(target, all, told) ||
         IsGrossOfNet(target, all, told) || IsSetBeforeDeed(target, all, told) ||
         IsOfPartOfYear(all, told) || IsOnlyTouched(target, told) || IsOfLowerContest(target, told);
}

bool Praises(const Target& target) {
  for (const std::string_view word : kHonourVerbs)
    if (target.verb.find(word) != target.verb.npos ||
        target.object.find(word) != target.object.npos)
      return true;
  return target.object.find("示范") != std::string::npos;
}

bool Honours(const Promise& promise, const Statement& told) {
  if (told.honour.empty() || HasWordOf<kListNouns>(told.honour)) return false;
  const Resemblance likeness = Compare(promise.features, FeaturesOf(told.honour));
  return !likeness.excluded && likeness.covered >= 60;
}

bool IsNamed(const Promise& promise, const Answer& answer) {
  const std::string& verb = promise.target->verb;
  const Resemblance likeness = Compare(promise.features, answer.features);
  // 12所列入资金支持: what they were named stands behind, and is not of the promise.
  if (!answer.statement->honour.empty()) return false;
  return (IsIncrement(*promise.target) || HasWordOf<kGainingParts>(verb)) && !likeness.excluded &&
         likeness.covered >= 80 && !HasWordOf<kListNouns>(answer.statement->object);
}

bool IsPromisedPart(const Target& target, const Statement& part) {
  constexpr size_t kLeast = 9;  // bytes
  return part.sub && IsRate(target.dimension) && part.object.size() >= kLeast &&
         target.object.starts_with(part.object);
}

}  // namespace duban::understand
