// Entry point: FindTitle.
#include "understand/assemble_title.h"

#include <array>

#include "base/utf8.h"
#include "understand/assemble_furniture.h"
#include "understand/assemble_header.h"
#include "understand/assemble_text.h"
#include "understand/period_text.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

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
    for (uint32_t row = 0; row < std::min(grid.rows(), 3u); ++row)
      if (const auto text = OnlyText(grid, row)) lines.push_back(*text);
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
  if (length < 6 || length > 70 || EndsSentence(line) || IsFurniture(line)) return 0;
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

}  // namespace

std::string FindTitle(const table::Document& document) {
  std::string_view best;
  int best_score = 3;
  for (const std::string_view line : Candidates(document))
    if (const int score = TitleScore(base::Trim(line)); score > best_score) {
      best = base::Trim(line);
      best_score = score;
    }
  if (!best.empty()) return std::string(best);
  return FromFileTitle(document.title);
}

}  // namespace duban::understand
