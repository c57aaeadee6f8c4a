// Entry points: BestAssignment.
#include "understand/link/assignment.h"

#include <algorithm>
#include <limits>

namespace duban::understand {
namespace {

// Shortest augmenting paths over costs = -gain, with one column of cost 0 per row for "alone".
class Solver {
 public:
  explicit Solver(const std::vector<std::vector<int>>& gains)
      : gains_(gains),
        rows_(static_cast<int>(gains.size())),
        real_(gains.empty() ? 0 : static_cast<int>(gains[0].size())),
        columns_(real_ + rows_),
        row_price_(rows_ + 1, 0),
        column_price_(columns_ + 1, 0),
        owner_(columns_ + 1, 0),
        way_(columns_ + 1, 0) {}

  std::vector<int> Solve() {
    for (int row = 1; row <= rows_; ++row) Augment(row);
    std::vector<int> result(rows_, -1);
    for (int column = 1; column <= real_; ++column)
      if (owner_[column] > 0 && gains_[owner_[column] - 1][column - 1] > 0)
        result[owner_[column] - 1] = column - 1;
    return result;
  }

 private:
  int Cost(int row, int column) const { return column > real_ ? 0 : -gains_[row - 1][column - 1]; }

  void Augment(int row) {
    constexpr int kFar = std::numeric_limits<int>::max() / 2;
    std::vector<int> distance(columns_ + 1, kFar);
    std::vector<char> done(columns_ + 1, 0);
    owner_[0] = row;
    int column = 0;
    do {
      done[column] = 1;
      const int from = owner_[column];
      int nearest = kFar, next = 0;
      for (int k = 1; k <= columns_; ++k) {
        if (done[k]) continue;
        const int reduced = Cost(from, k) - row_price_[from] - column_price_[k];
        if (reduced < distance[k]) distance[k] = reduced, way_[k] = column;
        if (distance[k] < nearest) nearest = distance[k], next = k;
      }
      for (int k = 0; k <= columns_; ++k) {
        if (done[k])
          row_price_[owner_[k]] += nearest, column_price_[k] -= nearest;
        else
          distance[k] -= nearest;
      }
      column = next;
    } while (owner_[column] != 0);
    while (column != 0) {
      const int before = way_[column];
      owner_[column] = owner_[before];
      column = before;
    }
  }

  const std::vector<std::vector<int>>& gains_;
  int rows_, real_, columns_;
  std::vector<int> row_price_, column_price_, owner_, way_;
};

}  // namespace

std::vector<int> BestAssignment(const std::vector<std::vector<int>>& gains) {
  if (gains.empty()) return {};
  return Solver(gains).Solve();
}

}  // namespace duban::understand
