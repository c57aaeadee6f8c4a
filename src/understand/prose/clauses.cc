// Entry points: CutClauses, FindQuotes.
#include "understand/prose/clauses.h"

#include "base/utf8.h"
#include "understand/word_lists_tsv.h"

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

std::string_view ClosingQuote(char32_t c) {
  switch (c) {
    case U'“':
      return "”";
    case U'《':
      return "》";
    case U'「':
      return "」";
    case U'‘':
      return "’";
    default:
      return {};
  }
}

}  // namespace

// 执业（助理）医师, 智能工厂（车间）数: where a short bracket between two Han characters ends,
// which is a part of the noun and cuts nothing; 0 where there is none at `at`.
static size_t EndOfInnerBracket(std::string_view text, size_t at) {
  constexpr size_t kMost = 4;  // characters inside
  size_t last = at;
  while (last > 0) {
    --last;
    if ((static_cast<unsigned char>(text[last]) & 0xC0) != 0x80) break;
  }
  if (at == 0 || !base::IsHan(base::Decode(text, last).value)) return 0;
  size_t i = at + base::Decode(text, at).size;
  for (const std::string_view head : kBracketHeads)
    if (text.substr(i).starts_with(head)) return 0;
  for (size_t inside = 0; i < text.size(); ++inside) {
    const base::CodePoint c = base::Decode(text, i);
    i += c.size;
    if (Closes(c.value))
      return inside > 0 && i < text.size() && base::IsHan(base::Decode(text, i).value) ? i : 0;
    if (inside >= kMost || (!base::IsHan(c.value) && c.value != U'、')) return 0;
  }
  return 0;
}

std::vector<Clause> CutClauses(std::string_view text, const std::vector<Word>& words) {
  constexpr size_t kBytesPerClause = 32;  // at least, in nearly all texts
  std::vector<Clause> clauses;
  clauses.reserve(text.size() / kBytesPerClause);
  uint32_t begin = 0, sentence = 0;
  uint16_t depth = 0;
  auto word = words.begin();
  const auto close = [&](size_t end) {
    if (begin < end) clauses.push_back({{begin, static_cast<uint32_t>(end)}, sentence, depth});
  };
  for (size_t at = 0; (at = base::SkipIdeographs(text, at)) < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    while (word != words.end() && word->span.end <= at) ++word;
    const bool inside_word = word != words.end() && word->span.begin <= at;
    if (const size_t inner = Opens(c.value) ? EndOfInnerBracket(text, at) : 0; inner > 0) {
      at = inner;
      continue;
    }
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
  for (size_t at = 0; (at = base::SkipIdeographs(text, at)) < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    const std::string_view closing = ClosingQuote(c.value);
    size_t next = at + c.size;
    if (!closing.empty()) {
      const size_t place = text.substr(next, kLongestName).find(closing);
      if (place != text.npos) {
        const size_t end = next + place + closing.size();
        quotes.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
        next = end;
      }
    }
    at = next;
  }
  return quotes;
}

bool BehindSemicolon(std::string_view text, size_t at) {
  const std::string_view before = text.substr(0, at);
  return before.ends_with("；") || before.ends_with(";");
}

}  // namespace duban::understand
