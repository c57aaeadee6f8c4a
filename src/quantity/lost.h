// Marks that stand where a converter or a scan lost a character: 2?.6万, 1?200人, 3□5个.
//
// What was lost inside a number may have been a digit, a point or a blank, and nothing tells which:
// such a number is no amount. Between a number and its unit (47?平方公里) it can only have been a
// blank. Pure; each look is bounded by the digits of the number.
#pragma once

#include <cstddef>
#include <string_view>

namespace duban::quantity {

inline bool IsLostMark(char32_t c) {
  return c == '?' || c == U'？' || c == U'\uFFFD' || c == U'□';
}

// Finds numbers with lost characters. Each row of digits and points is walked once, so that a text
// is read in linear time. Precondition: `at` grows.
class LostCharacters {
 public:
  explicit LostCharacters(std::string_view text) : text_(text) {}
  // Where the last part of such a number begins, whose first digit stands at `at`: in 1?200人 the
  // place of 200. 0 where nothing was lost between the digits.
  size_t LastPartAt(size_t at);

 private:
  std::string_view text_;
  size_t whole_until_ = 0;  // nothing is lost up to here
};

// Such a mark stands in the text between the two places.
bool HoldsLostMark(std::string_view text, size_t begin, size_t end);

}  // namespace duban::quantity
