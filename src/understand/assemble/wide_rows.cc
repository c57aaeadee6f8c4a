// Entry points: WideText, SumText.
#include "understand/assemble/wide_rows.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

bool IsFigure(std::string_view text) {
  constexpr std::string_view kPercent = "％";
  text = base::Trim(text);
  if (text.ends_with(kPercent)) text.remove_suffix(kPercent.size());
  return text.find_first_not_of("0123456789.,%+- ") == text.npos || IsBlankMark(text);
}

// 合计（2个）, but not 合计新建公园3个.
bool IsSum(std::string_view text) {
  for (const std::string_view word : kTotalRows) {
    if (!text.starts_with(word)) continue;
    const std::string_view behind = base::Trim(text.substr(word.size()));
    if (behind.empty() || behind.starts_with("（") || behind.starts_with("(")) return true;
  }
  return false;
}

// Whether the cells from the first column up to `end` hold the number and what the task is called.
bool CoversTask(const std::vector<Column>& columns, uint32_t end) {
  bool number = false, task = false;
  for (uint32_t column = 0; column < std::min<size_t>(end, columns.size()); ++column) {
    const Role role = columns[column].role;
    number |= role == Role::kNumber;
    task |= role == Role::kContent || role == Role::kCategory;
  }
  return number && task;
}

}  // namespace

// The text of a row that is one cell over (nearly) all columns; nothing for another row.
std::optional<std::string_view> WideText(const table::Grid& grid, uint32_t row) {
  std::optional<std::string_view> text;
  const table::Cell* seen = nullptr;
  for (uint32_t column = 0; column < grid.columns(); ++column) {
    const table::Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell == seen || base::Trim(grid.Text(*cell)).empty()) continue;
    if (text || cell->row != row) return std::nullopt;
    if (cell->column_span * 2 < grid.columns() && cell->column != 0) return std::nullopt;
    text = base::Trim(grid.Text(*cell));
    seen = cell;
  }
  return text;
}

std::optional<std::string_view> SumText(const table::Grid& grid, uint32_t row,
                                        const std::vector<Column>& columns) {
  constexpr size_t kLongest = 40;  // code points
  const table::Cell* first = grid.At(row, 0);
  if (first == nullptr || first->row != row || first->column_span < 2 || first->row_span > 1 ||
      !CoversTask(columns, first->column_span))
    return std::nullopt;
  const std::string_view text = base::Trim(grid.Text(*first));
  if (text.size() > kLongest * 4 || Length(text) > kLongest || EndsSentence(text) ||
      (!IsSum(text) && ListMarkLength(text) == 0))
    return std::nullopt;
  for (uint32_t column = first->column_span; column < grid.columns(); ++column)
    if (!IsFigure(grid.TextAt(row, column))) return std::nullopt;
  return text;
}

}  // namespace duban::understand
