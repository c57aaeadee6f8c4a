#include "workflow/match.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>
#include <string>

namespace duban::workflow {
namespace {

using Items = std::vector<MatchItem>;

Items Plan() {
  return {
      {1, "规上工业增加值增长5%以上", "经济运行", "区经信局", ""},
      {2, "规上服务业增加值增长6%以上", "经济运行", "区发改局", ""},
      {3, "新引进亿元以上产业项目20个,其中制造业项目不少于12个", "招商引资", "区商务局", ""},
      {4, "完成老旧小区改造12个,加装电梯30台", "城市更新", "区住建局", ""},
      {5, "新建口袋公园8个,绿道15公里", "城市更新", "区园林中心", ""},
      {6, "新增公办幼儿园学位900个", "民生实事", "区教育局", ""},
      {7, "建成居家养老服务中心3家,新增养老床位200张", "民生实事", "区民政局", ""},
  };
}

std::vector<int> ContinuedBy(const std::vector<MatchedItem>& matched) {
  std::vector<int> out;
  for (const MatchedItem& one : matched) out.push_back(one.before);
  return out;
}

TEST(MatchTest, TheSameTableContinuesWhole) {
  const Items plan = Plan();
  const auto matched = MatchItems(plan, plan);
  EXPECT_EQ(ContinuedBy(matched), (std::vector<int>{0, 1, 2, 3, 4, 5, 6}));
  for (const MatchedItem& one : matched) EXPECT_EQ(one.kind, RowJoin::kExact);
}

TEST(MatchTest, NumbersMayMoveWhereTheWordingStays) {
  const Items plan = Plan();
  Items now(plan.rbegin(), plan.rend());
  for (size_t i = 0; i < now.size(); ++i) now[i].number = static_cast<int>(i) + 1;
  EXPECT_EQ(ContinuedBy(MatchItems(plan, now)), (std::vector<int>{6, 5, 4, 3, 2, 1, 0}));
}

TEST(MatchTest, ARevisedWordingContinuesByLikeness) {
  const Items plan = Plan();
  Items now = plan;
  now[3].content = "实施老旧小区综合改造14个,加装电梯40台";
  const auto matched = MatchItems(plan, now);
  EXPECT_EQ(matched[3].kind, RowJoin::kLikeness);
  EXPECT_EQ(matched[3].before, 3);
  EXPECT_LT(matched[3].score, 1000);
  EXPECT_GE(matched[3].score, kLikeSupported);
}

TEST(MatchTest, AnotherTaskOfTheSameTemplateIsNew) {
  const Items plan = Plan();
  Items now = plan;
  now[0] = {1, "建筑业总产值增长8%以上", "经济运行", "区住建局", ""};
  const auto matched = MatchItems(plan, now);
  EXPECT_EQ(matched[0].kind, RowJoin::kNew);
  EXPECT_EQ(matched[0].before, -1);
  EXPECT_EQ(matched[1].before, 1);
}

TEST(MatchTest, ATaskThatIsGoneTakesNoOther) {
  const Items plan = Plan();
  Items now = plan;
  now.erase(now.begin() + 4);
  for (size_t i = 4; i < now.size(); ++i) now[i].number = static_cast<int>(i) + 1;
  EXPECT_EQ(ContinuedBy(MatchItems(plan, now)), (std::vector<int>{0, 1, 2, 3, 5, 6}));
}

TEST(MatchTest, TwoEquallyLikeTasksAreToldAndNotJoined) {
  const Items plan = {
      {11, "推进东片区城中村改造,完成征迁300户", "城市更新", "区住建局", ""},
      {12, "推进西片区城中村改造,完成征迁300户", "城市更新", "区住建局", ""},
      {13, "新建口袋公园8个", "城市更新", "区园林中心", ""},
  };
  const Items now = {
      {5, "新建口袋公园8个", "城市更新", "区园林中心", ""},
      {21, "推进各片区城中村改造,完成征迁600户", "城市更新", "区住建局", ""},
  };
  const auto matched = MatchItems(plan, now);
  ASSERT_EQ(matched[1].kind, RowJoin::kAmbiguous);
  EXPECT_EQ(matched[1].before, -1);
  ASSERT_EQ(matched[1].candidates.size(), 2u);
  EXPECT_GE(matched[1].candidates[0].second, matched[1].candidates[1].second);
}

TEST(MatchTest, TheNumberBreaksATie) {
  Items plan = Plan(), now = Plan();
  for (const int number : {11, 12}) {
    plan.push_back({number,
                    number == 11 ? "推进东片区城中村改造,年内完成征迁300户"
                                 : "推进西片区城中村改造,年内完成征迁300户",
                    "城市更新", "区住建局", ""});
    now.push_back({number,
                   number == 11 ? "推进城中村整治改造,年内完成征迁320户"
                                : "推进城中村整治改造,年内完成征迁280户",
                   "城市更新", "区住建局", ""});
  }
  EXPECT_EQ(ContinuedBy(MatchItems(plan, now)), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST(MatchTest, AShortTemplateIsNotJoinedByItsTemplate) {
  const Items plan = {{1, "安全生产通过省级年度复核", "", "", ""}};
  const Items now = {{1, "河湖管护通过省级年度复核", "", "", ""}};
  EXPECT_EQ(MatchItems(plan, now)[0].kind, RowJoin::kNew);
}

TEST(MatchTest, OfFewWordsTheAmountsAloneMayDiffer) {
  Items plan = Plan(), now = Plan();
  plan.push_back({8, "新增规上企业20家", "经济运行", "区经信局", ""});
  now.push_back({8, "新增规上企业15家", "经济运行", "区经信局", ""});
  const auto matched = MatchItems(plan, now);
  EXPECT_EQ(matched.back().kind, RowJoin::kLikeness);
  EXPECT_EQ(matched.back().before, 7);
  // A number that is a name makes another task, and so does another office in another place.
  plan.back().content = "实施第2批";
  now.back().content = "实施第3批";
  EXPECT_EQ(MatchItems(plan, now).back().kind, RowJoin::kNew);
  plan.back() = {8, "新增规上企业20家", "经济运行", "区经信局", ""};
  now.back() = {12, "新增规上企业15家", "招商引资", "区商务局", ""};
  EXPECT_EQ(MatchItems(plan, now).back().kind, RowJoin::kNew);
}

TEST(MatchTest, RepeatedWordingsGoByNumberAndLead) {
  const Items plan = {
      {1, "完成年度重点工作任务", "一", "甲局", ""},
      {2, "完成年度重点工作任务", "二", "乙局", ""},
  };
  const Items now = {
      {1, "完成年度重点工作任务", "二", "乙局", ""},
      {2, "完成年度重点工作任务", "一", "甲局", ""},
  };
  EXPECT_EQ(ContinuedBy(MatchItems(plan, now)), (std::vector<int>{1, 0}));
}

TEST(MatchTest, RepeatedWordingsThatChangedNumbersAreTold) {
  constexpr std::string_view kOne = "东片区已完成征迁签约180户,安置房主体结顶。",
                             kTwo = "西片区完成勘测定界,正在公示补偿方案,尚未签约。";
  constexpr std::string_view kWording = "推进城中村改造";
  const Items plan = {{3, kWording, "", "区住建局", "", kOne},
                      {7, kWording, "", "区住建局", "", kTwo}};
  const std::string one = std::string(kOne) + "回迁工作启动。", two = std::string(kTwo);
  const Items same = {{3, kWording, "", "区住建局", "", one},
                      {7, kWording, "", "区住建局", "", two}};
  EXPECT_EQ(ContinuedBy(MatchItems(plan, same)), (std::vector<int>{0, 1}));
  const Items swapped = {{3, kWording, "", "区住建局", "", two},
                         {7, kWording, "", "区住建局", "", one}};
  for (const MatchedItem& item : MatchItems(plan, swapped)) {
    EXPECT_EQ(item.kind, RowJoin::kAmbiguous);
    EXPECT_EQ(item.candidates.size(), 2u);
  }
}

TEST(MatchTest, AReportLikeTheNeighboursLastOneIsProgress) {
  constexpr std::string_view kBegun = "已完成施工图设计，正在办理招标手续。",
                             kBuilt = "主体工程已经结顶，正在安装设备管线。",
                             kDone = "已通过竣工验收，并移交使用单位管理。",
                             kWording = "新建社区服务中心";
  const Items plan = {{1, kWording, "", "区民政局", "", kBegun},
                      {2, kWording, "", "区民政局", "", kBuilt}};
  const Items now = {{1, kWording, "", "区民政局", "", kBuilt},
                     {2, kWording, "", "区民政局", "", kDone}};
  EXPECT_EQ(ContinuedBy(MatchItems(plan, now)), (std::vector<int>{0, 1}));
}

TEST(MatchTest, SwapsAmongManyRowsOfOneWordingAreTold) {
  std::deque<std::string> reports;
  Items plan;
  for (int i = 1; i <= 20; ++i)
    plan.push_back({i, "推进城中村改造", "", "区住建局", "",
                    reports.emplace_back("第" + std::string(static_cast<size_t>(i), 'a' + i) +
                                         "片区已完成征迁签约和安置方案公示。")});
  Items now = plan;
  constexpr std::string_view kOne = "东片区已完成征迁签约180户,安置房主体结顶。",
                             kTwo = "西门外完成勘测定界,正在公示补偿方案,尚未动工。";
  plan[3].report = now[16].report = kOne;
  plan[16].report = now[3].report = kTwo;
  const auto matched = MatchItems(plan, now);
  EXPECT_EQ(matched[3].kind, RowJoin::kAmbiguous);
  EXPECT_EQ(matched[16].kind, RowJoin::kAmbiguous);
  EXPECT_EQ(matched[4].kind, RowJoin::kExact);
}

TEST(MatchTest, RepeatedWordingsThatChangedCategoriesAreTold) {
  constexpr std::string_view kWording = "完成年度重点工作任务";
  const Items plan = {{1, kWording, "产业", "甲局", ""}, {2, kWording, "民生", "甲局", ""}};
  const Items swapped = {{1, kWording, "民生", "甲局", ""}, {2, kWording, "产业", "甲局", ""}};
  EXPECT_EQ(MatchItems(plan, swapped)[0].kind, RowJoin::kAmbiguous);
  const Items regrouped = {{1, kWording, "产业", "甲局", ""}, {2, kWording, "产业", "甲局", ""}};
  EXPECT_EQ(ContinuedBy(MatchItems(plan, regrouped)), (std::vector<int>{0, 1}));
}

TEST(MatchTest, RepeatedWordingsOfUnequalCountAreAmbiguous) {
  const Items plan = {
      {1, "完成年度重点工作任务", "", "", ""},
      {2, "完成年度重点工作任务", "", "", ""},
  };
  const Items now = {{7, "完成年度重点工作任务", "", "", ""}};
  const auto matched = MatchItems(plan, now);
  EXPECT_EQ(matched[0].kind, RowJoin::kAmbiguous);
  EXPECT_EQ(matched[0].candidates.size(), 2u);
}

TEST(MatchTest, OfOneWordingTheNearestPeriodGoesFirst) {
  constexpr std::string_view kWording = "完成老旧小区改造12个,加装电梯30台";
  Items plan = {{1, kWording, "城市更新", "区住建局"}, {2, kWording, "城市更新", "区住建局"}};
  plan[0].nearness = 1;
  const Items same = {{1, kWording, "城市更新", "区住建局"}};
  EXPECT_EQ(MatchItems(plan, same)[0].before, 1) << "though the other has its number";
  const Items reworded = {{1, "完成老旧小区改造14个,加装电梯40台", "城市更新", "区住建局"}};
  EXPECT_EQ(MatchItems(plan, reworded)[0].before, 1);
  plan[1].lead = "区水利局";
  EXPECT_EQ(MatchItems(plan, same)[0].before, 0) << "the other is of another office";
}

TEST(MatchTest, TheSameProgressSupportsACorrectedWording) {
  const std::string_view progress = "全区已有6个项目开工,其余项目完成立项,正在办理用地手续。";
  const Items plan = {{1, "推进数字产业园建设", "产业", "区经信局", progress}};
  const Items now = {{9, "推进数字经济产业园一期建设", "重大项目", "区科技局", progress}};
  EXPECT_EQ(MatchItems(plan, now)[0].before, 0);
}

TEST(MatchTest, NothingBeforeMakesAllNew) {
  const Items plan = Plan();
  for (const MatchedItem& one : MatchItems({}, plan)) EXPECT_EQ(one.kind, RowJoin::kNew);
  EXPECT_TRUE(MatchItems(plan, {}).empty());
}

TEST(MatchTest, AThousandTimesTheSameWordingTakesNoLonger) {
  Items before, now;
  for (int i = 0; i < 20'000; ++i) before.push_back({7, "完成年度任务", "", "", ""});
  for (int i = 0; i < 19'999; ++i) now.push_back({8, "完成年度任务", "", "", ""});
  const auto matched = MatchItems(before, now);
  EXPECT_EQ(matched[19'998].kind, RowJoin::kAmbiguous);
  EXPECT_LE(matched[0].candidates.size(), 12u);
}

// Wordings of random characters: 9 of 10 rows stay, every tenth loses and gains a few characters.
// Each weighed against each would be 400,000,000 comparisons of wordings, and not end within the
// time that a test program has.
TEST(MatchTest, ALargeTableIsMatchedWithoutWeighingEachAgainstEach) {
  std::mt19937 random(7);
  const int count = 20'000;
  std::deque<std::string> texts;
  Items before, now;
  for (int i = 0; i < count; ++i) {
    std::string text;
    for (int c = 0; c < 30; ++c)
      text += std::string("一乙丁七乃九了二人儿").substr(random() % 10 * 3, 3);
    before.push_back({i + 1, texts.emplace_back(text), "", "", ""});
    if (i % 10 == 0) text = text.substr(0, 75) + "十厂";
    now.push_back({i + 2, texts.emplace_back(text), "", "", ""});
  }
  const auto matched = MatchItems(before, now);
  EXPECT_EQ(matched[1].before, 1);
}

}  // namespace
}  // namespace duban::workflow
