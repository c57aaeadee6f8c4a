// One table while it is read as a stream: rows, spans, and what is nested in its cells. HTML and
// DOCX share it.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "read/inline_text.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

class TableBuilder {
 public:
  // `bytes`: how much text may come, where that is much; else 0.
  TableBuilder(uint32_t ordinal, size_t bytes) {
    grid_.ordinal = ordinal;
    grid_.Reserve(bytes);
  }

  void OpenRow();
  void CloseRow();
  void OpenCell(uint32_t row_span, uint32_t column_span, bool header, uint32_t line);
  // A cell that continues the one above it (vMerge): its own text is dropped.
  void ContinueCell(uint32_t column_span);
  // A cell that continues the one on its left (hMerge): its own text is dropped.
  void WidenCell(uint32_t column_span);
  void SkipColumns(uint32_t count);
  void CloseCell();
  bool in_cell() const { return in_cell_; }
  uint32_t column() const { return column_; }  // behind the last cell of the open row
  InlineText& cell() { return cell_; }
  InlineText& caption() { return caption_; }
  bool in_caption = false;

  // Positions that the finished grid will hold, at most, without the open row.
  uint64_t positions() const { return positions_; }

  // A table inside the open cell has ended.
  void Nest(std::vector<table::Block> blocks);

  // The grid; or its parts where the table only arranges others, has one column or no text.
  std::vector<table::Block> Finish();

 private:
  struct Nested {
    size_t cell = 0;         // index in the grid
    size_t text_before = 0;  // bytes of the cell's text in front of it
    std::vector<table::Block> blocks;
  };

  bool IsLayout() const;
  void AddParagraphs(std::string_view text, const table::Cell& cell,
                     std::vector<table::Block>& blocks) const;
  std::vector<table::Block> TakeApart();

  table::Grid grid_;
  InlineText cell_, caption_;
  table::Cell shape_;
  std::vector<uint32_t> above_;  // per column, 1 + index of the last cell over it
  std::vector<uint32_t> carry_;  // rows for which a column is still covered from above
  std::vector<Nested> nested_;
  uint32_t row_ = 0, column_ = 0;
  size_t width_ = 0;  // of the open row, as far as cells from above reach
  uint64_t positions_ = 0;
  bool in_row_ = false, in_cell_ = false, row_filled_ = false, dropped_ = false;
};

}  // namespace duban::read
