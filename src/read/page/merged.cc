// Entry point: PlaceMerged.
#include "read/page/merged.h"

#include <cmath>
#include <optional>

namespace duban::read::page {
namespace {

constexpr size_t kMostStarts = 60;  // rows that a page may begin with under an older cell

struct Text {
  size_t begin = 0, end = 0;  // lines
  double top = 0, bottom = 0;
  double middle() const { return (top + bottom) / 2; }
};

class Placer {
 public:
  Placer(uint32_t column, const std::vector<Line>& lines, const std::vector<RowSpan>& rows,
         size_t first, double pitch, FoundRows& found)
      : column_(column), lines_(lines), rows_(rows), first_(first), pitch_(pitch), found_(found) {
    FindEdges();
    for (size_t i = 0; i < lines.size(); ++i) {
      const double y = lines[i].box.middle_y();
      if (y < edges_[first_]) continue;  // the heading
      const bool goes_on =
          !texts_.empty() && y - texts_.back().bottom < 1.2 * pitch && texts_.back().end == i;
      if (!goes_on) texts_.push_back({i, i, y, y});
      texts_.back().end = i + 1;
      texts_.back().bottom = y;
    }
  }

  void Place(std::vector<char>& doubtful) {
    if (texts_.empty() || first_ >= rows_.size()) return;
    const bool level = AreLevel();
    const bool category = column_ < kCategoryColumns;
    if ((!level || category) && PlaceGroups()) return;
    if (level && !(category && BeginRows())) return;
    if (!category) return MarkAll(doubtful);
    const size_t own = OwnLines();
    for (const Text& text : texts_) PlaceWhole(text, own, doubtful);
  }

 private:
  // The edges of the rows: half way between what they hold.
  void FindEdges() {
    std::vector<double> halves;
    for (size_t i = 1; i < rows_.size(); ++i)
      halves.push_back((rows_[i].top - rows_[i - 1].bottom) / 2);
    double half = pitch_ / 2;
    if (!halves.empty()) {
      const auto middle = halves.begin() + static_cast<ptrdiff_t>(halves.size() / 2);
      std::nth_element(halves.begin(), middle, halves.end());
      half = *middle;
    }
    edges_.push_back(rows_.front().top - half);
    for (size_t i = 1; i < rows_.size(); ++i)
      edges_.push_back((rows_[i].top + rows_[i - 1].bottom) / 2);
    edges_.push_back(rows_.back().bottom + half);
    // Headings may stand further away.
    if (first_ < rows_.size()) edges_[first_] = rows_[first_].top - half;
  }

  bool Near(double a, double b) const { return std::abs(a - b) < 0.22 * pitch_; }

  size_t RowAt(double y) const {
    const auto edge = std::upper_bound(edges_.begin() + 1, edges_.end() - 1, y);
    return static_cast<size_t>(edge - edges_.begin()) - 1;
  }

  // Whether each row's lines are set to its top or all to its middle.
  bool AreLevel() const {
    bool top = true, middle = true;
    for (size_t i = texts_.front().begin; i < lines_.size();) {
      const size_t row = RowAt(lines_[i].box.middle_y());
      const size_t begin = i;
      while (i < lines_.size() && RowAt(lines_[i].box.middle_y()) == row) ++i;
      const double from = lines_[begin].box.middle_y(), to = lines_[i - 1].box.middle_y();
      top = top && Near(from, rows_[row].top);
      middle = middle && Near((from + to) / 2, (rows_[row].top + rows_[row].bottom) / 2);
    }
    return top || middle;
  }

  bool BeginRows() const {
    return std::all_of(texts_.begin(), texts_.end(), [&](const Text& text) {
      return Near(text.top, rows_[RowAt(text.top)].top);
    });
  }

  // What is level with no row and no category may belong to a neighbour of the row it lies in.
  void MarkAll(std::vector<char>& doubtful) const {
    for (const Text& text : texts_)
      for (size_t row = RowAt(text.top); row <= RowAt(text.bottom); ++row) doubtful[row] = 1;
  }

  // How many lines the texts have that are clearly one; 0 where they differ or are less than two.
  size_t OwnLines() const {
    size_t lines = 0, count = 0;
    for (const Text& text : texts_) {
      if (MayBeSeveral(text)) continue;
      if (count++ > 0 && lines != text.end - text.begin) return 0;
      lines = text.end - text.begin;
    }
    return count > 1 ? lines : 0;
  }

  // Whether a line but the first is level with the top of a row: it may begin a text of its own.
  bool MayBeSeveral(const Text& text) const {
    for (size_t i = text.begin + 1; i < text.end; ++i)
      if (const double y = lines_[i].box.middle_y(); Near(y, rows_[RowAt(y)].top)) return true;
    return false;
  }

  // Where the group ends that begins at an edge and has a text in its middle.
  std::optional<size_t> EndOf(size_t begin, const Text& text) const {
    const double end = 2 * text.middle() - edges_[begin];
    for (size_t edge = begin + 1; edge < edges_.size(); ++edge)
      if (Near(edges_[edge] / 2, end / 2)) return edge;
    return std::nullopt;
  }

  std::vector<MergedCell> GroupsFrom(size_t begin) const {
    std::vector<MergedCell> groups;
    if (begin > first_)
      groups.push_back(
          {column_, static_cast<uint32_t>(first_), static_cast<uint32_t>(begin - first_), 0, 0});
    for (const Text& text : texts_) {
      const std::optional<size_t> end = EndOf(begin, text);
      if (!end || text.top < edges_[begin]) return {};
      groups.push_back({column_, static_cast<uint32_t>(begin), static_cast<uint32_t>(*end - begin),
                        text.begin, text.end});
      begin = *end;
    }
    if (begin + 1 != edges_.size()) return {};
    return groups;
  }

  bool PlaceGroups() {
    for (size_t begin = first_; begin < std::min(rows_.size(), first_ + kMostStarts); ++begin) {
      const std::vector<MergedCell> groups = GroupsFrom(begin);
      if (groups.empty()) continue;
      for (const MergedCell& group : groups) {
        for (size_t i = group.begin; i < group.end; ++i) found_.row_of[column_][i] = group.row;
        found_.merged.push_back(group);
      }
      return true;
    }
    return false;
  }

  void PlaceWhole(const Text& text, size_t own, std::vector<char>& doubtful) {
    const size_t row = RowAt(text.top), lines = text.end - text.begin;
    // Single lines that are level with rows of their own, where all others are single too.
    const bool parted = own == 1 && lines > 1 && MayBeSeveral(text);
    for (size_t i = text.begin; i < text.end; ++i)
      found_.row_of[column_][i] =
          static_cast<uint32_t>(parted ? RowAt(lines_[i].box.middle_y()) : row);
    const bool clear = lines == own || !MayBeSeveral(text);
    if (Near(text.top, rows_[row].top) && clear) return;
    for (size_t i = row; i <= RowAt(text.bottom); ++i) doubtful[i] = 1;
  }

  uint32_t column_;
  const std::vector<Line>& lines_;
  const std::vector<RowSpan>& rows_;
  size_t first_;
  double pitch_;
  FoundRows& found_;
  std::vector<double> edges_;
  std::vector<Text> texts_;
};

}  // namespace

void PlaceMerged(uint32_t column, const std::vector<Line>& lines, const std::vector<RowSpan>& rows,
                 size_t first, double pitch, FoundRows& found, std::vector<char>& doubtful) {
  Placer(column, lines, rows, first, pitch, found).Place(doubtful);
}

}  // namespace duban::read::page
