// What a character is to a number: a digit, a power of ten, or nothing.
//
// Pure look-ups in one constexpr table over the Basic Multilingual Plane.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace duban::quantity {

enum class Glyph : uint8_t {
  kNone,
  kDigit,     // 0-9 and the full-width ０-９
  kHanDigit,  // 一 … 九, 两, 零, 〇, formal and traditional forms
  kTen,       // 十 百 千: powers inside a group of four digits
  kBig,       // 万 亿 兆: powers between the groups
  kOpener,    // 数 几 半 双 负 翻 对: may begin an amount without being a digit
};

struct GlyphInfo {
  Glyph glyph = Glyph::kNone;
  uint8_t value = 0;  // the digit, or the exponent of the power
};

extern const std::array<uint8_t, 0x10000> kGlyphTable;  // glyph << 4 | value

inline GlyphInfo Classify(char32_t c) {
  if (c >= kGlyphTable.size()) return {};
  return {static_cast<Glyph>(kGlyphTable[c] >> 4), static_cast<uint8_t>(kGlyphTable[c] & 15)};
}

// Byte offset of the next character at or behind `at` that may begin an amount; the text's size
// where there is none.
size_t NextStart(std::string_view text, size_t at);

inline base::CodePoint CharAt(std::string_view text, size_t at) {
  return base::Decode(text, at);
}

// A common ideograph stands at `at`: no Arabic digit, no mark and no blank. Precondition: at <=
// text.size().
inline bool IsIdeographAt(std::string_view text, size_t at) {
  constexpr size_t kIdeograph = 3;  // bytes
  return base::SkipIdeographs(text.substr(at, kIdeograph), 0) == kIdeograph;
}

base::CodePoint RareBefore(std::string_view text, size_t at);

// The character that ends before `at`; size 0 at the text's beginning.
inline base::CodePoint Before(std::string_view text, size_t at) {
  if (at >= 3) {
    const base::CodePoint c = CharAt(text, at - 3);
    if (c.size == 3) return c;
  }
  return RareBefore(text, at);
}

inline bool IsAsciiDigit(char32_t c) {
  return c >= '0' && c <= '9';
}
inline bool IsLatin(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xFF21 && c <= 0xFF3A) ||
         (c >= 0xFF41 && c <= 0xFF5A);
}
// A blank inside a line.
inline bool IsBlank(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x3000;
}

}  // namespace duban::quantity
