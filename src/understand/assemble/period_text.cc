// Entry points: FindYear, FindPeriod, FindDate.
#include "understand/assemble/period_text.h"

#include <array>

#include "base/utf8.h"

namespace duban::understand {
namespace {

using ledger::Period;

// Four digits without 年 are an amount rather than a year when they are lower.
constexpr int kFirstBareYear = 1990;

// The text in ASCII digits without white space, with one kind of dash; Han numerals only in months,
// quarters and years, so that they are read where they stand.
std::u32string Plain(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size() && out.size() < 400;) {
    const base::CodePoint c = base::Decode(text, at);
    at += c.size;
    if (base::IsSpace(c.value)) continue;
    char32_t letter = c.value;
    if (letter >= U'０' && letter <= U'９') letter = letter - U'０' + U'0';
    if (letter == U'—' || letter == U'–' || letter == U'－' || letter == U'~' || letter == U'～' ||
        letter == U'至' || letter == U'―' || letter == U'?')  // a lost one
      letter = U'-';
    if (letter == U'-' && out.ends_with(U'-')) continue;
    if (letter == U'止') letter = U'-';  // 截止 = 截至, which is 截- by now
    out += letter;
  }
  return out;
}

std::optional<int> HanOrDigit(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (c == U'○' || c == U'零' || c == U'O') return 0;
  const size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? std::nullopt : std::optional(static_cast<int>(at));
}

bool IsDigit(const std::u32string& text, size_t at) {
  return at < text.size() && text[at] >= U'0' && text[at] <= U'9';
}

// An ASCII number at `at`; moves behind it. At most four digits.
std::optional<int> TakeNumber(const std::u32string& text, size_t& at) {
  int value = 0;
  size_t digits = 0;
  while (IsDigit(text, at) && digits < 5) {
    value = value * 10 + static_cast<int>(text[at++] - U'0');
    ++digits;
  }
  return digits == 0 || digits > 4 ? std::nullopt : std::optional(value);
}

// Four digits and 年; where it ends.
std::optional<int> YearAt(const std::u32string& text, size_t at) {
  if (at + 4 >= text.size() || text[at + 4] != U'年') return std::nullopt;
  int year = 0;
  for (size_t i = at; i < at + 4; ++i) {
    const auto digit = HanOrDigit(text[i]);
    if (!digit) return std::nullopt;
    year = year * 10 + *digit;
  }
  return ledger::IsYear(year) ? std::optional(year) : std::nullopt;
}

bool Has(const std::u32string& text, std::u32string_view words) {
  return text.find(words) != std::u32string::npos;
}

std::optional<Period> FindQuarter(const std::u32string& text, int year) {
  const size_t at = text.find(U"季度");
  // 前三季度, 前3个季度, 1-3季度: the last one says up to when.
  if (at == std::u32string::npos || at == 0) return std::nullopt;
  const size_t number = text[at - 1] == U'个' && at > 1 ? at - 2 : at - 1;
  const auto quarter = HanOrDigit(text[number]);
  if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
  return Period::OfQuarter(year, *quarter);
}

// 2031 right before `at`.
bool IsBehindYear(const std::u32string& text, size_t at) {
  if (at < 4) return false;
  size_t begin = at - 4;
  const auto year = TakeNumber(text, begin);
  return year && begin == at && ledger::IsYear(*year);
}

// Q3, H1: no letter or digit beside it but those of a year in front.
std::optional<Period> FindLatin(const std::u32string& text, int year) {
  for (size_t at = 0; at + 1 < text.size(); ++at) {
    const char32_t kind = text[at] | 0x20;
    if ((kind != U'q' && kind != U'h') || !IsDigit(text, at + 1)) continue;
    const int number = static_cast<int>(text[at + 1] - U'0');
    const bool alone = at == 0 || text[at - 1] > 127 || IsBehindYear(text, at);
    const bool ends = at + 2 == text.size() || text[at + 2] > 127 || text[at + 2] == U')';
    if (!alone || !ends || number < 1) continue;
    if (kind == U'q' && number <= 4) return Period::OfQuarter(year, number);
    if (kind == U'h' && number <= 2) return Period::OfHalf(year, number);
  }
  return std::nullopt;
}

// 年中进展 and 2025年年中; no 2025年中小学.
bool IsMidYear(const std::u32string& text) {
  if (Has(text, U"年年中") || Has(text, U"年度年中")) return true;
  for (const std::u32string_view behind : {U"进展", U"完成", U"推进", U"评估"})
    if (text.starts_with(U"年中" + std::u32string(behind))) return true;
  return text == U"年中";
}

std::optional<Period> FindHalf(const std::u32string& text, int year) {
  if (Has(text, U"下半年")) return Period::OfHalf(year, 2);
  if (Has(text, U"上半年") || Has(text, U"前半年") || Has(text, U"半年度") ||
      Has(text, U"半年进展") || Has(text, U"半年完成") || IsMidYear(text))
    return Period::OfHalf(year, 1);
  return std::nullopt;
}

// 一 … 十二 before 月.
std::optional<int> HanMonthBefore(const std::u32string& text, size_t month) {
  for (const auto& [word, value] :
       {std::pair<std::u32string_view, int>{U"十二", 12}, {U"十一", 11}, {U"十", 10}})
    if (text.substr(0, month).ends_with(word)) return value;
  if (month == 0) return std::nullopt;
  const auto digit = HanOrDigit(text[month - 1]);
  return digit && *digit > 0 ? digit : std::nullopt;
}

// 前9个月: as many months, from the first on. Moves `month` before 个; false for 3个月 alone.
bool SkipCounter(const std::u32string& text, size_t& month) {
  if (month == 0 || text[month - 1] != U'个') return true;
  size_t first = --month;
  while (first > 0 && (HanOrDigit(text[first - 1]) || text[first - 1] == U'十')) --first;
  return first > 0 && text[first - 1] == U'前';
}

std::optional<int> MonthBefore(const std::u32string& text, size_t month) {
  if (!SkipCounter(text, month)) return std::nullopt;
  size_t begin = month;
  while (begin > 0 && IsDigit(text, begin - 1)) --begin;
  if (begin == month) return HanMonthBefore(text, month);
  size_t at = begin;
  const auto value = TakeNumber(text, at);
  // "19月" is what a converter that lost the dash leaves of 1—9月: there is no such month.
  // So is 111月 of 1—11月.
  if (value && *value >= 13 && *value <= 19 && month - begin == 2) return *value - 10;
  if (value && *value >= 110 && *value <= 112 && month - begin == 3) return *value - 100;
  return value && *value >= 1 && *value <= 12 ? value : std::nullopt;
}

// 1月至9月: the range ends with another month.
bool GoesOnToMonth(const std::u32string& text, size_t at) {
  if (at < text.size() && text[at] == U'份') ++at;
  if (at >= text.size() || text[at] != U'-') return false;
  const size_t next = text.find(U'月', at);
  return next != std::u32string::npos && next <= at + 4 && MonthBefore(text, next).has_value();
}

// A month, with a day behind it where one is named: "1-11月", "截至10月31日", "11月底".
std::optional<Period> FindMonth(const std::u32string& text, int year) {
  for (size_t at = text.find(U'月'); at != std::u32string::npos; at = text.find(U'月', at + 1)) {
    const auto month = MonthBefore(text, at);
    if (!month || GoesOnToMonth(text, at + 1)) continue;
    size_t day_at = at + 1;
    const auto day = TakeNumber(text, day_at);
    const bool is_day =
        day && day_at < text.size() && (text[day_at] == U'日' || text[day_at] == U'号');
    const base::Date date{year, *month, is_day ? *day : 1};
    if (!is_day || date == base::Date::LastOfMonth(year, *month))
      return Period::OfMonth(year, *month);
    if (date.IsValid()) return Period{date.ToString(), date};
  }
  return std::nullopt;
}

std::optional<base::Date> DateAt(const std::u32string& text, size_t at) {
  const auto year = TakeNumber(text, at);
  const auto separates = [&] {
    if (at >= text.size()) return false;
    const char32_t c = text[at];
    return c == U'-' || c == U'/' || c == U'.' || c == U'年' || c == U'月';
  };
  if (!year || !ledger::IsYear(*year) || !separates()) return std::nullopt;
  const auto month = TakeNumber(text, ++at);
  if (!month || !separates()) return std::nullopt;
  ++at;
  // Without white space the hour may follow at once: a day has two digits, or one before 日.
  int day = 0;
  for (int digits = 0; digits < 2 && IsDigit(text, at); ++digits)
    day = day * 10 + static_cast<int>(text[at++] - U'0');
  const base::Date date{*year, *month, day};
  return date.IsValid() ? std::optional(date) : std::nullopt;
}

// What a day says of a period: its month where it is the last one.
Period PeriodUntil(const base::Date& day) {
  if (day == base::Date::LastOfMonth(day.year, day.month))
    return Period::OfMonth(day.year, day.month);
  return Period{day.ToString(), day};
}

bool IsSeparator(char32_t c) {
  return c == U'.' || c == U'-' || c == U'/';
}

// "09" of "2031.09", "1-9" of "2031.1-9": the last month at `at`, behind which nothing counts.
std::optional<int> LastMonthAt(const std::u32string& text, size_t at) {
  std::optional<int> last;
  for (;;) {
    const auto month = TakeNumber(text, at);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    last = month;
    if (at + 1 >= text.size() || text[at] != U'-' || !IsDigit(text, at + 1)) break;
    ++at;
  }
  const bool counts = at < text.size() && (IsSeparator(text[at]) || text[at] == U'号' ||
                                           text[at] == U'期' || text[at] == U'次');
  return counts ? std::nullopt : last;
}

// "2031.1-9" is a range of months, "2031.1.9" a day.
bool IsMonthRange(const std::u32string& text, size_t separator) {
  if (separator >= text.size() || (text[separator] != U'.' && text[separator] != U'/'))
    return false;
  size_t at = separator + 1;
  return TakeNumber(text, at) && at < text.size() && text[at] == U'-';
}

// "20310930", "203109": a day or a month without separators.
std::optional<Period> CompactAt(const std::u32string& text, size_t at) {
  size_t end = at;
  int value = 0;
  for (; end < at + 8 && IsDigit(text, end); ++end)
    value = value * 10 + static_cast<int>(text[end] - U'0');
  if (IsDigit(text, end) || (end != at + 6 && end != at + 8)) return std::nullopt;
  const int day = end == at + 8 ? value % 100 : 0;
  const int months = day > 0 ? value / 100 : value;
  const base::Date date{months / 100, months % 100, day > 0 ? day : 1};
  if (!ledger::IsYear(date.year) || !date.IsValid()) return std::nullopt;
  return day > 0 ? PeriodUntil(date) : Period::OfMonth(date.year, date.month);
}

// Behind 截至 or an opening bracket figures are times: 9.30, 20310930, 203109.
std::optional<Period> FigureAt(const std::u32string& text, size_t at, std::optional<int> year) {
  if (const auto compact = CompactAt(text, at)) return compact;
  const auto month = TakeNumber(text, at);
  if (!year || !month || at >= text.size() || !IsSeparator(text[at])) return std::nullopt;
  const auto day = TakeNumber(text, ++at);
  const base::Date date{*year, *month, day.value_or(0)};
  const bool ends = at >= text.size() || !IsSeparator(text[at]);
  return ends && date.IsValid() ? std::optional(PeriodUntil(date)) : std::nullopt;
}

// 6.30完成情况: the last day of a month at the head, before what was done by then.
std::optional<Period> DayAtHead(const std::u32string& text, int year) {
  size_t at = 0;
  const auto month = TakeNumber(text, at);
  if (!month || *month < 1 || *month > 12 || at >= text.size() || text[at] != U'.')
    return std::nullopt;
  const auto day = TakeNumber(text, ++at);
  const base::Date date{year, *month, day.value_or(0)};
  if (!date.IsValid() || date != base::Date::LastOfMonth(year, *month)) return std::nullopt;
  for (const std::u32string_view word : {U"完成", U"进展", U"进度", U"推进"})
    if (text.substr(at).starts_with(word)) return Period::OfMonth(year, *month);
  return std::nullopt;
}

bool IsBehindUntil(const std::u32string& text, size_t at) {
  return at >= 2 && text[at - 1] == U'-' && text[at - 2] == U'截';
}

// Times in figures: 2031.9.30, 2031-09, 截至9.30, （203109）. A day of another year, such as that
// of publication, is none.
std::optional<Period> FindInFigures(const std::u32string& text, std::optional<int> year) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (!IsDigit(text, at) || (at > 0 && IsDigit(text, at - 1))) continue;
    const bool until = IsBehindUntil(text, at);
    const bool range = IsMonthRange(text, at + 4);
    if (const auto date = DateAt(text, at); date && !range && (until || date->year == year))
      return PeriodUntil(*date);
    const bool opened = at > 0 && (text[at - 1] == U'（' || text[at - 1] == U'(');
    if (until || opened)
      if (const auto figure = FigureAt(text, at, until ? year : std::nullopt)) return figure;
    size_t behind = at;
    const auto named = TakeNumber(text, behind);
    if (!named || behind != at + 4 || !ledger::IsYear(*named) || behind >= text.size() ||
        !IsSeparator(text[behind]))
      continue;
    if (const auto month = LastMonthAt(text, behind + 1)) return Period::OfMonth(*named, *month);
  }
  return std::nullopt;
}

