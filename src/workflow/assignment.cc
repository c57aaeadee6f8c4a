// Entry point: BestPairing.
#include "workflow/assignment.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "understand/link/assignment.h"

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

int IndexOf(const std::vector<int>& list, int one) {
  return static_cast<int>(std::lower_bound(list.begin(), list.end(), one) - list.begin());
}

void PairExactly(const Group& group, std::vector<int>& pairing) {
  std::vector<std::vector<int>> gains(group.lefts.size(), std::vector<int>(group.rights.size()));
  for (const Edge& edge : group.edges)
    gains[IndexOf(group.lefts, edge.left)][IndexOf(group.rights, edge.right)] = edge.weight;
  const std::vector<int> columns = understand::BestAssignment(gains);
  for (size_t i = 0; i < columns.size(); ++i)
    if (columns[i] >= 0) pairing[group.lefts[i]] = group.rights[columns[i]];
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
