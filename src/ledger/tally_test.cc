#include "ledger/tally.h"

#include <gtest/gtest.h>

namespace duban::ledger {
namespace {

TEST(Tally, CountsGradedTargetsByClass) {
  Reading reading;
  reading.targets.resize(3);
  reading.verdicts.resize(3);
  reading.targets[0].value = 3;
  reading.targets[1].value = 4;
  reading.verdicts[0].verdict_class = VerdictClass::kMet;
  reading.verdicts[1].verdict_class = VerdictClass::kShort;
  Tally tally;
  tally.Add(reading);
  EXPECT_EQ(tally.Count(VerdictClass::kMet), 1);
  EXPECT_EQ(tally.Count(VerdictClass::kShort), 1);
  EXPECT_EQ(tally.targets, 2) << "a target without a value is not graded";
  EXPECT_EQ(tally.tasks, 1);
  EXPECT_EQ(tally.unquantified_tasks, 0);
}

TEST(Tally, CountsATaskWithoutFigures) {
  Tally tally;
  tally.Add(Reading{});
  EXPECT_EQ(tally.unquantified_tasks, 1);
  EXPECT_EQ(tally.Count(VerdictClass::kUnquantified), 1);
  EXPECT_EQ(tally.targets, 0);
}

using Shares = std::vector<int>;

TEST(SharesPerMille, AddUpToTheWhole) {
  EXPECT_EQ(SharesPerMille({22, 7, 0, 1, 1, 0, 0, 0, 140}),
            (Shares{128, 41, 0, 6, 6, 0, 0, 0, 819}));
}

TEST(SharesPerMille, ThirdsGiveTheRestToTheEarlierCount) {
  EXPECT_EQ(SharesPerMille({1, 1, 0, 1}), (Shares{334, 333, 0, 333}));
  EXPECT_EQ(SharesPerMille({0, 0}), (Shares{0, 0}));
}

}  // namespace
}  // namespace duban::ledger
