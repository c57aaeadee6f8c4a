// Entry points: LostCharacters, HoldsLostMark.
#include "quantity/lost.h"

#include "quantity/glyph.h"

namespace duban::quantity {
namespace {

constexpr int kMostLost = 3;

bool IsDigitAt(std::string_view text, size_t at) {
  return Classify(CharAt(text, at).value).glyph == Glyph::kDigit;
}

size_t SkipDigits(std::string_view text, size_t at) {
  while (at < text.size() && IsDigitAt(text, at)) at += CharAt(text, at).size;
  return at;
}

// Behind one point or comma of a number, or `at` itself.
size_t SkipPoint(std::string_view text, size_t at) {
  const auto c = CharAt(text, at);
  return c.value == '.' || c.value == U'．' || c.value == ',' ? at + c.size : at;
}

size_t SkipLost(std::string_view text, size_t at) {
  for (int i = 0; i < kMostLost && IsLostMark(CharAt(text, at).value); ++i)
    at += CharAt(text, at).size;
  return at;
}

}  // namespace

size_t LostCharacters::LastPartAt(size_t at) {
  if (at < whole_until_) return 0;
  size_t last = 0;
  while (true) {
    const size_t point = SkipPoint(text_, SkipDigits(text_, at));
    const size_t behind = SkipLost(text_, point);
    at = behind > point ? SkipPoint(text_, behind) : behind;
    if (at >= text_.size() || !IsDigitAt(text_, at)) break;
    if (behind > point) last = at;
  }
  whole_until_ = at;
  return last;
}

bool HoldsLostMark(std::string_view text, size_t begin, size_t end) {
  while (begin < end && begin < text.size()) {
    const auto c = CharAt(text, begin);
    if (IsLostMark(c.value)) return true;
    begin += c.size == 0 ? 1 : c.size;
  }
  return false;
}

}  // namespace duban::quantity
