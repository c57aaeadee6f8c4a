// Entry points: Decimal::Parse, Decimal::ToString and the checked operations.
#include "base/decimal.h"

#include <algorithm>

namespace duban::base {
namespace {

__extension__ typedef __int128 Wide;

constexpr Wide PowerOfTen(int power) {
  Wide out = 1;
  while (power-- > 0) out *= 10;
  return out;
}

// The largest magnitude that a Decimal may hold.
constexpr Wide kLimit = PowerOfTen(Decimal::kMaxDigits) - 1;

constexpr Wide Magnitude(Wide value) {
  return value < 0 ? -value : value;
}

// value × 10^power, or nullopt where it leaves the limit.
std::optional<Wide> Scaled(Wide value, int power) {
  if (value == 0) return Wide{0};
  if (power > Decimal::kMaxDigits || Magnitude(value) > kLimit / PowerOfTen(power))
    return std::nullopt;
  return value * PowerOfTen(power);
}

// numerator ÷ denominator, half away from zero. Precondition: denominator > 0.
Wide DivideRounded(Wide numerator, Wide denominator) {
  const Wide whole = numerator / denominator;
  const Wide rest = Magnitude(numerator % denominator);
  if (rest < denominator - rest) return whole;
  return whole + (numerator < 0 ? -1 : 1);
}

std::string Digits(Wide magnitude) {
  std::string out;
  do {
    out += static_cast<char>('0' + static_cast<int>(magnitude % 10));
    magnitude /= 10;
  } while (magnitude != 0);
  std::reverse(out.begin(), out.end());
  return out;
}

std::string Print(Wide coefficient, int scale) {
  std::string digits = Digits(Magnitude(coefficient));
  if (scale > 0) {
    if (digits.size() <= static_cast<size_t>(scale))
      digits.insert(0, static_cast<size_t>(scale) + 1 - digits.size(), '0');
    digits.insert(digits.size() - static_cast<size_t>(scale), ".");
  }
  return coefficient < 0 ? "-" + digits : digits;
}

}  // namespace

void Decimal::Normalize() {
  while (scale_ > 0 && coefficient_ % 10 == 0) {
    coefficient_ /= 10;
    --scale_;
  }
}

std::optional<Decimal> Decimal::Checked(Wide coefficient, int scale) {
  while (scale > kMaxScale && coefficient % 10 == 0) {
    coefficient /= 10;
    --scale;
  }
  if (scale > kMaxScale || Magnitude(coefficient) > kLimit) return std::nullopt;
  return Decimal(coefficient, scale);
}

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  Wide coefficient = 0;
  int scale = 0;
  bool point = false, digit = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    digit = true;
    if (point && scale == kMaxScale) {
      if (c != '0') return std::nullopt;
      continue;
    }
    if (coefficient > kLimit / 10) return std::nullopt;
    coefficient = coefficient * 10 + (c - '0');
    scale += point;
  }
  if (!digit || text.back() == '.') return std::nullopt;
  return Checked(negative ? -coefficient : coefficient, scale);
}

std::string Decimal::ToString() const {
  return Print(coefficient_, scale_);
}

Decimal Decimal::Negated() const {
  return Decimal(-coefficient_, scale_);
}

std::optional<Decimal> Decimal::Plus(const Decimal& other) const {
  const int scale = std::max(scale_, other.scale_);
  const auto a = Scaled(coefficient_, scale - scale_);
  const auto b = Scaled(other.coefficient_, scale - other.scale_);
  if (!a || !b) return std::nullopt;
  return Checked(*a + *b, scale);
}

std::optional<Decimal> Decimal::Minus(const Decimal& other) const {
  return Plus(other.Negated());
}

std::optional<Decimal> Decimal::Times(const Decimal& other) const {
  Wide product = 0;
  if (__builtin_mul_overflow(coefficient_, other.coefficient_, &product)) return std::nullopt;
  return Checked(product, scale_ + other.scale_);
}

std::optional<Decimal> Decimal::DividedBy(const Decimal& divisor, int places) const {
  if (divisor.IsZero()) return std::nullopt;
  // coefficient / 10^scale ÷ (divisor / 10^its scale) × 10^places, as one division of integers.
  const int power = divisor.scale_ - scale_ + places;
  auto numerator = Scaled(coefficient_, std::max(power, 0));
  auto denominator = Scaled(divisor.coefficient_, std::max(-power, 0));
  if (!numerator || !denominator) return std::nullopt;
  if (*denominator < 0) {
    *denominator = -*denominator;
    *numerator = -*numerator;
  }
  return Checked(DivideRounded(*numerator, *denominator), places);
}

std::optional<Decimal> Decimal::Shifted(int power) const {
  if (power < -kMaxDigits || power > kMaxDigits) return std::nullopt;
  const int scale = scale_ - power;
  if (scale >= 0) return Checked(coefficient_, scale);
  const auto scaled = Scaled(coefficient_, -scale);
  if (!scaled) return std::nullopt;
  return Checked(*scaled, 0);
}

Decimal Decimal::Rounded(int places) const {
  if (scale_ <= places) return *this;
  return Decimal(DivideRounded(coefficient_, PowerOfTen(scale_ - places)), places);
}

std::string Decimal::ToFixed(int places) const {
  const Decimal rounded = Rounded(places);
  std::string out = Print(rounded.coefficient_, rounded.scale_);
  if (places > rounded.scale_) {
    if (rounded.scale_ == 0) out += '.';
    out.append(static_cast<size_t>(places - rounded.scale_), '0');
  }
  return out;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.scale_ == b.scale_) return a.coefficient_ <=> b.coefficient_;
  if (a.IsNegative() != b.IsNegative())
    return a.IsNegative() ? std::strong_ordering::less : std::strong_ordering::greater;
  const int scale = std::max(a.scale_, b.scale_);
  const auto left = Scaled(a.coefficient_, scale - a.scale_);
  const auto right = Scaled(b.coefficient_, scale - b.scale_);
  // At most one of them leaves the limit (the other has the larger scale already): it is the
  // larger in magnitude.
  if (!left) return a.IsNegative() ? std::strong_ordering::less : std::strong_ordering::greater;
  if (!right) return b.IsNegative() ? std::strong_ordering::greater : std::strong_ordering::less;
  return *left <=> *right;
}

}  // namespace duban::base
