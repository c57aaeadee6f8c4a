// Entry points: FindColumns, FindSecondTable, TakeUnruled, FindColumnsByPage.
#include "read/page/columns.h"

#include <cmath>

#include "base/utf8.h"

namespace duban::read::page {
namespace {

// em; wider than what typesetters put between Han characters and figures. Columns may stand that
// near to each other; what tells them from blanks in a text is that all lines keep the gap clear.
constexpr double kGap = 0.35;
// em; where so many lines keep a gap clear, less is enough: chance would have filled it.
constexpr double kGapOfMany = 0.18;
constexpr size_t kManyLines = 24;
constexpr size_t kLeastColumns = 3;
constexpr size_t kLeastRows = 3;
constexpr size_t kMostLevel = 8;  // base lines that are nearly level

double EmOf(const Word& word) {
  const double ems = TextWidth(word.text, 1.0);
  return ems > 0 ? word.box.width() / ems : 0;
}

// The words on one base line, from left to right.
struct BaseLine {
  std::vector<Word> words;
  size_t segments = 0;  // texts with gaps between them that could part columns
  const Box& first() const { return words.front().box; }
};

BaseLine MakeBaseLine(std::vector<Word> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
  size_t segments = 1;
  for (size_t i = 1; i < words.size(); ++i) {
    const double em = std::max(EmOf(words[i - 1]), EmOf(words[i]));
    segments += words[i].box.left - words[i - 1].box.right > kGap * em ? 1 : 0;
  }
  return {std::move(words), segments};
}

std::vector<BaseLine> ToBaseLines(std::vector<Word> words) {
  std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return a.box.middle_y() < b.box.middle_y();
  });
  std::vector<BaseLine> lines;
  std::vector<Word> open;
  for (Word& word : words) {
    // Cells that are set to the middle stand between the lines of their neighbours: only what is
    // really level is one base line.
    if (!open.empty() &&
        word.box.middle_y() - open.front().box.middle_y() > 0.35 * open.front().box.height()) {
      lines.push_back(MakeBaseLine(std::move(open)));
      open.clear();
    }
    open.push_back(std::move(word));
  }
  if (!open.empty()) lines.push_back(MakeBaseLine(std::move(open)));
  return lines;
}

// Which stretches of the paper's width are covered by text.
class Coverage {
 public:
  void Add(const Box& box) { boxes_.emplace_back(box.left, box.right); }

  // Borders in the middle of the gaps of at least `gap`, and the outer ones.
  std::vector<double> Borders(double gap) {
    std::sort(boxes_.begin(), boxes_.end());
    std::vector<double> borders;
    double end = 0;
    for (const auto& [left, right] : boxes_) {
      if (borders.empty())
        borders.push_back(left);
      else if (left - end >= gap)
        borders.push_back((left + end) / 2);
      end = std::max(end, right);
    }
    if (!borders.empty()) borders.push_back(end);
    return borders;
  }

 private:
  std::vector<std::pair<double, double>> boxes_;
};

// The column that a word stands in; nullopt where it reaches over a border or stands outside.
std::optional<uint32_t> ColumnOf(const std::vector<double>& xs, const Box& box) {
  constexpr double kOutside = 6;  // points past the outer borders
  const auto above = std::upper_bound(xs.begin(), xs.end(), box.left);
  const size_t most = xs.size() - 2;
  const size_t i = std::min(most, static_cast<size_t>(std::max(above - xs.begin(), 1l) - 1));
  const double left = i == 0 ? xs[i] - kOutside : xs[i];
  const double right = i == most ? xs[i + 1] + kOutside : xs[i + 1];
  if (box.left < left || box.right > right) return std::nullopt;
  return static_cast<uint32_t>(i);
}

bool Fits(const std::vector<double>& xs, const BaseLine& line) {
  return std::all_of(line.words.begin(), line.words.end(),
                     [&](const Word& word) { return ColumnOf(xs, word.box).has_value(); });
}

struct Extent {
  size_t begin = 0, end = 0;  // base lines
};

