// Entry points: FindRulings, Ruling::RegionAt, StretchAt.
#include "read/page/ruling.h"

#include <cmath>
#include <numeric>

namespace duban::read::page {
namespace {

constexpr double kTouch = 2.5;     // ends this near to a rule reach it
constexpr double kSame = 4.0;      // borders this near are one: no column is so narrow
constexpr double kShort = 4.0;     // shorter ones are strokes of a drawing or a mark
constexpr double kOpenSide = 8.0;  // a rule that goes on so far past the last border opens a cell
// More is a drawing:
constexpr size_t kMostRules = 5'000;    // on a page, when pieces of one line are merged
constexpr size_t kMostFields = 20'000;  // of one table on one page
constexpr size_t kMostTables = 200;     // on one page

// A rule by its direction: at `at`, from `from` to `to`.
struct Segment {
  double at = 0, from = 0, to = 0;
};

struct Segments {
  std::vector<Segment> horizontal, vertical;
};

// Pieces of one line, drawn cell by cell, become one segment.
std::vector<Segment> Merge(std::vector<Segment> pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const Segment& a, const Segment& b) {
    return a.at != b.at ? a.at < b.at : a.from < b.from;
  });
  // Positions that differ by a fraction of a point are one line; the first gives its place.
  double at = -1e9;
  for (Segment& piece : pieces) {
    if (piece.at - at > 1.0) at = piece.at;
    piece.at = at;
  }
  std::sort(pieces.begin(), pieces.end(), [](const Segment& a, const Segment& b) {
    return a.at != b.at ? a.at < b.at : a.from < b.from;
  });
  std::vector<Segment> merged;
  for (const Segment& piece : pieces) {
    if (!merged.empty() && merged.back().at == piece.at && piece.from <= merged.back().to + kTouch)
      merged.back().to = std::max(merged.back().to, piece.to);
    else
      merged.push_back(piece);
  }
  std::erase_if(merged, [](const Segment& s) { return s.to - s.from < kShort; });
  return merged;
}

Segments Split(const std::vector<Rule>& rules) {
  Segments out;
  for (const Rule& rule : rules) {
    if (rule.width() >= rule.height() && rule.height() <= kThin)
      out.horizontal.push_back({rule.middle_y(), rule.left, rule.right});
    else if (rule.height() > rule.width() && rule.width() <= kThin)
      out.vertical.push_back({rule.middle_x(), rule.top, rule.bottom});
  }
  out.horizontal = Merge(std::move(out.horizontal));
  out.vertical = Merge(std::move(out.vertical));
  return out;
}

bool Touch(const Segment& horizontal, const Segment& vertical) {
  return horizontal.from <= vertical.at + kTouch && horizontal.to >= vertical.at - kTouch &&
         vertical.from <= horizontal.at + kTouch && vertical.to >= horizontal.at - kTouch;
}

// Sets of segments that touch each other, directly or through others.
class Groups {
 public:
  explicit Groups(size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), 0u);
  }
  size_t Root(size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void Join(size_t a, size_t b) { parents_[Root(a)] = Root(b); }

 private:
  std::vector<size_t> parents_;
};

std::vector<Segments> Connected(const Segments& all) {
  const size_t rows = all.horizontal.size();
  Groups groups(rows + all.vertical.size());
  for (size_t h = 0; h < rows; ++h)
    for (size_t v = 0; v < all.vertical.size(); ++v)
      if (Touch(all.horizontal[h], all.vertical[v])) groups.Join(h, rows + v);
  std::vector<size_t> slot(rows + all.vertical.size(), SIZE_MAX);
  std::vector<Segments> out;
  const auto of = [&](size_t i) -> Segments& {
    size_t& found = slot[groups.Root(i)];
    if (found == SIZE_MAX) {
      found = out.size();
      out.emplace_back();
    }
    return out[found];
  };
  for (size_t h = 0; h < rows; ++h) of(h).horizontal.push_back(all.horizontal[h]);
  for (size_t v = 0; v < all.vertical.size(); ++v) of(rows + v).vertical.push_back(all.vertical[v]);
  return out;
}

// The distinct positions of segments; where those across go on past the first or last, their ends
// too.
std::vector<double> Borders(const std::vector<Segment>& along, const std::vector<Segment>& across) {
  std::vector<double> borders;
  for (const Segment& segment : along) borders.push_back(segment.at);
  std::sort(borders.begin(), borders.end());
  double first = 1e9, last = -1e9;
  for (const Segment& segment : across) {
    first = std::min(first, segment.from);
    last = std::max(last, segment.to);
  }
  if (!borders.empty() && first < borders.front() - kOpenSide)
    borders.insert(borders.begin(), first);
  if (!borders.empty() && last > borders.back() + kOpenSide) borders.push_back(last);
  std::vector<double> distinct;
  for (const double border : borders)
    if (distinct.empty() || border - distinct.back() > kSame) distinct.push_back(border);
  return distinct;
}

// The segments near each border.
class Drawn {
 public:
  Drawn(const std::vector<Segment>& segments, const std::vector<double>& borders)
      : near_(borders.size()) {
    for (const Segment& segment : segments) {
      auto border = std::lower_bound(borders.begin(), borders.end(), segment.at - kSame);
      for (; border != borders.end() && *border <= segment.at + kSame; ++border)
        near_[static_cast<size_t>(border - borders.begin())].push_back(segment);
    }
  }

