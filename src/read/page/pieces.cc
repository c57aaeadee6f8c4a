// Entry points: GoesOn, PartRepeatedHeading, JoinPieces.
#include "read/page/pieces.h"

#include <cmath>
#include <optional>

#include "base/utf8.h"

namespace duban::read::page {
namespace {

constexpr double kSameBorder = 4.0;  // borders of one column on two pages differ by less

// Where a border stands among others; nullopt where none is near.
std::optional<size_t> Find(const std::vector<double>& borders, double border) {
  for (size_t i = 0; i < borders.size(); ++i)
    if (std::abs(borders[i] - border) <= kSameBorder) return i;
  return std::nullopt;
}

// Pages may be bound on alternate sides: borders are compared from the table's own left side.
std::vector<double> FromLeft(const std::vector<double>& xs) {
  std::vector<double> out;
  for (const double x : xs) out.push_back(x - xs.front());
  return out;
}

bool HoldsAll(const std::vector<double>& borders, const std::vector<double>& asked) {
  return std::all_of(asked.begin(), asked.end(),
                     [&](double border) { return Find(borders, border).has_value(); });
}

std::string TextOf(const PieceCell& cell) {
  std::string text;
  for (size_t i = 0; i < cell.lines.size(); ++i) {
    if (i == 0)
      text = cell.lines[0].text;
    else
      JoinLine(cell.lines[i - 1], cell.lines[i], cell.width, text);
  }
  return text;
}

// A cell of the whole table.
struct Joined {
  uint32_t row = 0, column = 0;
  uint32_t row_span = 1, column_span = 1;
  uint32_t page = 0;
  double width = 0;
  Line last;
  std::string text;
};

class Joiner {
 public:
  explicit Joiner(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces)
      for (const double x : FromLeft(piece.xs))
        if (!Find(borders_, x)) borders_.push_back(x);
    std::sort(borders_.begin(), borders_.end());
  }

  void Add(const Piece& piece) {
    const std::vector<PieceCell> cells = Placed(piece);
    const uint32_t skipped = first_.empty() ? 0 : RepeatedRows(cells, piece.rows);
    if (first_.empty()) first_ = cells;
    const bool broken = rows_ > 0 && skipped < piece.rows && IsBroken(cells, skipped);
    const uint32_t base = rows_ - (broken ? 1 : 0);
    for (const PieceCell& cell : cells) {
      if (cell.row + cell.row_span <= skipped) continue;
      Place(cell, std::max(cell.row, skipped) - skipped + base, skipped, broken, piece.page);
    }
    rows_ = base + piece.rows - skipped;
  }

  table::Grid Finish() {
    table::Grid grid;
    for (const Joined& cell : cells_)
      grid.Add(cell.row, cell.column, cell.text,
               {.row_span = cell.row_span, .column_span = cell.column_span, .page = cell.page});
    grid.Finish();
    return grid;
  }

 private:
  // The piece's cells on the whole table's columns.
  std::vector<PieceCell> Placed(const Piece& piece) const {
    const std::vector<double> xs = FromLeft(piece.xs);
    std::vector<PieceCell> cells = piece.cells;
    for (PieceCell& cell : cells) {
      const auto begin = static_cast<uint32_t>(*Find(borders_, xs[cell.column]));
      const auto end = static_cast<uint32_t>(*Find(borders_, xs[cell.column + cell.column_span]));
      cell.column = begin;
      cell.column_span = std::max(end - begin, 1u);
    }
    return cells;
  }

  static std::vector<std::string> RowTexts(const std::vector<PieceCell>& cells, uint32_t row) {
    std::vector<std::string> texts;
    for (const PieceCell& cell : cells)
      if (cell.row == row) texts.push_back(base::RemoveSpace(TextOf(cell)));
    return texts;
  }

  // How many rows at the piece's top repeat those at the table's top.
  uint32_t RepeatedRows(const std::vector<PieceCell>& cells, uint32_t rows) const {
    uint32_t count = 0;
    while (count < rows) {
      const std::vector<std::string> texts = RowTexts(cells, count);
      const bool blank =
          std::all_of(texts.begin(), texts.end(), [](const auto& text) { return text.empty(); });
      if (blank || texts != RowTexts(first_, count)) break;
      ++count;
    }
    return count;
  }

  // The cell that reaches down to the end of what was added so far.
  Joined* Above(uint32_t column) {
    for (auto cell = cells_.rbegin(); cell != cells_.rend(); ++cell)
      if (cell->column <= column && column < cell->column + cell->column_span &&
          cell->row + cell->row_span == rows_)
        return &*cell;
    return nullptr;
  }

