#include "understand/link/bare_numbers.h"

#include <gtest/gtest.h>

#include "understand/understand.h"

namespace duban::understand {
namespace {

struct Cells {
  std::string content, progress, share;
};

// A plan whose column of the progress has the heading, judged at the end of September.
ledger::Document Plan(const std::string& heading, const std::vector<Cells>& rows) {
  ledger::Document plan;
  plan.period = ledger::Period::Parse("2031-09");
  plan.columns = {ledger::Field::kContent, ledger::Field::kProgress, ledger::Field::kOther};
  plan.headings = {"年度任务", heading, "占年度任务"};
  for (const Cells& cells : rows) {
    ledger::DocumentTask task;
    task.row.number = static_cast<int>(plan.tasks.size()) + 1;
    task.row.content = cells.content;
    task.row.progress = cells.progress;
    if (!cells.share.empty()) task.row.extra = {{"占年度任务", cells.share}};
    plan.tasks.push_back(std::move(task));
  }
  ReadPlan(plan);
  return plan;
}

std::string Reported(const ledger::Document& plan, size_t task) {
  const auto& verdict = plan.tasks[task].reading.verdicts.at(0);
  return verdict.reported ? verdict.reported->ToString() : "";
}

bool Tells(const ledger::Document& plan, std::string_view code, int task) {
  for (const ledger::Finding& finding : plan.findings)
    if (finding.code == code && finding.task == task) return true;
  return false;
}

TEST(BareNumbers, AnswerInTheUnitThatTheShareAgreesWith) {
  const auto plan = Plan("完成情况", {{"新增学位3000个", "3240", "108%"},
                                      {"免费检查2.6万人", "26417", "101.6%"},
                                      {"完成投资3.5亿元", "28000", "80%"},
                                      {"购置车辆2台", "1（另1台已完成采购）", "50%"},
                                      {"农村公路120公里", "１２４.6", "103.8%"}});
  EXPECT_EQ(Reported(plan, 0), "3240");
  EXPECT_EQ(Reported(plan, 1), "26417");
  EXPECT_EQ(Reported(plan, 2), "280000000");
  EXPECT_EQ(Reported(plan, 3), "1");
  EXPECT_EQ(Reported(plan, 4), "124.6");
  EXPECT_EQ(plan.tasks[3].reading.verdicts[0].span, (base::Span{0, 1}));
}

TEST(BareNumbers, AnswerLineByLine) {
  const auto plan = Plan("完成情况", {{"新增床位400张\n改建照护床位300张", "438\n321", ""},
                                      {"新增食堂30个", "39", ""},
                                      {"新增学位500个\n新增托位200个", "699\n正在建设", ""},
                                      {"开办托班150个", "329", ""},
                                      {"建设公园10座", "10", ""},
                                      {"更新泵站40座", "36", ""},
                                      {"新增公交线路20条", "22", ""}});
  const auto& first = plan.tasks[0].reading.verdicts;
  EXPECT_EQ(first.at(0).reported, base::Decimal(438));
  EXPECT_EQ(first.at(1).reported, base::Decimal(321));
  EXPECT_EQ(first.at(1).span, (base::Span{4, 7}));
  EXPECT_EQ(Reported(plan, 2), "");
  EXPECT_EQ(Reported(plan, 3), "329");
}

TEST(BareNumbers, AreReadBeforeWhatIsClaimedOfThem) {
  const auto plan = Plan("完成情况", {{"妇女检查2500人", "3321，已超额完成。", ""},
                                      {"改造农厕300个", "320，其中120个在建", ""},
                                      {"改造危房300户", "260，预计年底全部完成", ""},
                                      {"培训500人", "510", ""}});
  EXPECT_EQ(Reported(plan, 0), "3321");
  EXPECT_EQ(Reported(plan, 1), "");
  EXPECT_EQ(Reported(plan, 2), "");
}

TEST(BareNumbers, AShareThatDisagreesLeavesThemUnread) {
  const auto plan = Plan("完成情况", {{"新增学位3000个", "3240", "98%"}});
  EXPECT_EQ(Reported(plan, 0), "");
  EXPECT_TRUE(Tells(plan, "bare-number-disagrees", 1));
  EXPECT_FALSE(Tells(plan, "silent-target", 1));
}

TEST(BareNumbers, OneNumberAnswersNoTwoPromises) {
  const auto plan = Plan("完成情况", {{"新增停车位1500个、充电桩300个", "1600", "106.7%"}});
  EXPECT_EQ(Reported(plan, 0), "");
  EXPECT_TRUE(Tells(plan, "bare-number-ambiguous", 1));
}

TEST(BareNumbers, WithoutAShareTheWholeColumnMustHoldAmounts) {
  const auto amounts =
      Plan("完成情况", {{"新增学位3000个", "2400", ""}, {"建成公厕60座", "41", ""}});
  EXPECT_EQ(Reported(amounts, 1), "41");
  const auto shares = Plan("完成情况", {{"新增学位3000个", "85", ""}, {"建成公厕60座", "100", ""}});
  EXPECT_EQ(Reported(shares, 1), "");
  EXPECT_TRUE(Tells(shares, "bare-number-unread", 2));
}

TEST(BareNumbers, MayBeTheNumberOfTheRow) {
  const auto plan = Plan("完成情况", {{"新增学位3000个", "2400", ""}, {"建成公厕2座", "2", ""}});
  EXPECT_EQ(Reported(plan, 1), "");
  EXPECT_TRUE(Tells(plan, "bare-number-unread", 2));
}

TEST(BareNumbers, MayCountMoreThanWasDone) {
  const auto plan = Plan("完成情况", {{"建成站点40个", "40（含在建3个）", "100%"}});
  EXPECT_EQ(Reported(plan, 0), "");
}

TEST(BareNumbers, ThingsAreCountedWhole) {
  const auto plan =
      Plan("完成情况", {{"新增学位3000个", "2400", ""}, {"建成公厕60座", "40.5", ""}});
  EXPECT_EQ(Reported(plan, 1), "");
}

TEST(BareNumbers, AreInTheUnitThatTheHeadingNames) {
  const auto plan = Plan("完成情况（万元）", {{"完成投资3.5亿元", "28000", ""},
                                              {"完成技改投资1亿元", "9000", ""},
                                              {"新建厂房3万平方米", "28000", ""}});
  EXPECT_EQ(Reported(plan, 0), "280000000");
  EXPECT_EQ(Reported(plan, 2), "");
  EXPECT_TRUE(Tells(plan, "bare-number-unread", 3));
}

TEST(BareNumbers, AreSharesBelowAHeadingThatSaysSo) {
  const auto rate =
      Plan("完成率（%）", {{"新增学位3000个", "85", ""}, {"建成公厕60座", "100", ""}});
  EXPECT_EQ(rate.tasks[0].reading.verdicts[0].ratio->ToString(), "0.85");
  const auto stage = Plan("形象进度", {{"新增学位3000个", "2850", ""}});
  EXPECT_TRUE(Tells(stage, "bare-number-unread", 1));
}

}  // namespace
}  // namespace duban::understand
