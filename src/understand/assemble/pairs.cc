// Entry points: MeasureIn, SettlePairs, ReadPair.
#include "understand/assemble/pairs.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/header.h"
#include "understand/assemble/indicators.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/text.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestHeading = 90;  // bytes
constexpr size_t kLongestValue = 40;    // bytes

// "1-9月", "2031年", "截至9月底", "前三季度": bytes of a time at `at`; 0 where none stands there.
size_t TimeLength(std::string_view text, size_t at) {
  size_t end = at;
  for (base::CodePoint c = base::Decode(text, end); c.size > 0; c = base::Decode(text, end)) {
    constexpr std::u32string_view kParts = U"0123456789-—－–~～至第前一二三四";
    if (kParts.find(c.value) == std::u32string_view::npos) break;
    end += c.size;
  }
  if (end == at) return 0;
  for (const std::string_view unit : kTimeEnds)
    if (text.substr(end).starts_with(unit)) return end + unit.size() - at;
  return 0;
}

// The heading without brackets.
std::string WithoutBrackets(std::string_view heading) {
  std::string out;
  int depth = 0;
  for (size_t at = 0; at < heading.size();) {
    const base::CodePoint c = base::Decode(heading, at);
    const bool opens = c.value == U'(' || c.value == U'（';
    const bool closes = c.value == U')' || c.value == U'）';
    if (opens) ++depth;
    if (depth == 0 && !closes && !base::IsSpace(c.value)) out.append(heading, at, c.size);
    if (closes) depth = std::max(0, depth - 1);
    at += c.size;
  }
  return out;
}

// Takes the words of a list out of the text; whether there were any.
bool TakeOut(const auto& words, std::string& text) {
  bool found = false;
  for (const std::string_view word : words)
    for (size_t at = text.find(word); at != std::string::npos; at = text.find(word)) {
      text.erase(at, word.size());
      found = true;
    }
  return found;
}

struct Times {
  bool found = false;
  bool point = false;  // 9月底: nothing says from when
};

Times TakeOutTimes(std::string& text) {
  Times times;
  for (size_t at = 0; at < text.size();) {
    if (const size_t size = TimeLength(text, at); size > 0) {
      const std::string_view time = std::string_view(text).substr(at, size);
      times.point |= time.ends_with("底") || time.ends_with("末");
      times.found = true;
      text.erase(at, size);
    } else {
      at += base::Decode(text, at).size;
    }
  }
  return times;
}

// What a heading says beside the name of the thing.
struct Side {
  size_t column = 0;
  std::string thing;  // 投资, 改造户数
  std::string unit;   // of the heading's bracket
  std::optional<base::Date> as_of;
  bool planned = false, done = false;
  bool of_year = false;  // says that it is this year's
  bool unbound = false;  // 累计 alone or up to a time: it may be over several years
};

std::string UnitIn(std::string_view heading) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}})
    for (size_t at = heading.find(open); at != heading.npos; at = heading.find(open, at + 1)) {
      const size_t begin = at + open.size();
      const size_t end = heading.find(close, begin);
      if (end == heading.npos) break;
      const std::string_view inner = base::Trim(heading.substr(begin, end - begin));
      if (IsMeasure(inner)) return std::string(inner);
      if (const std::string_view named = MeasureIn(inner); !named.empty())
        return std::string(named);
    }
  return {};
}

// 改造户数 counts 户, 购置台数 台.
std::string UnitOfNumber(std::string_view thing) {
  constexpr std::string_view kNumber = "数";
  if (!thing.ends_with(kNumber)) return {};
  thing.remove_suffix(kNumber.size());
  const size_t last = thing.size() < 3 ? 0 : thing.size() - 3;
  const std::string_view unit = thing.substr(last);
  return IsMeasure(unit) ? std::string(unit) : std::string();
}

std::optional<Side> SideOf(size_t column, std::string_view heading, std::optional<int> year) {
  if (heading.empty() || heading.size() > kLongestHeading) return std::nullopt;
  Side side{.column = column, .thing = WithoutBrackets(heading), .unit = UnitIn(heading)};
  if (HasAny(side.thing, kNoPairHeads) || HasAny(side.thing, kSingleMonths)) return std::nullopt;
  const auto named = FindYear(side.thing);
  if (named && year && *named != *year) return std::nullopt;
  constexpr int kAnyYear = 2000;
  if (const auto period = FindPeriod(side.thing, year.value_or(kAnyYear));
      period && period->label.size() > 4)
    side.as_of = period->as_of;
  const bool bound = HasAny(side.thing, kFromThisYear);
  const bool until = TakeOut(kUntilHeads, side.thing);
  const Times times = TakeOutTimes(side.thing);
  side.of_year = times.found;
  side.unbound = side.thing.find("累计") != std::string::npos && !bound &&
                 (!times.found || times.point || until);
  side.planned = TakeOut(kPlanWords, side.thing);
  side.done = TakeOut(kDoneWords, side.thing);
  side.of_year |= TakeOut(kYearWords, side.thing);
  if (side.unit.empty()) side.unit = UnitOfNumber(side.thing);
  return side;
}

