// Entry point: FindRows.
#include "read/page/rows.h"

#include <array>
#include <cmath>

#include "read/page/merged.h"

namespace duban::read::page {
namespace {

constexpr size_t kMostBands = 600;     // more are on no page that people read
constexpr size_t kMostColumns = 40;    // asked; those behind follow
constexpr size_t kMostRowBands = 100;  // in one row
constexpr double kNever = 1e9;

// What speaks against a way to part the rows. One is: a cell stands where it should not.
constexpr double kNumberCounts = 2;  // times, for the cell of a number
constexpr double kHardInside = 0.6;  // a line that could have held more, inside a cell
constexpr double kSoftAcross = 0.4;  // a full line at the end of a cell
constexpr double kFarInside = 1;     // lines of a cell further apart than others
constexpr double kEmpty = 0.25;      // a cell of a column that is mostly filled
constexpr double kNoNumber = 0.6;    // a row above the first number
constexpr double kBrokenRow = 0.5;   // at a page's end, set to the top though others are not
constexpr double kFullInside = 0.4;  // without numbers: a line of most columns, inside a row
constexpr double kOtherWay = 1;      // another setting than on the pages before
constexpr double kDoubt = 0.7;       // a difference that decides nothing
constexpr double kBadRow = 0.95;     // what no row that is understood has against it

// The lines of one column, as the ways to part them ask for them.
struct Strip {
  std::vector<double> middles;
  std::vector<char> soft, far;                  // what follows each line but the last
  std::vector<size_t> far_before, hard_before;  // per line, how many of those above it
  std::vector<size_t> before;                   // per border, how many lines are above it
  bool sparse = false;  // has no cell in most rows: tells nothing of where they begin
  bool wraps = false;   // wide enough for full lines to tell something
};

struct Parting {
  double cost = kNever;
  Aligns aligns;
  std::vector<size_t> borders;  // indices, from the first to the last
};

class Finder {
 public:
  explicit Finder(const std::vector<std::vector<Line>>& columns)
      : columns_(columns), strips_(std::min(columns.size(), kMostColumns)) {
    FindPitch();
    for (size_t c = 0; c < strips_.size(); ++c) FillStrip(columns[c], strips_[c]);
    FindNumbers();
    FindSparse();
    FindBorders();
  }

  FoundRows Find(Aligns& aligns) {
    if (borders_.size() > kMostBands) return FromNumbers();
    std::vector<Parting> ways = TryAll(aligns);
    const Parting best = ways.front();
    if (best.cost >= kNever) return FromNumbers();
    aligns = best.aligns;
    FoundRows found = RowsOf(best);
    std::vector<char> doubtful(found.count, 0);
    for (size_t row = 0; row < found.count; ++row)
      if (IsBad(best, row)) doubtful[row] = 1;
    for (const Parting& other : ways)
      if (other.cost < best.cost + kDoubt) MarkDifferences(best, other, doubtful);
    MarkCloseCalls(best, doubtful);
    PlaceSparse(best, found, doubtful);
    if (numbers_.empty() && HasBreaks(found)) std::fill(doubtful.begin(), doubtful.end(), 1);
    for (uint32_t row = 0; row < found.count; ++row)
      if (doubtful[row] != 0) found.doubtful.push_back(row);
    return found;
  }

 private:
  // The distance of the lines in a cell: the smallest that comes often.
  void FindPitch() {
    std::vector<double> steps, heights;
    for (const auto& lines : columns_)
      for (size_t i = 0; i < lines.size(); ++i) {
        heights.push_back(lines[i].box.height());
        if (i > 0) steps.push_back(lines[i].box.middle_y() - lines[i - 1].box.middle_y());
      }
    std::nth_element(heights.begin(), heights.begin() + static_cast<ptrdiff_t>(heights.size() / 2),
                     heights.end());
    em_ = std::max(heights[heights.size() / 2], 0.01);
    std::erase_if(steps, [&](double step) { return step < 0.9 * em_; });
    pitch_ = 1.3 * em_;
    if (steps.empty()) return;
    const auto tenth = steps.begin() + static_cast<ptrdiff_t>(steps.size() / 10);
    std::nth_element(steps.begin(), tenth, steps.end());
    pitch_ = std::min(*tenth, 2 * em_);
  }

