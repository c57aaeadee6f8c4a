// Entry points: Date::Parse, Date::ToString, Instant::LegalDay.
#include "base/date.h"

#include <cstdio>

namespace duban::base {
namespace {

constexpr int64_t kMillisecondsPerDay = 86'400'000;
constexpr int64_t kLegalOffset = 8 * 3'600'000;

std::optional<int> Digits(std::string_view text) {
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

struct Civil {
  Date date;
  int hour, minute, second, millisecond;
};

Civil CivilOf(int64_t milliseconds) {
  int64_t days = milliseconds / kMillisecondsPerDay;
  int64_t rest = milliseconds % kMillisecondsPerDay;
  if (rest < 0) {
    rest += kMillisecondsPerDay;
    --days;
  }
  const std::chrono::year_month_day ymd{
      std::chrono::sys_days{std::chrono::days{static_cast<int>(days)}}};
  const Date date{static_cast<int>(ymd.year()),
                  static_cast<int>(static_cast<unsigned>(ymd.month())),
                  static_cast<int>(static_cast<unsigned>(ymd.day()))};
  return {date, static_cast<int>(rest / 3'600'000), static_cast<int>(rest / 60'000 % 60),
          static_cast<int>(rest / 1000 % 60), static_cast<int>(rest % 1000)};
}

}  // namespace

bool Date::IsValid() const {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= LastOfMonth(year, month).day;
}

std::optional<Date> Date::Parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = Digits(iso.substr(0, 4)), month = Digits(iso.substr(5, 2)),
             day = Digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  return date.IsValid() ? std::optional(date) : std::nullopt;
}

Date Date::LastOfMonth(int year, int month) {
  const std::chrono::year_month_day_last last{std::chrono::year{year} /
                                              std::chrono::month{static_cast<unsigned>(month)} /
                                              std::chrono::last};
  return {year, month, static_cast<int>(static_cast<unsigned>(last.day()))};
}

std::string Date::ToString() const {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

Date Instant::LegalDay() const {
  return CivilOf(milliseconds + kLegalOffset).date;
}

std::string Instant::ToString() const {
  const Civil c = CivilOf(milliseconds);
  char text[64];
  std::snprintf(text, sizeof text, "%sT%02d:%02d:%02d.%03dZ", c.date.ToString().c_str(), c.hour,
                c.minute, c.second, c.millisecond);
  return text;
}

std::string Instant::ToLegalString() const {
  const Civil c = CivilOf(milliseconds + kLegalOffset);
  char text[64];
  std::snprintf(text, sizeof text, "%s %02d:%02d:%02d", c.date.ToString().c_str(), c.hour, c.minute,
                c.second);
  return text;
}

}  // namespace duban::base
