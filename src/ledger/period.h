// A reporting period 报告期: what a table says it covers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace duban::ledger {

// Years that a ledger may be of and that four figures in a text may mean: 1921年 is a year, 3000年
// an amount. The only such bounds; whatever asks for a year or reads one uses them.
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2099;
constexpr bool IsYear(int year) {
  return year >= kFirstYear && year <= kLastYear;
}

// Labels: "2023" (the year), "2023H1", "2023Q4", "2023-11" (January to November; also 截至11月), or
// a day "2023-11-20". Cumulative from January in all of them, as the tables are.
struct Period {
  std::string label;
  base::Date as_of;  // last day covered

  static std::optional<Period> Parse(std::string_view label);
  static Period OfYear(int year);
  static Period OfMonth(int year, int month);
  static Period OfQuarter(int year, int quarter);  // 1 … 4; Q2 keeps the label "2023Q2"
  static Period OfHalf(int year, int half);        // 1 or 2

  int year() const { return as_of.year; }
  // Months elapsed at as_of, 1 … 12; a day in a month counts that month whole only at its end, the
  // month before otherwise (never below 1).
  int Months() const;
  bool EndsYear() const { return as_of.month == 12 && as_of.day == 31; }

  friend bool operator==(const Period&, const Period&) = default;
};

}  // namespace duban::ledger