  void FillStrip(const std::vector<Line>& lines, Strip& strip) const {
    double width = 0, em = 0;
    for (const Line& line : lines) {
      strip.middles.push_back(line.box.middle_y());
      width = std::max(width, FilledWidth(line));
      em = std::max(em, line.em);
    }
    strip.wraps = width > 6.5 * em;
    for (size_t i = 1; i < lines.size(); ++i) {
      strip.soft.push_back(IsSoftBreak(lines[i - 1], lines[i], width) ? 1 : 0);
      strip.far.push_back(strip.middles[i] - strip.middles[i - 1] > 1.12 * pitch_ ? 1 : 0);
    }
    strip.far_before.assign(1, 0), strip.hard_before.assign(1, 0);
    for (size_t i = 0; i + 1 < lines.size(); ++i) {
      strip.far_before.push_back(strip.far_before[i] + (strip.far[i] != 0 ? 1 : 0));
      strip.hard_before.push_back(strip.hard_before[i] + (strip.soft[i] == 0 ? 1 : 0));
    }
  }

  void FindNumbers() {
    size_t most = 1;
    for (size_t c = 0; c < std::min<size_t>(strips_.size(), 3); ++c) {
      std::vector<double> found;
      for (const Line& line : columns_[c])
        if (IsRunningNumber(line.text)) found.push_back(line.box.middle_y());
      if (found.size() <= most && !(c == 0 && found.size() == 1)) continue;
      if (2 * found.size() < columns_[c].size()) continue;
      most = found.size();
      number_column_ = c;
      numbers_ = std::move(found);
    }
  }

  // Texts of a column below the headings: how many, how many lines, and lines of the longest.
  struct Texts {
    size_t cells = 0, lines = 0, longest = 0;
  };

  Texts TextsOf(const Strip& strip) const {
    Texts texts;
    const double from = numbers_.empty() ? -kNever : numbers_.front() - 0.6 * pitch_;
    for (size_t i = 0; i < strip.middles.size();) {
      const size_t begin = i++;
      while (i < strip.middles.size() && strip.far[i - 1] == 0) ++i;
      if (strip.middles[i - 1] < from) continue;
      ++texts.cells;
      texts.lines += i - begin;
      texts.longest = std::max(texts.longest, i - begin);
    }
    return texts;
  }

  void FindSparse() {
    size_t most = 0;
    for (const Strip& strip : strips_) most = std::max(most, strip.middles.size());
    const size_t rows = numbers_.size();
    for (size_t c = 0; c < strips_.size(); ++c) {
      if (c == number_column_) continue;
      const Texts texts = TextsOf(strips_[c]);
      const bool few = 20 * texts.cells < 15 * rows;
      strips_[c].sparse =
          rows > 1 ? few && (texts.lines < rows ||
                             (c < kCategoryColumns && !strips_[c].wraps && texts.longest <= 5))
                   : 4 * strips_[c].middles.size() < most;
    }
    const auto tells = [](const Strip& strip) { return !strip.sparse && !strip.middles.empty(); };
    if (std::none_of(strips_.begin(), strips_.end(), tells))
      for (Strip& strip : strips_) strip.sparse = false;
  }

  // Bands that no text of a column that is mostly filled touches, and both ends.
  void FindBorders() {
    std::vector<std::pair<double, double>> boxes;
    for (size_t c = 0; c < strips_.size(); ++c) {
      if (strips_[c].sparse) continue;
      for (const Line& line : columns_[c]) {
        const double half = 0.4 * std::min(line.box.height(), 1.2 * em_);
        boxes.emplace_back(line.box.middle_y() - half, line.box.middle_y() + half);
      }
    }
    std::sort(boxes.begin(), boxes.end());
    borders_.push_back(boxes.front().first - em_);
    double bottom = boxes.front().second;
    for (const auto& [top, end] : boxes) {
      if (top > bottom) borders_.push_back((top + bottom) / 2);
      bottom = std::max(bottom, end);
    }
    borders_.push_back(bottom + em_);
    for (Strip& strip : strips_)
      for (const double border : borders_)
        strip.before.push_back(static_cast<size_t>(
            std::lower_bound(strip.middles.begin(), strip.middles.end(), border) -
            strip.middles.begin()));
    for (const double border : borders_)
      numbers_before_.push_back(static_cast<size_t>(
          std::lower_bound(numbers_.begin(), numbers_.end(), border) - numbers_.begin()));
    FindFullLines();
  }

  // Borders that a line of most columns follows.
  void FindFullLines() {
    size_t full = 0;
    for (size_t border = 0; border < borders_.size(); ++border) {
      const size_t level = LevelBelow(border);
      full += level > 1 && 10 * level >= 6 * strips_.size() ? 1 : 0;
      full_before_.push_back(full);
    }
  }

