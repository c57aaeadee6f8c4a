#include "understand/assemble/period_text.h"

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

TEST(FindPeriod, InOtherForms) {
  for (const auto& [text, label] : std::initializer_list<std::pair<const char*, const char*>>{
           {"2031年前三个季度重点工作完成情况", "2031Q3"},
           {"2031年一季度重点工作进展", "2031Q1"},
           {"2031年第2季度工作进展", "2031Q2"},
           {"2031年三季度末工作进展", "2031Q3"},
           {"二〇三一年上半年重点工作", "2031H1"},
           {"二○三一年第四季度", "2031Q4"},
           {"二零三一年度", "2031"},
           {"２０３１年１－９月完成情况", "2031-09"},
           {"2031年1至8月份完成情况", "2031-08"},
           {"2031年元月至九月进展", "2031-09"},
           {"2031年1月至9月进展", "2031-09"},
           {"2031年1月—11月20日进展", "2031-11-20"},
           {"2031年9月-进展", "2031-09"},
           {"2031年十一月份进展", "2031-11"},
           {"2031年19月份进展情况", "2031-09"},
           {"2031年1?9月进展情况?", "2031-09"},
           {"2031年111月进展情况", "2031-11"},
           {"2031年12月进展情况", "2031-12"},
           {"2031年下半年工作进展", "2031H2"},
           {"（截至2031年10月31日）", "2031-10"},
           {"截止2031年10月15日", "2031-10-15"},
           {"截至2031年6月底", "2031-06"},
           {"2031年前9个月进展", "2031-09"},
           {"2031年前十一个月进展", "2031-11"},
           {"截至2031.9.30进展", "2031-09"},
           {"截至2031-09-15完成情况", "2031-09-15"},
           {"2031年重点工作进展（截至9.20）", "2031-09-20"},
           {"重点工作进展（20310930）", "2031-09"},
           {"重点工作进展（203109）", "2031-09"},
           {"重点工作进展（2031.09）", "2031-09"},
           {"重点工作进展（2031.1-9）", "2031-09"},
           {"2031Q3重点工作进展", "2031Q3"},
           {"2031年H1重点工作进展", "2031H1"},
           {"2031年年中重点工作进展", "2031H1"},
           {"2031年上半年进展（截至5月底）", "2031-05"},
           {"2031年三季度进展（截至10月8日）", "2031Q3"}})
    EXPECT_EQ(Label(text), label) << text;
}

TEST(FindPeriod, WhatIsNoPeriod) {
  for (const char* text :
       {"每月25日前报送", "截至目前进展情况", "第3期", "完成（3.6公里）", "G203109线"})
    EXPECT_EQ(Label(text), "") << text;
  for (const char* text :
       {"2031年中小学建设进展", "2031年中心城区改造进展", "2031年历时3个月的整治进展",
        "2031年第12号通报", "2031年重点工作完成情况 2032-01-22", "2031年H7N9防控进展"})
    EXPECT_EQ(Label(text), "2031") << text;
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
