#include "read/page/overlap.h"

#include <gtest/gtest.h>

namespace duban::read::page {
namespace {

Word At(double x, double y, std::string text, double width) {
  return {std::move(text), {x, y, x + width, y + 10}};
}

TEST(Overlap, WhatIsPrintedTwiceIsReadOnce) {
  std::vector<Word> words{At(10, 10, "建成", 20), At(10.3, 10, "建成", 20), At(40, 10, "建成", 20)};
  EXPECT_FALSE(SettleOverlaps(words));
  EXPECT_EQ(words.size(), 2u);
}

TEST(Overlap, OtherTextsOverEachOtherAreTold) {
  std::vector<Word> words{At(10, 10, "新建水闸三座", 60), At(20, 13, "内部资料", 40)};
  EXPECT_TRUE(SettleOverlaps(words));
  EXPECT_EQ(words.size(), 2u);
}

TEST(Overlap, TightLinesAndNeighboursAreNone) {
  std::vector<Word> words{At(10, 10, "新建水闸三座", 60), At(10, 18, "加固堤防两处", 60),
                          At(69, 10, "”", 10)};
  EXPECT_FALSE(SettleOverlaps(words));
}

}  // namespace
}  // namespace duban::read::page
