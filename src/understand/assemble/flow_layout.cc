// Entry points: LayoutOf, IsLonePipe, WordsIn.
#include "understand/assemble/flow_layout.h"

#include <string>

#include "base/utf8.h"

namespace duban::understand {
namespace {

using Lines = std::vector<std::string_view>;

// 1新建…, 2改造…: nearly every line begins with the next number, stuck to a text without blanks.
bool NumbersEveryLine(const Lines& lines) {
  int number = 0;
  for (const std::string_view line : lines) {
    const std::string next = std::to_string(number + 1);
    if (!line.starts_with(next) || WordsIn(line).size() != 1) continue;
    const std::string_view behind = line.substr(next.size());
    number += !behind.empty() && base::IsHan(base::Decode(behind, 0).value) ? 1 : 0;
  }
  return number >= 2 && static_cast<size_t>(number) * 5 >= lines.size() * 4;
}

// Texts with two blanks or more, or a wide one, between them.
size_t CountParted(std::string_view line) {
  size_t count = 1, blanks = 0;
  for (size_t at = 0; at < line.size();) {
    const base::CodePoint c = base::Decode(line, at);
    const bool blank = base::IsSpace(c.value);
    if (blank) blanks += c.size > 1 ? 2 : 1;
    if (!blank && blanks > 1) ++count;
    if (!blank) blanks = 0;
    at += c.size;
  }
  return count;
}

// Short cells between wide blanks: no line holds a cell alone.
bool IsPartedWide(const Lines& lines, size_t columns) {
  constexpr size_t kFewest = 2;  // lines
  size_t wide = 0;
  for (const std::string_view line : lines) wide += CountParted(line) + 1 >= columns ? 1 : 0;
  return wide >= kFewest && wide * 5 >= lines.size() * 4;
}

}  // namespace

bool IsLonePipe(std::string_view text) {
  return text == "|" || text == "||";
}

std::vector<std::string_view> WordsIn(std::string_view line) {
  std::vector<std::string_view> words;
  size_t begin = 0;
  for (size_t at = 0;;) {
    const base::CodePoint c = base::Decode(line, at);
    if (c.size == 0 || base::IsSpace(c.value)) {
      if (at > begin) words.push_back(line.substr(begin, at - begin));
      begin = at + c.size;
    }
    if (c.size == 0) return words;
    at += c.size;
  }
}

Layout LayoutOf(const Lines& lines, size_t columns, bool one_line) {
  constexpr size_t kLong = 60;  // bytes: shorter lines may be a cell each
  size_t ended = 0, begun = 0, lone = 0;
  for (const std::string_view line : lines) {
    lone += IsLonePipe(line) ? 1 : 0;
    ended += line.size() > 2 && line.ends_with('|') ? 1 : 0;
    begun += line.size() > 2 && line.starts_with('|') ? 1 : 0;
  }
  if (begun * 2 > lines.size() && ended * 2 < lines.size()) return Layout::kBegun;
  if (ended * 2 > lines.size()) return Layout::kEnded;
  if (lone * 4 > lines.size()) return Layout::kBetween;
  if (!one_line) return Layout::kLines;
  if (NumbersEveryLine(lines)) return Layout::kGlued;
  size_t spaced = 0, long_lines = 0;
  for (const std::string_view line : lines) {
    if (line.size() < kLong) continue;
    ++long_lines;
    if (WordsIn(line).size() + 1 >= columns) ++spaced;
  }
  if (long_lines == 0) return IsPartedWide(lines, columns) ? Layout::kBlanks : Layout::kLines;
  return spaced * 2 >= long_lines ? Layout::kBlanks : Layout::kGlued;
}

}  // namespace duban::understand