  // How many columns go on below a border with a line that is level with the first of all.
  size_t LevelBelow(size_t border) const {
    double first = kNever;
    for (const Strip& strip : strips_)
      if (strip.before[border] < strip.middles.size())
        first = std::min(first, strip.middles[strip.before[border]]);
    return static_cast<size_t>(
        std::count_if(strips_.begin(), strips_.end(), [&](const Strip& strip) {
          return strip.before[border] < strip.middles.size() &&
                 strip.middles[strip.before[border]] < first + 0.12 * pitch_;
        }));
  }

  struct Span {
    double top = kNever, bottom = -kNever;  // middles of the first and last line
    double middle() const { return (top + bottom) / 2; }
  };

  Span SpanOf(size_t from, size_t to) const {
    Span span;
    for (const Strip& strip : strips_) {
      if (strip.sparse || strip.before[from] == strip.before[to]) continue;
      span.top = std::min(span.top, strip.middles[strip.before[from]]);
      span.bottom = std::max(span.bottom, strip.middles[strip.before[to] - 1]);
    }
    return span;
  }

  double Off(double is, double should) const {
    const double off = std::abs(is - should) / pitch_;
    return off < 0.12 ? 0 : std::min(1.0, off / 0.4);
  }

  // What speaks against a column's cell between two borders.
  double AlignCost(const Strip& strip, size_t from, size_t to, const Span& span,
                   Align align) const {
    const double first = strip.middles[strip.before[from]];
    const double last = strip.middles[strip.before[to] - 1];
    return align == Align::kTop ? Off(first, span.top) : Off((first + last) / 2, span.middle());
  }

  double AlignCosts(size_t from, size_t to, const Span& span, const Aligns* aligns) const {
    double cost = 0;
    for (size_t c = 0; c < strips_.size(); ++c) {
      const Strip& strip = strips_[c];
      if (strip.sparse || strip.before[from] == strip.before[to]) continue;
      const Align align = aligns == nullptr ? Align::kTop : (*aligns)[c];
      cost += c == number_column_ ? NumberCost(from, to, span, align)
                                  : AlignCost(strip, from, to, span, align);
    }
    return cost;
  }

  // The number's own line counts; another text in its cell is that of another row.
  double NumberCost(size_t from, size_t to, const Span& span, Align align) const {
    const Strip& strip = strips_[number_column_];
    const size_t lines = strip.before[to] - strip.before[from];
    if (NumbersIn(from, to) == 0) return AlignCost(strip, from, to, span, align);
    const double number = numbers_[numbers_before_[from]];
    const double off = Off(number, align == Align::kTop ? span.top : span.middle());
    return kNumberCounts * off + static_cast<double>(lines - 1);
  }

  // Of what follows what: lines inside the row, and the border at its end.
  double LineCosts(size_t from, size_t to, bool heading) const {
    double cost = 0;
    for (const Strip& strip : strips_) {
      if (strip.sparse || strip.middles.empty()) continue;
      const size_t begin = strip.before[from], end = strip.before[to];
      if (begin == end) {
        cost += heading ? 0 : kEmpty;
        continue;
      }
      const auto inside = [&](const std::vector<size_t>& counts) {
        return static_cast<double>(counts[end - 1] - counts[begin]);
      };
      cost += kFarInside * inside(strip.far_before);
      if (!heading && strip.wraps) cost += kHardInside * inside(strip.hard_before);
      const bool goes_on = end < strip.middles.size() && !heading && strip.wraps;
      if (goes_on && strip.soft[end - 1] != 0 && strip.far[end - 1] == 0) cost += kSoftAcross;
    }
    return cost;
  }

  size_t NumbersIn(size_t from, size_t to) const {
    return numbers_before_[to] - numbers_before_[from];
  }

  double Cost(size_t from, size_t to, const Aligns& aligns) const {
    const Span span = SpanOf(from, to);
    if (span.top > span.bottom) return kNever;
    const bool above = !numbers_.empty() && NumbersIn(from, to) == 0;  // a heading, or a rest
    const double lines = LineCosts(from, to, above || (numbers_.empty() && from == 0));
    double set = AlignCosts(from, to, span, &aligns);
    if (to + 1 == borders_.size() || above)
      set = std::min(set, AlignCosts(from, to, span, nullptr) + kBrokenRow);
    if (above) set = std::min(set, 0.5);
    if (numbers_.empty())
      set += kFullInside * static_cast<double>(full_before_[to - 1] - full_before_[from]);
    return set + lines + (above ? kNoNumber : 0);
  }

