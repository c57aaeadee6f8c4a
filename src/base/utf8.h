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

// The code point that begins at `at`. A broken sequence gives kReplacement and size 1.
CodePoint Decode(std::string_view text, size_t at);

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
bool IsSpace(char32_t c);

// Without leading and trailing white space of that kind.
std::string_view Trim(std::string_view text);

// Without any white space of that kind.
std::string RemoveSpace(std::string_view text);

// A CJK ideograph (the URO block, extension A and B to H, compatibility).
bool IsHan(char32_t c);

}  // namespace duban::base
