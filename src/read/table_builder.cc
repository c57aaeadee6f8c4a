// Entry points: TableBuilder::OpenCell, TableBuilder::Finish.
#include "read/table_builder.h"

#include <algorithm>
#include <string>

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
  moved_ = true;
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

// Lays the rows out once more, now that what follows is known, and cuts the spans that overrun.
void TableBuilder::SettleSpans() {
  const std::vector<table::Cell>& cells = grid_.cells();
  row_begins_.clear();
  for (uint32_t i = 0; i < cells.size(); ++i)
    while (row_begins_.size() <= cells[i].row) row_begins_.push_back(i);
  row_begins_.push_back(static_cast<uint32_t>(cells.size()));
  carry_.clear();
  above_.clear();
  for (row_ = 0; row_ + 1 < row_begins_.size(); ++row_) {
    row_cells_ = row_begins_[row_];
    PlaceRow();
    CheckSpans();
    for (uint32_t& rows : carry_) rows -= rows > 0 ? 1 : 0;
    while (!carry_.empty() && carry_.back() == 0) carry_.pop_back();
  }
}

// Puts the row's cells where no span from above reaches.
void TableBuilder::PlaceRow() {
  uint32_t column = 0;
  for (uint32_t i = row_cells_; i < row_begins_[row_ + 1]; ++i) {
    while (column < carry_.size() && carry_[column] > 0) ++column;
    PlaceCell(i, column);
    column += grid_.cells()[i].column_span;
  }
}

void TableBuilder::PlaceCell(uint32_t cell, uint32_t column) {
  grid_.MoveTo(cell, column);
  const uint32_t end = column + grid_.cells()[cell].column_span;
  if (carry_.size() < end) carry_.resize(end, 0);
  if (above_.size() < end) above_.resize(end, 0);
  for (uint32_t c = column; c < end; ++c)
    carry_[c] = std::max(carry_[c], grid_.cells()[cell].row_span);
  std::fill(above_.begin() + column, above_.begin() + end, cell + 1);
}

// Columns that the row's own cells take.
uint32_t TableBuilder::OwnColumns(uint32_t row) const {
  uint32_t own = 0;
  for (uint32_t i = row_begins_[row]; i < row_begins_[row + 1]; ++i)
    own += grid_.cells()[i].column_span;
  return own;
}

// Whether a row is wider than the heading, and whether spans from above made it so.
void TableBuilder::CheckSpans() {
  constexpr size_t kFewest = 3;  // cells of a heading
  const uint32_t own = OwnColumns(row_);
  const size_t count = row_begins_[row_ + 1] - row_cells_;
  const auto covered = static_cast<uint32_t>(
      std::count_if(carry_.begin(), carry_.end(), [](uint32_t rows) { return rows > 0; }));
  if (heading_width_ == 0) {
    if (count >= kFewest) heading_width_ = covered;
    return;
  }
  if (covered <= heading_width_) return;
  const bool pushed = own < covered && own <= heading_width_ && !IsUnderWideRow();
  if (!pushed || count == 0) {
    wide_rows_.push_back(row_);
  } else if (own == heading_width_ && count >= kFewest && !SpansHold(covered - own)) {
    CutSpans(row_cells_);
  } else {
    Tell("cells-pushed", grid_.cells()[row_cells_], std::to_string(covered - heading_width_));
  }
}

// Whether a row that is full by itself has only some cells too many: then the next row below the
// same spans lacks what they cover again; without one the cells at its end are empty.
bool TableBuilder::SpansHold(uint32_t from_above) const {
  constexpr uint32_t kReach = 8;  // rows that are looked at
  const std::vector<table::Cell>& cells = grid_.cells();
  uint32_t begins_own = 0;  // how far the row's own spans reach
  for (uint32_t i = row_cells_; i < row_begins_[row_ + 1]; ++i)
    begins_own = std::max(begins_own, cells[i].row_span);
  const auto rows = static_cast<uint32_t>(row_begins_.size()) - 1;
  for (uint32_t below = 1; below <= kReach && row_ + below < rows; ++below) {
    if (below < begins_own) return false;  // a group of its own begins here
    uint32_t covered = 0;
    for (const uint32_t left : carry_) covered += left > below ? 1 : 0;
    if (covered == 0) break;
    const uint32_t own = OwnColumns(row_ + below);
    if (own == heading_width_) return false;
    if (own + covered == heading_width_) return true;
  }
  const uint32_t end = row_begins_[row_ + 1];
  for (uint32_t i = end; i > row_cells_ && end - i < from_above; --i)
    if (!base::Trim(grid_.Text(cells[i - 1])).empty()) return false;
  return true;
}

// Whether a span from above begins in a row that is wider than the heading by itself: then the
// heading lacks a column, and the span is right.
bool TableBuilder::IsUnderWideRow() const {
  for (size_t column = 0; column < carry_.size() && column < above_.size(); ++column) {
    if (carry_[column] == 0 || above_[column] == 0 || above_[column] > row_cells_) continue;
    const uint32_t begin = grid_.cells()[above_[column] - 1].row;
    if (std::binary_search(wide_rows_.begin(), wide_rows_.end(), begin)) return true;
  }
  return false;
}

// Ends every span that reaches into the row, and puts its own cells side by side.
void TableBuilder::CutSpans(uint32_t first_own) {
  uint32_t last = 0;
  for (size_t column = 0; column < carry_.size() && column < above_.size(); ++column) {
    const uint32_t cell = above_[column];
    if (carry_[column] == 0 || cell == 0 || cell > first_own || cell == last) continue;
    last = cell;
    EndSpan(cell - 1, row_);
  }
  carry_.assign(heading_width_, 0);
  PlaceRow();
}

void TableBuilder::EndSpan(uint32_t cell, uint32_t row) {
  const table::Cell& ended = grid_.cells()[cell];
  const bool to_the_end = ended.row_span == table::Grid::kMaxSpan;
  std::string detail =
      (to_the_end ? "0" : std::to_string(ended.row_span)) + " → " + std::to_string(row - ended.row);
  Tell("span-cut", ended, std::move(detail));
  grid_.EndAbove(cell, row);
}

// Spans that reach past the last row; rowspan=0 means just that.
void TableBuilder::CutBelow() {
  uint32_t last = 0;
  for (size_t column = 0; column < carry_.size() && column < above_.size(); ++column) {
    const uint32_t cell = above_[column];
    if (carry_[column] == 0 || cell == 0 || cell == last) continue;
    last = cell;
    if (grid_.cells()[cell - 1].row_span < table::Grid::kMaxSpan) EndSpan(cell - 1, row_);
  }
}

void TableBuilder::Tell(std::string_view code, const table::Cell& cell, std::string detail) {
  constexpr size_t kMost = 1000;  // hostile tables
  if (notes_.size() >= kMost) return;
  notes_.push_back({std::string(code),
                    std::move(detail),
                    {.line = cell.line, .row = cell.row + 1, .column = cell.column + 1}});
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
  moved_ = true;
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
  moved_ = true;
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
  if (!moved_) {
    SettleSpans();
    CutBelow();
  }
  grid_.caption = caption_.Trimmed();
  grid_.Finish();
  if (IsLayout()) {
    notes_.clear();
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
