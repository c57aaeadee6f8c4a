// Entry points: InlineText::Add, InlineText::Break.
#include "read/inline_text.h"

#include "base/utf8.h"

namespace duban::read {
namespace {

bool IsCollapsible(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Characters that are set without blanks around them.
bool IsWide(char32_t c) {
  return base::IsHan(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x2010 && c <= 0x2027);
}

}  // namespace

void InlineText::Add(std::string_view piece) {
  for (size_t at = 0; at < piece.size();) {
    const base::CodePoint c = base::Decode(piece, at);
    if (IsCollapsible(c.value)) {
      blank_ = true;
      line_end_ |= c.value == '\n' || c.value == '\r';
    } else if (c.value == 0xA0) {
      if (!text_.empty() && text_.back() != '\n') text_ += ' ';
      after_han_ = false;
    } else {
      Append(c.value, piece.substr(at, c.size));
    }
    at += c.size;
  }
}

void InlineText::Append(char32_t c, std::string_view bytes) {
  const bool wide = IsWide(c);
  const bool at_begin = text_.empty() || text_.back() == '\n';
  if (blank_ && !at_begin && !(line_end_ && after_han_ && wide) && text_.back() != ' ')
    text_ += ' ';
  blank_ = line_end_ = false;
  text_.append(bytes);
  after_han_ = wide;
}

void InlineText::Break() {
  blank_ = line_end_ = after_han_ = false;
  while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  if (!text_.empty() && text_.back() != '\n') text_ += '\n';
}

std::string_view InlineText::Trimmed() const {
  return base::Trim(text_);
}

void InlineText::Clear() {
  text_.clear();
  blank_ = line_end_ = after_han_ = false;
}

}  // namespace duban::read
