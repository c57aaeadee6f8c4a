// Entry points: InUnitOf, ReportedOf, Satisfies.
#include "understand/link/fit.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "quantity/quantity.h"
#include "understand/link/count_units_tsv.h"
#include "understand/link/steps.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;
using ledger::Target;
using ledger::TargetKind;

// Fifteen of the unit in its dimension's base unit: of 亩, one is no whole decimal.
std::optional<base::Decimal> BaseOfFifteen(const std::string& unit) {
  const std::vector<ledger::Quantity> found = quantity::FindQuantities("15" + unit);
  return found.size() == 1 ? found[0].base_value : std::nullopt;
}

static_assert(std::size(kCountUnitsRows) <= 64);

// The groups of count_units.tsv that a measure word is of, a bit for each.
uint64_t GroupsOf(std::string_view unit) {
  static const auto groups = [] {
    std::unordered_map<std::string_view, uint64_t> all;
    for (size_t i = 0; i < std::size(kCountUnitsRows); ++i)
      for (std::string_view units = kCountUnitsRows[i].units; !units.empty();) {
        const size_t end = std::min(units.find(' '), units.size());
        all[units.substr(0, end)] |= uint64_t{1} << i;
        units.remove_prefix(std::min(end + 1, units.size()));
      }
    return all;
  }();
  const auto found = groups.find(unit);
  return found == groups.end() ? 0 : found->second;
}

bool SamePreparation(const Target& target, const Statement& told) {
  const std::string& step = told.step.empty() ? told.verb : told.step;
  if (step.empty()) return false;
  if (target.verb.find(step) != std::string::npos) return true;
  if (HasWordOf<kFindingVerbs>(step) && HasWordOf<kFindingVerbs>(target.verb)) return true;
  if (!told.step.empty() && target.object.find(step) != std::string::npos) return true;
  for (const std::string_view word : {"订单", "合同", "协议"})
    if (target.object.find(word) != std::string::npos) return true;
  const bool attracts =
      target.verb.find("引") != std::string::npos || target.verb.find("签约") != std::string::npos;
  return attracts && step.find("签约") != std::string::npos;
}

// 完成前端设备安装 for 建成智慧安防小区: most letters of what was completed are none of the
// promise.
bool CompletesAPiece(const Target& target, const Statement& told) {
  size_t known = 0, letters = 0;
  std::string rest = told.piece;
  for (const std::string_view word : kGeneralWorks)
    for (size_t at = rest.find(word); at != rest.npos; at = rest.find(word))
      rest.erase(at, word.size());
  for (size_t at = 0; at < rest.size();) {
    const base::CodePoint c = base::Decode(rest, at);
    const std::string_view letter = std::string_view(rest).substr(at, c.size);
    if (base::IsHan(c.value)) {
      ++letters;
      known += target.object.find(letter) != std::string::npos ||
               target.verb.find(letter) != std::string::npos;
    }
    at += c.size;
  }
  return letters >= 2 && 2 * known < letters;
}

// 入库培育31家 for 认定30家: what is brought up for it is not yet recognised.
bool IsOnlyNursed(const Target& target, const Statement& told) {
  return HasWordOf<kRecognisingWords>(target.verb) && HasWordOf<kNursingWords>(told.verb) &&
         !HasWordOf<kRecognisingWords>(told.verb);
}

}  // namespace

bool IsRate(Dimension dimension) {
  return dimension == Dimension::kPercent || dimension == Dimension::kPercentPoint ||
         dimension == Dimension::kPerMille;
}

bool CountTheSame(std::string_view a, std::string_view b) {
  return (GroupsOf(a) & GroupsOf(b)) != 0;
}

bool PersonsAndVisits(std::string_view a, std::string_view b) {
  const auto person = [](std::string_view unit) {
    return unit == "人" || unit == "名" || unit == "位";
  };
  return (person(a) && b == "人次") || (a == "人次" && person(b));
}

bool WantsGrowth(const Target& target) {
  if (!IsRate(target.dimension)) return false;
  if (target.kind == TargetKind::kGrowth) return true;
  if (target.kind != TargetKind::kCeiling) return false;
  if (target.op != ledger::Operator::kAtMost) return true;
  for (const std::string_view word : {"涨幅", "增幅", "增速", "降幅"})
    if (target.object.find(word) != target.object.npos) return true;
  return false;
}

