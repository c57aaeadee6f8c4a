// One table while it is read as a stream: rows, spans, and what is nested in its cells. HTML and
// DOCX share it.
#pragma once

#include <cstdint>
#include <string>
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

  // Spans that overrun, "span-cut" (mended) and "cells-pushed" (not), in a table of data, told
  // after Finish(). A span is cut where it reaches into a row that has as many cells as the heading
  // without it, and the rows below do not lack again what it covers, or past the last row; other
  // rows that spans make wider than the heading stay.
  const std::vector<table::Note>& notes() const { return notes_; }

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
  void SettleSpans();
  void PlaceRow();
  void PlaceCell(uint32_t cell, uint32_t column);
  uint32_t OwnColumns(uint32_t row) const;
  void CheckSpans();
  bool SpansHold(uint32_t from_above) const;
  bool IsUnderWideRow() const;
  void CutSpans(uint32_t first_own);
  void EndSpan(uint32_t cell, uint32_t row);
  void CutBelow();
  void Tell(std::string_view code, const table::Cell& cell, std::string detail);
  void AddParagraphs(std::string_view text, const table::Cell& cell,
                     std::vector<table::Block>& blocks) const;
  std::vector<table::Block> TakeApart();

  table::Grid grid_;
  InlineText cell_, caption_;
  table::Cell shape_;
  std::vector<uint32_t> above_;  // per column, 1 + index of the last cell over it
  std::vector<uint32_t> carry_;  // rows for which a column is still covered from above
  std::vector<Nested> nested_;
  std::vector<table::Note> notes_;
  std::vector<uint32_t> wide_rows_;   // with more cells than the heading, ascending
  uint32_t heading_width_ = 0;        // columns of the first row of several cells; 0: none yet
  std::vector<uint32_t> row_begins_;  // index of each row's first cell, and the end
  uint32_t row_cells_ = 0;            // of the row that is looked at
  bool moved_ = false;  // the format tells which cells are covered: nothing can be pushed
  uint32_t row_ = 0, column_ = 0;
  size_t width_ = 0;  // of the open row, as far as cells from above reach
  uint64_t positions_ = 0;
  bool in_row_ = false, in_cell_ = false, row_filled_ = false, dropped_ = false;
};

}  // namespace duban::read
