// Entry point: Rows.
#include "read/page/rows.h"

#include <cmath>
#include <functional>

namespace duban::read::page {
namespace {

constexpr double kAsWide = 0.95;
constexpr double kWider = 0.05;      // of a band's height counts for it
constexpr double kOffCentre = 0.15;  // heights of a number; further off is not set to the middle
constexpr size_t kColumnsAsked = 40;
constexpr size_t kMostNumbers = 500;  // more are on no page that people read

struct Band {
  double top = 0, bottom = 0;
  double height() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2; }
};

// Finds the rows of a table that has running numbers.
class Finder {
 public:
  Finder(size_t columns, const std::vector<PlacedWord>& words) : lines_(columns) {
    for (const PlacedWord& word : words) {
      boxes_.push_back(word.box);
      if (word.number) numbers_.push_back(word.box);
      AddLine(word.box, lines_[word.column]);
    }
    std::sort(boxes_.begin(), boxes_.end(),
              [](const Box& a, const Box& b) { return a.top < b.top; });
    FindBands();
  }

  bool has_numbers() const { return !numbers_.empty(); }

  std::vector<double> Tops() {
    const Level level = AskLevel();
    if (level != Level::kYes && numbers_.size() > kMostNumbers)
      FromBands();
    else if (level == Level::kYes || (FromMiddles() > kOffCentre && level == Level::kPerhaps))
      FromTops();
    return std::move(tops_);
  }

 private:
  // Words of one line count once; they come from top to bottom.
  static void AddLine(const Box& box, std::vector<double>& lines) {
    if (lines.empty() || box.middle_y() - lines.back() > 0.5 * box.height())
      lines.push_back(box.middle_y());
  }

  void FindBands() {
    double bottom = boxes_.front().bottom;
    for (const Box& box : boxes_) {
      if (box.top > bottom) bands_.push_back({bottom, box.top});
      bottom = std::max(bottom, box.bottom);
    }
  }

  // The widest band between two heights; of several that are as wide, the lowest. Null for none.
  const Band* Widest(double from, double to) const {
    const Band* widest = nullptr;
    const auto begin =
        std::upper_bound(bands_.begin(), bands_.end(), from,
                         [](double place, const Band& band) { return place < band.middle(); });
    for (auto band = begin; band != bands_.end() && band->middle() < to; ++band)
      if (widest == nullptr || band->height() > kAsWide * widest->height()) widest = &*band;
    return widest;
  }

  // Whether numbers stand at the top of their rows: in columns of several lines per row the first
  // one is level with the number, and in some of them what stands above that is further away than
  // a line of the same cell. Columns of single lines are level either way. Where nothing is further
  // away, cells of three lines set to the middle would look the same.
  enum class Level { kYes, kPerhaps, kNo };

  Level AskLevel() const {
    bool tells = false, begins = false;
    for (size_t column = 1; column < lines_.size(); ++column) {
      const std::vector<double>& lines = lines_[column];
      if (static_cast<double>(lines.size()) < 1.3 * static_cast<double>(numbers_.size())) continue;
      tells = true;
      if (!FirstsAreLevel(lines)) return Level::kNo;
      begins |= BeginRows(lines);
    }
    return begins || !tells ? Level::kYes : Level::kPerhaps;
  }

  // Whether of a column's lines the first one from each number on is level with it: cells of two
  // lines that are set to the middle have theirs above and below. Empty cells tell nothing.
  bool FirstsAreLevel(const std::vector<double>& lines) const {
    size_t level = 0, filled = 0;
    for (size_t i = 0; i < numbers_.size(); ++i) {
      const double at = numbers_[i].middle_y(), reach = 0.45 * numbers_[i].height();
      const auto line = std::lower_bound(lines.begin(), lines.end(), at - reach);
      if (line == lines.end()) break;
      if (i + 1 < numbers_.size() && *line >= numbers_[i + 1].middle_y() - reach) continue;
      ++filled;
      level += *line <= at + reach ? 1 : 0;
    }
    return 20 * level >= 17 * filled;
  }

  // Whether a column's lines (their middles, ascending) begin where the numbers stand. Where rows
  // are set apart, what begins one is further from the line above than lines of a cell are.
  bool BeginRows(const std::vector<double>& lines) const {
    std::vector<double> steps;
    for (size_t i = 1; i < lines.size(); ++i) steps.push_back(lines[i] - lines[i - 1]);
    if (steps.empty()) return true;
    std::vector<double> sorted = steps;
    const auto quarter = sorted.begin() + static_cast<ptrdiff_t>(sorted.size() / 4);
    std::nth_element(sorted.begin(), quarter, sorted.end());
    const double wide = 1.2 * *quarter;
    const auto wide_steps = static_cast<size_t>(
        std::count_if(steps.begin(), steps.end(), [&](double step) { return step > wide; }));
    const bool set_apart = 2 * wide_steps + 1 >= numbers_.size();
    size_t level = 0, apart = 0;
    for (const Box& number : numbers_) {
      const double reach = 0.45 * number.height();
      const auto line = std::lower_bound(lines.begin(), lines.end(), number.middle_y() - reach);
      if (line == lines.end() || *line > number.middle_y() + reach) continue;
      ++level;
      const auto i = line - lines.begin();
      apart += i == 0 || steps[static_cast<size_t>(i - 1)] > wide ? 1 : 0;
    }
    return 10 * level >= 9 * numbers_.size() && (!set_apart || 10 * apart >= 8 * level);
  }

  void FromTops() {
    tops_.clear();
    for (const Box& number : numbers_) tops_.push_back(number.top - 0.1 * number.height());
  }

