// Entry points: WidthOf, Shortened, Wrapped, Padded.
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

// Kinsoku: marks that may not begin a line, and those that may not end one.
constexpr std::u32string_view kClosing = U"，。；：、！？）》〉”’」』】…—,.;:!?)]%‰";
constexpr std::u32string_view kOpening = U"（《〈“‘「『【([";

bool MayBreak(char32_t before, char32_t after) {
  if (before == U' ') return after != U' ';
  if (!In(kWide, before) && !In(kWide, after)) return false;
  return after != U' ' && kClosing.find(after) == kClosing.npos &&
         kOpening.find(before) == kOpening.npos;
}

// Bytes of the colour that begins at `at`; 0 where none does.
size_t ColourAt(std::string_view text, size_t at) {
  if (!text.substr(at).starts_with("\x1b[")) return 0;
  const size_t end = text.find('m', at);
  return end == text.npos ? 0 : end + 1 - at;
}

// What stays on one line, from `at` on: a word with the blanks behind it, or a Chinese character.
struct Piece {
  size_t size = 0;
  int width = 0, blanks = 0;  // columns in all, and of the blanks at the end
};

Piece PieceAt(std::string_view text, size_t at) {
  Piece piece;
  char32_t before = 0;
  while (at + piece.size < text.size()) {
    if (const size_t colour = ColourAt(text, at + piece.size)) {
      piece.size += colour;
      continue;
    }
    const base::CodePoint point = base::Decode(text, at + piece.size);
    if (before != 0 && MayBreak(before, point.value)) break;
    before = point.value;
    piece.size += point.size;
    piece.width += WidthOf(before);
    piece.blanks = before == U' ' ? piece.blanks + 1 : 0;
  }
  return piece;
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

std::string Wrapped(std::string_view text, int width, int indent) {
  std::string out;
  int used = indent;
  for (size_t at = 0; at < text.size();) {
    const Piece piece = PieceAt(text, at);
    if (used > indent && used + piece.width - piece.blanks > width) {
      while (out.ends_with(' ')) out.pop_back();
      out.append("\n").append(static_cast<size_t>(indent), ' ');
      used = indent;
    }
    out += text.substr(at, piece.size);
    used += piece.width;
    at += piece.size;
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
