#include "workflow/assignment.h"

#include <gtest/gtest.h>

#include <random>

namespace duban::workflow {
namespace {

// The best sum by trying everything: each left takes any free right or none.
int BestByForce(int left, int lefts, unsigned taken, const std::vector<Edge>& edges) {
  if (left == lefts) return 0;
  int best = BestByForce(left + 1, lefts, taken, edges);
  for (const Edge& edge : edges)
    if (edge.left == left && !(taken >> edge.right & 1))
      best = std::max(best,
                      edge.weight + BestByForce(left + 1, lefts, taken | 1u << edge.right, edges));
  return best;
}

int SumOf(const std::vector<int>& pairing, const std::vector<Edge>& edges) {
  int sum = 0;
  for (const Edge& edge : edges)
    if (pairing[edge.left] == edge.right) sum += edge.weight;
  return sum;
}

TEST(AssignmentTest, IsAsGoodAsTryingEverything) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    const int lefts = 1 + static_cast<int>(random() % 6),
              rights = 1 + static_cast<int>(random() % 6);
    std::vector<Edge> edges;
    for (int l = 0; l < lefts; ++l)
      for (int r = 0; r < rights; ++r)
        if (random() % 2) edges.push_back({l, r, 1 + static_cast<int>(random() % 1000)});
    const std::vector<int> pairing = BestPairing(lefts, rights, edges);
    EXPECT_EQ(SumOf(pairing, edges), BestByForce(0, lefts, 0, edges));
  }
}

TEST(AssignmentTest, NobodyIsTakenTwice) {
  const std::vector<int> pairing = BestPairing(3, 1, {{0, 0, 5}, {1, 0, 9}, {2, 0, 7}});
  EXPECT_EQ(pairing, (std::vector<int>{-1, 0, -1}));
}

TEST(AssignmentTest, TheWholeCountsAndNotTheBestPairFirst) {
  const std::vector<Edge> edges = {{0, 0, 900}, {0, 1, 850}, {1, 0, 880}};
  EXPECT_EQ(BestPairing(2, 2, edges), (std::vector<int>{1, 0}));
}

TEST(AssignmentTest, AGroupBeyondTheLimitIsStillPaired) {
  std::vector<Edge> edges;
  const int size = kExactGroup + 40;
  for (int i = 0; i < size; ++i)
    for (const int j : {i, (i + 1) % size}) edges.push_back({i, j, i == j ? 900 : 500});
  const std::vector<int> pairing = BestPairing(size, size, edges);
  for (int i = 0; i < size; ++i) EXPECT_EQ(pairing[i], i);
}

TEST(AssignmentTest, WithoutEdgesAllStayAlone) {
  EXPECT_EQ(BestPairing(2, 3, {}), (std::vector<int>{-1, -1}));
}

}  // namespace
}  // namespace duban::workflow
