// Entry points: Period::Parse and the makers.
#include "ledger/period.h"

#include <algorithm>
#include <cstdio>

namespace duban::ledger {
namespace {

std::optional<int> Number(std::string_view text, int least, int most) {
  int out = 0;
  if (text.empty() || text.size() > 4) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out >= least && out <= most ? std::optional(out) : std::nullopt;
}

}  // namespace

Period Period::OfYear(int year) {
  return {std::to_string(year), {year, 12, 31}};
}

Period Period::OfMonth(int year, int month) {
  char label[32];
  std::snprintf(label, sizeof label, "%04d-%02d", year, month);
  return {label, base::Date::LastOfMonth(year, month)};
}

Period Period::OfQuarter(int year, int quarter) {
  return {std::to_string(year) + "Q" + std::to_string(quarter),
          base::Date::LastOfMonth(year, quarter * 3)};
}

Period Period::OfHalf(int year, int half) {
  return {std::to_string(year) + "H" + std::to_string(half),
          base::Date::LastOfMonth(year, half * 6)};
}

std::optional<Period> Period::Parse(std::string_view label) {
  const auto year = Number(label.substr(0, 4), kFirstYear, kLastYear);
  if (!year) return std::nullopt;
  const std::string_view rest = label.substr(4);
  if (rest.empty()) return OfYear(*year);
  if (rest.size() == 2 && rest[0] == 'Q')
    if (const auto quarter = Number(rest.substr(1), 1, 4)) return OfQuarter(*year, *quarter);
  if (rest.size() == 2 && rest[0] == 'H')
    if (const auto half = Number(rest.substr(1), 1, 2)) return OfHalf(*year, *half);
  if (rest.size() == 3 && rest[0] == '-')
    if (const auto month = Number(rest.substr(1), 1, 12)) return OfMonth(*year, *month);
  if (const auto day = base::Date::Parse(label)) return Period{std::string(label), *day};
  return std::nullopt;
}

int Period::Months() const {
  const bool whole = as_of == base::Date::LastOfMonth(as_of.year, as_of.month);
  return std::max(1, whole ? as_of.month : as_of.month - 1);
}

}  // namespace duban::ledger