  // Whether rules near a border cover most of the way from `from` to `to`.
  bool Covers(size_t border, double from, double to) const {
    double covered = 0;
    for (const Segment& segment : near_[border])
      covered += std::max(0.0, std::min(segment.to, to) - std::max(segment.from, from));
    return covered > 0.5 * (to - from);
  }

 private:
  std::vector<std::vector<Segment>> near_;
};

// The elementary fields between neighbouring borders, and which of them no rule parts.
class Fields {
 public:
  Fields(const Segments& drawn, Ruling& ruling)
      : ruling_(ruling),
        columns_(ruling.xs.size() - 1),
        rows_(ruling.ys.size() - 1),
        groups_(columns_ * rows_) {
    const auto& xs = ruling.xs;
    const auto& ys = ruling.ys;
    const Drawn vertical(drawn.vertical, xs), horizontal(drawn.horizontal, ys);
    for (size_t row = 0; row < rows_; ++row) {
      for (size_t column = 0; column < columns_; ++column) {
        if (column + 1 < columns_ && !vertical.Covers(column + 1, ys[row], ys[row + 1]))
          groups_.Join(At(row, column), At(row, column + 1));
        if (row + 1 < rows_ && !horizontal.Covers(row + 1, xs[column], xs[column + 1]))
          groups_.Join(At(row, column), At(row + 1, column));
      }
    }
  }

  // Each set of fields that fills a rectangle is a region; of one that does not, each field is.
  void Regions() {
    struct Extent {
      size_t top = SIZE_MAX, left = SIZE_MAX, bottom = 0, right = 0, count = 0;
    };
    ruling_.owners.resize(columns_ * rows_);
    std::vector<Extent> extents(columns_ * rows_);
    for (size_t row = 0; row < rows_; ++row) {
      for (size_t column = 0; column < columns_; ++column) {
        Extent& extent = extents[groups_.Root(At(row, column))];
        extent.top = std::min(extent.top, row);
        extent.left = std::min(extent.left, column);
        extent.bottom = std::max(extent.bottom, row);
        extent.right = std::max(extent.right, column);
        ++extent.count;
      }
    }
    for (size_t row = 0; row < rows_; ++row) {
      for (size_t column = 0; column < columns_; ++column) {
        const Extent& extent = extents[groups_.Root(At(row, column))];
        const size_t height = extent.bottom - extent.top + 1;
        const size_t width = extent.right - extent.left + 1;
        if (extent.count != height * width)
          Add(row, column, 1, 1);
        else if (row == extent.top && column == extent.left)
          Add(row, column, height, width);
      }
    }
  }

 private:
  size_t At(size_t row, size_t column) const { return row * columns_ + column; }

  void Add(size_t row, size_t column, size_t height, size_t width) {
    for (size_t y = row; y < row + height; ++y)
      for (size_t x = column; x < column + width; ++x)
        ruling_.owners[At(y, x)] = static_cast<uint32_t>(ruling_.regions.size());
    const auto& xs = ruling_.xs;
    const auto& ys = ruling_.ys;
    ruling_.regions.push_back({.box = {xs[column], ys[row], xs[column + width], ys[row + height]},
                               .row = static_cast<uint32_t>(row),
                               .column = static_cast<uint32_t>(column),
                               .row_span = static_cast<uint32_t>(height),
                               .column_span = static_cast<uint32_t>(width)});
  }

  Ruling& ruling_;
  size_t columns_, rows_;
  Groups groups_;
};

}  // namespace

std::optional<uint32_t> StretchAt(const std::vector<double>& borders, double place) {
  const auto above = std::upper_bound(borders.begin(), borders.end(), place);
  if (above == borders.begin()) return std::nullopt;
  if (above == borders.end() && place > borders.back()) return std::nullopt;
  const auto index = static_cast<uint32_t>(above - borders.begin() - 1);
  return std::min(index, static_cast<uint32_t>(borders.size() - 2));
}

std::optional<uint32_t> Ruling::RegionAt(double x, double y) const {
  const auto column = StretchAt(xs, x), row = StretchAt(ys, y);
  if (!column || !row) return std::nullopt;
  return owners[*row * columns() + *column];
}

std::vector<Ruling> FindRulings(const std::vector<Rule>& rules, bool& left_out) {
  std::vector<Ruling> out;
  const Segments all = Split(rules);
  if (rules.size() > kMostStrokes || all.horizontal.size() + all.vertical.size() > kMostRules) {
    left_out = true;
    return out;
  }
  for (const Segments& drawn : Connected(all)) {
    if (drawn.horizontal.size() < 2 || drawn.vertical.size() < 2) continue;
    Ruling ruling;
    ruling.xs = Borders(drawn.vertical, drawn.horizontal);
    ruling.ys = Borders(drawn.horizontal, drawn.vertical);
    if (ruling.xs.size() < 2 || ruling.ys.size() < 2) continue;
    if (ruling.xs.size() * ruling.ys.size() > kMostFields || out.size() >= kMostTables) {
      left_out = true;
      continue;
    }
    ruling.box = {ruling.xs.front(), ruling.ys.front(), ruling.xs.back(), ruling.ys.back()};
    Fields(drawn, ruling).Regions();
    // A single frame around text is a box, not a table.
    if (ruling.regions.size() > 1) out.push_back(std::move(ruling));
  }
  std::sort(out.begin(), out.end(),
            [](const Ruling& a, const Ruling& b) { return a.box.top < b.box.top; });
  return out;
}

}  // namespace duban::read::page
