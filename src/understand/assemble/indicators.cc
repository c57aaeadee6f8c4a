// Entry points: MeasureInBrackets, IsMeasure, FindIndicators, SettleUnitOfMeasure, WithUnit,
// ReadIndicator.
#include "understand/assemble/indicators.h"

#include <algorithm>

#include "base/utf8.h"
#include "quantity/quantity.h"
#include "understand/assemble/header.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/ratios.h"
#include "understand/assemble/text.h"
#include "understand/prose/stocks.h"
#include "understand/understand.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestValue = 40;  // bytes; a longer cell tells in its own words

std::string_view TextOf(const RawRow& row, size_t column) {
  return column < row.cells.size() && row.cells[column].size() == 1
             ? base::Trim(row.cells[column].front())
             : std::string_view{};
}

bool MostAreMeasures(const RawTable& table, size_t column) {
  size_t filled = 0, measures = 0;
  for (const RawRow& row : table.rows) {
    const std::string_view text = TextOf(row, column);
    filled += text.empty() ? 0 : 1;
    measures += IsMeasure(text) ? 1 : 0;
  }
  return measures > 0 && measures * 5 >= filled * 3;
}

bool IsAnyOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// 目标值（2025年）
std::string_view WithoutRemark(std::string_view heading) {
  for (const std::string_view open : {"（", "("})
    if (const size_t at = heading.find(open); at != heading.npos && at > 0)
      heading = heading.substr(0, at);
  return heading;
}

// 单位 over 人, 亩, %.
bool IsOfMeasures(std::string_view heading) {
  const std::string simple = Comparable(heading);
  return IsAnyOf(WithoutRemark(simple), {"单位", "计量单位", "指标单位"});
}

bool IsTarget(std::string_view printed) {
  constexpr std::string_view kShare = "占";  // 占年度计划（%）
  const std::string simple = Comparable(printed);
  const std::string_view heading = WithoutRemark(simple);
  if (heading.starts_with(kShare)) return false;
  // 年度目标 over 数量 | 单位: a part of a merged heading.
  const std::string_view over = heading.substr(0, heading.find(' '));
  return std::any_of(
      std::begin(kTargetColumns), std::end(kTargetColumns),
      [&](std::string_view word) { return heading.ends_with(word) || over.ends_with(word); });
}

// By its heading: of 类别 and 指标名称 only one keeps its role beside 目标值.
bool IsName(const Column& column) {
  const auto named = RoleOf(column.heading);
  return named == Role::kCategory || named == Role::kContent;
}

// 年末常住人口（万人）: the measure in the bracket at the end of a name, with the bracket's place.
struct Measure {
  std::string_view unit;
  size_t begin = 0;
};

std::optional<Measure> MeasureBehind(std::string_view name) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    if (!name.ends_with(close)) continue;
    const size_t begin = name.rfind(open);
    if (begin == name.npos || begin == 0) continue;
    const size_t inner = begin + open.size();
    const std::string_view unit =
        base::Trim(name.substr(inner, name.size() - close.size() - inner));
    if (IsMeasure(unit)) return Measure{unit, begin};
  }
  return std::nullopt;
}

bool MostNamesBearMeasures(const RawTable& table, size_t column) {
  size_t filled = 0, measures = 0;
  for (const RawRow& row : table.rows) {
    const std::string_view text = TextOf(row, column);
    filled += text.empty() ? 0 : 1;
    measures += MeasureBehind(text) ? 1 : 0;
  }
  return measures > 0 && measures * 5 >= filled * 3;
}

// [13.5]: added up over the years of the plan.
bool IsBracketed(std::string_view value) {
  value = base::Trim(value);
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"[", "]"},
                                    {"［", "］"},
                                    {"〔", "〕"},
                                    {"【", "】"}})
    if (value.starts_with(open) && value.ends_with(close) &&
        value.size() > open.size() + close.size())
      return true;
  return false;
}

std::string_view WithoutBrackets(std::string_view value) {
  value = base::Trim(value);
  if (!IsBracketed(value)) return value;
  const size_t open = base::Decode(value, 0).size;
  return base::Trim(value.substr(open, value.size() - 2 * open));
}

size_t EndOfNumber(std::string_view text, size_t at) {
  const auto numeric = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; };
  while (at < text.size() && numeric(text[at])) ++at;
  return at;
}

// The words for a sign in front of a value.
std::string InWords(std::string_view before) {
  for (const auto& [sign, words] : {std::pair<std::string_view, std::string_view>{"≤", "不高于"},
                                    {"≦", "不高于"},
                                    {"≥", "不低于"},
                                    {"≧", "不低于"},
                                    {"＜", "低于"},
                                    {"<", "低于"},
                                    {"＞", "高于"},
                                    {">", "高于"}})
    if (before == sign) return std::string(words);
  return std::string(before);
}

