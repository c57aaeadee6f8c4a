#include "understand/period_text.h"

#include <gtest/gtest.h>

namespace duban::understand {
namespace {

std::string Label(std::string_view text, std::optional<int> year = std::nullopt) {
  const auto period = FindPeriod(text, year);
  return period ? period->label : "";
}

TEST(FindPeriod, QuartersHalvesAndMonths) {
  EXPECT_EQ(Label("2031年第四季度某区任务完成情况"), "2031Q4");
  EXPECT_EQ(Label("2031年前三季度进展"), "2031Q3");
  EXPECT_EQ(Label("2031年上半年进展"), "2031H1");
  EXPECT_EQ(Label("某市2031年重点工作半年度进展情况表"), "2031H1");
  EXPECT_EQ(Label("2031年1—11月进展"), "2031-11");
  EXPECT_EQ(Label("2031年1-9月"), "2031-09");
}

TEST(FindPeriod, DaysAreMonthsAtTheirEnd) {
  EXPECT_EQ(Label("2031年度实事进度表(截至10月31日)"), "2031-10");
  EXPECT_EQ(Label("2031年实事进展(截至9月底)"), "2031-09");
  EXPECT_EQ(Label("2031年实事进展(截至11月20日)"), "2031-11-20");
}

TEST(FindPeriod, TheYearItselfAndNothing) {
  EXPECT_EQ(Label("二〇三一年度任务完成情况"), "2031");
  EXPECT_EQ(Label("任务完成情况"), "");
  EXPECT_EQ(Label("截至9月底进展情况", 2031), "2031-09");
  EXPECT_EQ(Label("进展情况", 2031), "");
}

TEST(FindDate, InEveryUsualForm) {
  const base::Date day{2031, 1, 8};
  for (const std::string_view text :
       {"2031-01-08 17:32:14", "2031年1月8日", "2031/1/8", "发布于2031.01.08"})
    EXPECT_EQ(FindDate(text), day) << text;
  EXPECT_FALSE(FindDate("2031-13-08"));
  EXPECT_FALSE(FindDate("编号2031"));
}

}  // namespace
}  // namespace duban::understand