bool IsHeld(const Target& target) {
  if (target.op != ledger::Operator::kAbout) return false;
  if (target.verb.starts_with("控制")) return true;
  return std::any_of(std::begin(kHeldObjects), std::end(kHeldObjects), [&](std::string_view word) {
    return target.object.find(word) != std::string::npos;
  });
}

bool Falls(const Target& target) {
  return target.kind == TargetKind::kCeiling && target.op != ledger::Operator::kAtMost;
}

// 元/人·月, 元/月/人 and 元 (of 每人每月2200元).
static bool AreMoneyPer(std::string_view one, std::string_view other) {
  constexpr std::string_view kMoney = "元", kPer = "元/";
  const bool per = one.starts_with(kPer) || other.starts_with(kPer);
  const auto money = [&](std::string_view unit) {
    return unit == kMoney || unit.starts_with(kPer);
  };
  return per && money(one) && money(other);
}

std::optional<base::Decimal> InUnitOf(const Target& target, const ledger::Quantity& quantity) {
  if (target.unit == quantity.unit) return quantity.value;
  // 0.8% is 8‰.
  if (target.dimension == Dimension::kPerMille && quantity.dimension == Dimension::kPercent)
    return quantity.value.Shifted(1);
  if (target.dimension == Dimension::kPercent && quantity.dimension == Dimension::kPerMille)
    return quantity.value.Shifted(-1);
  if (AreMoneyPer(target.unit, quantity.unit)) return quantity.value;
  if (target.dimension != quantity.dimension) return std::nullopt;
  if (target.dimension == Dimension::kCount) {
    if (CountTheSame(target.unit, quantity.unit) || PersonsAndVisits(target.unit, quantity.unit))
      return quantity.value;
    return std::nullopt;
  }
  const auto fifteen = BaseOfFifteen(target.unit);
  if (!fifteen || !quantity.base_value) return std::nullopt;
  constexpr int kPlaces = 8;
  const auto times = quantity.base_value->Rounded(kPlaces).Times(base::Decimal(15));
  return times ? times->DividedBy(*fifteen, kPlaces) : std::nullopt;
}

bool IsOnlyAgreed(const Target& target, const Statement& told) {
  const auto has = [](const auto& list, const std::string& verb, const std::string& object) {
    return list.IsIn(verb) || list.IsIn(object);
  };
  const base::WordSet& agreed = SetOf<kContractWords>();
  return target.dimension == Dimension::kMoney && has(agreed, told.verb, told.object) &&
         !has(agreed, target.verb, target.object) &&
         has(SetOf<kPaidWords>(), target.verb, target.object);
}

bool TakesRise(const Target& target, const Statement& told) {
  return told.rise && told.quantity.unit == target.unit && IsIncrement(target);
}

base::Decimal ReportedOf(const Target& target, const Statement& told) {
  if (TakesRise(target, told)) return *told.rise;
  base::Decimal value = InUnitOf(target, told.quantity).value_or(told.quantity.value);
  if (!WantsGrowth(target)) return value;
  const bool fell = told.quantity.direction == ledger::Direction::kDown;
  return fell != Falls(target) ? value.Negated() : value;
}

size_t RankFloorIn(std::string_view object) {
  if (object.find("以上") == object.npos) return 0;
  for (size_t i = 0; i < std::size(kRankOrder); ++i)
    for (const std::string_view floor : kRankFloors)
      if (object.find(
              std::string(kRankOrder[i].substr(0, kRankOrder[i].size() - 3)).append(floor)) !=
          object.npos)
        return i + 1;
  return 0;
}

std::string WithoutRankFloor(std::string_view object) {
  const size_t floor = RankFloorIn(object);
  if (floor == 0) return std::string(object);
  const std::string_view rank = kRankOrder[floor - 1];
  for (const std::string_view word : kRankFloors) {
    const std::string written = std::string(rank.substr(0, rank.size() - 3)).append(word);
    const size_t at = object.find(written);
    if (at != object.npos)
      return std::string(object.substr(0, at)).append(object.substr(at + written.size()));
  }
  return std::string(object);
}

size_t RankIn(std::string_view text) {
  for (size_t i = 0; i < std::size(kRankOrder); ++i)
    if (text.find(kRankOrder[i]) != text.npos) return i + 1;
  return 0;
}