bool MostAreNumbers(const RawTable& table, size_t column) {
  size_t filled = 0, numbers = 0;
  for (const RawRow& row : table.rows) {
    const std::string_view text = WithoutBrackets(TextOf(row, column));
    filled += column < row.cells.size() && !row.cells[column].empty() ? 1 : 0;
    numbers += !text.empty() && EndOfNumber(text, 0) == text.size() ? 1 : 0;
  }
  return numbers > 0 && numbers * 5 >= filled * 4;
}

// ≥45%, 12个: an amount and nothing else.
bool IsAmount(std::string_view text) {
  text = WithoutBrackets(text);
  if (text.empty() || text.size() > kLongestValue) return false;
  const size_t number = text.find_first_of("0123456789");
  if (number == text.npos ||
      (number > 0 && InWords(text.substr(0, number)) == text.substr(0, number)))
    return false;
  return IsMeasure(base::Trim(text.substr(EndOfNumber(text, number))));
}

bool IsNumber(std::string_view text) {
  return !text.empty() && EndOfNumber(text, 0) == text.size();
}

// Some may lack their measure where most have one (1300人, 8950, 2所).
bool MostAreAmounts(const RawTable& table, size_t column) {
  size_t filled = 0, amounts = 0, numbers = 0;
  for (const RawRow& row : table.rows) {
    if (row.unsplit) continue;
    filled += column < row.cells.size() && !row.cells[column].empty() ? 1 : 0;
    amounts += IsAmount(TextOf(row, column)) ? 1 : 0;
    numbers += IsNumber(TextOf(row, column)) ? 1 : 0;
  }
  return amounts > numbers && (amounts + numbers) * 5 >= filled * 4;
}

// The measures that the headings say, or a line over the table; false where they say none.
bool TakeMeasures(const RawTable& table, IndicatorColumns& found) {
  if (MostAreAmounts(table, found.target)) return true;  // each says its own
  if (!MostAreNumbers(table, found.target)) return false;
  const auto in_heading = [&](size_t column) {
    const auto measure = MeasureBehind(table.columns[column].heading);
    return measure ? measure->unit : std::string_view{};
  };
  found.target_unit = in_heading(found.target);
  if (found.reported) found.reported_unit = in_heading(*found.reported);
  if (found.target_unit.empty()) found.target_unit = table.measure;
  if (found.reported_unit.empty()) found.reported_unit = found.target_unit;
  return !found.target_unit.empty();
}

// 2024年目标 | 2025年目标: the column of the table's year, or else one that names none; nothing
// where several are of other years. 十四五规划2025年 is of a plan of several years.
std::optional<size_t> TargetOf(const RawTable& table, const std::vector<size_t>& columns,
                               std::optional<size_t> reported) {
  if (columns.size() == 1) return columns.front();
  auto year = table.year;
  if (!year && reported) year = FindYear(table.columns[*reported].heading);
  std::optional<size_t> plain;
  for (const size_t column : columns) {
    const std::string& heading = table.columns[column].heading;
    if (HasAny(heading, kYearsTitles)) continue;
    const auto named = FindYear(heading);
    if (named && named == year) return column;
    if (!named && !plain) plain = column;
  }
  return plain;
}

// 单位 over 人, 亩, %: no offices, whether or not the table is read as one of indicators.
std::optional<size_t> UnitColumnOf(const RawTable& table) {
  std::optional<size_t> unit;
  for (size_t i = 0; i < table.columns.size(); ++i)
    if (IsOfMeasures(table.columns[i].heading) && MostAreMeasures(table, i)) unit = i;
  return unit;
}

}  // namespace

bool IsRate(std::string_view printed) {
  const std::string heading = Comparable(printed);
  const std::string_view name = WithoutRemark(heading);
  const auto ends = [&](std::string_view end) { return name.ends_with(end); };
  if (std::any_of(std::begin(kShareColumns), std::end(kShareColumns), ends)) return true;
  // 完成年度目标（%）
  const bool percent = heading.find("%") != heading.npos || heading.find("％") != heading.npos;
  return percent && (name.starts_with("占") || name.starts_with("完成") || name.starts_with("达"));
}

bool IsMeasure(std::string_view text) {
  if (text.empty() || text.size() > kLongestValue) return false;
  if (text[0] >= '0' && text[0] <= '9') return false;  // its digits would lengthen the number
  const std::string one = "1" + std::string(text);
  const auto quantities = quantity::FindQuantities(one);
  return quantities.size() == 1 && !quantities[0].unit.empty() &&
         quantities[0].span.end == one.size();
}

