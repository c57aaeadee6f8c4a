// Entry points: IsFurniture, IsPageNumber.
#include "understand/assemble/furniture.h"

#include "base/utf8.h"
#include "base/word_set.h"
#include "understand/assemble/disclosure.h"
#include "understand/assemble/furniture_tsv.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/text.h"

namespace duban::understand {
namespace {

std::vector<std::string_view> WordsOf(std::string_view match) {
  std::vector<std::string_view> words;
  for (const FurnitureRow& row : kFurnitureRows)
    if (row.match == match) words.push_back(row.word);
  return words;
}

}  // namespace

bool IsPageNumber(std::string_view line) {
  constexpr size_t kLongest = 40;  // bytes
  if (line.size() > kLongest) return false;
  const std::string text = base::RemoveSpace(line);
  size_t dashes = 0, digits = 0, others = 0, pages = 0;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    at += c.size;
    if (c.value >= U'0' && c.value <= U'9')
      ++digits;
    else if (c.value == U'—' || c.value == U'-' || c.value == U'–' || c.value == U'－')
      ++dashes;
    else if (c.value == U'第' || c.value == U'共' || c.value == U'页' || c.value == U'/')
      pages += c.value == U'页' ? 1 : 0;
    else
      ++others;
  }
  const bool framed = dashes >= 2 && digits <= 4 && (text[0] < '0' || text[0] > '9');
  return others == 0 && digits > 0 && (framed || (pages > 0 && text.starts_with("第")));
}

bool IsFurniture(std::string_view line) {
  line = base::Trim(line);
  if (IsPageNumber(line)) return true;
  if (line.empty() || line.front() == '>' || line.starts_with("•")) return true;
  if (IsDisclosureLine(line)) return true;
  static const base::WordSet begins(WordsOf("begin")), anywhere(WordsOf("any"));
  constexpr size_t kShort = 150;  // bytes
  if (begins.LongestAt(line, 0) != base::WordSet::kNone) return true;
  return line.size() <= kShort && anywhere.IsIn(line);
}

size_t BeforeDate(std::string_view line) {
  constexpr size_t kLongest = 120;  // bytes
  line = base::Trim(line);
  if (line.size() > kLongest || !line.ends_with("日") || EndsSentence(line) || !FindDate(line))
    return std::string_view::npos;
  size_t at = line.size();
  while (at > 0) {
    const char c = line[at - 1];
    const bool part = (c >= '0' && c <= '9') || c == ' ';
    const std::string_view last = at >= 3 ? line.substr(at - 3, 3) : std::string_view();
    if (!part && last != "年" && last != "月" && last != "日") break;
    at -= part ? 1 : 3;
  }
  return base::Trim(line.substr(0, at)).size();
}

}  // namespace duban::understand