bool IsMoneyUnit(std::string_view unit) {
  return unit.ends_with("元");
}

// 下达资金 | 支出资金, 应拨（万元） | 已拨（万元）: words that part plan and work only where both
// of the thing's columns have one. What nothing names but the money's measure is money.
void TakeOutSoftWords(Side& side) {
  constexpr std::string_view kSpending = "支出";  // a budget's: neither more nor less is better
  if (side.thing == kSpending) return;
  side.planned |= TakeOut(kSoftPlanWords, side.thing);
  side.done |= TakeOut(kSoftDoneWords, side.thing);
  if (Length(side.thing) < 2 && IsMoneyUnit(side.unit)) side.thing = "资金";
}

std::vector<Side> SidesOf(std::string_view title, const RawTable& table, bool soft) {
  const auto year = FindYear(title);
  std::vector<Side> sides;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const Role role = table.columns[i].role;
    if (role != Role::kOther && role != Role::kProgress && role != Role::kContent) continue;
    auto side = SideOf(i, table.columns[i].heading, year);
    if (!side) continue;
    if (soft) TakeOutSoftWords(*side);
    const bool whole = side->thing.starts_with("总");  // of all years of a work
    if (Length(side->thing) >= 2 && !whole) sides.push_back(std::move(*side));
  }
  return sides;
}

// 年度计划投资 before 计划投资, and 年度投资 where neither is. Two that are alike leave it open.
const Side* PlanOf(const Side& done, const std::vector<Side>& sides) {
  const Side* best = nullptr;
  int highest = 0;
  bool twice = false;
  for (const Side& side : sides) {
    if (side.column == done.column || side.thing != done.thing) continue;
    if (side.as_of && side.as_of != done.as_of) continue;
    if (!side.planned && (side.done || !side.of_year)) continue;
    const int score = (side.planned ? 2 : 0) + (side.of_year ? 1 : 0) - (side.as_of ? 2 : 0);
    if (best != nullptr && score == highest) twice = true;
    if (best != nullptr && score <= highest) continue;
    best = &side;
    highest = score;
    twice = false;
  }
  return twice ? nullptr : best;
}

// The latest one; of those that name no time the one of this year.
bool AnswersBefore(const Side& a, const Side& b) {
  if (a.as_of && b.as_of) return *b.as_of < *a.as_of;
  if (a.as_of.has_value() != b.as_of.has_value()) return a.as_of.has_value();
  return a.of_year && !b.of_year;
}

const Side* DoneOf(const std::string& thing, const std::vector<Side>& sides,
                   const std::optional<base::Date>& own) {
  const Side* best = nullptr;
  for (const Side& side : sides) {
    if (!side.done || side.planned || side.thing != thing) continue;
    if (side.unbound) continue;
    if (own && side.as_of && *own < *side.as_of) continue;
    if (best == nullptr || AnswersBefore(side, *best)) {
      best = &side;
    } else if (!AnswersBefore(*best, side)) {
      return nullptr;  // two of a kind
    }
  }
  return best;
}

// Whether more or less of a thing than planned is better.
enum class Sense { kMore, kLess, kUnknown };

Sense SenseOf(std::string_view thing) {
  if (HasAny(thing, kLesseningVerbs) || HasAny(thing, kCuringVerbs)) return Sense::kMore;
  if (HasAny(thing, kBetterLow) || HasAny(thing, kBetterLowAlone) || HasAny(thing, kBetterLowHeads))
    return Sense::kLess;
  return HasAny(thing, kEitherWayHeads) ? Sense::kUnknown : Sense::kMore;
}

bool IsMoney(std::string_view thing) {
  return std::any_of(std::begin(kMoneyEnds), std::end(kMoneyEnds),
                     [&](std::string_view end) { return thing.ends_with(end); });
}

// "12000", "12,000万元": the number and what stands behind it; nothing for other texts.
struct Value {
  std::string_view number, unit;
};

