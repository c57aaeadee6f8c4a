#include "understand/judge.h"

#include <gtest/gtest.h>

#include "understand/understand.h"

namespace duban::understand {
namespace {

using ledger::VerdictClass;

ledger::Reading ReadYear(std::string_view content, std::string_view progress) {
  return ReadTask(content, progress, ledger::Period::OfYear(2024));
}

TEST(Judge, ReachedAmountIsMet) {
  const auto reading = ReadYear("新增停车位300个。", "新增停车位312个。");
  ASSERT_EQ(reading.targets.size(), 1u);
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kMet);
  EXPECT_EQ(reading.verdicts[0].reported, base::Decimal(312));
}

TEST(Judge, ClaimWithoutFigureIsUnreported) {
  const auto reading = ReadYear("新增停车位300个。", "已完成。");
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kUnreported);
  EXPECT_EQ(reading.verdicts[0].reason, ledger::UnreportedReason::kClaimedWithoutFigure);
}

TEST(Judge, AShareOfThePromiseAnswersItAndItsAmountDoesNot) {
  const auto reading = ReadYear("新建公路120公里。", "完成目标任务120公里的78.8%。");
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kShort);
  EXPECT_EQ(reading.verdicts[0].ratio, base::Decimal::Parse("0.788"));
}

TEST(Judge, AShareOfAnotherAmountAnswersNothing) {
  const auto reading = ReadYear("改造户厕60户。", "完成全市任务5000户的100%。");
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kUnreported);
}

// The amount that heads its clause repeats how many there are; what was done to them follows.
TEST(Judge, ASetThatIsRepeatedIsNoResult) {
  auto reading = ReadYear("改造老旧厂房12栋。", "12栋老旧厂房改造完工9栋。");
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kShort);
  EXPECT_EQ(reading.verdicts[0].reported, base::Decimal(9));
  reading = ReadYear("新建灌溉渠系30公里。", "30公里灌溉渠系完成土方开挖18公里。");
  EXPECT_NE(reading.verdicts[0].verdict_class, VerdictClass::kMet);
  reading = ReadYear("改造老旧厂房12栋。", "12栋老旧厂房全部改造完工。");
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kMet);
  reading = ReadYear("新增托位200个。", "新增托位210个，其中公办90个。");
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kMet);
}

TEST(Judge, WhatWasAskedForWasNotGot) {
  auto reading = ReadYear("新增省级绿色工厂10家。", "省级绿色工厂申报14家。");
  EXPECT_NE(reading.verdicts[0].verdict_class, VerdictClass::kMet);
  reading = ReadYear("组织申报省级绿色工厂10家。", "省级绿色工厂申报14家。");
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kMet);
}

}  // namespace
}  // namespace duban::understand
