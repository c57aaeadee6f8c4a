// PromiseMarks, AnswerMarks, WriteMarked, ExcerptOf, WriteFound.
#include "web/pages/marks.h"

#include <algorithm>
#include <optional>

#include <fmt/ranges.h>

#include "base/utf8.h"
#include "web/pages/icons.h"

namespace duban::web::pages {
namespace {

using base::Span;

bool Fits(Span span, std::string_view text) {
  return !span.empty() && span.end <= text.size();
}

// One mark per run of words. Of two that overlap, the earlier keeps its words and takes the other's
// number; the weaker class colours both.
std::vector<Mark> Merged(std::vector<Mark> marks) {
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.span < b.span; });
  std::vector<Mark> out;
  for (Mark& mark : marks) {
    if (out.empty() || !out.back().span.Overlaps(mark.span)) {
      out.push_back(std::move(mark));
      continue;
    }
    Mark& last = out.back();
    last.span.end = std::max(last.span.end, mark.span.end);
    last.verdict_class = std::min(last.verdict_class, mark.verdict_class);
    last.numbers.insert(last.numbers.end(), mark.numbers.begin(), mark.numbers.end());
    std::sort(last.numbers.begin(), last.numbers.end());
  }
  return out;
}

template <typename SpanOf>
std::vector<Mark> Collect(const ledger::Reading& reading, std::string_view text, SpanOf span_of) {
  std::vector<Mark> marks;
  const bool several = reading.targets.size() > 1;
  for (size_t i = 0; i < reading.targets.size() && i < reading.verdicts.size(); ++i) {
    const std::optional<Span> span = span_of(i);
    if (span && Fits(*span, text))
      marks.push_back({*span, ShownClass(reading.targets[i], reading.verdicts[i]),
                       several ? std::vector{i + 1} : std::vector<size_t>()});
  }
  return Merged(std::move(marks));
}

bool EndsSentence(char32_t c) {
  return c == U'。' || c == U'；' || c == U';' || c == U'！' || c == U'？' || c == U'\n';
}

bool Ends(char32_t c, Around around) {
  return EndsSentence(c) || (around == Around::kClause && (c == U'\uFF0C' || c == U','));
}

// Where `limit` code points before `at` begin, or the clause or sentence does.
size_t Backwards(std::string_view text, size_t at, Around around, size_t limit) {
  for (size_t left = limit; at > 0 && left > 0; --left) {
    size_t previous = at - 1;
    while (previous > 0 && (static_cast<unsigned char>(text[previous]) & 0xC0) == 0x80) --previous;
    if (Ends(base::Decode(text, previous).value, around)) break;
    at = previous;
  }
  return at;
}

size_t Forwards(std::string_view text, size_t at, Around around, size_t limit) {
  for (size_t left = limit; at < text.size() && left > 0; --left) {
    const auto next = base::Decode(text, at);
    if (Ends(next.value, around)) break;
    at += next.size;
  }
  return at;
}

// Of a text that only says what is meant; some cells hold a whole report.
void WriteBeginning(markup::Writer& html, std::string_view text) {
  constexpr int kMost = 300;  // code points
  size_t end = 0;
  for (int i = 0; i < kMost && end < text.size(); ++i) end += base::Decode(text, end).size;
  html.Text(text.substr(0, end));
  if (end < text.size()) html.Text("…");
}

// Whether the words are narrower than any column: at most six ideographs or twelve digits.
bool IsNarrow(std::string_view words) {
  constexpr int kMost = 12;
  int width = 0;
  for (size_t at = 0; at < words.size() && width <= kMost;) {
    const auto next = base::Decode(words, at);
    width += next.value < 0x2E80 ? 1 : 2;
    at += next.size;
  }
  return width <= kMost;
}

}  // namespace

ledger::VerdictClass ShownClass(const ledger::Target& target, const ledger::Verdict& verdict) {
  return target.value ? verdict.verdict_class : ledger::VerdictClass::kUnquantified;
}

std::string MarkClass(ledger::VerdictClass verdict_class, std::string_view words) {
  const std::string name(ClassId(verdict_class));
  return IsNarrow(words) ? name + " whole" : name;
}

std::vector<Mark> PromiseMarks(const ledger::Reading& reading, std::string_view content) {
  return Collect(reading, content,
                 [&](size_t i) { return std::optional<Span>(reading.targets[i].span); });
}

std::vector<Mark> AnswerMarks(const ledger::Reading& reading, std::string_view progress) {
  return Collect(reading, progress, [&](size_t i) { return reading.verdicts[i].span; });
}

void WriteMarked(markup::Writer& html, std::string_view text, const std::vector<Mark>& marks) {
  size_t at = 0;
  for (const Mark& mark : marks) {
    html.Text(text.substr(at, mark.span.begin - at));
    const std::string_view words = mark.span.In(text);
    const auto element = html.Open("mark", {{"class", MarkClass(mark.verdict_class, words)}});
    html.Text(words);
    if (!mark.numbers.empty()) html.Leaf("sup", fmt::format("{}", fmt::join(mark.numbers, ",")));
    at = mark.span.end;
  }
  html.Text(text.substr(at));
}

Excerpt ExcerptOf(std::string_view text, Span span, Around around, size_t limit) {
  if (!Fits(span, text)) return {};
  const size_t begin = Backwards(text, span.begin, around, limit);
  const size_t end = Forwards(text, span.end, around, limit);
  Excerpt out{std::string(text.substr(begin, span.begin - begin)), std::string(span.In(text)),
              std::string(text.substr(span.end, end - span.end))};
  if (begin > 0 && Backwards(text, begin, around, 1) != begin) out.before.insert(0, "…");
  if (end < text.size() && Forwards(text, end, around, 1) != end) out.after += "…";
  return out;
}

void WriteFound(markup::Writer& html, std::string_view text, const std::vector<Span>& found,
                size_t limit) {
  constexpr int kMostExcerpts = 3;
  if (found.empty() || !Fits(found[0], text)) return WriteBeginning(html, text);
  size_t end = 0;
  int excerpts = 0;
  for (size_t i = 0; i < found.size() && Fits(found[i], text); ++excerpts) {
    const size_t begin = std::max(end, Backwards(text, found[i].begin, Around::kSentence, limit));
    if (excerpts == kMostExcerpts) break;
    if (begin > end && (i > 0 || Backwards(text, begin, Around::kSentence, 1) != begin))
      html.Text("…");
    size_t at = begin;
    end = Forwards(text, found[i].end, Around::kSentence, limit);
    for (; i < found.size() && found[i].end <= end; ++i) {
      html.Text(text.substr(at, found[i].begin - at));
      html.Leaf("mark", {{"class", "hit"}}, found[i].In(text));
      at = found[i].end;
    }
    html.Text(text.substr(at, end - at));
  }
  if (end < text.size() && Forwards(text, end, Around::kSentence, 1) != end) html.Text("…");
}

}  // namespace duban::web::pages
