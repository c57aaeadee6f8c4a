// Entry points: DecodeAny, Encode, IsValidUtf8, CountCodePoints, CodePointIndex, Trim.
#include "base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace duban::base {
namespace {

bool IsContinuation(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

// Sequence length by the first byte; 0 for a byte that cannot begin one.
int LengthOf(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  return first < 0xF5 ? 4 : 0;
}

// Overlong forms, surrogates and values over U+10FFFF are no scalar values of their length.
bool IsScalarOfLength(char32_t value, int length) {
  if (length == 3) return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
  if (length == 4) return value >= 0x10000 && value <= 0x10FFFF;
  return true;
}

}  // namespace

CodePoint DecodeAny(std::string_view text, size_t at) {
  if (at >= text.size()) return {0, 0};
  const auto first = static_cast<unsigned char>(text[at]);
  const int length = LengthOf(first);
  if (length == 1) return {first, 1};
  if (length == 0 || at + length > text.size()) return {kReplacement, 1};
  char32_t value = first & (0xFF >> (length + 1));
  for (int i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if (!IsContinuation(next)) return {kReplacement, 1};
    value = (value << 6) | (next & 0x3F);
  }
  if (!IsScalarOfLength(value, length)) return {kReplacement, 1};
  return {value, static_cast<uint8_t>(length)};
}

void Encode(char32_t value, std::string& out) {
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value < 0x800) {
    out += static_cast<char>(0xC0 | (value >> 6));
    out += static_cast<char>(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    out += static_cast<char>(0xE0 | (value >> 12));
    out += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (value & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (value >> 18));
    out += static_cast<char>(0x80 | ((value >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (value & 0x3F));
  }
}

bool IsValidUtf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = Decode(text, at);
    if (c.value == kReplacement && c.size == 1) return false;
    at += c.size;
  }
  return true;
}

size_t CountCodePoints(std::string_view text) {
  return CodePointOffset(text, text.size());
}

size_t CodePointOffset(std::string_view text, size_t at) {
  size_t count = 0;
  for (size_t i = 0; i < at && i < text.size(); i += Decode(text, i).size) ++count;
  return count;
}

namespace {
constexpr size_t kBytesPerMark = 256;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); at += Decode(text, at).size, ++count)
    while (marks_.size() * kBytesPerMark <= at) marks_.push_back({at, count});
}

size_t CodePointIndex::Offset(size_t at) const {
  if (marks_.empty()) return 0;
  size_t place = std::min(at / kBytesPerMark, marks_.size() - 1);
  while (place > 0 && marks_[place].at > at)
    --place;  // a mark may lie a few bytes behind its place
  size_t count = marks_[place].count;
  for (size_t i = marks_[place].at; i < at && i < text_.size(); i += Decode(text_, i).size) ++count;
  return count;
}

namespace {

// The first bytes of IsSpace's characters; nearly all text begins with others.
bool MayBeginSpace(char byte) {
  switch (static_cast<unsigned char>(byte)) {
    case ' ':
    case '\t':
    case '\n':
    case '\v':
    case '\f':
    case '\r':
    case 0xC2:
    case 0xE2:
    case 0xE3:
    case 0xEF:
      return true;
    default:
      return false;
  }
}

// Whether the text begins and ends with ASCII or an ideograph of three bytes that is no space.
bool IsTrimmed(std::string_view text) {
  if (text.empty() || MayBeginSpace(text.front())) return text.empty();
  const auto last = static_cast<unsigned char>(text.back());
  if (last < 0x80) return !MayBeginSpace(text.back());
  if (text.size() < 3) return false;
  const auto lead = static_cast<unsigned char>(text[text.size() - 3]);
  return lead >= 0xE4 && lead <= 0xE9;
}

}  // namespace

std::string_view Trim(std::string_view text) {
  if (IsTrimmed(text)) return text;
  size_t begin = 0;
  while (begin < text.size()) {
    const CodePoint c = Decode(text, begin);
    if (!IsSpace(c.value)) break;
    begin += c.size;
  }
  size_t end = text.size();
  while (end > begin) {
    size_t last = end - 1;
    while (last > begin && end - last < 4 && IsContinuation(static_cast<unsigned char>(text[last])))
      --last;
    const CodePoint c = Decode(text, last);
    if (!IsSpace(c.value) || last + c.size != end) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

std::string RemoveSpace(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && !MayBeginSpace(text[end])) ++end;
    const CodePoint c = Decode(text, end);
    const bool space = c.size > 0 && IsSpace(c.value);
    out.append(text, at, end - at + (space ? 0 : c.size));
    at = end + c.size;
  }
  return out;
}

}  // namespace duban::base