// Up to the day that stands behind 截至.
std::optional<Period> FindUntil(const std::u32string& text, int year) {
  const size_t at = text.find(U"截-");
  if (at == std::u32string::npos) return std::nullopt;
  const std::u32string behind = text.substr(at);
  if (auto month = FindMonth(behind, year)) return month;
  return FindInFigures(behind, year);
}

std::optional<Period> FindPart(const std::u32string& text, int year) {
  if (const auto quarter = FindQuarter(text, year)) return quarter;
  if (const auto half = FindHalf(text, year)) return half;
  return FindLatin(text, year);
}

// 203109 in brackets or behind 截至.
std::optional<int> YearInFigures(const std::u32string& text) {
  const auto period = FindInFigures(text, std::nullopt);
  return period ? std::optional(period->as_of.year) : std::nullopt;
}

}  // namespace

std::optional<int> FindYear(std::string_view text) {
  const std::u32string plain = Plain(text);
  for (size_t at = 0; at < plain.size(); ++at)
    if (const auto year = YearAt(plain, at); year && (at == 0 || !IsDigit(plain, at - 1)))
      return year;
  for (size_t at = 0; at < plain.size(); ++at) {
    if (!IsDigit(plain, at) || (at > 0 && IsDigit(plain, at - 1))) continue;
    size_t end = at;
    const auto number = TakeNumber(plain, end);
    if (number && end == at + 4 && *number >= kFirstBareYear && ledger::IsYear(*number) &&
        !IsDigit(plain, end))
      return number;
  }
  return YearInFigures(plain);
}

std::optional<Period> FindPeriod(std::string_view text, std::optional<int> year) {
  const std::optional<int> named = FindYear(text);
  if (named) year = named;
  if (!year) return std::nullopt;
  const std::u32string plain = Plain(text);
  if (const auto part = FindPart(plain, *year)) {
    // 上半年（截至5月底）: no later than the day that it names.
    const auto until = FindUntil(plain, *year);
    return until && until->as_of < part->as_of ? until : part;
  }
  if (const auto month = FindMonth(plain, *year)) return month;
  if (const auto figures = FindInFigures(plain, year)) return figures;
  if (const auto day = DayAtHead(plain, *year)) return day;
  return named ? std::optional(Period::OfYear(*named)) : std::nullopt;
}

std::optional<base::Date> FindDate(std::string_view text) {
  const std::u32string plain = Plain(text);
  for (size_t at = 0; at < plain.size(); ++at)
    if (IsDigit(plain, at) && (at == 0 || !IsDigit(plain, at - 1)))
      if (const auto date = DateAt(plain, at)) return date;
  return std::nullopt;
}

}  // namespace duban::understand
