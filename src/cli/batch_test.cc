#include "cli/batch.h"

#include <gtest/gtest.h>

#include <atomic>

namespace duban::cli {
namespace {

std::vector<size_t> Taken(size_t count, int jobs, size_t stop_at = SIZE_MAX) {
  std::vector<size_t> order;
  InOrder<size_t>(
      count, jobs, [](size_t i) { return i * i; },
      [&](size_t i, size_t square) {
        EXPECT_EQ(square, i * i);
        order.push_back(i);
        return i != stop_at;
      });
  return order;
}

TEST(InOrder, GivesEveryResultInTheOrderOfTheInputs) {
  for (const int jobs : {1, 2, 8}) {
    const std::vector<size_t> order = Taken(500, jobs);
    ASSERT_EQ(order.size(), 500u);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  }
}

TEST(InOrder, StopsWhenTold) {
  for (const int jobs : {1, 3}) EXPECT_EQ(Taken(500, jobs, 7).size(), 8u);
}

TEST(InOrder, DoesNothingForNothing) {
  EXPECT_TRUE(Taken(0, 4).empty());
}

TEST(InOrder, WorkDoesNotRunFarAhead) {
  std::atomic<size_t> begun{0};
  size_t farthest = 0;
  InOrder<int>(
      200, 2, [&](size_t) { return static_cast<int>(++begun); },
      [&](size_t i, int) {
        farthest = std::max(farthest, begun.load() - i);
        return true;
      });
  EXPECT_LE(farthest, 2u * 4 + 2);
}

}  // namespace
}  // namespace duban::cli
