// Entry points: Tighten, MakeLines, FilledWidth, IsSoftBreak, JoinLine, TextWidth, IsRunningNumber.
#include "read/page/lines.h"

#include <cmath>

#include "base/utf8.h"

namespace duban::read::page {
namespace {

// Han characters and the marks that are as wide as they are.
bool IsWide(char32_t c) {
  return base::IsHan(c) || (c >= 0x2E80 && c <= 0x33FF) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x2460 && c <= 0x24FF);
}

// Marks that may not begin a line: they stay with the character before them.
bool IsClosing(char32_t c) {
  return std::u32string_view(U"，。、；：！？）》〉」』】〕”’％,.;:!?)%]}…—～·").find(c) !=
         std::u32string_view::npos;
}

// Marks that may not end a line.
bool IsOpening(char32_t c) {
  return std::u32string_view(U"（《〈「『【〔“‘([{").find(c) != std::u32string_view::npos;
}

char32_t First(std::string_view text) {
  return base::Decode(text, 0).value;
}

char32_t Last(std::string_view text) {
  size_t at = text.size();
  while (at > 1 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  return base::Decode(text, at == 0 ? 0 : at - 1).value;
}

// The beginning of a line that may not be broken: opening marks, one Han character or a run of
// letters and figures, closing marks.
std::string_view FirstUnit(std::string_view text) {
  size_t at = 0;
  const auto take = [&](auto&& fits) {
    while (at < text.size()) {
      const base::CodePoint c = base::Decode(text, at);
      if (!fits(c.value)) return;
      at += c.size;
    }
  };
  take(IsOpening);
  if (at < text.size()) {
    const base::CodePoint c = base::Decode(text, at);
    at += c.size;
    if (!IsWide(c.value) && !base::IsSpace(c.value))
      take([](char32_t next) { return !IsWide(next) && !base::IsSpace(next); });
  }
  take(IsClosing);
  return text.substr(0, at);
}

double EmOf(std::string_view text, const Box& box) {
  const double ems = TextWidth(text, 1.0);
  return ems > 0 ? box.width() / ems : 0;
}

// Words overlap in height enough to stand on one line.
bool OnOneLine(const Box& line, const Box& word) {
  const double overlap = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
  return overlap > 0.5 * std::min(line.height(), word.height());
}

bool NeedsBlank(const Line& line, const Word& next) {
  const double gap = next.box.left - line.box.right;
  const char32_t before = Last(line.text), after = First(next.text);
  // Between Han characters and figures typesetters put up to a quarter of an em; a written blank
  // is added to that.
  const bool numeral = before >= U'①' && before <= U'⓿';
  const bool mixed = numeral || IsWide(before) != IsWide(after);
  return gap > (mixed ? 0.42 : 0.2) * line.em;
}

void Extend(Line& line, const Word& word) {
  if (NeedsBlank(line, word)) line.text += ' ';
  line.text += word.text;
  line.box.Cover(word.box);
}

// The em of a line is that of its words, without the gaps between them: the median would need
// more words than most lines have, so the widest text decides.
void SetEm(Line& line, const Word& word, double& widest) {
  if (word.box.width() <= widest) return;
  widest = word.box.width();
  line.em = EmOf(word.text, word.box);
}

Line MakeLine(const Word* begin, const Word* end) {
  Line line{begin->text, begin->box, 0};
  double widest = 0;
  for (const Word* word = begin; word != end; ++word) SetEm(line, *word, widest);
  for (const Word* word = begin + 1; word != end; ++word) Extend(line, *word);
  return line;
}

void AddLines(std::vector<Word>& words, double most, std::vector<Line>& lines) {
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
  size_t begin = 0;
  for (size_t i = 1; i <= words.size(); ++i) {
    if (i < words.size()) {
      const Word& last = words[i - 1];
      const double em = std::max(EmOf(last.text, last.box), EmOf(words[i].text, words[i].box));
      if (words[i].box.left - last.box.right <= most * em) continue;
    }
    lines.push_back(MakeLine(&words[begin], &words[begin] + (i - begin)));
    begin = i;
  }
}

}  // namespace

void Tighten(std::vector<Word>& words) {
  std::vector<double> ems;
  for (const Word& word : words)
    if (IsWide(First(word.text))) ems.push_back(EmOf(word.text, word.box));
  const auto middle = ems.begin() + static_cast<ptrdiff_t>(ems.size() / 2);
  if (!ems.empty()) std::nth_element(ems.begin(), middle, ems.end());
  for (Word& word : words) {
    double em = EmOf(word.text, word.box);
    if (!ems.empty() && !IsWide(First(word.text))) em = std::min(em, *middle);
    const bool upright = word.box.height() < 4 * em;  // else set from top to bottom
    if (em <= 0 || !upright || word.box.height() <= em) continue;
    const double centre = word.box.middle_y();
    word.box.top = centre - 0.5 * em;
    word.box.bottom = centre + 0.5 * em;
  }
}

double TextWidth(std::string_view text, double em) {
  double width = 0;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    width += IsWide(c.value) ? em : 0.5 * em;
    at += c.size;
  }
  return width;
}

bool IsRunningNumber(std::string_view text) {
  return !text.empty() && text.size() <= 4 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<Line> MakeLines(std::vector<Word> words, double most) {
  std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return a.box.middle_y() < b.box.middle_y();
  });
  std::vector<Line> lines;
  std::vector<Word> open;
  Box box;
  for (Word& word : words) {
    if (!open.empty() && !OnOneLine(box, word.box)) {
      AddLines(open, most, lines);
      open.clear();
    }
    // The tallest word tells best where the line is.
    if (open.empty() || word.box.height() > box.height()) box = word.box;
    open.push_back(std::move(word));
  }
  if (!open.empty()) AddLines(open, most, lines);
  return lines;
}

double FilledWidth(const Line& line) {
  const char32_t mark = Last(line.text);
  return line.box.width() - (mark > 0x7F && IsClosing(mark) ? 0.5 * line.em : 0);
}

bool IsSoftBreak(const Line& last, const Line& next, double width) {
  const double em = std::max(last.em, next.em);
  const double unit = TextWidth(FirstUnit(next.text), em);
  // A tenth of an em: what rounding and tightened spacing make of an exact fit.
  return last.box.width() + unit > width + 0.1 * em;
}

void JoinLine(const Line& last, const Line& next, double width, std::string& text) {
  if (!IsSoftBreak(last, next, width)) {
    text += '\n';
  } else if (!IsWide(Last(text)) && !IsWide(First(next.text)) && !IsClosing(Last(text)) &&
             std::isalpha(static_cast<unsigned char>(text.back())) != 0) {
    text += ' ';  // two Latin words
  }
  text += next.text;
}

}  // namespace duban::read::page