  // The column whose cells are running numbers, if there is one.
  std::optional<uint32_t> NumberColumn() const {
    for (uint32_t column = 0; column < 3; ++column) {
      uint32_t numbers = 0, others = 0;
      for (const Joined& cell : cells_) {
        if (cell.column != column || cell.text.empty()) continue;
        const bool number =
            cell.text.size() <= 4 && cell.text.find_first_not_of("0123456789") == std::string::npos;
        (number ? numbers : others) += 1;
      }
      if (numbers > 0 && others <= 2 + numbers / 10) return column;
    }
    return std::nullopt;
  }

  static bool EndsSentence(std::string_view text) {
    for (const std::string_view end : {"。", "；", "！", "？", ";", "."})
      if (text.ends_with(end)) return true;
    return false;
  }

  // Whether the piece's first row is the rest of the row that the page before ended with: its
  // number is missing, or, in a table without numbers, cells that all rows fill are empty and a
  // text goes on in the middle of its sentence.
  bool IsBroken(const std::vector<PieceCell>& cells, uint32_t row) {
    const std::optional<uint32_t> numbers = NumberColumn();
    bool goes_on = false, open = false, left_empty = false;
    for (const PieceCell& cell : cells) {
      if (cell.row != row) continue;
      const Joined* above = Above(cell.column);
      if (above == nullptr || above->column != cell.column) continue;
      if (numbers == cell.column && !cell.lines.empty()) return false;
      const bool merged = above->row_span > 1 || cell.row_span > 1;
      if (cell.lines.empty()) {
        left_empty |= !merged && !above->text.empty();
      } else if (!merged) {
        if (above->text.empty() && !numbers) return false;
        goes_on = true;
        open |= !EndsSentence(above->text);
      }
    }
    return goes_on && left_empty && (numbers || open);
  }

  void Place(const PieceCell& cell, uint32_t row, uint32_t skipped, bool broken, uint32_t page) {
    const uint32_t span = cell.row_span - (skipped > cell.row ? skipped - cell.row : 0);
    // At the page's top a cell may be the rest of the one above the break.
    const bool top = cell.row <= skipped && rows_ > 0 && !first_.empty();
    if (top && (broken || (cell.lines.empty() && cell.row_span > 1))) {
      if (Joined* above = Above(cell.column); above != nullptr && above->column == cell.column) {
        above->row_span = row + span - above->row;
        Continue(*above, cell);
        return;
      }
    }
    Joined joined{row, cell.column, span, cell.column_span, page, cell.width, {}, TextOf(cell)};
    if (!cell.lines.empty()) joined.last = cell.lines.back();
    cells_.push_back(std::move(joined));
  }

  static void Continue(Joined& above, const PieceCell& rest) {
    for (const Line& line : rest.lines) {
      if (above.text.empty())
        above.text = line.text;
      else
        JoinLine(above.last, line, above.width, above.text);
      above.last = line;
    }
  }

  std::vector<double> borders_;
  std::vector<Joined> cells_;
  std::vector<PieceCell> first_;  // of the first piece, whose heading later pages repeat
  uint32_t rows_ = 0;
};

}  // namespace

bool GoesOn(const Piece& above, const Piece& below) {
  const std::vector<double> a = FromLeft(above.xs), b = FromLeft(below.xs);
  if (std::abs(a.back() - b.back()) > kSameBorder) return false;
  return a.size() >= b.size() ? HoldsAll(a, b) : HoldsAll(b, a);
}

void PartRepeatedHeading(const Piece& first, Piece& piece) {
  if (first.xs.size() != piece.xs.size()) return;
  std::vector<PieceCell> rest;
  bool goes_on = false;
  for (const PieceCell& cell : piece.cells) {
    if (cell.row > 0) break;
    const auto heading = std::find_if(first.cells.begin(), first.cells.end(), [&](const auto& top) {
      return top.row == 0 && top.column == cell.column;
    });
    if (heading == first.cells.end()) return;
    const std::vector<Line>& lines = heading->lines;
    if (cell.lines.size() < lines.size() ||
        !std::equal(lines.begin(), lines.end(), cell.lines.begin(),
                    [](const Line& a, const Line& b) { return a.text == b.text; }))
      return;
    rest.push_back(cell);
    rest.back().row = 1;
    rest.back().lines.erase(rest.back().lines.begin(),
                            rest.back().lines.begin() + static_cast<ptrdiff_t>(lines.size()));
    goes_on |= !rest.back().lines.empty();
  }
  if (!goes_on) return;
  for (size_t i = 0; i < piece.cells.size(); ++i) {
    if (piece.cells[i].row > 0)
      ++piece.cells[i].row;
    else
      piece.cells[i].lines.resize(piece.cells[i].lines.size() - rest[i].lines.size());
  }
  piece.cells.insert(piece.cells.begin() + static_cast<ptrdiff_t>(rest.size()), rest.begin(),
                     rest.end());
  ++piece.rows;
}

table::Grid JoinPieces(const std::vector<Piece>& pieces) {
  Joiner joiner(pieces);
  for (const Piece& piece : pieces) joiner.Add(piece);
  return joiner.Finish();
}

}  // namespace duban::read::page
