#include "query/kept.h"

#include <gtest/gtest.h>

#include <thread>

namespace duban::query {
namespace {

std::shared_ptr<const LedgerView> Some(int year) {
  LedgerView view;
  view.year = year;
  return std::make_shared<const LedgerView>(std::move(view));
}

TEST(KeptTest, AnotherVersionIsAMiss) {
  KeptLedgers kept(2);
  kept.Keep("a", "1", Some(1));
  EXPECT_EQ(kept.Find("a", "1")->year, 1);
  EXPECT_EQ(kept.Find("a", "2"), nullptr);
  kept.Keep("a", "2", Some(2));
  EXPECT_EQ(kept.Find("a", "2")->year, 2);
  EXPECT_EQ(kept.Find("a", "1"), nullptr);
}

TEST(KeptTest, TheLeastRecentlyAskedForGoes) {
  KeptLedgers kept(2);
  kept.Keep("a", "1", Some(1));
  kept.Keep("b", "1", Some(2));
  ASSERT_TRUE(kept.Find("a", "1"));
  kept.Keep("c", "1", Some(3));
  EXPECT_TRUE(kept.Find("a", "1"));
  EXPECT_FALSE(kept.Find("b", "1"));
  EXPECT_TRUE(kept.Find("c", "1"));
}

TEST(KeptTest, NothingIsKeptWhereNothingMayBe) {
  KeptLedgers kept(0);
  kept.Keep("a", "1", Some(1));
  EXPECT_FALSE(kept.Find("a", "1"));
}

TEST(KeptTest, ManyThreadsMayAskAtOnce) {
  KeptLedgers kept(4);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&kept] {
      for (int i = 0; i < 2000; ++i) {
        const std::string name = std::to_string(i % 7);
        const auto found = kept.Find(name, "1");
        EXPECT_TRUE(!found || std::to_string(found->year) == name);
        kept.Keep(name, "1", Some(i % 7));
      }
    });
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace duban::query
