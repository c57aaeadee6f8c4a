// Entry points: IsStock, IsToldByItsPart.
#include "understand/stocks.h"

#include "understand/fit.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

// 新培育, 新引进: only what came this year; 新建 and its like are how things are built.
bool IsOfNewOnes(std::string_view verb) {
  return HasWordOf<kIncrementWords>(verb) ||
         (verb.starts_with("新") && (!Builds(verb) || verb.find("创") != verb.npos));
}

// Verbs of deeds, whose 累计 is over the months of the year.
bool CountsDeeds(const Statement& told) {
  return std::find(std::begin(kDeedUnits), std::end(kDeedUnits), told.quantity.unit) !=
         std::end(kDeedUnits);
}

// 展览总面积 for 展览面积: the whole of the very measure that was promised.
bool MeasuresTheSame(const ledger::Target& target, const Statement& told) {
  if (IsIncrement(target)) return false;
  constexpr std::string_view kWhole = "总";
  return std::any_of(std::begin(kStockWords), std::end(kStockWords), [&](std::string_view word) {
    return word.starts_with(kWhole) && told.object.find(word) != std::string::npos &&
           target.object.find(word.substr(kWhole.size())) != std::string::npos;
  });
}

// 达到8.6万人 for 2000人: so many times what was promised that it is all there are.
bool IsManyTimes(const ledger::Target& target, const Statement& told) {
  constexpr int kMany = 8;
  const auto told_here = InUnitOf(target, told.quantity);
  const auto many = target.value ? target.value->Times(base::Decimal(kMany)) : std::nullopt;
  return told_here && many && target.dimension == ledger::Dimension::kCount && *told_here > *many;
}

bool IsTwiceAsMany(const ledger::Target& target, const Statement& told) {
  constexpr int kFar = 2;
  const auto told_here = InUnitOf(target, told.quantity);
  const auto far = target.value ? target.value->Times(base::Decimal(kFar)) : std::nullopt;
  return told_here && far && target.dimension == ledger::Dimension::kCount && *told_here > *far;
}

// 微型消防站已达215个 for 新建40个: without any deed, so many more are all there are.
bool IsFarMore(const ledger::Target& target, const Statement& told) {
  const bool makes_one = target.verb.starts_with("新") || HasWordOf<kFoundingVerbs>(target.verb);
  return told.verb.empty() && makes_one && IsTwiceAsMany(target, told);
}

}  // namespace

bool IsIncrement(const ledger::Target& target) {
  // 增加值 is a measure.
  constexpr std::string_view kAdded = "增加值";
  std::string object = target.object;
  if (const size_t at = object.find(kAdded); at != object.npos) object.erase(at, kAdded.size());
  return HasWordOf<kIncrementWords>(target.verb) || HasWordOf<kIncrementWords>(object);
}

bool WantsChange(const ledger::Target& target, const Statement& told) {
  if (target.kind == ledger::TargetKind::kGrowth) return true;
  if (target.kind == ledger::TargetKind::kCeiling) return target.op != ledger::Operator::kAtMost;
  if (!told.verb.empty() && target.verb == told.verb) return true;
  if (HasWordOf<kChangeVerbs>(target.verb)) return true;
  const bool less = told.verb.find("减") != std::string::npos ||
                    told.quantity.direction == ledger::Direction::kDown;
  return IsIncrement(target) && !less;
}

bool IsIncreaseOfStock(const ledger::Target& target, const Statement& told) {
  // 新购图书6.2万册 for 藏书量80万册.
  const bool more = HasWordOf<kIncreaseVerbs>(told.verb) || told.verb.starts_with("新");
  return target.kind == ledger::TargetKind::kLevel && !IsRate(target.dimension) &&
         !told.verb_inherited && more && target.verb != told.verb &&
         !HasWordOf<kIncreaseVerbs>(target.verb) && !HasWordOf<kIncreaseVerbs>(target.object);
}

bool MayBeStock(const Statement& told) {
  return told.reaches || told.total || HasWordOf<kStockWords>(told.object) ||
         HasWordOf<kStockVerbs>(told.verb);
}

bool IsStock(const ledger::Target& target, const Statement& told, bool dated) {
  // 亩均税收达到13.2万元 for 提高0.5万元: where it stands, not by how much it rose.
  if (target.kind == ledger::TargetKind::kGrowth && !IsRate(target.dimension))
    return told.reaches && !told.growth;
  if (target.kind != ledger::TargetKind::kVolume) return false;
  // 总量达231.7亿元: of money, the whole of a year is a flow.
  const bool flow = target.dimension == ledger::Dimension::kMoney && told.object == "总量";
  if (HasWordOf<kStockWords>(told.object) && !flow)
    return !HasWordOf<kStockWords>(target.object) && !HasWordOf<kStockWords>(target.verb) &&
           !MeasuresTheSame(target, told);
  if (HasWordOf<kStockVerbs>(told.verb)) return !HasWordOf<kStockVerbs>(target.verb);
  const bool adds = HasWordOf<kIncrementWords>(told.verb) || told.rise.has_value() ||
                    HasWordOf<kIncrementWords>(told.object) || told.this_year;
  if (IsIncrement(target) && told.reaches && !adds) return true;
  if (told.reaches && !adds && (IsManyTimes(target, told) || IsFarMore(target, told))) return true;
  return told.total && !dated && !adds && !IsOfNewOnes(told.verb) && IsOfNewOnes(target.verb) &&
         !CountsDeeds(told);
}

