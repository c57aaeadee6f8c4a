// Pieces of tables, page by page, to whole tables.
//
// A table that goes on over pages comes as one piece per page. The pieces are put together: the
// heading that the program printed again on each page is taken once, a row that the page's end
// broke becomes one row, a merged cell that reaches over the break stays one cell.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/expected.h"
#include "read/page/lines.h"
#include "read/page/page.h"
#include "table/grid.h"

namespace duban::read::page {

struct PieceCell {
  uint32_t row = 0, column = 0;
  uint32_t row_span = 1, column_span = 1;
  double width = 0;  // what a line in it can hold
  std::vector<Line> lines;
};

// Part of a table on one page. Cells come row by row.
struct Piece {
  uint32_t page = 0;  // counted from 1
  Box box;
  std::vector<double> xs;  // borders of its columns, ascending, more than kSameBorder apart
  uint32_t rows = 0;
  std::vector<PieceCell> cells;
  std::vector<uint32_t> doubtful;  // rows that may have been parted wrongly
};

// Points; borders of one column on two pages differ by less, and no column is so narrow.
constexpr double kSameBorder = 4.0;

// Whether the second piece, the first thing on its page, goes on with the table of the first one,
// the last thing on its page: their columns agree.
bool GoesOn(const Piece& above, const Piece& below);

// Without rules nothing parts a heading that is printed again from the rest of a broken row below
// it. Where the first row's cells begin with the first piece's heading and go on, they become two.
void PartRepeatedHeading(const Piece& first, Piece& piece);

// Preconditions: at least one piece; each goes on with the one before it. Fails with kLimit
// ("page-too-many-cells") before it makes a table of more than `most` cells.
base::Expected<table::Grid> JoinPieces(const std::vector<Piece>& pieces, uint64_t most);

// Of all tables of a file on paper: cells cost far more memory here than in a grid.
constexpr uint64_t kMostCells = 2'000'000;

base::Unexpected<base::Error> TooManyCells(uint32_t page);

}  // namespace duban::read::page
