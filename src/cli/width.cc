// Entry points: WidthOf, Shortened, Padded.
#include "cli/width.h"

#include "base/utf8.h"

namespace duban::cli {
namespace {

struct Range {
  char32_t first, last;
};

// Marks that take no column of their own.
constexpr Range kNone[] = {{0x0, 0x1F},      {0x7F, 0x9F},     {0x300, 0x36F},   {0x200B, 0x200F},
                           {0x2028, 0x202E}, {0x2060, 0x2064}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};

// East Asian Wide and Fullwidth (Unicode TR 11). The ambiguous ones (“ ” … ① ■) are narrow, as
// wcwidth() has them and as terminals draw them unless told otherwise.
constexpr Range kWide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0xA4CF},
                           {0xA960, 0xA97F},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},
                           {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6},
                           {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};

template <size_t N>
bool In(const Range (&ranges)[N], char32_t c) {
  for (const Range& range : ranges)
    if (c >= range.first && c <= range.last) return true;
  return false;
}

}  // namespace

int WidthOf(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  if (In(kNone, c)) return 0;
  return In(kWide, c) ? 2 : 1;
}

int WidthOf(std::string_view text) {
  int width = 0;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::Decode(text, at);
    width += WidthOf(point.value);
    at += point.size;
  }
  return width;
}

std::string Shortened(std::string_view text, int width) {
  std::string out;
  int taken = 0;
  size_t fits = 0;  // bytes of `out` that leave room for the mark of cutting
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::Decode(text, at);
    const bool blank = point.value == '\n' || point.value == '\r' || point.value == '\t';
    const char32_t shown = blank ? U' ' : point.value;
    taken += WidthOf(shown);
    if (taken > width) return out.substr(0, fits) + "…";
    if (WidthOf(shown) > 0) base::Encode(shown, out);
    if (taken + WidthOf(U'…') <= width) fits = out.size();
    at += point.size;
  }
  return out;
}

std::string Padded(std::string_view text, int width) {
  std::string out(text);
  const int own = WidthOf(text);
  if (own < width) out.append(static_cast<size_t>(width - own), ' ');
  return out;
}

}  // namespace duban::cli
