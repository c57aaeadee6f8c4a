// Entry points: IsStock, IsHeldAlready, NamesSeveralYears, IsToldByItsPart.
#include "understand/prose/stocks.h"

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/prose/lexer.h"
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

bool IsTwiceAsMuch(const ledger::Target& target, const Statement& told) {
  constexpr int kFar = 2;
  const auto told_here = InUnitOf(target, told.quantity);
  const auto far = target.value ? target.value->Times(base::Decimal(kFar)) : std::nullopt;
  return told_here && far && *told_here > *far;
}

bool IsTwiceAsMany(const ledger::Target& target, const Statement& told) {
  return target.dimension == ledger::Dimension::kCount && IsTwiceAsMuch(target, told);
}

constexpr std::string_view kAreaNoun = "面积";

// Whether the promise is of doing something, and not only of a number: 培训护理员, 招聘教师.
bool HasDeed(const ledger::Target& target) {
  if (!target.verb.empty() || HasWordOf<kDeedNouns>(target.object)) return true;
  const std::vector<Word> words = FindWords(target.object);
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.role == WordRole::kVerb || word.role == WordRole::kVerbNoun;
  });
}

// 发展中药材2万亩, 新造油茶: more than there was; 播种 is done anew each year.
bool AddsArea(const ledger::Target& target) {
  const std::string promised = target.verb + target.object;
  return IsIncrement(target) || promised.starts_with("新") || promised.starts_with("发展") ||
         promised.starts_with("扩");
}

constexpr size_t kYearDigits = 4;

// Bytes of the year that the words begin with: 2021, 2021年; 0 where they begin with none.
size_t SizeOfYear(std::string_view words) {
  constexpr std::string_view kYear = "年";
  if (words.size() < kYearDigits || !words.starts_with("20")) return 0;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::all_of(words.begin(), words.begin() + kYearDigits, digit)) return 0;
  if (words.size() > kYearDigits && digit(words[kYearDigits])) return 0;
  return kYearDigits + (words.substr(kYearDigits).starts_with(kYear) ? kYear.size() : 0);
}

bool JoinsYears(std::string_view between) {
  return std::find(std::begin(kYearJoints), std::end(kYearJoints), between) !=
         std::end(kYearJoints);
}

// Verbs by which there is one more of a thing.
bool MakesOne(std::string_view verb) {
  return verb.starts_with("新") || HasWordOf<kFoundingVerbs>(verb) ||
         HasWordOf<kGainingParts>(verb);
}

