// UTF-8 without a library: stepping, counting, checking.
//
// duban's texts are std::string in valid UTF-8; readers make them so (see port/text/encoding.h).
// Offsets are bytes inside the program and code points only in JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duban::base {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  uint8_t size = 0;  // bytes read; 0 only at the end of the text
};

// Decode for any place: the text's end, two and four bytes, broken sequences.
CodePoint DecodeAny(std::string_view text, size_t at);

// The code point that begins at `at`. A broken sequence gives kReplacement and size 1. Chinese is
// nearly all characters of three bytes, so these and ASCII are read inline.
inline CodePoint Decode(std::string_view text, size_t at) {
  if (at + 2 < text.size()) {
    const auto a = static_cast<unsigned char>(text[at]);
    const auto b = static_cast<unsigned char>(text[at + 1]);
    const auto c = static_cast<unsigned char>(text[at + 2]);
    // 0xE1 to 0xEC begin no overlong form and no surrogate.
    if (a >= 0xE1 && a <= 0xEC && (b & 0xC0) == 0x80 && (c & 0xC0) == 0x80)
      return {static_cast<char32_t>((a & 15) << 12 | (b & 63) << 6 | (c & 63)), 3};
    if (a < 0x80) return {a, 1};
  }
  return DecodeAny(text, at);
}

// The first place from `at` on where no common ideograph stands (U+4000 to U+9FFF): nearly all of a
// Chinese text, and never a digit, a mark or a blank. Precondition: a character begins at `at`.
inline size_t SkipIdeographs(std::string_view text, size_t at) {
  constexpr unsigned char kFirstLead = 0xE4, kLastLead = 0xE9;
  while (at + 2 < text.size() &&
         static_cast<unsigned char>(text[at] - kFirstLead) <= kLastLead - kFirstLead)
    at += 3;
  return at;
}

// Appends one code point. Precondition: value is a scalar value.
void Encode(char32_t value, std::string& out);

bool IsValidUtf8(std::string_view text);

// Number of code points. A broken byte counts as one.
size_t CountCodePoints(std::string_view text);

// Offset in code points of the byte offset `at`. Linear; for many offsets use CodePointIndex.
size_t CodePointOffset(std::string_view text, size_t at);

// The same for many offsets in one text: counts once, answers from marks a few bytes apart. Keeps a
// view of the text.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  // Precondition: at <= text.size().
  size_t Offset(size_t at) const;

 private:
  std::string_view text_;
  // Per mark: where the first code point at or behind it begins, and how many stand before that.
  struct Mark {
    size_t at;
    size_t count;
  };
  std::vector<Mark> marks_;
};

// White space as office documents hold it: ASCII blanks, NBSP, U+2000 to U+200B, U+3000, BOM.
inline bool IsSpace(char32_t c) {
  if (c < 0xA0) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x3000 ||
         c == 0xFEFF;
}

// Without leading and trailing white space of that kind.
std::string_view Trim(std::string_view text);

// Without any white space of that kind.
std::string RemoveSpace(std::string_view text);

// A CJK ideograph (the URO block, extension A and B to H, compatibility).
inline bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF);
}

}  // namespace duban::base