  // Numbers stand in the middle of their rows, and so do the lines of each cell: of all ways to
  // part the rows at bands, the one where lines are the nearest to it. Returns how far they are
  // all the same, in heights of a number per cell.
  double FromMiddles() {
    const Borders borders(bands_, numbers_, boxes_.front());
    std::vector<std::vector<Choice>> choices(numbers_.size());
    for (size_t row = 0; row < numbers_.size(); ++row) {
      for (const Band& top : borders.Above(row)) {
        Choice choice{top, row == 0 ? 0 : 1e18, 0};
        for (size_t i = 0; row > 0 && i < choices[row - 1].size(); ++i) {
          const Choice& before = choices[row - 1][i];
          const double cost =
              before.cost + OffCentre(numbers_[row - 1], before.top.middle(), top.middle());
          if (cost < choice.cost) choice.cost = cost, choice.before = i;
        }
        choice.cost -= kWider * top.height();
        choices[row].push_back(choice);
      }
    }
    size_t best = 0;
    for (size_t i = 0; i < choices.back().size(); ++i) {
      Choice& last = choices.back()[i];
      last.cost += OffCentre(numbers_.back(), last.top.middle(), boxes_.back().bottom + 1);
      if (last.cost <= choices.back()[best].cost) best = i;
    }
    tops_.resize(numbers_.size());
    for (size_t row = numbers_.size(); row-- > 0; best = choices[row][best].before)
      tops_[row] = choices[row][best].top.middle();
    return MeanOffCentre();
  }

  double MeanOffCentre() const {
    double off = 0, cells = 0;
    for (size_t row = 0; row < numbers_.size(); ++row) {
      const double end = row + 1 < tops_.size() ? tops_[row + 1] : boxes_.back().bottom + 1;
      off += OffCentre(numbers_[row], tops_[row], end) / numbers_[row].height();
    }
    for (size_t column = 1; column < std::min(lines_.size(), kColumnsAsked); ++column)
      cells += static_cast<double>(std::min(lines_[column].size(), numbers_.size()));
    return cells > 0 ? off / cells : 0;
  }

  // The bands that a row may begin at.
  class Borders {
   public:
    Borders(const std::vector<Band>& bands, const std::vector<Box>& numbers, const Box& first)
        : bands_(bands), numbers_(numbers), first_(first) {}

    // At least one; the first row may begin at the page's top.
    std::vector<Band> Above(size_t row) const {
      const double from = row == 0 ? first_.middle_y() : numbers_[row - 1].middle_y();
      const double to = numbers_[row].middle_y();
      std::vector<Band> found;
      auto band = std::upper_bound(bands_.begin(), bands_.end(), from,
                                   [](double y, const Band& b) { return y < b.middle(); });
      for (; band != bands_.end() && band->middle() < to; ++band) found.push_back(*band);
      // The widest of too many, in their order.
      if (found.size() > kMostBorders) {
        std::vector<double> heights;
        for (const Band& each : found) heights.push_back(each.height());
        std::nth_element(heights.begin(), heights.begin() + kMostBorders, heights.end(),
                         std::greater<>());
        std::erase_if(found, [&](const Band& b) { return b.height() <= heights[kMostBorders]; });
      }
      if (row == 0) found.insert(found.begin(), {first_.top - 1, first_.top - 1});
      if (found.empty()) found.push_back({numbers_[row].top, numbers_[row].top});
      return found;
    }

   private:
    static constexpr ptrdiff_t kMostBorders = 16;

    const std::vector<Band>& bands_;
    const std::vector<Box>& numbers_;
    const Box& first_;
  };

  struct Choice {
    Band top;
    double cost = 0;    // of this row's beginning and all before it
    size_t before = 0;  // the choice for the row before
  };

  // How far the lines of each column between two heights are from being set around a number.
  double OffCentre(const Box& number, double top, double bottom) const {
    const double most = 1.5 * number.height();
    double off = 0;
    for (size_t column = 1; column < std::min(lines_.size(), kColumnsAsked); ++column) {
      const std::vector<double>& lines = lines_[column];
      const auto first = std::lower_bound(lines.begin(), lines.end(), top);
      const auto end = std::lower_bound(first, lines.end(), bottom);
      if (first == end) continue;
      off += std::min(most, std::abs((*first + *(end - 1)) / 2 - number.middle_y()));
    }
    return off;
  }

  void FromBands() {
    double from = boxes_.front().middle_y();
    for (const Box& number : numbers_) {
      const Band* widest = Widest(from, number.middle_y());
      tops_.push_back(widest != nullptr ? widest->middle() : number.top);
      from = number.middle_y();
    }
  }

  std::vector<Box> boxes_, numbers_;
  std::vector<Band> bands_;
  std::vector<std::vector<double>> lines_;  // per column, the middles of its lines
  std::vector<double> tops_;
};

}  // namespace

Rows::Rows(size_t columns, const std::vector<PlacedWord>& words, std::vector<double> full_lines) {
  Finder finder(columns, words);
  tops_ = finder.has_numbers() ? finder.Tops() : std::move(full_lines);
  // The page may begin with a whole row.
  const bool above = std::any_of(words.begin(), words.end(),
                                 [&](const PlacedWord& word) { return Of(word.box) == 0; });
  if (!above) tops_.erase(tops_.begin());
}

uint32_t Rows::Of(const Box& box) const {
  const auto found = std::upper_bound(tops_.begin(), tops_.end(), box.middle_y());
  return static_cast<uint32_t>(found - tops_.begin());
}

}  // namespace duban::read::page
