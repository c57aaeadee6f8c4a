// One number as Chinese prose writes it, without its unit: 1,234.5 / １２万 / 一百二十 / 三点五亿 /
// 七八百 / 二〇二三 / 百分之五 / 三分之二.
//
// Pure; linear in the digits read. More digits than a Decimal holds give no value but still a span,
// so that nobody reads on in the middle of them.
#pragma once

#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "base/span.h"

namespace duban::quantity {

// What a 分之 with a bare power makes of a number.
enum class Share { kNone, kPercent, kPerMille, kFraction };

struct Numeral {
  base::Span span;
  std::optional<base::Decimal> value;
  std::optional<base::Decimal> upper;  // 七八百: 800
  std::optional<base::Ratio> ratio;    // 三分之二
  Share share = Share::kNone;
  bool arabic = false;       // begins with 0-9
  bool han = false;          // holds a Chinese numeral
  bool scaled = false;       // holds 十, 百, 千, 万 or 亿
  bool bare_power = false;   // 百 (场), 亿 (元): a power without a digit
  bool positional = false;   // 二〇二三: digit after digit, no powers
  bool decimal = false;      // has a decimal point
  bool damaged = false;      // 279。3: the point was mistyped; valid only before a unit
  bool grouped = false;      // 1,234
  bool approximate = false;  // 十余万, 二十几
  bool several = false;      // 数百, 几十
  int digits = 0;            // Arabic digits before the point
  int power = 0;             // exponent of the powers behind the first number: 4 in 5万
};

// The number that begins at `at`; nullopt where none does. `at` must be the begin of a character.
// Without `allow_damage` a mistyped point (279。3) ends the number.
std::optional<Numeral> ReadNumeral(std::string_view text, size_t at, bool allow_damage = false);

}  // namespace duban::quantity
