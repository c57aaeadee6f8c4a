// Entry points: FindColumns, TakeUnruled.
#include "read/page/columns.h"

#include <cmath>

#include "base/utf8.h"

namespace duban::read::page {
namespace {

constexpr double kGap = 0.9;  // em; texts of one cell stand nearer to each other
constexpr size_t kLeastColumns = 3;
constexpr size_t kLeastRows = 3;

double EmOf(const Word& word) {
  const double ems = TextWidth(word.text, 1.0);
  return ems > 0 ? word.box.width() / ems : 0;
}

// Text on one base line without a gap that could part columns.
struct Segment {
  Box box;
  double em = 0;
  std::vector<Word> words;
};

// A base line's segments, from left to right.
using BaseLine = std::vector<Segment>;

BaseLine ToSegments(std::vector<Word> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
  BaseLine out;
  for (Word& word : words) {
    const double em = EmOf(word);
    if (out.empty() || word.box.left - out.back().box.right > kGap * std::max(em, out.back().em))
      out.push_back({word.box, em, {}});
    out.back().box.Cover(word.box);
    out.back().em = std::max(out.back().em, em);
    out.back().words.push_back(std::move(word));
  }
  return out;
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
        word.box.middle_y() - open.front().box.middle_y() > 0.3 * open.front().box.height()) {
      lines.push_back(ToSegments(std::move(open)));
      open.clear();
    }
    open.push_back(std::move(word));
  }
  if (!open.empty()) lines.push_back(ToSegments(std::move(open)));
  return lines;
}

// Which stretches of the paper's width are covered by text.
class Coverage {
 public:
  void Add(const Box& box) { boxes_.push_back({box.left, box.right}); }

  // Borders in the middle of the gaps of at least `gap`, and the outer ones.
  std::vector<double> Borders(double gap) {
    std::sort(boxes_.begin(), boxes_.end());
    std::vector<double> borders;
    double end = 0;
    for (const auto& [left, right] : boxes_) {
      if (borders.empty()) {
        borders.push_back(left);
      } else if (left - end >= gap) {
        borders.push_back((left + end) / 2);
      }
      end = std::max(end, right);
    }
    if (!borders.empty()) borders.push_back(end);
    return borders;
  }

 private:
  std::vector<std::pair<double, double>> boxes_;
};

// The column that a segment stands in; nullopt where it reaches over a border or stands outside.
std::optional<uint32_t> ColumnOf(const std::vector<double>& xs, const Box& box) {
  for (size_t i = 0; i + 1 < xs.size(); ++i) {
    const double left = i == 0 ? xs[i] - 6 : xs[i];
    const double right = i + 2 == xs.size() ? xs[i + 1] + 6 : xs[i + 1];
    if (box.left >= left && box.right <= right) return static_cast<uint32_t>(i);
  }
  return std::nullopt;
}

bool Fits(const std::vector<double>& xs, const BaseLine& line) {
  return std::all_of(line.begin(), line.end(),
                     [&](const Segment& segment) { return ColumnOf(xs, segment.box).has_value(); });
}

bool IsNumber(const Segment& segment) {
  return segment.words.size() == 1 && segment.words[0].text.size() <= 4 &&
         segment.words[0].text.find_first_not_of("0123456789") == std::string::npos;
}

struct Extent {
  size_t begin = 0, end = 0;  // base lines
};

// From the heading (the first line of several columns) to the last line that keeps to the columns.
Extent TableOf(const std::vector<double>& xs, const std::vector<BaseLine>& lines) {
  Extent extent;
  size_t begin = 0;
  while (begin < lines.size() && (lines[begin].size() < 2 || !Fits(xs, lines[begin]))) ++begin;
  // Cells of the first row that are set higher than the others.
  while (begin > 0 && begin < lines.size() && Fits(xs, lines[begin - 1]) &&
         lines[begin].front().box.top - lines[begin - 1].front().box.bottom <
             0.3 * lines[begin].front().box.height())
    --begin;
  size_t end = begin;
  while (end < lines.size() && Fits(xs, lines[end])) ++end;
  extent.begin = begin;
  extent.end = end;
  return extent;
}

// Where rows begin: the top of each, found from the running numbers of the first column.
class Rows {
 public:
  Rows(const std::vector<double>& xs, const std::vector<BaseLine>& lines, const Extent& extent) {
    for (size_t i = extent.begin; i < extent.end; ++i) {
      for (const Segment& segment : lines[i]) {
        segments_.push_back(segment.box);
        if (ColumnOf(xs, segment.box) == 0u && IsNumber(segment)) numbers_.push_back(segment.box);
      }
    }
    std::sort(segments_.begin(), segments_.end(),
              [](const Box& a, const Box& b) { return a.top < b.top; });
    if (numbers_.size() >= 2 && !AreLevel())
      FromMiddles();
    else if (!numbers_.empty())
      FromTops();
    else
      FromFullLines(xs, lines, extent);
  }

