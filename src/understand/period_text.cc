// Entry points: FindYear, FindPeriod, FindDate.
#include "understand/period_text.h"

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

std::optional<Period> FindHalf(const std::u32string& text, int year) {
  if (Has(text, U"下半年")) return Period::OfHalf(year, 2);
  if (Has(text, U"上半年") || Has(text, U"前半年") || Has(text, U"半年度") ||
      Has(text, U"半年进展") || Has(text, U"半年完成"))
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

std::optional<int> MonthBefore(const std::u32string& text, size_t month) {
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
  return std::nullopt;
}

std::optional<Period> FindPeriod(std::string_view text, std::optional<int> year) {
  const std::optional<int> named = FindYear(text);
  if (named) year = named;
  if (!year) return std::nullopt;
  const std::u32string plain = Plain(text);
  if (const auto quarter = FindQuarter(plain, *year)) return quarter;
  if (const auto half = FindHalf(plain, *year)) return half;
  if (const auto month = FindMonth(plain, *year)) return month;
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