  // Whether a row may reach from one border to the other; sets `more` where a longer one may not.
  bool MayBeRow(size_t from, size_t to, bool& more) const {
    more = to - from < kMostRowBands;
    if (numbers_.empty()) return true;
    const size_t count = NumbersIn(from, to);
    more = more && count <= 1;
    return count == 1 || (count == 0 && numbers_before_[from] == 0);
  }

  using Costs = std::vector<double>;

  // The cheapest way from the top to each border, and from each to the end.
  void Sweep(const Aligns& aligns, Costs& down, Costs& up, std::vector<size_t>& last) const {
    const size_t count = borders_.size();
    down.assign(count, kNever), up.assign(count, kNever), last.assign(count, 0);
    std::vector<std::vector<std::pair<size_t, double>>> rows(count);
    down[0] = 0, up[count - 1] = 0;
    for (size_t from = 0; from + 1 < count; ++from) {
      bool more = true;
      for (size_t to = from + 1; to < count && more; ++to) {
        if (!MayBeRow(from, to, more)) continue;
        const double cost = Cost(from, to, aligns);
        rows[from].emplace_back(to, cost);
        if (down[from] + cost < down[to]) down[to] = down[from] + cost, last[to] = from;
      }
    }
    for (size_t from = count - 1; from-- > 0;)
      for (const auto& [to, cost] : rows[from]) up[from] = std::min(up[from], cost + up[to]);
  }

  Parting Part(const Aligns& aligns) const {
    Costs down, up;
    std::vector<size_t> last;
    Sweep(aligns, down, up, last);
    Parting parting{down.back(), aligns, {borders_.size() - 1}};
    while (parting.borders.back() != 0) parting.borders.push_back(last[parting.borders.back()]);
    std::reverse(parting.borders.begin(), parting.borders.end());
    return parting;
  }

  // How the columns are set where the rows are these.
  Aligns Reconsider(const Parting& parting) const {
    Aligns aligns = parting.aligns;
    for (size_t c = 0; c < strips_.size(); ++c) {
      if (strips_[c].sparse) continue;
      std::array<double, 2> costs{};
      for (size_t i = 1; i < parting.borders.size(); ++i) {
        const size_t from = parting.borders[i - 1], to = parting.borders[i];
        if (strips_[c].before[from] == strips_[c].before[to]) continue;
        const Span span = SpanOf(from, to);
        for (const Align align : {Align::kTop, Align::kMiddle})
          costs[static_cast<size_t>(align)] += AlignCost(strips_[c], from, to, span, align);
      }
      if (costs[0] < costs[1] - 0.5) aligns[c] = Align::kTop;
      if (costs[1] < costs[0] - 0.5) aligns[c] = Align::kMiddle;
    }
    return aligns;
  }

  // The settings that offices use, and the one of the pages before; the best way first.
  std::vector<Parting> TryAll(const Aligns& known) const {
    std::vector<Aligns> starts{Aligns(columns_.size(), Align::kTop),
                               Aligns(columns_.size(), Align::kMiddle)};
    Aligns mixed(columns_.size(), Align::kMiddle);
    for (size_t c = 0; c < strips_.size(); ++c)
      if (strips_[c].wraps) mixed[c] = Align::kTop;
    starts.push_back(mixed);
    if (known.size() == columns_.size()) starts.push_back(known);
    std::vector<Parting> ways;
    for (const Aligns& start : starts) {
      Parting way = Part(start);
      for (int i = 0; i < 2; ++i) {
        Aligns better = Reconsider(way);
        if (better == way.aligns) break;
        Parting next = Part(better);
        if (next.cost >= way.cost) break;
        way = std::move(next);
      }
      if (!known.empty() && way.aligns != known) way.cost += kOtherWay;
      ways.push_back(std::move(way));
    }
    std::stable_sort(ways.begin(), ways.end(),
                     [](const Parting& a, const Parting& b) { return a.cost < b.cost; });
    return ways;
  }

  bool IsBad(const Parting& parting, size_t row) const {
    const size_t from = parting.borders[row], to = parting.borders[row + 1];
    if (!numbers_.empty() && NumbersIn(from, to) == 0) return false;
    if (numbers_.empty() && row == 0) return false;
    return Cost(from, to, parting.aligns) - EmptyCosts(from, to) >= kBadRow;
  }

  double EmptyCosts(size_t from, size_t to) const {
    double cost = 0;
    for (const Strip& strip : strips_)
      if (!strip.sparse && !strip.middles.empty() && strip.before[from] == strip.before[to])
        cost += kEmpty;
    return cost;
  }

