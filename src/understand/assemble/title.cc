// Entry points: FindTitle, IsAnnexMark, WithoutAnnexMark, IsTitleLine, FindAsOfLine, FindAsOfNote.
#include "understand/assemble/title.h"

#include <array>
#include <initializer_list>

#include "base/utf8.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/header.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr int kSureTitle = 8;  // a year, an end and a word of titles
constexpr size_t kReach = 60;  // lines from the top in which a title stands

// The text of a row with one filled cell, merged over the others or not.
std::optional<std::string_view> OnlyText(const table::Grid& grid, uint32_t row) {
  const table::Cell* only = nullptr;
  for (uint32_t column = 0; column < std::min(grid.columns(), 64u); ++column) {
    const table::Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell == only || base::Trim(grid.Text(*cell)).empty()) continue;
    if (only != nullptr) return std::nullopt;
    only = cell;
  }
  if (only == nullptr || only->row != row) return std::nullopt;
  return grid.Text(*only);
}

bool IsBlank(const table::Grid& grid, uint32_t row) {
  for (uint32_t column = 0; column < std::min(grid.columns(), 64u); ++column)
    if (!base::Trim(grid.TextAt(row, column)).empty()) return false;
  return true;
}

// Lines outside of tables and the wide first rows of tables, in reading order.
std::vector<std::string_view> Candidates(const table::Document& document) {
  std::vector<std::string_view> lines;
  for (const table::Block& block : document.blocks) {
    if (lines.size() >= kReach) break;
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) {
      lines.push_back(WithoutPipes(paragraph->text));
      continue;
    }
    const auto& grid = std::get<table::Grid>(block);
    if (!grid.caption.empty()) lines.push_back(grid.caption);
    constexpr uint32_t kRows = 12, kFilled = 3;  // from the top; blank ones do not count
    uint32_t filled = 0;
    for (uint32_t row = 0; row < std::min(grid.rows(), kRows) && filled < kFilled; ++row) {
      if (const auto text = OnlyText(grid, row)) lines.push_back(*text);
      filled += IsBlank(grid, row) ? 0 : 1;
    }
  }
  return lines;
}

int CountTitleWords(std::string_view printed) {
  const std::string line = Comparable(printed);
  int count = 0;
  for (const std::string_view word : kTitleWords)
    if (line.find(word) != std::string_view::npos) ++count;
  return count;
}

// How much a line looks like the title; 0 or less: not at all.
int TitleScore(std::string_view line) {
  const size_t length = Length(line);
  if (ListMarkLength(line) > 0 || length < 6 || length > 70 || EndsSentence(line) ||
      IsFurniture(line))
    return 0;
  if (!ReadHeaderLine(line).empty() || line.find('>') != std::string_view::npos) return 0;
  const int words = CountTitleWords(line);
  if (words == 0) return 0;
  int score = words + (FindYear(line) ? 4 : 0);
  for (const std::string_view end : kTitleEnds)
    if (line.ends_with(end) || line.ends_with(std::string(end) + "）") ||
        line.ends_with(std::string(end) + "》"))
      score += 3;
  const size_t bracket = std::min(line.find("（"), line.find('('));
  if (bracket != std::string_view::npos && bracket > 0 && EndsSentence("。") &&
      (line.ends_with(")") || line.ends_with("）")))
    score = std::max(score, TitleScore(line.substr(0, bracket)));
  return score;
}

// "标题_某某政府网" → the part that looks like a title.
std::string FromFileTitle(std::string_view title) {
  size_t end = title.size();
  for (const std::string_view separator : {"_", " - ", "|", "—", "-"})
    end = std::min(end, title.find(separator));
  const std::string_view part = base::Trim(title.substr(0, end));
  return TitleScore(part) > 3 ? std::string(part) : std::string();
}

// "政 府 工 作 报 告" is one word in single characters.
std::string Unspaced(std::string_view line) {
  if (line.size() > 200) return std::string(line);
  size_t characters = 0, blanks = 0;
  for (size_t at = 0; at < line.size();) {
    const base::CodePoint c = base::Decode(line, at);
    (base::IsSpace(c.value) ? blanks : characters) += 1;
    at += c.size;
  }
  return blanks + 1 >= characters && characters > 3 ? base::RemoveSpace(line) : std::string(line);
}

