// A workbook's number format: how a stored number is shown.
//
// Format: ECMA-376 18.8.31. The number is what counts, so what is shown keeps it readable: grouping
// is left out, a negative number always has its sign, a time of day behind a date is dropped, and
// Chinese numerals ([DBNum1]) are digits. Literals stay: 12 in 0"亿元" is "12亿元".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"

namespace duban::read {

class NumberFormat {
 public:
  // Any text is a format; what is not understood is shown as a plain number.
  static NumberFormat Parse(std::string_view code);
  // The formats that have a number and no text, as a Chinese Excel has them.
  static std::string_view BuiltIn(int id);

  // `since_1904`: days are counted from 1904 instead of 1900.
  std::string Show(const base::Decimal& value, bool since_1904) const;

 private:
  enum class Kind { kGeneral, kNumber, kDate, kTime, kLiteral };
  struct Condition {
    std::string compare;  // ">", "<=" …
    base::Decimal value;
  };
  struct Section {
    Kind kind = Kind::kGeneral;
    std::string before, after;  // literals around the number
    std::string tail;           // Chinese behind the last unit of a date: 前 of m"月底前"
    size_t whole_zeros = 0;     // digits in front of the point that are always shown
    size_t places = 0, place_zeros = 0;
    size_t inserted = 0;  // digits behind a point that is only a literal: 0!.0,"万"
    int percent = 0, thousands = 0;
    bool year = false, month = false, day = false, hour = false, second = false;
    bool elapsed = false, han = false, empty = true;
    std::optional<Condition> condition;
  };
  class Parser;

  const Section* Choose(const base::Decimal& value) const;
  static std::string ShowNumber(const base::Decimal& value, const Section& section);
  static std::string ShowDate(const base::Decimal& value, const Section& section, bool since_1904);
  static std::string ShowTime(const base::Decimal& value, const Section& section);

  std::vector<Section> sections_;
};

// The figures that Excel keeps (15); files hold up to 17, the last two noise of binary fractions.
base::Decimal FifteenFigures(const base::Decimal& value);

}  // namespace duban::read
