// Entry point: BestPairing.
#include "workflow/assignment.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace duban::workflow {
namespace {

class Groups {  // union-find
 public:
  explicit Groups(int size) : parents_(size) { std::iota(parents_.begin(), parents_.end(), 0); }
  int Find(int one) {
    while (parents_[one] != one) one = parents_[one] = parents_[parents_[one]];
    return one;
  }
  void Unite(int a, int b) { parents_[std::max(Find(a), Find(b))] = std::min(Find(a), Find(b)); }

 private:
  std::vector<int> parents_;
};

struct Group {
  std::vector<int> lefts, rights;  // ascending
  std::vector<Edge> edges;
};

void KeepUnique(std::vector<int>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

std::vector<Group> Connected(int lefts, int rights, const std::vector<Edge>& edges) {
  Groups sets(lefts + rights);
  for (const Edge& edge : edges) sets.Unite(edge.left, lefts + edge.right);
  std::map<int, Group> groups;
  for (const Edge& edge : edges) {
    Group& group = groups[sets.Find(edge.left)];
    group.lefts.push_back(edge.left);
    group.rights.push_back(edge.right);
    group.edges.push_back(edge);
  }
  std::vector<Group> out;
  for (auto& [root, group] : groups) {
    KeepUnique(group.lefts);
    KeepUnique(group.rights);
    out.push_back(std::move(group));
  }
  return out;
}

void PairGreedily(Group group, int rights, std::vector<int>& pairing) {
  std::stable_sort(group.edges.begin(), group.edges.end(), [](const Edge& a, const Edge& b) {
    return std::tie(b.weight, a.left, a.right) < std::tie(a.weight, b.left, b.right);
  });
  std::vector<bool> taken(rights);
  for (const Edge& edge : group.edges) {
    if (pairing[edge.left] >= 0 || taken[edge.right]) continue;
    pairing[edge.left] = edge.right;
    taken[edge.right] = true;
  }
}

// Kuhn's method with potentials (Jonker and Volgenant's form): rows are lefts, columns are the
// rights and one private column of weight 0 per left, so that staying alone is always possible.
class Hungarian {
 public:
  explicit Hungarian(const Group& group)
      : rows_(static_cast<int>(group.lefts.size())),
        columns_(static_cast<int>(group.rights.size()) + rows_),
        costs_(static_cast<size_t>(rows_) * columns_, kNever),
        row_potential_(rows_ + 1),
        column_potential_(columns_ + 1),
        owner_(columns_ + 1) {
    for (const Edge& edge : group.edges)
      Cost(IndexOf(group.lefts, edge.left), IndexOf(group.rights, edge.right)) = -edge.weight;
    for (int row = 0; row < rows_; ++row) Cost(row, columns_ - rows_ + row) = 0;
  }

  // Column of each row; columns from rights.size() on mean "alone".
  std::vector<int> Solve() {
    for (int row = 1; row <= rows_; ++row) Augment(row);
    std::vector<int> column_of(rows_, -1);
    for (int column = 1; column <= columns_; ++column)
      if (owner_[column] != 0) column_of[owner_[column] - 1] = column - 1;
    return column_of;
  }

 private:
  static constexpr int64_t kNever = 1'000'000'000;
  static constexpr int64_t kFar = 1'000'000'000'000'000;

  static int IndexOf(const std::vector<int>& list, int one) {
    return static_cast<int>(std::lower_bound(list.begin(), list.end(), one) - list.begin());
  }
  int64_t& Cost(int row, int column) {
    return costs_[static_cast<size_t>(row) * columns_ + column];
  }

  void Augment(int row) {
    owner_[0] = row;
    std::vector<int64_t> least(columns_ + 1, kFar);
    std::vector<int> way(columns_ + 1);
    std::vector<bool> used(columns_ + 1);
    int column = 0;
    do {
      column = Advance(column, least, way, used);
    } while (owner_[column] != 0);
    for (; column != 0; column = way[column]) owner_[column] = owner_[way[column]];
  }

  // One step of Dijkstra from the row that owns `column`: the nearest column not used yet.
  int Advance(int column, std::vector<int64_t>& least, std::vector<int>& way,
              std::vector<bool>& used) {
    used[column] = true;
    const int row = owner_[column];
    int64_t delta = kFar;
    int next = 0;
    for (int c = 1; c <= columns_; ++c) {
      if (used[c]) continue;
      const int64_t reduced = Cost(row - 1, c - 1) - row_potential_[row] - column_potential_[c];
      if (reduced < least[c]) least[c] = reduced, way[c] = column;
      if (least[c] < delta) delta = least[c], next = c;
    }
    for (int c = 0; c <= columns_; ++c) {
      if (used[c]) {
        row_potential_[owner_[c]] += delta;
        column_potential_[c] -= delta;
      } else {
        least[c] -= delta;
      }
    }
    return next;
  }

  int rows_, columns_;
  std::vector<int64_t> costs_;
  std::vector<int64_t> row_potential_, column_potential_;
  std::vector<int> owner_;  // row (from 1) of each column (from 1); 0: none
};

void PairExactly(const Group& group, std::vector<int>& pairing) {
  const std::vector<int> column_of = Hungarian(group).Solve();
  for (size_t i = 0; i < column_of.size(); ++i)
    if (column_of[i] >= 0 && column_of[i] < static_cast<int>(group.rights.size()))
      pairing[group.lefts[i]] = group.rights[column_of[i]];
}

}  // namespace

std::vector<int> BestPairing(int lefts, int rights, const std::vector<Edge>& edges) {
  std::vector<int> pairing(lefts, -1);
  for (const Group& group : Connected(lefts, rights, edges)) {
    if (static_cast<int>(std::max(group.lefts.size(), group.rights.size())) <= kExactGroup)
      PairExactly(group, pairing);
    else
      PairGreedily(group, rights, pairing);
  }
  return pairing;
}

}  // namespace duban::workflow