size_t MeasureInBrackets(std::string_view heading) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"},
                                    std::pair<std::string_view, std::string_view>{"(", ")"}}) {
    const size_t at = heading.rfind(open);
    if (at == heading.npos || !heading.ends_with(close)) continue;
    const size_t begin = at + open.size();
    const auto inner = heading.substr(begin, heading.size() - close.size() - begin);
    return inner == "%" || inner == "％" || IsMeasure(inner) ? at : heading.npos;
  }
  return heading.npos;
}

std::optional<IndicatorColumns> FindIndicators(const RawTable& table) {
  std::optional<size_t> name, unit, reported;
  std::vector<size_t> targets;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (IsOfMeasures(column.heading) && MostAreMeasures(table, i))
      unit = i;
    else if (IsTarget(column.heading) && name)
      targets.push_back(i);
    else if (IsName(column) && targets.empty())
      name = i;  // 类别, then 指标名称: the last one
    else if (column.role == Role::kProgress && !IsRate(column.heading) && !reported)
      reported = i;
  }
  const auto target = TargetOf(table, targets, reported);
  if (!name || !target) return std::nullopt;
  // Of several columns of results the one that answers: the latest.
  if (reported && !table.progress.empty() && !IsRate(table.columns[table.progress.front()].heading))
    reported = table.progress.front();
  IndicatorColumns found{.name = *name, .unit = unit, .target = *target, .reported = reported};
  if (reported) found.rate = SharesOf(table, *target, *reported);
  if (!unit && !MostNamesBearMeasures(table, *name) && !TakeMeasures(table, found))
    return std::nullopt;
  return found;
}

void SettleUnitOfMeasure(RawTable& table) {
  const auto unit = UnitColumnOf(table);
  if (!unit) return;
  table.columns[*unit].role = Role::kOther;
  if (table.Find(Role::kLeadUnits) >= 0) return;
  for (const Role role : {Role::kUnits, Role::kSupport})
    if (const int column = table.Find(role); column >= 0) {
      table.columns[static_cast<size_t>(column)].role = Role::kLeadUnits;
      return;
    }
}

std::string WithUnit(const std::string& name, std::string_view value, std::string_view unit) {
  value = WithoutBrackets(value);
  const size_t number = value.find_first_of("0123456789");
  if (number == value.npos || value.size() > kLongestValue) return std::string(value);
  const size_t minus = number > 0 && value[number - 1] == '-' ? number - 1 : number;
  const size_t end = EndOfNumber(value, number);
  const std::string_view behind = value.substr(end);
  std::string out = name + InWords(base::Trim(value.substr(0, minus)));
  out += value.substr(minus, end - minus);
  // 60元 under 元/月/人
  if (!behind.empty() && unit.size() > behind.size() && unit.starts_with(behind))
    return out + std::string(unit);
  // 107.7% under 人 is a share of it.
  const bool share = behind.starts_with("%") || behind.starts_with("％");
  // 7699套 under 户 says its own.
  const bool own = !behind.starts_with(unit) && IsMeasure(behind);
  if (!behind.starts_with(unit) && !share && !own)
    out += unit == "百分点" ? std::string("个百分点") : std::string(unit);
  return out + std::string(behind);
}

