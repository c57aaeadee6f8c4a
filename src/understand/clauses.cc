// Entry points: CutClauses, FindQuotes.
#include "understand/clauses.h"

#include "base/utf8.h"

namespace duban::understand {
namespace {

bool EndsSentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'\n';
}

bool EndsClause(char32_t c) {
  return c == U'，' || c == U',' || c == U'；' || c == U';' || c == U'：' || c == U':';
}

bool Opens(char32_t c) {
  return c == U'(' || c == U'（' || c == U'【' || c == U'[';
}
bool Closes(char32_t c) {
  return c == U')' || c == U'）' || c == U'】' || c == U']';
}

// "1,593": a comma between digits groups them.
bool Groups(std::string_view text, size_t at) {
  const auto digit = [&](size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  return text[at] == ',' && at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2) &&
         digit(at + 3) && !digit(at + 4);
}

// "8。4%": a point that a keyboard in Chinese made a full stop.
bool IsDamagedPoint(std::string_view text, size_t at, const base::CodePoint& c) {
  const auto digit = [&](size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  if (c.value != U'。' || at == 0 || !digit(at - 1) || !digit(at + c.size)) return false;
  // Behind a whole sentence the next one may begin with its number: …共3。2新建….
  size_t end = at + c.size;
  while (digit(end)) ++end;
  const std::string_view rest = text.substr(end);
  return rest.starts_with("%") || rest.starts_with("亿") || rest.starts_with("万") ||
         rest.starts_with("个百分点");
}

char32_t ClosingQuote(char32_t c) {
  switch (c) {
    case U'“':
      return U'”';
    case U'《':
      return U'》';
    case U'「':
      return U'」';
    case U'‘':
      return U'’';
    default:
      return 0;
  }
}

}  // namespace

std::vector<Clause> CutClauses(std::string_view text, const std::vector<Word>& words) {
  std::vector<Clause> clauses;
  uint32_t begin = 0, sentence = 0;
  uint16_t depth = 0;
  auto word = words.begin();
  const auto close = [&](size_t end) {
    if (begin < end) clauses.push_back({{begin, static_cast<uint32_t>(end)}, sentence, depth});
  };
  for (size_t at = 0; at < text.size();) {
    while (word != words.end() && word->span.end <= at) ++word;
    const base::CodePoint c = base::Decode(text, at);
    const bool inside_word = word != words.end() && word->span.begin <= at;
    const bool ends = EndsSentence(c.value), opens = Opens(c.value), closes = Closes(c.value);
    if (!inside_word && !IsDamagedPoint(text, at, c) &&
        (ends || opens || closes || (EndsClause(c.value) && !Groups(text, at)))) {
      close(at);
      begin = static_cast<uint32_t>(at + c.size);
      if (opens && depth < 100) ++depth;
      if (closes && depth > 0) --depth;
      if (ends) ++sentence, depth = 0;
    }
    at += c.size;
  }
  close(text.size());
  return clauses;
}

std::vector<base::Span> FindQuotes(std::string_view text) {
  constexpr size_t kLongestName = 120;  // bytes; a longer "quote" is one that was never closed
  std::vector<base::Span> quotes;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    const char32_t closing = ClosingQuote(c.value);
    size_t next = at + c.size;
    if (closing != 0) {
      const size_t limit = std::min(text.size(), at + kLongestName);
      for (size_t end = next; end < limit;) {
        const base::CodePoint d = base::Decode(text, end);
        end += d.size;
        if (d.value != closing) continue;
        quotes.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
        next = end;
        break;
      }
    }
    at = next;
  }
  return quotes;
}

}  // namespace duban::understand
