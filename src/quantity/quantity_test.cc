#include "quantity/quantity.h"

#include <gtest/gtest.h>

namespace duban::quantity {
namespace {

using ledger::Dimension;
using ledger::Direction;
using ledger::Hedge;

TEST(FindQuantities, ReadsMoneyWithItsHedge) {
  const std::string text = "完成投资126.5亿元以上。";
  const auto found = FindQuantities(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].value.ToString(), "12650000000");
  EXPECT_EQ(found[0].unit, "元");
  EXPECT_EQ(found[0].dimension, Dimension::kMoney);
  EXPECT_EQ(found[0].hedge, Hedge::kAtLeast);
  EXPECT_EQ(found[0].number.In(text), "126.5亿");
  EXPECT_EQ(found[0].span.In(text), "126.5亿元以上");
}

TEST(FindQuantities, KeepsTheDirectionOfAPercentage) {
  const auto found = FindQuantities("供水漏损下降率约0.4-0.9%");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].value.ToString(), "0.4");
  EXPECT_EQ(found[0].upper->ToString(), "0.9");
  EXPECT_EQ(found[0].hedge, Hedge::kAbout);
  EXPECT_EQ(found[0].direction, Direction::kDown);
}

TEST(FindQuantities, LeavesTheThresholdOfAThingAlone) {
  const auto found = FindQuantities("引进10亿元以上项目20个、35岁以下人才3.5万人");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].value.ToString(), "20");
  EXPECT_EQ(found[1].value.ToString(), "35000");
}

// Found by the fuzzer: shares without a sign had no rule.
TEST(FindQuantities, NamesARuleForEveryAmount) {
  for (const char* text :
       {"百分之五", "千分之八", "三分之二", "八成", "九折", "3个", "20万", "翻番"})
    for (const auto& quantity : FindQuantities(text)) EXPECT_NE(quantity.rule, "") << text;
}

TEST(FindTimes, NamesTheMonthsOfAFigure) {
  const auto found = FindTimes("2023年1-9月完成三成");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].year, 2023);
  EXPECT_EQ(found[0].first_month, 1);
  EXPECT_EQ(found[0].last_month, 9);
}

TEST(FindAmountsAndTimes, ReadsBothAsTheOneAndTheOtherDo) {
  const std::string_view text = "2023年上半年建成3个,截至10月底完成投资1.2亿元,年底前再建2处";
  const auto found = FindAmountsAndTimes(text);
  const auto amounts = FindQuantities(text);
  ASSERT_EQ(found.amounts.size(), 3u);
  for (size_t i = 0; i < amounts.size(); ++i)
    EXPECT_EQ(found.amounts[i].span.begin, amounts[i].span.begin);
  ASSERT_EQ(found.times.size(), 3u);
  EXPECT_EQ(found.times[0].year, 2023);
  EXPECT_EQ(found.times[0].last_month, 6);
  EXPECT_EQ(found.times[1].last_month, 10);
}

TEST(FindTimes, BeginsWithJanuaryWhereOnlyTheEndIsNamed) {
  const auto found = FindTimes("截至10月底,建成3个");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].first_month, 1);
  EXPECT_EQ(found[0].last_month, 10);
}

}  // namespace
}  // namespace duban::quantity
