#include "understand/assemble/indicators.h"

#include <gtest/gtest.h>

namespace duban::understand {
namespace {

RawTable Table(std::string_view unit_heading, std::string_view unit) {
  RawTable table;
  table.columns = {{Role::kCategory, "指标名称"},
                   {Role::kUnits, std::string(unit_heading)},
                   {Role::kContent, "年度目标"},
                   {Role::kProgress, "实际完成"},
                   {Role::kProgress, "完成率"}};
  RawRow row;
  row.cells = {{"一般公共预算收入"}, {unit}, {"62.5"}, {"60.83"}, {"97.3%"}};
  table.rows.push_back(std::move(row));
  return table;
}

TEST(FindIndicators, KnowsAColumnOfMeasures) {
  const RawTable table = Table("单位", "亿元");
  const auto columns = FindIndicators(table);
  ASSERT_TRUE(columns.has_value());
  EXPECT_EQ(columns->name, 0u);
  EXPECT_EQ(columns->unit, 1u);
  EXPECT_EQ(columns->target, 2u);
  EXPECT_EQ(columns->reported, 3u);
}

TEST(FindIndicators, OfficesAreNoMeasures) {
  const RawTable table = Table("单位", "市财政局");
  EXPECT_FALSE(FindIndicators(table).has_value());
}

TEST(FindIndicators, AColumnOfOwnersIsNone) {
  const RawTable table = Table("责任单位", "个");
  EXPECT_FALSE(FindIndicators(table).has_value());
}

TEST(WithUnit, PutsTheUnitBehindTheNumber) {
  EXPECT_EQ(WithUnit("财政收入", "62.5", "亿元"), "财政收入62.5亿元");
  EXPECT_EQ(WithUnit("生产总值增长", "6左右", "%"), "生产总值增长6%左右");
  EXPECT_EQ(WithUnit("投资增长", "-2.1", "%"), "投资增长-2.1%");
  EXPECT_EQ(WithUnit("城镇化率提高", "0.8", "百分点"), "城镇化率提高0.8个百分点");
}

TEST(WithUnit, WordsASign) {
  EXPECT_EQ(WithUnit("浓度", "≤33", "微克/立方米"), "浓度不高于33微克/立方米");
  EXPECT_EQ(WithUnit("优良率", "≥85", "%"), "优良率不低于85%");
}

TEST(WithUnit, LeavesWhatSpeaksForItself) {
  EXPECT_EQ(WithUnit("完成率", "97.3%", "%"), "完成率97.3%");
  EXPECT_EQ(WithUnit("能耗下降", "待省统计局核定", "%"), "待省统计局核定");
}

TEST(FindIndicators, TheLastNameBeforeTheTargetIsIt) {
  RawTable table = Table("单位", "亿元");
  table.columns.insert(table.columns.begin(), {Role::kCategory, "类别"});
  table.rows[0].cells.insert(table.rows[0].cells.begin(), {"经济发展"});
  const auto columns = FindIndicators(table);
  ASSERT_TRUE(columns.has_value());
  EXPECT_EQ(columns->name, 1u);
}

TEST(FindIndicators, TheTargetIsThatOfTheTablesYear) {
  RawTable table = Table("单位", "个");
  table.columns[2].heading = "2030年目标";
  table.columns.insert(table.columns.begin() + 3, {Role::kContent, "2031年目标"});
  table.rows[0].cells.insert(table.rows[0].cells.begin() + 3, {"70"});
  EXPECT_FALSE(FindIndicators(table).has_value());
  table.year = 2031;
  ASSERT_TRUE(FindIndicators(table).has_value());
  EXPECT_EQ(FindIndicators(table)->target, 3u);
  table.year = 2030;
  EXPECT_EQ(FindIndicators(table)->target, 2u);
}

TEST(IsMeasure, DoesNotBeginWithADigit) {
  EXPECT_TRUE(IsMeasure("吨"));
  EXPECT_FALSE(IsMeasure("10吨"));
}

TEST(FindIndicators, NamesMayBearTheirMeasures) {
  RawTable table = Table("责任单位", "市财政局");
  EXPECT_FALSE(FindIndicators(table).has_value());
  table.rows[0].cells[0] = {"一般公共预算收入（亿元）"};
  const auto columns = FindIndicators(table);
  ASSERT_TRUE(columns.has_value());
  EXPECT_FALSE(columns->unit.has_value());
  EXPECT_EQ(columns->target, 2u);
}

TEST(ReadIndicator, TakesTheMeasureFromTheName) {
  const Indicator indicator = ReadIndicator("城镇化率（%）", "", "58", "58.4");
  EXPECT_EQ(indicator.content, "城镇化率58%");
  EXPECT_EQ(indicator.progress, "城镇化率58.4%");
}

TEST(ReadIndicator, ASumOverYearsIsHeldAgainstAnotherOnly) {
  const Indicator both = ReadIndicator("能耗降低", "%", "[13.5]", "[14.1]");
  EXPECT_EQ(both.progress, "能耗降低14.1%");
  EXPECT_FALSE(both.other_years);
  const Indicator one = ReadIndicator("能耗降低", "%", "[13.5]", "14.1");
  EXPECT_EQ(one.progress, "14.1");
  EXPECT_TRUE(one.other_years);
  EXPECT_FALSE(ReadIndicator("能耗降低", "%", "[13.5]", "尚未公布").other_years);
}

TEST(ReadIndicator, WhatTheNamePromisesIsNoAnswer) {
  const Indicator same = ReadIndicator("新建幼儿园2所", "所", "2", "1");
  EXPECT_EQ(same.content, "新建幼儿园2所");
  EXPECT_EQ(same.progress, "新建幼儿园1所");
  const Indicator equal = ReadIndicator("改造公厕60座以上", "座", "60", "60");
  EXPECT_EQ(equal.content, "改造公厕60座以上");
  EXPECT_EQ(equal.progress, "改造公厕60座");
  const Indicator other = ReadIndicator("新增学位1000个", "个", "1200", "900");
  EXPECT_EQ(other.content, "新增学位1200个");
  EXPECT_EQ(other.whole, "新增学位1000个");
  EXPECT_EQ(other.progress, "新增学位900个");
  EXPECT_EQ(ReadIndicator("65岁以上老年人健康管理率", "%", "70", "72").progress,
            "65岁以上老年人健康管理率72%");
}

TEST(ReadIndicator, WhatTheNamePromisesIsNotPutTogetherWithOtherFigures) {
  const Indicator lost = ReadIndicator("占比提高到95%以上", "", "600", "600");
  EXPECT_EQ(lost.content, "占比提高到95%以上");
  EXPECT_EQ(lost.progress, "");
  EXPECT_TRUE(lost.apart);
  const Indicator other = ReadIndicator("绿化率提高到40%以上", "处", "60", "30");
  EXPECT_EQ(other.content, "绿化率提高到40%以上\n60处");
  EXPECT_EQ(other.progress, "30处");
}

TEST(ReadIndicator, AnEqualFigureIsNoRepetition) {
  EXPECT_EQ(ReadIndicator("处理率", "%", "100", "100").progress, "处理率实际为100%");
}

}  // namespace
}  // namespace duban::understand