// A line that may go on what the line above began: short, and neither in brackets, nor a date line
// ("——2031年1月12日在…"), nor a mark, an address or a heading of the table.
bool MayContinueTitle(std::string_view line) {
  const size_t length = Length(line);
  if (length < 2 || length > 30 || EndsSentence(line) || IsFurniture(line)) return false;
  if (ListMarkLength(line) > 0 || ReadNumber(line) || ReadHeaderLine(line).size() > 2) return false;
  const char32_t first = base::Decode(line, 0).value;
  constexpr std::u32string_view kNever = U"(（[【〔《—-:：*★|";
  return kNever.find(first) == std::u32string_view::npos && line.find("：") == line.npos &&
         line.find(':') == line.npos;
}

// 2031年10月12日: when the page was made, not what it is called.
bool IsDay(std::string_view line) {
  constexpr size_t kLongest = 12;  // code points
  return Length(line) <= kLongest && line.ends_with("日") && FindDate(line).has_value();
}

// A title broken over two or three lines: what follows is taken where the whole says more than its
// parts.
void TakeFollowing(const std::vector<std::string_view>& lines, size_t i, std::string& title,
                   int& score) {
  constexpr size_t kMostLines = 3;
  if (Length(title) > 40 || !MayContinueTitle(title)) return;
  std::string joined = title;
  int highest_part = score;
  for (size_t next = i + 1; next < std::min(lines.size(), i + kMostLines); ++next) {
    const std::string line = Unspaced(base::Trim(lines[next]));
    // 计划完成时间 / 进展情况: cells of the heading row.
    const bool heading_cells =
        RoleOf(line) && (RoleOf(title) || (next + 1 < lines.size() && RoleOf(lines[next + 1])));
    if (!MayContinueTitle(line) || heading_cells || IsDay(line) || TitleScore(line) >= kSureTitle)
      return;
    joined += line;
    highest_part = std::max(highest_part, TitleScore(line));
    const int whole = TitleScore(joined);
    if (whole <= highest_part || whole <= score) continue;
    title = joined;
    score = whole;
  }
}

// A '?' at the ends is a blank that a converter lost.
std::string_view WithoutLostBlanks(std::string_view line) {
  line = base::Trim(line);
  while (line.ends_with('?')) line = base::Trim(line.substr(0, line.size() - 1));
  while (line.starts_with('?')) line = base::Trim(line.substr(1));
  return line;
}

// "…项目全部完成 2032年1月8日": when the page was made, behind its title.
std::string_view WithoutDay(std::string_view line) {
  const size_t before = BeforeDate(line);
  if (before == line.npos || before == 0) return line;
  return base::IsSpace(base::Decode(line, before).value) ? line.substr(0, before) : line;
}

// "注：以上数据截至8月底。" → "截至8月底": of a clause that says so of the whole table.
std::string_view AsOfIn(std::string_view line) {
  constexpr size_t kLongest = 300;  // bytes of a note
  line = base::Trim(line);
  if (line.size() > kLongest) return {};
  for (size_t begin = 0; begin < line.size();) {
    size_t end = line.size();
    for (const std::string_view mark : {"，", "。", "；", "：", ",", ";", ":", "\n"})
      end = std::min(end, line.find(mark, begin));
    std::string_view clause = line.substr(begin, end - begin);
    begin = end + (end < line.size() ? base::Decode(line, end).size : 0);
    while (!clause.empty() && std::string_view("0123456789. ").find(clause[0]) != clause.npos)
      clause.remove_prefix(1);
    const auto whole = std::any_of(std::begin(kWholeTableWords), std::end(kWholeTableWords),
                                   [&](std::string_view word) { return clause.starts_with(word); });
    const size_t at = std::min(clause.find("截至"), clause.find("截止"));
    if (whole && at != clause.npos) return clause.substr(at);
  }
  return {};
}

