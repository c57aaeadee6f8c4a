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

}  // namespace
}  // namespace duban::understand