// 微型消防站已达215个 for 新建40个: without any deed, so many more are all there are; 建成达到128个
// for 建成20个 too.
bool IsFarMore(const ledger::Target& target, const Statement& told) {
  const bool built = !target.verb.empty() && Builds(target.verb) && Builds(told.verb);
  return (built || (told.verb.empty() && MakesOne(target.verb))) && IsTwiceAsMany(target, told);
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

bool IsHeldAlready(const ledger::Target& target, const Statement& told) {
  if (target.kind != ledger::TargetKind::kVolume || (!told.verb.empty() && !told.verb_inherited))
    return false;
  if (HasWordOf<kHeldWords>(told.object))
    return !HasWordOf<kHeldWords>(target.object) && HasDeed(target);
  // 全县共有龙头企业21家; not 共有21家企业获评, 农房已有126宗盘活.
  const std::string_view behind = told.own.substr(
      std::min(told.own.size(), told.own_before.size() + told.quantity.span.size()));
  const bool deed_behind = !target.verb.empty() && (behind.starts_with(target.verb) ||
                                                    behind.starts_with("得到" + target.verb));
  const bool having = !deed_behind && HasWordOf<kHavingWords>(told.own_before) &&
                      told.honour.empty() && told.work == Work::kUntold && !told.this_year;
  if (having)
    return HasDeed(target) && !HasWordOf<kHavingWords>(target.verb + target.object) &&
           target.object.find("每") == std::string::npos;
  // 编制床位1260张 for 新增床位200张: no word tells that any of so many are new.
  if ((IsIncrement(target) || MakesOne(target.verb)) && told.verb.empty() &&
      told.work == Work::kUntold && !told.rise && !told.this_year && !told.object.empty() &&
      !HasWordOf<kIncrementWords>(told.object) && told.object.find("新") == std::string::npos &&
      IsTwiceAsMany(target, told))
    return true;
  return told.reaches && told.object.ends_with(kAreaNoun) && !told.this_year &&
         target.object.find(kAreaNoun) == std::string::npos && AddsArea(target);
}

// 两年引进项目, 三年共改造: at the head; not 三年级 or 三年行动.
static bool BeginsWithYears(std::string_view words) {
  constexpr size_t kLetter = 3;  // bytes
  constexpr std::string_view kYear = "年";
  const auto count = std::find_if(std::begin(kFewYears), std::end(kFewYears), [&](auto number) {
    return words.starts_with(number) && words.substr(number.size()).starts_with(kYear);
  });
  if (count == std::end(kFewYears)) return false;
  const std::string_view behind = words.substr(count->size() + kYear.size());
  const std::vector<Word> next = FindWords(behind.substr(0, 4 * kLetter));
  return !next.empty() && next[0].span.begin == 0 &&
         (next[0].role == WordRole::kVerb || next[0].role == WordRole::kVerbNoun ||
          next[0].role == WordRole::kTotal || next[0].role == WordRole::kAdverb);
}

bool NamesSeveralYears(std::string_view words) {
  constexpr std::string_view kYear = "年";
  if (words.find(kYear) == words.npos) return false;
  if (BeginsWithYears(words)) return true;
  int last = 0;
  size_t end = 0;  // of the last year
  for (size_t at = 0; at < words.size();) {
    const size_t size = SizeOfYear(words.substr(at));
    if (size == 0) {
      at += base::Decode(words, at).size;
      continue;
    }
    int year = 0;
    for (const char c : words.substr(at, kYearDigits)) year = 10 * year + (c - '0');
    const bool season = std::any_of(std::begin(kYearsOfOne), std::end(kYearsOfOne), [&](auto word) {
      return words.substr(at + kYearDigits).starts_with(word);
    });
    if (last != 0 && year > last && !season && JoinsYears(words.substr(end, at - end))) return true;
    last = year;
    at += size;
    end = at;
  }
  return false;
}

bool IsOfAUseRate(const ledger::Target& target, const std::vector<Statement>& all,
                  const Statement& told) {
  const size_t next = static_cast<size_t>(&told - all.data()) + 1;
  const bool bare = told.verb.empty() && told.work == Work::kUntold && !told.object.empty() &&
                    told.own.size() == told.own_before.size() + told.quantity.span.size();
  if (!bare || !MakesOne(target.verb) || next >= all.size()) return false;
  const Statement& rate = all[next];
  return rate.sentence == told.sentence && IsRate(rate.quantity.dimension) && !rate.growth &&
         std::any_of(std::begin(kUseRates), std::end(kUseRates),
                     [&](auto word) { return rate.object.ends_with(word); });
}

bool IsFarTotal(const ledger::Target& target, const Statement& told) {
  if (target.kind != ledger::TargetKind::kVolume || !told.total || told.this_year) return false;
  // 治理面积累计达到412平方公里 for 30平方公里.
  const bool surface = target.dimension == ledger::Dimension::kArea ||
                       target.dimension == ledger::Dimension::kLength;
  return !CountsDeeds(told) &&
         (IsTwiceAsMany(target, told) || (surface && told.reaches && IsTwiceAsMuch(target, told)));
}

// 清理闲置土地500亩，处置完毕320亩 for 处置闲置土地500亩: found were so many, and the promised deed
// is told of fewer right behind.
static bool IsFoundBeforeDeed(const ledger::Target& target, const std::vector<Statement>& all,
                              const Statement& found) {
  const size_t next = static_cast<size_t>(&found - all.data()) + 1;
  if (next >= all.size() || IsRate(target.dimension)) return false;
  const Statement& done = all[next];
  // 核实拖欠账款41.8亿元，已还18.6亿元 for 清偿账款35亿元.
  constexpr std::string_view kDone = "已";
  const bool listed =
      HasWordOf<kFoundWords>(found.own_before) &&
      !HasWordOf<kFoundWords>(target.verb + target.object) && done.own_before.starts_with(kDone) &&
      done.object.empty() && done.sentence == found.sentence && !done.verb_inherited &&
      done.quantity.unit == found.quantity.unit && done.quantity.value < found.quantity.value;
  if (listed || target.verb.empty()) return listed;
  const bool of_it = done.sentence == found.sentence && !done.sub && done.object.empty() &&
                     done.clause_index <= found.clause_index + 1 &&
                     done.quantity.unit == found.quantity.unit &&
                     done.quantity.value < found.quantity.value;
  return of_it && !found.verb.empty() && !found.verb_inherited && found.verb != target.verb &&
         found.own.find(target.verb) == found.own.npos && !done.plan && !done.negated &&
         done.verb.find(target.verb) != std::string::npos && !done.verb_inherited;
}

bool IsSetBeforeDeed(const ledger::Target& target, const std::vector<Statement>& all,
                     const Statement& statement) {
  const size_t next = static_cast<size_t>(&statement - all.data()) + 1;
  const bool bare = statement.verb.empty() && statement.work == Work::kUntold &&
                    !statement.reaches && !statement.growth && !statement.object.empty();
  if (IsFoundBeforeDeed(target, all, statement)) return true;
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
  // 危房60幢已全部拆除，其中拆除重建19幢: of the whole the deed is told too.
  if (!target.verb.empty() && statement.verb.empty() &&
      statement.own.find(target.verb) != std::string::npos)
    return false;
  // 已全部腾空，其中拆除重建19幢: the promised deed is told of the part alone.
  const bool other =
      statement.verb.empty() || statement.verb.find(target.verb) != std::string::npos;
  return !target.verb.empty() && all[next].verb == target.verb && statement.verb != target.verb &&
         !all[next].verb_inherited && other && all[next].quantity.unit == statement.quantity.unit;
}

}  // namespace duban::understand
