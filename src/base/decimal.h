// Exact decimal numbers for amounts, and exact ratios.
//
// A Decimal is coefficient × 10^-scale with at most kMaxDigits significant digits; it never rounds
// by itself and knows no binary fractions. Operations that would need more digits return nullopt,
// so a hostile "9" × 100,000 costs nothing. 1.50 and 1.5 are equal and print as "1.5".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace duban::base {

class Decimal {
 public:
  static constexpr int kMaxDigits = 36;
  static constexpr int kMaxScale = 18;  // digits behind the point

  constexpr Decimal() = default;
  constexpr Decimal(int64_t whole) : coefficient_(whole) {}  // NOLINT: integers are decimals

  // "-12.50" with ASCII digits, an optional sign and one optional point. No grouping, no exponent.
  static std::optional<Decimal> Parse(std::string_view text);

  std::string ToString() const;  // shortest form: no trailing zeros behind the point, "-0" is "0"

  bool IsZero() const { return coefficient_ == 0; }
  bool IsNegative() const { return coefficient_ < 0; }
  bool IsWhole() const { return scale_ == 0; }
  Decimal Negated() const;

  std::optional<Decimal> Plus(const Decimal& other) const;
  std::optional<Decimal> Minus(const Decimal& other) const;
  std::optional<Decimal> Times(const Decimal& other) const;
  // Rounded half away from zero to `places` digits behind the point. nullopt for a zero divisor.
  std::optional<Decimal> DividedBy(const Decimal& divisor, int places) const;
  // × 10^power; power may be negative.
  std::optional<Decimal> Shifted(int power) const;
  // Rounded half away from zero.
  Decimal Rounded(int places) const;
  // Exactly `places` digits behind the point: "0.9100". Rounds.
  std::string ToFixed(int places) const;

  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  __extension__ typedef __int128 Wide;
  Decimal(Wide coefficient, int scale) : coefficient_(coefficient), scale_(scale) { Normalize(); }
  static std::optional<Decimal> Checked(Wide coefficient, int scale);
  void Normalize();

  Wide coefficient_ = 0;
  int scale_ = 0;  // 0 … kMaxScale; no trailing zeros in coefficient_ when > 0
};

// A fraction of two whole numbers, such as 三分之二; the denominator is above zero.
struct Ratio {
  int64_t numerator = 0;
  int64_t denominator = 1;
  friend bool operator==(const Ratio&, const Ratio&) = default;
};

}  // namespace duban::base