namespace {

// 新建幼儿园2所 under 所: the amount that the name itself promises; nothing where a name holds
// other figures only (65岁以上老年人健康管理率).
std::optional<ledger::Quantity> AmountInName(std::string_view name, std::string_view unit) {
  constexpr size_t kLongestName = 400;  // bytes
  if (name.size() > kLongestName || unit.empty()) return std::nullopt;
  for (ledger::Quantity& amount : quantity::FindQuantities(name)) {
    const std::string_view written = amount.written_unit;
    if (!written.empty() && (written.ends_with(unit) || unit.ends_with(written)))
      return std::move(amount);
  }
  return std::nullopt;
}

// 新建基站1500个 beside lone numbers: they are of the one measure that the name promises in.
std::string MeasureInName(const std::string& name, std::string_view target) {
  if (!IsNumber(base::Trim(target)) || FindTargets(name).size() != 1) return {};
  std::string unit;
  for (const ledger::Quantity& amount : quantity::FindQuantities(name)) {
    if (amount.unit.empty()) continue;
    // 占比提高到95%以上 beside 600: a number of things.
    if (!unit.empty() || amount.unit == "%") return {};
    unit = amount.unit;
  }
  return unit;
}

// The name without what it promises in other measures, which would answer itself.
std::string WithoutPromises(std::string name) {
  const std::vector<ledger::Target> targets = FindTargets(name);
  for (auto target = targets.rbegin(); target != targets.rend(); ++target)
    name.erase(target->span.begin, target->span.size());
  return name;
}

// Whether the cell of the goal says no more than the name does.
bool SaysSame(const ledger::Quantity& amount, std::string_view target, std::string_view unit) {
  for (const std::string& text : {std::string(target), std::string(target) + std::string(unit)})
    for (const ledger::Quantity& told : quantity::FindQuantities(text))
      if (told.value == amount.value) return true;
  return false;
}

// 1800人 beside 1950: the number alone is in the unit of what was promised.
std::string UnitOfTarget(std::string_view target, std::string_view reported) {
  constexpr std::string_view kDigits = "0123456789.";
  target = base::Trim(target);
  reported = base::Trim(reported);
  const size_t digits = target.find_first_not_of(kDigits);
  if (reported.empty() || reported.find_first_not_of(kDigits) != reported.npos || digits == 0 ||
      digits == target.npos)
    return {};
  const auto amounts = quantity::FindQuantities(target);
  const bool whole =
      amounts.size() == 1 && amounts[0].span.begin == 0 && amounts[0].span.end == target.size();
  return whole ? amounts[0].written_unit : std::string();
}

// 完成参保4500人 beside 4500人: the amount that the name and the goal both say.
std::optional<ledger::Quantity> SameAmountInName(std::string_view name, std::string_view target) {
  constexpr size_t kLongestName = 400;  // bytes
  if (name.size() > kLongestName || target.size() > kLongestValue) return std::nullopt;
  for (ledger::Quantity& amount : quantity::FindQuantities(name))
    if (!amount.unit.empty() && SaysSame(amount, target, amount.unit)) return std::move(amount);
  return std::nullopt;
}

// 绿化率提高到40%以上 beside 60 and 30 under 个: what the name promises is another matter, of which
// the figures say nothing. They stand below it in their unit, and where they have none of their own
// are left out.
Indicator KeptApart(const std::string& name, std::string_view target, std::string_view reported,
                    Indicator indicator) {
  indicator.content = name;
  indicator.apart = true;
  const std::string goal = WithUnit("", target, indicator.unit);
  const auto amounts = quantity::FindQuantities(goal);
  if (amounts.size() != 1 || amounts[0].unit.empty() || amounts[0].unit == "%") return indicator;
  for (const ledger::Quantity& promised : quantity::FindQuantities(name))
    if (promised.unit == amounts[0].unit) return indicator;
  indicator.content += "\n" + goal;
  indicator.progress = WithUnit("", reported, indicator.unit);
  return indicator;
}

}  // namespace

Indicator ReadIndicator(std::string_view name, std::string_view unit, std::string_view target,
                        std::string_view reported, std::string_view reported_unit) {
  Indicator indicator;
  std::string bare(base::Trim(name));
  if (unit.empty())
    if (const auto measure = MeasureBehind(bare)) {
      indicator.unit = measure->unit;
      bare.resize(measure->begin);
    }
  if (!unit.empty()) indicator.unit = unit;
  if (indicator.unit.empty()) indicator.unit = MeasureInName(bare, target);
  std::string answer_unit = reported_unit.empty() ? indicator.unit : std::string(reported_unit);
  if (answer_unit.empty()) answer_unit = UnitOfTarget(target, reported);
  // What the name promises is no part of what answers it.
  const std::string whole = bare;
  auto amount = AmountInName(bare, indicator.unit);
  if (!amount) amount = SameAmountInName(bare, target);
  if (amount) bare.erase(amount->span.begin, amount->span.size());
  for (const std::string_view bound : {"以上", "以内", "以下"})
    if (amount && bare.compare(amount->span.begin, bound.size(), bound) == 0)
      bare.erase(amount->span.begin, bound.size());
  const bool promises = !FindTargets(bare).empty();
  if (!amount && promises) return KeptApart(whole, target, reported, std::move(indicator));
  const std::string answered = WithoutPromises(bare);
  indicator.content = WithUnit(bare, target, indicator.unit);
  if (indicator.content == WithoutBrackets(target)) indicator.content = bare + indicator.content;
  if (amount && SaysSame(*amount, target, indicator.unit))
    indicator.content = whole;
  else if (amount)
    indicator.whole = whole;
  // A year's figure answers no sum over years, nor the other way round.
  const bool number = reported.find_first_of("0123456789") != reported.npos;
  indicator.other_years = number && IsBracketed(target) != IsBracketed(reported);
  indicator.progress =
      indicator.other_years ? std::string(reported) : WithUnit(answered, reported, answer_unit);
  // Told in a column of its own, so that equal figures are no promise said again.
  if (number && indicator.progress == indicator.content)
    indicator.progress = WithUnit(answered + "实际为", reported, answer_unit);
  return indicator;
}

}  // namespace duban::understand