// Whether all lines before one keep to the columns and follow each other as lines and rows do.
bool IsRest(const std::vector<double>& xs, const std::vector<BaseLine>& lines, size_t end) {
  for (size_t i = 0; i < end; ++i)
    if (!Fits(xs, lines[i]) ||
        lines[i + 1].first().top - lines[i].first().bottom > 2.2 * lines[i].first().height())
      return false;
  return true;
}

// From the heading (the first line of several columns) to the last line that keeps to the columns.
Extent TableOf(const std::vector<double>& xs, const std::vector<BaseLine>& lines, bool goes_on) {
  Extent extent;
  size_t begin = 0;
  while (begin < lines.size() && (lines[begin].segments < 2 || !Fits(xs, lines[begin]))) ++begin;
  // Cells of the first row that are set higher than the others.
  while (begin > 0 && begin < lines.size() && Fits(xs, lines[begin - 1]) &&
         lines[begin].first().top - lines[begin - 1].first().bottom <
             0.3 * lines[begin].first().height())
    --begin;
  if (goes_on && begin < lines.size() && IsRest(xs, lines, begin)) begin = 0;
  size_t end = begin;
  while (end < lines.size() && Fits(xs, lines[end])) ++end;
  extent.begin = begin;
  extent.end = end;
  return extent;
}

// Lines of a page that may belong to a table: from the first to the last of several columns.
struct Stretch {
  std::vector<BaseLine> lines;
  size_t begin = 0, end = 0;
};