  // Whether a cell below the heading has several lines: without numbers nothing is sure then.
  static bool HasBreaks(const FoundRows& found) {
    return std::any_of(found.row_of.begin(), found.row_of.end(), [](const auto& rows) {
      for (size_t i = 1; i < rows.size(); ++i)
        if (rows[i] == rows[i - 1] && rows[i] > 0) return true;
      return false;
    });
  }

  // Rows that another way parts otherwise.
  static void MarkDifferences(const Parting& best, const Parting& other,
                              std::vector<char>& doubtful) {
    for (size_t i = 1; i + 1 < best.borders.size(); ++i)
      if (!std::binary_search(other.borders.begin(), other.borders.end(), best.borders[i]))
        doubtful[i - 1] = doubtful[i] = 1;
    for (const size_t border : other.borders) {
      const auto above = std::lower_bound(best.borders.begin(), best.borders.end(), border);
      if (above != best.borders.end() && *above == border) continue;
      doubtful[static_cast<size_t>(above - best.borders.begin()) - 1] = 1;
    }
  }

  // Rows of which one border could as well be another.
  void MarkCloseCalls(const Parting& best, std::vector<char>& doubtful) const {
    Costs down, up;
    std::vector<size_t> last;
    Sweep(best.aligns, down, up, last);
    for (size_t border = 1; border + 1 < borders_.size(); ++border) {
      if (down[border] + up[border] > down.back() + kDoubt) continue;
      const auto at = std::lower_bound(best.borders.begin(), best.borders.end(), border);
      if (*at == border) continue;
      const auto row = static_cast<size_t>(at - best.borders.begin()) - 1;
      // Above the first number is the heading: it is told by its own words.
      if (numbers_.empty() ? row == 0 : numbers_before_[best.borders[row + 1]] == 0) continue;
      doubtful[row] = 1;
    }
  }

  FoundRows RowsOf(const Parting& parting) const {
    FoundRows found;
    found.count = static_cast<uint32_t>(parting.borders.size() - 1);
    std::vector<double> tops;
    for (size_t i = 1; i + 1 < parting.borders.size(); ++i)
      tops.push_back(borders_[parting.borders[i]]);
    PlaceAll(tops, found);
    return found;
  }

  void PlaceAll(const std::vector<double>& tops, FoundRows& found) const {
    for (const auto& lines : columns_) {
      std::vector<uint32_t>& rows = found.row_of.emplace_back();
      for (const Line& line : lines)
        rows.push_back(static_cast<uint32_t>(
            std::upper_bound(tops.begin(), tops.end(), line.box.middle_y()) - tops.begin()));
    }
  }

  // Columns that have no cell in most rows: their cells may reach over several.
  void PlaceSparse(const Parting& parting, FoundRows& found, std::vector<char>& doubtful) const {
    std::vector<RowSpan> rows;
    for (size_t i = 1; i < parting.borders.size(); ++i) {
      const Span span = SpanOf(parting.borders[i - 1], parting.borders[i]);
      rows.push_back({span.top, span.bottom});
    }
    const size_t first = numbers_.empty()
                             ? 1
                             : static_cast<size_t>(std::count_if(
                                   parting.borders.begin() + 1, parting.borders.end(),
                                   [&](size_t border) { return numbers_before_[border] == 0; }));
    for (size_t c = 0; c < strips_.size(); ++c)
      if (strips_[c].sparse && !strips_[c].middles.empty())
        PlaceMerged(static_cast<uint32_t>(c), columns_[c], rows, first, pitch_, found, doubtful);
  }

  FoundRows FromNumbers() const {
    FoundRows found;
    std::vector<double> tops;
    for (const double number : numbers_) tops.push_back(number - 0.6 * em_);
    found.count = static_cast<uint32_t>(tops.size() + 1);
    PlaceAll(tops, found);
    for (uint32_t row = 0; row < found.count; ++row) found.doubtful.push_back(row);
    return found;
  }

  const std::vector<std::vector<Line>>& columns_;
  std::vector<Strip> strips_;
  std::vector<double> numbers_;  // middles
  std::vector<size_t> numbers_before_, full_before_;
  size_t number_column_ = SIZE_MAX;
  std::vector<double> borders_;
  double em_ = 0, pitch_ = 0;
};

}  // namespace

FoundRows FindRows(const std::vector<std::vector<Line>>& columns, Aligns& aligns) {
  return Finder(columns).Find(aligns);
}

}  // namespace duban::read::page