// The text of a row that is one cell; empty for another.
std::string_view LoneText(const table::Grid& grid, uint32_t row) {
  const table::Cell* lone = nullptr;
  for (uint32_t column = 0; column < grid.columns(); ++column) {
    const table::Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell == lone || base::Trim(grid.Text(*cell)).empty()) continue;
    if (lone != nullptr) return {};
    lone = cell;
  }
  return lone == nullptr ? std::string_view() : grid.Text(*lone);
}

}  // namespace

std::string FindTitle(const table::Document& document) {
  std::string best;
  int best_score = 3;
  const std::vector<std::string_view> lines = Candidates(document);
  for (size_t i = 0; i < lines.size(); ++i) {
    std::string title = Unspaced(WithoutDay(WithoutLostBlanks(lines[i])));
    int score = TitleScore(title);
    TakeFollowing(lines, i, title, score);
    if (score <= best_score) continue;
    best = std::move(title);
    best_score = score;
  }
  return best.empty() ? FromFileTitle(document.title) : best;
}

bool IsAnnexMark(std::string_view line) {
  constexpr size_t kLongest = 8;  // code points
  line = base::Trim(line);
  const bool annex = line.starts_with("附件") || line.starts_with("附表");
  return annex && line.size() <= kLongest * 4 && Length(line) <= kLongest && !EndsSentence(line);
}

std::string_view WithoutAnnexMark(std::string_view title) {
  const std::string_view whole = base::Trim(title);
  std::string_view rest = whole;
  const auto skip = [&](std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
      if (rest.starts_with(word)) {
        rest.remove_prefix(word.size());
        return true;
      }
    return false;
  };
  const bool opened = skip({"（", "("});
  if (!skip({"附件", "附表"})) return whole;
  // The number of an annex has one or two figures: 附件2023年… is a year behind the mark.
  size_t digits = 0;
  while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
  // 附件12031年…: the number stands right before the year.
  if (digits > 4 && rest.substr(digits).starts_with("年")) digits -= 4;
  const bool figures = digits == 1 || digits == 2;
  if (figures) rest.remove_prefix(digits);
  constexpr std::string_view kNumerals = "一二三四五六七八九十";
  constexpr size_t kNumeral = 3;  // bytes
  while (!figures && rest.size() >= kNumeral &&
         kNumerals.find(rest.substr(0, kNumeral)) != kNumerals.npos)
    rest.remove_prefix(kNumeral);
  bool ends = false;
  while (skip({"：", ":", "、", ".", "．", "-", "—", "）", ")", " ", "\t", "\xE3\x80\x80"}))
    ends = true;
  if (rest.empty() || (opened && !ends)) return whole;
  return ends || figures || digits == 4 ? rest : whole;
}

bool IsTitleLine(std::string_view line) {
  if (line.size() > 300) return false;
  return IsAnnexMark(line) || TitleScore(base::Trim(line)) >= kSureTitle;
}

std::string FindAsOfLine(const table::Document& document) {
  constexpr size_t kLongest = 40;    // code points
  constexpr size_t kMostLines = 25;  // from the top
  size_t seen = 0;
  for (const std::string_view line : Candidates(document)) {
    if (++seen > kMostLines) break;
    const bool words = std::any_of(std::begin(kAsOfWords), std::end(kAsOfWords),
                                   [&](auto word) { return line.find(word) != line.npos; });
    if (words && Length(line.substr(0, 400)) <= kLongest && !EndsSentence(line))
      return std::string(base::Trim(line));
  }
  return {};
}

std::string FindAsOfNote(const table::Document& document) {
  constexpr size_t kMostBlocks = 12;  // from the end
  constexpr uint32_t kMostRows = 5;   // of a grid, from its end
  size_t seen = 0;
  for (auto block = document.blocks.rbegin(); block != document.blocks.rend() && seen < kMostBlocks;
       ++block, ++seen) {
    std::string_view found;
    if (const auto* line = std::get_if<table::Paragraph>(&*block)) {
      found = AsOfIn(line->text);
    } else {
      const auto& grid = std::get<table::Grid>(*block);
      for (uint32_t i = 0; i < std::min(kMostRows, grid.rows()) && found.empty(); ++i)
        found = AsOfIn(LoneText(grid, grid.rows() - 1 - i));
    }
    if (!found.empty()) return std::string(found);
  }
  return {};
}

}  // namespace duban::understand