// Whether a line and those that stand between it and the next lines of its own cells, as cells set
// to the middle do, show as many texts side by side as a table has columns.
bool IsWide(const std::vector<BaseLine>& lines, size_t at) {
  if (lines[at].segments >= kLeastColumns) return true;
  const Box& here = lines[at].first();
  const double reach = 0.8 * here.height();
  size_t begin = at, end = at + 1;
  while (begin > 0 && here.middle_y() - lines[begin - 1].first().middle_y() < reach) --begin;
  while (end < lines.size() && lines[end].first().middle_y() - here.middle_y() < reach) ++end;
  if (end - begin > kMostLevel) return false;
  std::vector<Word> words;
  for (size_t i = begin; i < end; ++i)
    words.insert(words.end(), lines[i].words.begin(), lines[i].words.end());
  std::sort(words.begin(), words.end(),
            [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
  size_t segments = 1;
  double right = words.front().box.right;
  for (const Word& word : words) {
    segments += word.box.left - right > kGap * EmOf(word) ? 1 : 0;
    right = std::max(right, word.box.right);
  }
  return segments >= kLeastColumns;
}

Stretch StretchOf(const Page& page) {
  Stretch stretch{ToBaseLines(page.words), 0, 0};
  stretch.end = stretch.lines.size();
  while (stretch.begin < stretch.end && !IsWide(stretch.lines, stretch.begin)) ++stretch.begin;
  while (stretch.begin < stretch.end && !IsWide(stretch.lines, stretch.end - 1)) --stretch.end;
  return stretch;
}

std::vector<double> BordersOf(const std::vector<Stretch>& stretches) {
  Coverage coverage;
  size_t rows = 0, lines = 0;
  std::vector<double> ems;
  for (const Stretch& stretch : stretches) {
    lines += stretch.end - stretch.begin;
    for (size_t i = stretch.begin; i < stretch.end; ++i) {
      rows += IsWide(stretch.lines, i) ? 1 : 0;
      for (const Word& word : stretch.lines[i].words) {
        coverage.Add(word.box);
        ems.push_back(EmOf(word));
      }
    }
  }
  if (rows < kLeastRows) return {};
  const auto middle = ems.begin() + static_cast<ptrdiff_t>(ems.size() / 2);
  std::nth_element(ems.begin(), middle, ems.end());
  return coverage.Borders((lines >= kManyLines ? kGapOfMany : 0.8 * kGap) * *middle);
}

// A line of remarks above or below the table ("来源 … 时间 …") looks like one of several columns
// and keeps none clear: leaves out up to a few lines at one end where that shows more columns.
void Narrow(std::vector<Stretch>& stretches, size_t& end, int step, std::vector<double>& borders) {
  constexpr int kMostRemarks = 4;
  const size_t whole = end;
  size_t best = end;
  for (int i = 0; i < kMostRemarks; ++i) {
    end = static_cast<size_t>(static_cast<ptrdiff_t>(end) + step);
    std::vector<double> found = BordersOf(stretches);
    if (found.size() <= borders.size()) continue;
    borders = std::move(found);
    best = end;
  }
  end = best == whole ? whole : best;
}

// Columns of type too small to be read are none.
std::vector<double> WithoutNarrow(const std::vector<double>& borders) {
  std::vector<double> wide;
  for (const double border : borders) {
    if (wide.empty() || border - wide.back() > kSameBorder)
      wide.push_back(border);
    else if (border == borders.back() && wide.size() > 1)
      wide.back() = border;
  }
  return wide;
}

// The cells of a table whose lines know their rows, row by row.
std::vector<PieceCell> MakeCells(std::vector<std::vector<Line>> columns, const FoundRows& rows) {
  const auto count = static_cast<uint32_t>(columns.size());
  std::vector<PieceCell> cells(static_cast<size_t>(rows.count) * count);
  for (uint32_t column = 0; column < count; ++column) {
    double widest = 0;
    for (const Line& line : columns[column]) widest = std::max(widest, FilledWidth(line));
    for (uint32_t row = 0; row < rows.count; ++row) {
      PieceCell& cell = cells[static_cast<size_t>(row) * count + column];
      cell.row = row, cell.column = column, cell.width = widest;
    }
    for (size_t i = 0; i < columns[column].size(); ++i)
      cells[static_cast<size_t>(rows.row_of[column][i]) * count + column].lines.push_back(
          std::move(columns[column][i]));
  }
  for (const MergedCell& merged : rows.merged) {
    cells[static_cast<size_t>(merged.row) * count + merged.column].row_span = merged.row_span;
    for (uint32_t row = merged.row + 1; row < merged.row + merged.row_span; ++row)
      cells[static_cast<size_t>(row) * count + merged.column].row_span = 0;  // covered
  }
  std::erase_if(cells, [](const PieceCell& cell) { return cell.row_span == 0; });
  return cells;
}

}  // namespace

std::vector<double> FindColumns(const std::vector<const Page*>& pages) {
  std::vector<Stretch> stretches;
  for (const Page* page : pages) {
    Stretch stretch = StretchOf(*page);
    if (stretch.end > stretch.begin) stretches.push_back(std::move(stretch));
  }
  if (stretches.empty()) return {};
  std::vector<double> borders = BordersOf(stretches);
  if (borders.empty()) return {};
  Stretch& first = stretches.front();
  if (first.end - first.begin > 8) Narrow(stretches, first.begin, 1, borders);
  Stretch& last = stretches.back();
  if (last.end - last.begin > 8) Narrow(stretches, last.end, -1, borders);
  borders = WithoutNarrow(borders);
  return borders.size() > kLeastColumns ? borders : std::vector<double>{};
}

namespace {

// A line by itself that may be the title of a second table: the columns above or below it are not
// kept clear by it, as they are by a line of a cell.
struct Between {
  size_t line = 0;
  double gap = 0;  // above it
};

std::vector<Between> LinesBetween(const std::vector<BaseLine>& lines) {
  constexpr size_t kMostTried = 12;
  std::vector<size_t> wide_before(1, 0);
  for (size_t i = 0; i < lines.size(); ++i)
    wide_before.push_back(wide_before[i] + (IsWide(lines, i) ? 1 : 0));
  std::vector<Between> found;
  for (size_t i = 1; i < lines.size(); ++i) {
    const bool wide = wide_before[i + 1] > wide_before[i];
    if (wide || lines[i].segments > 1 || wide_before[i] < kLeastRows ||
        wide_before.back() - wide_before[i] < kLeastRows)
      continue;
    found.push_back({i, lines[i].first().top - lines[i - 1].first().bottom});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Between& a, const Between& b) { return a.gap > b.gap; });
  if (found.size() > kMostTried) found.resize(kMostTried);
  return found;
}

}  // namespace