bool RebuildsInstead(const Target& target, const Statement& told) {
  const auto ends = [](const std::string& object) {
    return std::any_of(std::begin(kUpkeepNouns), std::end(kUpkeepNouns),
                       [&](std::string_view noun) { return object.ends_with(noun); });
  };
  if (target.verb.find("新建") == std::string::npos || HasWordOf<kRebuildingParts>(target.verb))
    return false;
  if (told.verb.empty()) return ends(told.object) && !ends(target.object);
  return !told.verb_inherited && told.verb.find("新") == std::string::npos &&
         HasWordOf<kRebuildingParts>(told.verb);
}

bool IsDeedAgainst(const Statement& told) {
  const base::WordSet& deeds = SetOf<kOppositeDeeds>();
  return deeds.IsIn(told.verb) || deeds.LongestAt(told.object, 0) != base::WordSet::kNone;
}

bool IsOppositeDeed(const Target& target, const Statement& told) {
  if (HasWordOf<kTakingVerbs>(target.verb)) return false;
  // 关停退出12家 for 淘汰12家.
  if (HasWordOf<kEndingDeeds>(target.verb) && HasWordOf<kEndingDeeds>(told.verb)) return false;
  return std::any_of(
      std::begin(kOppositeDeeds), std::end(kOppositeDeeds), [&](std::string_view word) {
        return (told.verb.find(word) != std::string::npos || told.object.starts_with(word)) &&
               target.verb.find(word) == std::string::npos &&
               target.object.find(word) == std::string::npos;
      });
}

bool Builds(std::string_view verb) {
  for (const std::string_view part : kBuildingVerbs)
    if (verb.find(part) != verb.npos) return true;
  return verb.empty();
}

// 基本完成造林2万亩, 造林2万亩基本完成: almost done. 基本建成 is a stage of its own.
static bool IsAlmostDone(const Target& target, const Statement& told) {
  const bool begun =
      target.stage == ledger::Stage::kStarted || target.stage == ledger::Stage::kAdvanced;
  if (begun || target.verb.find("基本") != std::string::npos) return false;
  return told.almost || (!told.verb_inherited && HasWordOf<kAlmostDone>(told.verb));
}

bool Satisfies(const Target& target, const Statement& told) {
  if (told.negated) return false;
  if (IsOnlyNursed(target, told)) return false;
  if (IsRate(target.dimension)) return true;
  // 审批平均用时27天: how long it takes, once it is done.
  if (target.dimension == Dimension::kTime && target.op == ledger::Operator::kAtMost)
    return !told.ongoing && told.work != Work::kStarted && told.work != Work::kBuilding &&
           (told.reaches || !HasWordOf<kNotDurations>(told.own));
  if (!told.all_done && IsEarlierStep(target, told)) return false;
  if (IsAlmostDone(target, told)) return false;
  if (CompletesAPiece(target, told)) return false;
  // A step of preparation answers where it is what was promised.
  if (IsPreparation(told.work)) return SamePreparation(target, told);
  const Work wanted = WorkOf(target.stage);
  if (told.ongoing && wanted != Work::kStarted && wanted != Work::kAdvanced) return false;
  // Carrying out begins with the start; only a promise to finish asks for more.
  if (wanted == Work::kAdvanced && told.work == Work::kStarted) return true;
  if (told.work == Work::kUntold) return true;
  if (wanted == Work::kUntold) {
    const bool begun =
        told.work == Work::kStarted || told.work == Work::kBuilding || told.work == Work::kTopped;
    return !begun && (told.work != Work::kAdvanced || !Builds(target.verb));
  }
  if (told.work >= wanted) return true;
  return told.verb.find("完成") != std::string::npos && told.work == Work::kFinished;
}

bool IsSpelledBy(std::string_view words, std::string_view promised, std::string_view letters) {
  for (size_t at = 0; at < words.size();) {
    const base::CodePoint c = base::Decode(words, at);
    const std::string_view letter = words.substr(at, c.size);
    if (base::IsHan(c.value) && letters.find(letter) == letters.npos &&
        promised.find(letter) == promised.npos)
      return false;
    at += c.size;
  }
  return true;
}

}  // namespace duban::understand
