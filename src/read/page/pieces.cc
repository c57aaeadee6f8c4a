// Entry points: GoesOn, PartRepeatedHeading, JoinPieces, TooManyCells.
#include "read/page/pieces.h"

#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "base/utf8.h"

namespace duban::read::page {
namespace {

// Where a border stands among others, which ascend; nullopt where none is near.
std::optional<size_t> Find(const std::vector<double>& borders, double border) {
  const auto found = std::lower_bound(borders.begin(), borders.end(), border - kSameBorder);
  if (found == borders.end() || *found > border + kSameBorder) return std::nullopt;
  return static_cast<size_t>(found - borders.begin());
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

bool IsNumber(std::string_view text) {
  return text.size() <= 4 && text.find_first_not_of("0123456789") == std::string::npos;
}

// The borders of all pieces, from the table's left side. Those that are near to each other are one;
// the first that came gives its place.
std::vector<double> AllBorders(const std::vector<Piece>& pieces) {
  std::set<double> borders;
  for (const Piece& piece : pieces) {
    for (const double x : FromLeft(piece.xs)) {
      const auto near = borders.lower_bound(x - kSameBorder);
      if (near == borders.end() || *near > x + kSameBorder) borders.insert(x);
    }
  }
  return {borders.begin(), borders.end()};
}

// The texts of a piece's first rows, without blanks, one per cell.
using RowTexts = std::vector<std::vector<std::string>>;

class Joiner {
 public:
  explicit Joiner(const std::vector<Piece>& pieces)
      : borders_(AllBorders(pieces)), lowest_(columns(), SIZE_MAX) {}

  size_t columns() const { return borders_.size() - 1; }

  void Add(const Piece& piece) {
    const std::vector<PieceCell> cells = Placed(piece);
    RowTexts texts = TextsOf(cells, piece.rows);
    const uint32_t skipped = first_.empty() ? 0 : RepeatedRows(cells, texts);
    if (first_.empty()) first_ = std::move(texts);
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
  static constexpr uint32_t kMostHeading = 6;    // rows of a heading, at most
  static constexpr uint32_t kNumberColumns = 3;  // running numbers stand in one of the first

  // The piece's cells on the whole table's columns.
  std::vector<PieceCell> Placed(const Piece& piece) const {
    const std::vector<double> xs = FromLeft(piece.xs);
    std::vector<PieceCell> cells = piece.cells;
    for (PieceCell& cell : cells) {
      // Borders of different pages may fall together: each cell keeps a column at least.
      const auto most = static_cast<uint32_t>(columns());
      const auto begin = static_cast<uint32_t>(*Find(borders_, xs[cell.column]));
      const auto end = static_cast<uint32_t>(*Find(borders_, xs[cell.column + cell.column_span]));
      cell.column = std::min(begin, most - 1);
      cell.column_span = end > cell.column ? end - cell.column : 1;
    }
    return cells;
  }

  static RowTexts TextsOf(const std::vector<PieceCell>& cells, uint32_t rows) {
    RowTexts texts(std::min(rows, kMostHeading + 1));
    for (const PieceCell& cell : cells)
      if (cell.row < texts.size()) texts[cell.row].push_back(base::RemoveSpace(TextOf(cell)));
    return texts;
  }

  static size_t Filled(const std::vector<std::string>& texts) {
    return static_cast<size_t>(
        std::count_if(texts.begin(), texts.end(), [](const auto& text) { return !text.empty(); }));
  }

  // How many rows at the piece's top repeat those at the table's top. A title over the heading
  // stands in one cell and need not be repeated.
  uint32_t RepeatedRows(const std::vector<PieceCell>& cells, const RowTexts& texts) const {
    for (size_t begin = 0; begin < first_.size(); ++begin) {
      const uint32_t count = RepeatedFrom(begin, texts);
      if (count > 0) return WholeRows(cells, count);
      if (Filled(first_[begin]) > 1) break;
    }
    return 0;
  }

  uint32_t RepeatedFrom(size_t begin, const RowTexts& texts) const {
    uint32_t count = 0, filled = 0;
    while (count < kMostHeading && count < texts.size() && begin + count < first_.size() &&
           texts[count] == first_[begin + count]) {
      ++count;
      if (Filled(texts[count - 1]) > 0) filled = count;
    }
    return filled;
  }

  // A cell that reaches from the repeated rows into others is none of a heading.
  static uint32_t WholeRows(const std::vector<PieceCell>& cells, uint32_t count) {
    for (const PieceCell& cell : cells)
      if (cell.row < count && cell.row + cell.row_span > count) count = cell.row;
    return count;
  }

  // The cell that reaches down to the end of what was added so far.
  Joined* Above(uint32_t column) {
    if (lowest_[column] == SIZE_MAX) return nullptr;
    Joined& cell = cells_[lowest_[column]];
    return cell.row + cell.row_span == rows_ ? &cell : nullptr;
  }

  // How many cells of a column are running numbers, how many hold another text.
  struct Count {
    uint32_t numbers = 0, others = 0;
  };

  void CountText(const Joined& cell, int step) {
    if (cell.column >= kNumberColumns || cell.text.empty()) return;
    Count& count = counts_[cell.column];
    uint32_t& counted = IsNumber(cell.text) ? count.numbers : count.others;
    counted = static_cast<uint32_t>(static_cast<int>(counted) + step);
  }

  // The column whose cells are running numbers, if there is one.
  std::optional<uint32_t> NumberColumn() const {
    for (uint32_t column = 0; column < kNumberColumns; ++column) {
      const Count& count = counts_[column];
      if (count.numbers > 0 && count.others <= 2 + count.numbers / 10) return column;
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
    // At the page's top a cell may be the rest of the one above the break. In a broken row that
    // holds however the cells are parted on the two pages: its place is taken, its text is not
    // lost.
    // A merged cell stays one; its text may stand on either page.
    const bool top = cell.row <= skipped && rows_ > 0;
    if (Joined* above = top ? Above(cell.column) : nullptr; above != nullptr) {
      const bool one = above->column == cell.column && above->column_span == cell.column_span;
      const bool merged =
          (cell.lines.empty() && cell.row_span > 1) || (above->text.empty() && above->row_span > 1);
      if (broken || (one && merged)) {
        Extend(*above, row + span);
        Continue(*above, cell);
        return;
      }
    }
    Joined joined;
    joined.row = row;
    joined.column = cell.column;
    joined.row_span = span;
    joined.column_span = cell.column_span;
    joined.page = page;
    joined.width = cell.width;
    joined.text = TextOf(cell);
    if (!cell.lines.empty()) joined.last = cell.lines.back();
    CountText(joined, 1);
    cells_.push_back(std::move(joined));
    SetLowest(cells_.size() - 1);
  }

  static void Extend(Joined& above, uint32_t end) {
    above.row_span = std::max(above.row_span, end - above.row);
  }

  void SetLowest(size_t index) {
    const Joined& cell = cells_[index];
    for (uint32_t column = cell.column; column < cell.column + cell.column_span; ++column) {
      size_t& lowest = lowest_[column];
      if (lowest == SIZE_MAX ||
          cells_[lowest].row + cells_[lowest].row_span <= cell.row + cell.row_span)
        lowest = index;
    }
  }

  void Continue(Joined& above, const PieceCell& rest) {
    CountText(above, -1);
    for (const Line& line : rest.lines) {
      if (above.text.empty())
        above.text = line.text;
      else
        JoinLine(above.last, line, above.width, above.text);
      above.last = line;
    }
    CountText(above, 1);
  }

  std::vector<double> borders_;
  std::vector<Joined> cells_;
  std::vector<size_t> lowest_;  // index of the lowest cell of each column
  std::array<Count, kNumberColumns> counts_{};
  RowTexts first_;  // of the first piece, whose heading later pages repeat
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
  bool goes_on = false, has_heading = false;
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
    has_heading |= !lines.empty();
    rest.push_back(cell);
    rest.back().row = 1;
    rest.back().lines.erase(rest.back().lines.begin(),
                            rest.back().lines.begin() + static_cast<ptrdiff_t>(lines.size()));
    goes_on |= !rest.back().lines.empty();
  }
  if (!goes_on || !has_heading) return;
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

base::Unexpected<base::Error> TooManyCells(uint32_t page) {
  return base::Fail(base::ErrorCode::kLimit, "page-too-many-cells",
                    {{"page", std::to_string(page)}});
}

base::Expected<table::Grid> JoinPieces(const std::vector<Piece>& pieces, uint64_t most) {
  Joiner joiner(pieces);
  uint64_t rows = 0;
  for (const Piece& piece : pieces) {
    rows += piece.rows;
    if (rows * joiner.columns() > most) return TooManyCells(piece.page);
  }
  for (const Piece& piece : pieces) joiner.Add(piece);
  return joiner.Finish();
}

}  // namespace duban::read::page
