// Entry points: TextTable.
#include "cli/text_table.h"

#include "cli/width.h"

namespace duban::cli {
namespace {

constexpr int kLeast = 12;  // columns of the last cell, where the others leave it none

bool IsFigure(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

std::string Aligned(const std::string& cell, int width) {
  if (!IsFigure(cell)) return Padded(cell, width);
  return std::string(static_cast<size_t>(std::max(0, width - WidthOf(cell))), ' ') + cell;
}

}  // namespace

std::string TextTable::ToString(const Console& console) const {
  const size_t columns = rows_.front().size();
  std::vector<int> widths(columns, 0);
  for (const auto& row : rows_)
    for (size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], WidthOf(row[i]));
  std::string out;
  for (const auto& row : rows_) {
    std::string line;
    int used = 0;
    for (size_t i = 0; i + 1 < columns; ++i) {
      line += Aligned(row[i], widths[i]) + "  ";
      used += widths[i] + 2;
    }
    line += console.OneLine(row.back(), std::min(used, console.width - kLeast));
    out += (&row == &rows_.front() ? console.Paint(Colour::kBold, line) : line) + "\n";
  }
  return out;
}

}  // namespace duban::cli
