// Entry points: Raised, InlineText.
#include "read/inline_text.h"

#include "base/utf8.h"

namespace duban::read {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool IsCollapsible(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Characters that are set without blanks around them.
bool IsWide(char32_t c) {
  return base::IsHan(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x2010 && c <= 0x2027);
}

char32_t LastOf(std::string_view text) {
  size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  return at == 0 ? 0 : base::Decode(text, at - 1).value;
}

// Bytes up to the next white space; at least one.
size_t RunLength(std::string_view text) {
  size_t end = 1;
  while (end < text.size() && !IsCollapsible(text[end]) && text[end] != kNoBreakSpace[0]) ++end;
  return end;
}

// "6×10": only behind a sign of multiplication a 10 takes a power; 公园10²个 bears a note.
bool IsTenTimes(std::string_view before) {
  constexpr std::string_view kTen = "10";
  if (!before.ends_with(kTen)) return false;
  before = base::Trim(before.substr(0, before.size() - kTen.size()));
  for (const std::string_view sign : {"×", "✕", "*", "x", "X", "＊"})
    if (before.ends_with(sign)) return true;
  return false;
}

}  // namespace

void InlineText::Add(std::string_view piece) {
  while (!piece.empty()) {
    size_t taken = 1;
    if (IsCollapsible(piece[0])) {
      blank_ = true;
      line_end_ |= piece[0] == '\n' || piece[0] == '\r';
    } else if (piece.starts_with(kNoBreakSpace)) {
      taken = kNoBreakSpace.size();
      if (!text_.empty() && text_.back() != '\n') text_ += ' ';
    } else {
      taken = RunLength(piece);
      Append(piece.substr(0, taken));
    }
    piece.remove_prefix(taken);
  }
}

std::string Raised(std::string_view before, std::string_view piece) {
  constexpr std::string_view kDigits = "0123456789";
  const std::string_view mark = base::Trim(piece);
  const auto is_digit = [&](char c) { return kDigits.find(c) != kDigits.npos; };
  if (mark.empty() || mark.find_first_not_of(kDigits) != mark.npos || before.empty() ||
      !is_digit(before.back()))
    return std::string(piece);
  return IsTenTimes(before) ? "^" + std::string(mark) : std::string();
}

void InlineText::AddRaised(std::string_view piece) {
  const std::string raised = Raised(text_, piece);
  const bool note = raised.empty() && !piece.empty();
  if (!note) Add(blank_ ? std::string(piece) : raised);
}

void InlineText::Append(std::string_view run) {
  if (blank_ && !text_.empty() && text_.back() != '\n' && text_.back() != ' ') {
    const bool between_wide =
        line_end_ && IsWide(LastOf(text_)) && IsWide(base::Decode(run, 0).value);
    if (!between_wide) text_ += ' ';
  }
  blank_ = line_end_ = false;
  text_.append(run);
}

void InlineText::Break() {
  blank_ = line_end_ = false;
  while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  if (!text_.empty() && text_.back() != '\n') text_ += '\n';
}

std::string_view InlineText::Trimmed() const {
  return base::Trim(text_);
}

void InlineText::Clear() {
  text_.clear();
  blank_ = line_end_ = false;
}

}  // namespace duban::read