bool IsFarTotal(const ledger::Target& target, const Statement& told) {
  return target.kind == ledger::TargetKind::kVolume && told.total && !told.this_year &&
         !CountsDeeds(told) && IsTwiceAsMany(target, told);
}

bool IsSetBeforeDeed(const ledger::Target& target, const std::vector<Statement>& all,
                     const Statement& statement) {
  const size_t next = static_cast<size_t>(&statement - all.data()) + 1;
  const bool bare = statement.verb.empty() && statement.work == Work::kUntold &&
                    !statement.reaches && !statement.growth && !statement.object.empty();
  if (!bare || target.verb.empty() || IsRate(target.dimension) || next >= all.size()) return false;
  const Statement& done = all[next];
  const bool of_it = done.sentence == statement.sentence && !done.sub &&
                     done.clause_index == statement.clause_index + 1 && !statement.sub &&
                     done.quantity.unit == statement.quantity.unit &&
                     done.quantity.value < statement.quantity.value;
  // 清偿 for 清理: they begin alike.
  constexpr std::string_view kDone = "已";
  constexpr size_t kLetter = 3;  // bytes
  return of_it && done.own_before.starts_with(kDone) &&
         done.own_before.substr(kDone.size()).starts_with(target.verb.substr(0, kLetter));
}

bool IsOfPartOfYear(const std::vector<Statement>& all, const Statement& statement) {
  if (!statement.growth || !HasWordOf<kPartsOfYear>(statement.own_before)) return false;
  constexpr size_t kNear = 4;  // statements behind it
  const size_t first = static_cast<size_t>(&statement - all.data()) + 1;
  for (size_t i = first; i < std::min(all.size(), first + kNear); ++i) {
    if (all[i].sentence != statement.sentence) break;
    const bool same = all[i].growth && all[i].quantity.unit == statement.quantity.unit;
    if (same && HasWordOf<kWholeYear>(all[i].own_before)) return true;
  }
  return false;
}

const Statement* NetBehind(const ledger::Target& target, const std::vector<Statement>& all,
                           const Statement& told) {
  constexpr std::string_view kNet = "净增";
  const bool gross =
      target.verb.find("新增") != std::string::npos && told.verb.find(kNet) == std::string::npos;
  const size_t first = static_cast<size_t>(&told - all.data()) + 1;
  constexpr size_t kNear = 3;  // statements behind it
  for (size_t i = first; gross && i < std::min(all.size(), first + kNear); ++i) {
    if (all[i].sentence != told.sentence) break;
    const bool same = all[i].quantity.unit == told.quantity.unit && all[i].object.empty() &&
                      all[i].quantity.value < told.quantity.value;
    if (same && all[i].verb.find(kNet) != std::string::npos) return &all[i];
  }
  return nullptr;
}

bool IsGrossOfNet(const ledger::Target& target, const std::vector<Statement>& all,
                  const Statement& statement) {
  constexpr std::string_view kNet = "净增";
  const auto is_net = [&](const Statement& one) {
    return one.verb.find(kNet) != std::string::npos || one.object.find(kNet) != std::string::npos;
  };
  const bool wanted =
      target.verb.find(kNet) != std::string::npos || target.object.find(kNet) != std::string::npos;
  if (!wanted || is_net(statement)) return false;
  constexpr size_t kNear = 6;  // statements behind it
  const size_t first = static_cast<size_t>(&statement - all.data()) + 1;
  for (size_t i = first; i < std::min(all.size(), first + kNear); ++i) {
    if (all[i].sentence != statement.sentence) break;
    const bool lost = all[i].quantity.unit == statement.quantity.unit && IsDeedAgainst(all[i]);
    if (is_net(all[i]) || lost) return true;
  }
  return false;
}

bool IsToldByItsPart(const ledger::Target& target, const std::vector<Statement>& all,
                     const Statement& statement) {
  const size_t next = static_cast<size_t>(&statement - all.data()) + 1;
  if (next >= all.size() || !all[next].sub || all[next].sentence != statement.sentence)
    return false;
  // 已全部腾空，其中拆除重建19幢: the promised deed is told of the part alone.
  const bool other =
      statement.verb.empty() || statement.verb.find(target.verb) != std::string::npos;
  return !target.verb.empty() && all[next].verb == target.verb && statement.verb != target.verb &&
         !all[next].verb_inherited && other && all[next].quantity.unit == statement.quantity.unit;
}

}  // namespace duban::understand
