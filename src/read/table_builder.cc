// Entry points: TableBuilder::OpenCell, TableBuilder::Finish.
#include "read/table_builder.h"

#include <algorithm>

#include "base/utf8.h"

namespace duban::read {
namespace {

constexpr uint32_t kMostColumnSpan = 1000;  // as browsers
constexpr uint32_t kMostColumns = 1 << 20;  // readers stop before that: their limit is lower

}  // namespace

void TableBuilder::OpenRow() {
  CloseRow();
  in_row_ = true;
  column_ = 0;
  width_ = 0;
  row_filled_ = false;
}

void TableBuilder::SkipColumns(uint32_t count) {
  column_ += std::min(count, kMostColumns - std::min(column_, kMostColumns));
}

void TableBuilder::CloseRow() {
  if (!in_row_) return;
  CloseCell();
  in_row_ = false;
  if (!row_filled_) return;  // <tr></tr> takes no row
  positions_ += std::max(carry_.size(), width_) + 1;
  for (uint32_t& rows : carry_) rows -= rows > 0 ? 1 : 0;
  while (!carry_.empty() && carry_.back() == 0) carry_.pop_back();
  ++row_;
}

void TableBuilder::OpenCell(uint32_t row_span, uint32_t column_span, bool header, uint32_t line) {
  if (!in_row_) OpenRow();
  CloseCell();
  while (column_ < carry_.size() && carry_[column_] > 0) ++column_;
  column_span = std::clamp<uint32_t>(column_span, 1, kMostColumnSpan);
  row_span = row_span == 0 ? table::Grid::kMaxSpan : row_span;  // rowspan=0: to the table's end
  shape_ = {.row = row_,
            .column = column_,
            .row_span = row_span,
            .column_span = column_span,
            .line = line,
            .header = header};
  if (carry_.size() < column_ + column_span) carry_.resize(column_ + column_span, 0);
  for (uint32_t c = column_; c < column_ + column_span; ++c)
    carry_[c] = std::max(carry_[c], std::min(row_span, table::Grid::kMaxSpan));
  column_ += column_span;
  in_cell_ = true;
  row_filled_ = true;
}

void TableBuilder::ContinueCell(uint32_t column_span) {
  if (!in_row_) OpenRow();
  CloseCell();
  const uint32_t above = column_ < above_.size() ? above_[column_] : 0;
  if (above == 0) return OpenCell(1, column_span, false, 0);
  // Rows in between, which did not say so, are covered too.
  const table::Cell& cell = grid_.cells()[above - 1];
  const uint32_t end = std::min(cell.row + cell.row_span, row_);
  positions_ += uint64_t{row_ - end} * cell.column_span;
  width_ = std::max<size_t>(width_, cell.column + cell.column_span);
  grid_.ExtendDown(above - 1, row_);
  column_ += std::clamp<uint32_t>(column_span, 1, kMostColumnSpan);
  row_filled_ = in_cell_ = dropped_ = true;
}

void TableBuilder::WidenCell(uint32_t column_span) {
  if (!in_row_) OpenRow();
  CloseCell();
  const table::Cell* left = grid_.cells().empty() ? nullptr : &grid_.cells().back();
  if (left == nullptr || left->row != row_ || left->column + left->column_span != column_)
    return OpenCell(1, column_span, false, 0);
  column_span = std::clamp<uint32_t>(column_span, 1, kMostColumnSpan);
  grid_.Merge(row_, left->column, left->row_span, left->column_span + column_span);
  column_ += column_span;
  if (above_.size() < column_) above_.resize(column_, 0);
  std::fill(above_.begin() + (column_ - column_span), above_.begin() + column_,
            static_cast<uint32_t>(grid_.cells().size()));
  width_ = std::max<size_t>(width_, column_);
  row_filled_ = in_cell_ = dropped_ = true;
}

void TableBuilder::CloseCell() {
  if (!in_cell_) return;
  in_cell_ = false;
  if (!std::exchange(dropped_, false)) {
    const uint32_t end = shape_.column + shape_.column_span;
    if (above_.size() < end) above_.resize(end, 0);
    grid_.Add(shape_.row, shape_.column, cell_.Trimmed(), shape_);
    std::fill(above_.begin() + shape_.column, above_.begin() + end,
              static_cast<uint32_t>(grid_.cells().size()));
  }
  cell_.Clear();
}

void TableBuilder::Nest(std::vector<table::Block> blocks) {
  if (!blocks.empty())
    nested_.push_back({grid_.cells().size(), cell_.text().size(), std::move(blocks)});
  cell_.Break();
}

// A table of data with a table in some cell has many rows of several cells; one that arranges a
// page has few, and most of its text is in the tables inside.
bool TableBuilder::IsLayout() const {
  if (grid_.columns() <= 1 || grid_.cells().size() <= 2) return true;
  if (nested_.empty()) return false;
  size_t filled = 0;
  for (const table::Cell& cell : grid_.cells()) filled += grid_.Text(cell).empty() ? 0 : 1;
  return filled < 8 || nested_.size() * 4 > filled;
}

void TableBuilder::AddParagraphs(std::string_view text, const table::Cell& cell,
                                 std::vector<table::Block>& blocks) const {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = base::Trim(text.substr(0, end));
    if (!line.empty())
      blocks.push_back(table::Paragraph{
          .text = std::string(line), .place = {.line = cell.line}, .blank_before = true});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::vector<table::Block> TableBuilder::TakeApart() {
  std::vector<table::Block> blocks;
  auto inner = nested_.begin();
  for (size_t i = 0; i < grid_.cells().size(); ++i) {
    const table::Cell& cell = grid_.cells()[i];
    const std::string_view text = grid_.Text(cell);
    size_t done = 0;
    for (; inner != nested_.end() && inner->cell == i; ++inner) {
      const size_t upto = std::clamp(inner->text_before, done, text.size());
      AddParagraphs(text.substr(done, upto - done), cell, blocks);
      std::move(inner->blocks.begin(), inner->blocks.end(), std::back_inserter(blocks));
      done = upto;
    }
    AddParagraphs(text.substr(done), cell, blocks);
  }
  return blocks;
}

std::vector<table::Block> TableBuilder::Finish() {
  CloseRow();
  if (grid_.cells().empty()) return {};
  grid_.caption = caption_.Trimmed();
  grid_.Finish();
  if (IsLayout()) {
    std::vector<table::Block> blocks = TakeApart();
    if (!grid_.caption.empty())
      blocks.insert(blocks.begin(), table::Paragraph{.text = grid_.caption, .blank_before = true});
    return blocks;
  }
  std::vector<table::Block> blocks;
  blocks.emplace_back(std::move(grid_));
  for (Nested& nested : nested_)
    std::move(nested.blocks.begin(), nested.blocks.end(), std::back_inserter(blocks));
  return blocks;
}

}  // namespace duban::read
