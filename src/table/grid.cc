// Entry points: Grid::Add, Grid::Finish, Grid::At.
#include "table/grid.h"

#include <algorithm>

namespace duban::table {

void Grid::Place(uint32_t row, uint32_t column, Cell& shape) {
  shape.row = row;
  shape.column = column;
  shape.row_span = std::clamp<uint32_t>(shape.row_span, 1, kMaxSpan);
  shape.column_span = std::clamp<uint32_t>(shape.column_span, 1, kMaxSpan);
  rows_ = std::max(rows_, row + 1);
}

void Grid::AddAdopted(uint32_t row, uint32_t column, uint32_t begin, uint32_t end, Cell shape) {
  Place(row, column, shape);
  shape.text_begin = begin;
  shape.text_end = end;
  cells_.push_back(shape);
}

void Grid::ExtendDown(uint32_t cell, uint32_t row) {
  Cell& extended = cells_[cell];
  extended.row_span = std::clamp<uint32_t>(row - extended.row + 1, extended.row_span, kMaxSpan);
  rows_ = std::max(rows_, row + 1);
}

void Grid::EndAbove(uint32_t cell, uint32_t row) {
  Cell& ended = cells_[cell];
  ended.row_span = std::clamp<uint32_t>(row - ended.row, 1, ended.row_span);
}

bool Grid::Merge(uint32_t row, uint32_t column, uint32_t row_span, uint32_t column_span) {
  const auto found =
      std::lower_bound(cells_.begin(), cells_.end(), std::pair(row, column),
                       [](const Cell& cell, const std::pair<uint32_t, uint32_t>& at) {
                         return std::pair(cell.row, cell.column) < at;
                       });
  if (found == cells_.end() || found->row != row || found->column != column) return false;
  found->row_span = std::clamp<uint32_t>(row_span, 1, kMaxSpan);
  found->column_span = std::clamp<uint32_t>(column_span, 1, kMaxSpan);
  return true;
}

void Grid::Add(uint32_t row, uint32_t column, std::string_view text, Cell shape) {
  Place(row, column, shape);
  shape.text_begin = static_cast<uint32_t>(buffer_.size());
  buffer_.append(text);
  shape.text_end = static_cast<uint32_t>(buffer_.size());
  cells_.push_back(shape);
}

bool Grid::Finish(uint64_t most) {
  if (buffer_.capacity() / 2 > buffer_.size() + 4096) buffer_.shrink_to_fit();
  // A row reaches as far as its last own cell or a span from above reaches; spans do not make rows
  // that the file does not have.
  std::vector<uint32_t> widths(rows_, 0);
  for (const Cell& cell : cells_)
    for (uint32_t r = cell.row; r < std::min(cell.row + cell.row_span, rows_); ++r)
      widths[r] = std::max(widths[r], cell.column + cell.column_span);
  row_begins_.assign(rows_ + 1, 0);
  for (uint32_t r = 0; r < rows_; ++r) {
    row_begins_[r + 1] = row_begins_[r] + widths[r];
    columns_ = std::max(columns_, widths[r]);
  }
  if (row_begins_[rows_] > most) {
    row_begins_.assign(rows_ + 1, 0);
    return false;
  }
  positions_.assign(row_begins_[rows_], 0);
  for (uint32_t i = 0; i < cells_.size(); ++i) {
    const Cell& cell = cells_[i];
    for (uint32_t r = cell.row; r < std::min(cell.row + cell.row_span, rows_); ++r) {
      uint32_t* position = &positions_[row_begins_[r] + cell.column];
      for (uint32_t c = 0; c < cell.column_span; ++c)
        if (position[c] == 0) position[c] = i + 1;
    }
  }
  return true;
}

const Cell* Grid::At(uint32_t row, uint32_t column) const {
  if (row >= rows_ || column >= row_begins_[row + 1] - row_begins_[row]) return nullptr;
  const uint32_t index = positions_[row_begins_[row] + column];
  return index == 0 ? nullptr : &cells_[index - 1];
}

std::string_view Grid::TextAt(uint32_t row, uint32_t column) const {
  const Cell* cell = At(row, column);
  return cell ? Text(*cell) : std::string_view();
}

}  // namespace duban::table
