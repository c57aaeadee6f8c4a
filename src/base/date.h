// Calendar days and instants.
//
// Legal days are days in China, +08:00 without summer time since 1991; g++ 12 knows no time zones,
// so the offset is a constant. Instants are milliseconds since 1970-01-01T00:00Z. Neither reads a
// clock: "today" is always an argument.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace duban::base {

struct Date {
  int year = 0;   // 1 … 9999
  int month = 0;  // 1 … 12
  int day = 0;    // 1 … 31

  bool IsValid() const;
  static std::optional<Date> Parse(std::string_view iso);  // "2024-01-08" only
  static Date LastOfMonth(int year, int month);            // precondition: valid year and month
  std::string ToString() const;                            // "2024-01-08"
  friend auto operator<=>(const Date&, const Date&) = default;
};

struct Instant {
  int64_t milliseconds = 0;  // since the epoch, UTC

  Date LegalDay() const;              // the day in China
  std::string ToString() const;       // "2024-01-08T09:30:00.000Z"
  std::string ToLegalString() const;  // "2024-01-08 17:30:00", China
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

}  // namespace duban::base
