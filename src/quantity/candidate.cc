// Entry points: the looks around a candidate.
#include "quantity/candidate.h"

#include "base/utf8.h"
#include "quantity/glyph.h"

namespace duban::quantity {

bool StartsWith(std::string_view text, size_t at, std::string_view word) {
  return at <= text.size() && text.substr(at).starts_with(word);
}

bool EndsWith(std::string_view text, size_t end, std::string_view word) {
  return text.substr(0, end).ends_with(word);
}

size_t OneOfAt(std::string_view text, size_t at, const WordList& list) {
  if (!list.MayBeginAt(text, at)) return 0;
  const char first = LastByteOfFirst(text, at);
  return list.First([&](std::string_view word) {
    return LastByteOfFirst(word, 0) == first && StartsWith(text, at, word);
  });
}

size_t OneOfBefore(std::string_view text, size_t end, const WordList& list) {
  if (!list.MayEndAt(text, end)) return 0;
  const char last = text[end - 1];
  return list.First(
      [&](std::string_view word) { return word.back() == last && EndsWith(text, end, word); });
}

bool IsClauseMark(char32_t c) {
  switch (c) {
    case '\n':
    case '\r':
    case ',':
    case ';':
    case '!':
    case '?':
    case '(':
    case ')':
    case '|':
    case U'，':
    case U'。':
    case U'；':
    case U'：':
    case U'、':
    case U'！':
    case U'？':
    case U'（':
    case U'）':
    case U'【':
    case U'】':
    case U'”':
    case U'…':
    case '\t':
      return true;
    default:
      return false;
  }
}

size_t ClauseBegin(std::string_view text, size_t at, int reach) {
  while (reach-- > 0) {
    const base::CodePoint before = Before(text, at);
    if (before.size == 0) break;
    if (IsClauseMark(before.value) && before.value != U'、' && before.value != U'”') break;
    at -= before.size;
  }
  return at;
}

bool AtClauseEnd(std::string_view text, size_t at) {
  const base::CodePoint next = CharAt(text, at);
  return next.size == 0 || IsClauseMark(next.value) || next.value == ':' || next.value == '.';
}

}  // namespace duban::quantity