std::optional<Value> ReadValue(std::string_view text) {
  text = base::Trim(text);
  if (text.empty() || text.size() > kLongestValue || text[0] < '0' || text[0] > '9')
    return std::nullopt;
  const size_t end = std::min(text.find_first_not_of("0123456789.,"), text.size());
  const Value value{text.substr(0, end), base::Trim(text.substr(end))};
  return value.unit.empty() || IsMeasure(value.unit) ? std::optional(value) : std::nullopt;
}

void Tell(const Side& plan, const Side& done, RawTable& table) {
  table.findings.push_back(
      ledger::MakeFinding("columns-composed", {{"planned", table.columns[plan.column].heading},
                                               {"done", table.columns[done.column].heading}}));
  table.findings.back().field = ledger::Field::kContent;
}

bool HoldsValues(const RawTable& table, const ColumnPair& pair) {
  const auto text = [](const RawRow& row, size_t column) {
    return column < row.cells.size() && row.cells[column].size() == 1 ? row.cells[column].front()
                                                                      : std::string_view{};
  };
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const RawRow& row) {
    return !ReadPair(pair, text(row, pair.planned), text(row, pair.done)).promise.empty();
  });
}

}  // namespace

std::string_view MeasureIn(std::string_view line) {
  constexpr size_t kLongest = 600;  // bytes
  if (line.size() > kLongest) return {};
  for (const std::string_view label : {"单位：", "单位:"}) {
    const size_t at = line.rfind(label);
    if (at == line.npos) continue;
    std::string_view unit = base::Trim(line.substr(at + label.size()));
    for (const std::string_view close : {"）", ")", " ", "\n", "　"})
      unit = unit.substr(0, unit.find(close));
    if (IsMeasure(unit)) return unit;
  }
  return {};
}

namespace {

// The share of what was planned says nothing beside the amounts themselves.
void LeaveOutRates(RawTable& table) {
  for (Column& column : table.columns)
    if (column.role == Role::kProgress && IsRate(column.heading)) column.role = Role::kOther;
}

void PairSides(std::string_view title, const std::vector<Side>& sides, RawTable& table) {
  const auto own = FindPeriod(title, FindYear(title));
  for (const Side& side : sides) {
    if (!side.done || side.planned || SenseOf(side.thing) == Sense::kUnknown) continue;
    if (DoneOf(side.thing, sides, own ? std::optional(own->as_of) : std::nullopt) != &side)
      continue;
    const Side* plan = PlanOf(side, sides);
    if (plan == nullptr) continue;
    const std::string said(IsMoney(side.thing) ? table.measure : std::string_view{});
    ColumnPair pair{.planned = plan->column, .done = side.column, .thing = side.thing};
    pair.planned_unit = plan->unit.empty() ? said : plan->unit;
    pair.done_unit = side.unit.empty() ? (plan->unit.empty() ? said : plan->unit) : side.unit;
    if (!HoldsValues(table, pair)) continue;
    LeaveOutRates(table);
    if (table.Find(Role::kProgress) < 0) table.columns[side.column].role = Role::kProgress;
    Tell(*plan, side, table);
    table.pairs.push_back(std::move(pair));
  }
}

}  // namespace

void SettlePairs(std::string_view title, RawTable& table) {
  if (FindIndicators(table)) return;
  PairSides(title, SidesOf(title, table, false), table);
  if (table.pairs.empty()) PairSides(title, SidesOf(title, table, true), table);
}

PairInWords ReadPair(const ColumnPair& pair, std::string_view planned, std::string_view done) {
  const auto plan = ReadValue(planned);
  if (!plan) return {};
  const std::string plan_unit = plan->unit.empty() ? pair.planned_unit : std::string(plan->unit);
  if (plan_unit.empty()) return {};
  // 计划投资 tells how large a work is; what is promised of a year is that it is spent.
  const std::string name = pair.thing == "投资" ? "完成投资" : pair.thing;
  const bool less = SenseOf(pair.thing) == Sense::kLess;
  PairInWords words;
  words.promise = WithUnit(name + (less ? "不高于" : ""), plan->number, plan_unit);
  const auto actual = ReadValue(done);
  if (!actual) return words;
  const std::string done_unit = !actual->unit.empty() ? std::string(actual->unit)
                                : plan->unit.empty() || !pair.done_unit.empty() ? pair.done_unit
                                                                                : plan_unit;
  if (!done_unit.empty()) words.answer = WithUnit(name + "实际为", actual->number, done_unit);
  return words;
}

}  // namespace duban::understand
