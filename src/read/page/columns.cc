// Entry points: FindColumns, TakeUnruled.
#include "read/page/columns.h"

#include <cmath>

#include "base/utf8.h"

namespace duban::read::page {
namespace {

// em; wider than what typesetters put between Han characters and figures. Columns may stand that
// near to each other; what tells them from blanks in a text is that all lines keep the gap clear.
constexpr double kGap = 0.35;
constexpr size_t kLeastColumns = 3;
constexpr size_t kLeastRows = 3;

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

// Which stretches of the paper's width are covered by text, and how often.
class Coverage {
 public:
  void Add(const Box& box) {
    edges_.emplace_back(box.left, 1);
    edges_.emplace_back(box.right, -1);
    left_ = std::min(left_, box.left);
    right_ = std::max(right_, box.right);
  }

  // Borders in the middle of the gaps of at least `gap` that at most `most` texts reach over, and
  // the outer ones.
  std::vector<double> Borders(double gap, int most) {
    std::sort(edges_.begin(), edges_.end());
    std::vector<double> borders{left_};
    int open = 0;
    double clear_from = left_;
    for (const auto& [x, step] : edges_) {
      const bool was_clear = open <= most;
      open += step;
      if (was_clear && open > most) {
        if (x - clear_from >= gap && clear_from > left_) borders.push_back((x + clear_from) / 2);
      } else if (!was_clear && open <= most) {
        clear_from = x;
      }
    }
    borders.push_back(right_);
    return borders;
  }

 private:
  std::vector<std::pair<double, int>> edges_;
  double left_ = 1e9, right_ = -1e9;
};

// The column that a word stands in; nullopt where it reaches over a border or stands outside.
std::optional<uint32_t> ColumnOf(const std::vector<double>& xs, const Box& box) {
  for (size_t i = 0; i + 1 < xs.size(); ++i) {
    const double left = i == 0 ? xs[i] - 6 : xs[i];
    const double right = i + 2 == xs.size() ? xs[i + 1] + 6 : xs[i + 1];
    if (box.left >= left && box.right <= right) return static_cast<uint32_t>(i);
  }
  return std::nullopt;
}

bool Fits(const std::vector<double>& xs, const BaseLine& line) {
  return std::all_of(line.words.begin(), line.words.end(),
                     [&](const Word& word) { return ColumnOf(xs, word.box).has_value(); });
}

bool IsNumber(const Word& word) {
  return word.text.size() <= 4 && word.text.find_first_not_of("0123456789") == std::string::npos;
}

struct Extent {
  size_t begin = 0, end = 0;  // base lines
};

// From the heading (the first line of several columns) to the last line that keeps to the columns.
Extent TableOf(const std::vector<double>& xs, const std::vector<BaseLine>& lines) {
  Extent extent;
  size_t begin = 0;
  while (begin < lines.size() && (lines[begin].segments < 2 || !Fits(xs, lines[begin]))) ++begin;
  // Cells of the first row that are set higher than the others.
  while (begin > 0 && begin < lines.size() && Fits(xs, lines[begin - 1]) &&
         lines[begin].first().top - lines[begin - 1].first().bottom <
             0.3 * lines[begin].first().height())
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
      for (const Word& word : lines[i].words) {
        boxes_.push_back(word.box);
        if (ColumnOf(xs, word.box) == 0u && IsNumber(word)) numbers_.push_back(word.box);
      }
    }
    std::sort(boxes_.begin(), boxes_.end(),
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
      for (const Box& box : boxes_)
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
      for (const Box& box : boxes_)
        if (box.middle_y() > end && box.top < top) top = box.top;
      tops_.push_back(top - 0.1);
      end = 2 * middle - top;
    }
  }

  // The widest free band above the first number parts heading and body.
  double HeadingBottom() const {
    double bottom = boxes_.front().bottom, best = -1e9, found = boxes_.front().bottom;
    for (const Box& box : boxes_) {
      if (box.top >= numbers_.front().middle_y()) break;
      if (box.top - bottom > best && box.top > boxes_.front().bottom) {
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
      if (lines[i].segments >= enough)
        tops_.push_back(lines[i].first().top - 0.1 * lines[i].first().height());
  }

  std::vector<Box> boxes_, numbers_;
  std::vector<double> tops_;  // of all rows but the first, ascending
};

}  // namespace

std::vector<double> FindColumns(const std::vector<const Page*>& pages) {
  Coverage coverage;
  size_t rows = 0, lines_within = 0;
  std::vector<double> ems;
  for (const Page* page : pages) {
    const std::vector<BaseLine> lines = ToBaseLines(page->words);
    // Titles above and remarks below the table keep nothing clear.
    const auto wide = [](const BaseLine& line) { return line.segments >= kLeastColumns; };
    const auto first = std::find_if(lines.begin(), lines.end(), wide);
    const auto last = std::find_if(lines.rbegin(), lines.rend(), wide).base();
    for (auto line = first; line < last; ++line) {
      rows += wide(*line) ? 1 : 0;
      ++lines_within;
      for (const Word& word : line->words) {
        coverage.Add(word.box);
        ems.push_back(EmOf(word));
      }
    }
  }
  if (rows < kLeastRows) return {};
  const auto middle = ems.begin() + static_cast<ptrdiff_t>(ems.size() / 2);
  std::nth_element(ems.begin(), middle, ems.end());
  std::vector<double> borders =
      coverage.Borders(0.8 * kGap * *middle, static_cast<int>(lines_within / 50));
  return borders.size() > kLeastColumns ? borders : std::vector<double>{};
}

std::optional<Piece> TakeUnruled(const std::vector<double>& xs, uint32_t page,
                                 std::vector<Word>& words) {
  if (xs.size() <= kLeastColumns) return std::nullopt;
  const std::vector<BaseLine> lines = ToBaseLines(words);
  const Extent extent = TableOf(xs, lines);
  if (extent.end < extent.begin + 2) return std::nullopt;
  const Rows rows(xs, lines, extent);
  Piece piece{page, lines[extent.begin].first(), xs, rows.count(), {}};
  const auto columns = static_cast<uint32_t>(xs.size() - 1);
  std::vector<std::vector<Word>> texts(static_cast<size_t>(rows.count()) * columns);
  words.clear();
  for (size_t i = 0; i < lines.size(); ++i) {
    for (const Word& word : lines[i].words) {
      if (i < extent.begin || i >= extent.end) {
        words.push_back(word);
        continue;
      }
      piece.box.Cover(word.box);
      texts[static_cast<size_t>(rows.Of(word.box)) * columns + *ColumnOf(xs, word.box)].push_back(
          word);
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