std::optional<double> FindSecondTable(const Page& page) {
  const std::vector<BaseLine> lines = ToBaseLines(page.words);
  const size_t whole = FindColumns({&page}).size();
  std::optional<double> best;
  size_t most = whole;
  for (const Between& between : LinesBetween(lines)) {
    Page above, below;
    for (size_t i = 0; i < lines.size(); ++i) {
      std::vector<Word>& words = (i < between.line ? above : below).words;
      words.insert(words.end(), lines[i].words.begin(), lines[i].words.end());
    }
    const std::vector<double> a = FindColumns({&above}), b = FindColumns({&below});
    if (a.empty() || b.empty() || std::max(a.size(), b.size()) <= most) continue;
    if (Fits(a, lines[between.line]) && Fits(b, lines[between.line])) continue;
    most = std::max(a.size(), b.size());
    best = lines[between.line].first().top;
  }
  return best;
}

base::Expected<std::optional<Piece>> TakeUnruled(const std::vector<double>& xs, uint32_t page,
                                                 bool goes_on, uint64_t most, Aligns& aligns,
                                                 std::vector<Word>& words) {
  std::optional<Piece> none;
  if (xs.size() <= kLeastColumns) return none;
  const std::vector<BaseLine> lines = ToBaseLines(words);
  const Extent extent = TableOf(xs, lines, goes_on);
  if (extent.end < extent.begin + 2) return none;
  Piece piece{page, lines[extent.begin].first(), xs, 0, {}, {}};
  std::vector<std::vector<Word>> texts(xs.size() - 1);
  words.clear();
  for (size_t i = 0; i < lines.size(); ++i) {
    for (const Word& word : lines[i].words) {
      if (i < extent.begin || i >= extent.end) {
        words.push_back(word);
        continue;
      }
      piece.box.Cover(word.box);
      texts[*ColumnOf(xs, word.box)].push_back(word);
    }
  }
  std::vector<std::vector<Line>> columns;
  for (std::vector<Word>& column : texts) columns.push_back(MakeLines(std::move(column)));
  FoundRows rows = FindRows(columns, aligns);
  if (uint64_t{rows.count} * columns.size() > most) return TooManyCells(page);
  piece.rows = rows.count;
  piece.doubtful = std::move(rows.doubtful);
  piece.cells = MakeCells(std::move(columns), rows);
  return std::optional<Piece>(std::move(piece));
}

std::vector<std::vector<double>> FindColumnsByPage(const std::vector<Page>& pages,
                                                   const std::vector<char>& taken,
                                                   const std::vector<uint32_t>& numbers) {
  std::vector<std::vector<double>> columns(pages.size());
  std::vector<size_t> run;
  size_t alone = 0;  // columns that the last page of the run shows by itself
  const auto finish = [&] {
    std::vector<const Page*> together;
    for (const size_t i : run) together.push_back(&pages[i]);
    const std::vector<double> found = FindColumns(together);
    for (const size_t i : run) columns[i] = found;
    run.clear();
    alone = 0;
  };
  for (size_t i = 0; i < pages.size(); ++i) {
    if (taken[i] != 0) {
      finish();
      continue;
    }
    const size_t own = FindColumns({&pages[i]}).size();
    if (own > 0 && alone > 0) {
      // Two pages of one table show as many columns as either; of two tables they blur some. A page
      // of few rows may show gaps that are none.
      constexpr size_t kFewWords = 8;  // per column
      const Page& last = pages[run.back()];
      const Page& richer = own > alone ? pages[i] : last;
      const size_t both = FindColumns({&last, &pages[i]}).size();
      const bool sure = numbers[i] == numbers[run.back()] ||
                        richer.words.size() >= kFewWords * std::max(own, alone);
      if (both < std::min(own, alone) || (sure && both < std::max(own, alone))) finish();
    }
    run.push_back(i);
    alone = own;
  }
  finish();
  return columns;
}

}  // namespace duban::read::page