  // Index of the row that a box stands in.
  uint32_t Of(const Box& box) const {
    const auto found = std::upper_bound(tops_.begin(), tops_.end(), box.middle_y());
    return static_cast<uint32_t>(found - tops_.begin());
  }
  uint32_t count() const { return static_cast<uint32_t>(tops_.size()) + 1; }

 private:
  // The bottom of the heading: everything that stands above the first body row.
  // Numbers are level with the first lines of their rows where nothing but the heading stands above
  // the first one's line.
  bool AreLevel() const {
    size_t level = 0;
    for (const Box& number : numbers_) {
      bool higher = false;
      for (const Box& box : segments_)
        higher |= box.middle_y() < number.top && box.bottom > number.top + 0.1 * number.height();
      level += higher ? 0 : 1;
    }
    return 10 * level >= 7 * numbers_.size();
  }

  void FromTops() {
    for (const Box& number : numbers_) tops_.push_back(number.top - 0.1 * number.height());
  }

  // Numbers in the middle of their rows: a row ends as far below its number as it begins above.
  void FromMiddles() {
    double end = numbers_.front().top - 1e9;
    for (size_t i = 0; i < numbers_.size(); ++i) {
      const double middle = numbers_[i].middle_y();
      double top = numbers_[i].top;
      if (i == 0) {
        end = HeadingBottom();
      }
      for (const Box& box : segments_)
        if (box.middle_y() > end && box.top < top) top = box.top;
      tops_.push_back(top - 0.1);
      end = 2 * middle - top;
    }
  }

  // The widest free band above the first number parts heading and body.
  double HeadingBottom() const {
    double bottom = segments_.front().bottom, best = -1e9, found = segments_.front().bottom;
    for (const Box& box : segments_) {
      if (box.top >= numbers_.front().middle_y()) break;
      if (box.top - bottom > best && box.top > segments_.front().bottom) {
        best = box.top - bottom;
        found = (box.top + bottom) / 2;
      }
      bottom = std::max(bottom, box.bottom);
    }
    return found;
  }

  // Without numbers a row begins with the line that fills most columns.
  void FromFullLines(const std::vector<double>& xs, const std::vector<BaseLine>& lines,
                     const Extent& extent) {
    const size_t enough = std::max<size_t>(2, (xs.size() - 1) * 6 / 10);
    for (size_t i = extent.begin + 1; i < extent.end; ++i)
      if (lines[i].size() >= enough)
        tops_.push_back(lines[i].front().box.top - 0.1 * lines[i].front().box.height());
  }

  std::vector<Box> segments_, numbers_;
  std::vector<double> tops_;  // of all rows but the first, ascending
};

}  // namespace

std::vector<double> FindColumns(const std::vector<const Page*>& pages) {
  Coverage coverage;
  size_t rows = 0;
  double em = 0;
  for (const Page* page : pages) {
    for (const BaseLine& line : ToBaseLines(page->words)) {
      if (line.size() >= kLeastColumns) ++rows;
      if (line.size() < 2) continue;
      for (const Segment& segment : line) {
        coverage.Add(segment.box);
        em = std::max(em, segment.em);
      }
    }
  }
  if (rows < kLeastRows) return {};
  std::vector<double> borders = coverage.Borders(0.7 * em);
  return borders.size() > kLeastColumns ? borders : std::vector<double>{};
}

std::optional<Piece> TakeUnruled(const std::vector<double>& xs, uint32_t page,
                                 std::vector<Word>& words) {
  if (xs.size() <= kLeastColumns) return std::nullopt;
  const std::vector<BaseLine> lines = ToBaseLines(words);
  const Extent extent = TableOf(xs, lines);
  if (extent.end < extent.begin + 2) return std::nullopt;
  const Rows rows(xs, lines, extent);
  Piece piece{page, lines[extent.begin].front().box, xs, rows.count(), {}};
  const auto columns = static_cast<uint32_t>(xs.size() - 1);
  std::vector<std::vector<Word>> texts(static_cast<size_t>(rows.count()) * columns);
  words.clear();
  for (size_t i = 0; i < lines.size(); ++i) {
    for (const Segment& segment : lines[i]) {
      const bool inside = i >= extent.begin && i < extent.end;
      std::vector<Word>& into = inside ? texts[static_cast<size_t>(rows.Of(segment.box)) * columns +
                                               *ColumnOf(xs, segment.box)]
                                       : words;
      into.insert(into.end(), segment.words.begin(), segment.words.end());
      if (inside) piece.box.Cover(segment.box);
    }
  }
  std::vector<double> widest(columns, 0);
  for (uint32_t row = 0; row < rows.count(); ++row) {
    for (uint32_t column = 0; column < columns; ++column) {
      PieceCell cell{
          .row = row,
          .column = column,
          .lines = MakeLines(std::move(texts[static_cast<size_t>(row) * columns + column]))};
      for (const Line& line : cell.lines)
        widest[column] = std::max(widest[column], line.box.width());
      piece.cells.push_back(std::move(cell));
    }
  }
  for (PieceCell& cell : piece.cells) cell.width = widest[cell.column];
  return piece;
}

}  // namespace duban::read::page
