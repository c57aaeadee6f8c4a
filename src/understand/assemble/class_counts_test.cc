#include "understand/assemble/class_counts.h"

#include <gtest/gtest.h>

namespace duban::understand {
namespace {

std::string CountsOf(std::string text) {
  table::Document document;
  document.blocks.push_back(table::Paragraph{std::move(text), {}});
  std::string out;
  for (const ledger::ClassCount& count : FindClassCounts(document))
    out += (out.empty() ? "" : " ") + count.kind + "=" + std::to_string(count.count);
  return out;
}

TEST(ClassCounts, BesideTheirClass) {
  EXPECT_EQ(CountsOf("达到序时进度162项，滞后12项，已完成9项。"), "on_pace=162 behind=12 done=9");
  EXPECT_EQ(
      CountsOf("全年共确定重点任务186项，其中45项已完成，120项按序时进度推进，21项进展缓慢。"),
      "total=186 done=45 on_pace=120 behind=21");
  EXPECT_EQ(CountsOf("已办结建议48件，正在办理12件；3件因条件不具备尚未启动。"),
            "underway=12 not_started=3");
  EXPECT_EQ(CountsOf("未完成的任务5项；超序时进度 33 项；未达序时进度的有7项"),
            "not_done=5 ahead=33 behind=7");
  EXPECT_EQ(CountsOf("8个实事项目已全部完成"), "done=8");
  EXPECT_EQ(CountsOf("已完成42个重点项目"), "done=42");
}

TEST(ClassCounts, ThingsAreNoTasks) {
  for (const char* text :
       {"完成老旧小区改造42个。", "完成投资30亿元，增长9%。", "已完成85%。",
        "新建学校3所，在建5所。", "完成技改项目30个。", "滞后序时进度4.5个百分点。",
        "第12项任务由区教育局牵头。", "完成率达到96%的单位有12家。", "完成3.5项"})
    EXPECT_EQ(CountsOf(text), "") << text;
}

TEST(ClassCounts, ManyNumbersInOneClause) {
  EXPECT_EQ(CountsOf("186项任务中已完成9项162项达到序时进度"), "done=9 on_pace=162");
  EXPECT_EQ(CountsOf(std::string(3000, '1') + "项滞后"), "");
}

}  // namespace
}  // namespace duban::understand
