#include "understand/judge/judge.h"

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

TEST(Judge, AClaimOfAnotherPromisesFigureIsNoneOfThis) {
  const auto reading = ReadYear("城镇新增就业8000人，城镇调查失业率控制在5.5%以内。",
                                "新增就业8488人，完成年度目标的106.1%。");
  ASSERT_EQ(reading.verdicts.size(), 2u);
  EXPECT_EQ(reading.verdicts[1].reason, ledger::UnreportedReason::kNotMentioned);
}

TEST(Judge, AShareOfThePromiseAnswersItAndItsAmountDoesNot) {
  const auto reading = ReadYear("新建公路120公里。", "完成目标任务120公里的78.8%。");
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kShort);
  EXPECT_EQ(reading.verdicts[0].ratio, base::Decimal::Parse("0.788"));
}

struct Pair {
  std::string_view content, progress;
  VerdictClass wanted;
};

// What looks like an answer and is none, each beside one that is.
TEST(Judge, WhatIsNotTheThingItselfIsNoAnswer) {
  constexpr Pair kPairs[] = {
      // Below the figure.
      {"新增学位3000个。", "新增学位不足3000个。", VerdictClass::kShort},
      {"新增学位3000个。", "新增学位3000个。已全部投用。", VerdictClass::kMet},
      // A part of the building, or a piece of the work.
      {"除险加固水库11座。", "11座水库除险加固主体工程全部完工。", VerdictClass::kUnderway},
      {"除险加固水库11座。", "11座水库除险加固全部完工。", VerdictClass::kMet},
      {"建成智慧安防小区60个。", "60个智慧安防小区完成前端设备安装。", VerdictClass::kUnderway},
      {"完成监测平台升级30个。", "30个监测平台完成升级并通过联调测试。", VerdictClass::kMet},
      // All there are, or what came over several years.
      {"新增旅游床位1500张。", "旅游床位总数达到1.93万张。", VerdictClass::kUnreported},
      {"新增受益人口1.8万人。", "“十四五”以来累计新增受益人口4.9万人。", VerdictClass::kUnreported},
      {"新增受益人口1.8万人。", "今年以来新增受益人口1.9万人。", VerdictClass::kMet},
      // What goes with the thing.
      {"新增外贸企业25家。", "组织参展9场，带动企业35家。", VerdictClass::kUnreported},
      // Sites that were chosen.
      {"建成老年食堂18家。", "老年食堂已选址18家，开业9家。", VerdictClass::kShort},
      // How many there are, before what became of each.
      {"新建中小学校8所。", "8所中小学校中，6所已竣工交付使用。", VerdictClass::kShort},
      // A share that contradicts its figure.
      {"改造燃气管网60公里。", "改造燃气管网60公里，完成年度任务的90%。", VerdictClass::kShort},
      // The whole holds more than was promised.
      {"新建加工厂10座。", "新建、改建加工厂10座，其中新建6座。", VerdictClass::kShort},
      // Named what was promised.
      {"培育省级示范村5个。", "5个村获评省级示范村。", VerdictClass::kMet},
      // A share of the whole before it, and a rate after its count.
      {"民间投资占比55%以上。", "民间投资完成49亿元，占全部投资的57.5%。", VerdictClass::kMet},
      {"矛盾纠纷调处成功率98%以上。", "调处矛盾纠纷5136件，成功率98.4%。", VerdictClass::kMet},
      // Another year is named in comparison only.
      {"接待游客1800万人次。", "接待游客1946万人次，恢复到2019年同期的86%。", VerdictClass::kMet},
      // A fall that is meant about is a fall nevertheless.
      {"单位能耗下降3%左右。", "单位能耗下降1%。", VerdictClass::kShort}};
  for (const auto& [content, progress, wanted] : kPairs) {
    const auto reading = ReadYear(content, progress);
    ASSERT_EQ(reading.verdicts.size(), 1u) << content;
    EXPECT_EQ(reading.verdicts[0].verdict_class, wanted)
        << content << " " << progress << " " << Name(reading.verdicts[0].verdict_class);
  }
}

// A place among others and a third of a whole are no amounts: kept as promises that no figure
// grades.
TEST(Judge, PlacesAndFractionsAreKeptAsEvents) {
  const auto object = [](std::string_view content) {
    const auto events = FindEvents(content);
    return events.size() == 1 && FindTargets(content).empty()
               ? events[0].verb + "|" + events[0].object
               : std::string();
  };
  EXPECT_EQ(object("综合实力进入全省前三。"), "进入|全省前三");
  EXPECT_EQ(object("营商环境保持全市第一。"), "保持|全市第一");
  EXPECT_EQ(object("考核稳居全市第一方阵。"), "稳居|全市第一方阵");
  EXPECT_EQ(object("三分之二以上的行政村达到整洁标准。"), "|三分之二以上的行政村达到整洁标准");
  EXPECT_EQ(object("全市前三季度经济运行平稳。"), "");
  EXPECT_EQ(object("保持经济平稳运行。"), "");
  EXPECT_EQ(FindTargets("新增规上企业20家，综合考核进入全市前三。").size(), 1u);
  EXPECT_EQ(FindTargets("四分之三以上的行政村通公交。").at(0).value, base::Decimal(75));
  EXPECT_EQ(FindTargets("四分之三以上的行政村通公交。").at(0).unit, "%");
}

TEST(Judge, NumbersInNamesAndSummariesOfTasksPromiseNothing) {
  EXPECT_TRUE(ReadTask("支援山区26县发展。", "已完成。", std::nullopt).targets.empty());
  EXPECT_TRUE(ReadTask("支援山区26县。", "已完成。", std::nullopt).targets.empty());
  EXPECT_EQ(FindTargets("实现26县农村公路提升100公里。").size(), 1u);
  EXPECT_EQ(FindTargets("实现26县农村公路提升100公里。").at(0).unit, "公里");
  EXPECT_EQ(FindTargets("新增26县医院达标3家。").size(), 1u);
  EXPECT_EQ(FindTargets("实现26县通高速。").size(), 1u);
  EXPECT_TRUE(FindTargets("完成2024部门预算。").empty());
  EXPECT_TRUE(ReadTask("全年94项完成年度目标任务。", "完成。", std::nullopt).targets.empty());
  EXPECT_TRUE(ReadTask("改造九一六社区。", "九一六社区已完工。", std::nullopt).targets.empty());
  EXPECT_EQ(ReadTask("新增通高速26县。", "已完成。", std::nullopt).targets.size(), 1u);
}

TEST(Judge, AGoalThatIsOnlyNamedIsNotReached) {
  const auto reading = ReadYear("新增就业5000人。", "围绕新增就业5000人目标，组织招聘会12场。");
  EXPECT_NE(reading.verdicts.at(0).verdict_class, VerdictClass::kMet);
  EXPECT_FALSE(reading.verdicts.at(0).reported);
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

std::string Reported(std::string_view content, std::string_view progress) {
  const auto reading = ReadYear(content, progress);
  return std::string(reading.verdicts.at(0).why.Argument("reported"));
}

TEST(Judge, TheReasonQuotesTheFigureAsWritten) {
  EXPECT_EQ(Reported("新增绿地30公顷。", "新增绿地26.5万平方米。"), "26.5万平方米（合26.5公顷）");
  EXPECT_EQ(Reported("发放贷款5000万元。", "发放贷款0.62亿元。"), "0.62亿元");
  EXPECT_EQ(Reported("固定资产投资增长8%。", "固定资产投资下降2.4%。"), "下降2.4%");
  EXPECT_EQ(Reported("单位GDP能耗下降3%。", "单位GDP能耗下降1.2%。"), "下降1.2%");
  EXPECT_EQ(Reported("建成公园、广场共12个。", "建成公园5个、广场4个。"), "5个、4个，合计9个");
  EXPECT_EQ(Reported("失业率控制在5.5%以内。", "失业率5.1%。"), "5.1%");
}

TEST(Judge, TheReasonSaysThatAFigureIsExpected) {
  EXPECT_EQ(Reported("旅游总收入60亿元。", "旅游总收入预计62亿元。"), "预计62亿元");
  EXPECT_EQ(Reported("旅游总收入60亿元。", "旅游总收入62亿元。"), "62亿元");
  EXPECT_EQ(Reported("地区生产总值增长6%。", "预计全年地区生产总值增长6.2%。"), "预计增长6.2%");
}

TEST(Judge, TheReasonQuotesTheWordThatMakesAFigureNoMoreThanNear) {
  EXPECT_EQ(Reported("举办招聘会50场。", "举办招聘会近50场。"), "近50场");
  EXPECT_EQ(Reported("举办招聘会50场。", "举办招聘会约50场。"), "约50场");
  EXPECT_EQ(Reported("举办招聘会50场。", "举办招聘会50场左右。"), "50场左右");
  EXPECT_EQ(Reported("举办招聘会50场。", "举办招聘会56场。"), "56场");
}

TEST(Judge, CompletionOfSomethingElseIsNoClaim) {
  for (const char* progress :
       {"完成幼儿园招生工作。", "方案于5月22日印发。", "完成招标文件编制。"}) {
    const auto reading = ReadYear("新增托位300个。", progress);
    EXPECT_EQ(reading.verdicts[0].reason, ledger::UnreportedReason::kNotMentioned) << progress;
  }
  for (const char* progress :
       {"已全部完成。", "各项目标任务圆满完成。", "新增托位任务已按期完成。"}) {
    const auto reading = ReadYear("新增托位300个。", progress);
    EXPECT_EQ(reading.verdicts[0].reason, ledger::UnreportedReason::kClaimedWithoutFigure)
        << progress;
  }
}

TEST(Judge, ATargetThatTheSuperiorHasNotSetIsPending) {
  for (const char* progress :
       {"目标待下达。", "市里尚未下达任务。", "收入12.3亿元，市级目标未下达。"}) {
    const auto reading = ReadYear("一般公共预算收入完成市下达目标。", progress);
    EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kTargetPending) << progress;
  }
  const auto reading = ReadYear("一般公共预算收入完成市下达目标。", "收入12.3亿元。");
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kUnreported);
}

VerdictClass ClassOfOne(std::string_view content, std::string_view progress) {
  return ReadYear(content, progress).verdicts.at(0).verdict_class;
}

TEST(Judge, WhatCouldComeIsNotThere) {
  EXPECT_EQ(ClassOfOne("新增停车位500个。", "停车楼主体封顶，建成后可新增停车位520个。"),
            VerdictClass::kUnderway);
  EXPECT_EQ(ClassOfOne("新增停车位500个。", "项目建成后可提供停车位520个。"),
            VerdictClass::kUnreported);
  EXPECT_EQ(ClassOfOne("新增停车位500个。", "停车楼建成投用，新增停车位520个。"),
            VerdictClass::kMet);
}

TEST(Judge, WhatWasPreparedIsNotThere) {
  for (const char* progress :
       {"农村公路新改建120公里任务完成招标。", "新改建农村公路120公里已完成施工招标。",
        "120公里农村公路施工图纸已交付。", "农村公路新改建120公里项目正在办理前期手续。",
        "已确定新改建农村公路120公里。", "120公里农村公路建设资金已到位。",
        "新改建农村公路120公里方案已通过评审。"})
    EXPECT_EQ(ClassOfOne("新改建农村公路120公里。", progress), VerdictClass::kUnderway) << progress;
  for (const char* progress : {"农村公路新改建120公里任务已全部完成。", "新改建农村公路121公里。",
                               "120公里农村公路新改建完工。"})
    EXPECT_EQ(ClassOfOne("新改建农村公路120公里。", progress), VerdictClass::kMet) << progress;
}

TEST(Judge, APreparationAnswersThePromiseOfIt) {
  EXPECT_EQ(ClassOfOne("编制村庄规划方案30个。", "完成30个村庄规划方案编制。"), VerdictClass::kMet);
  EXPECT_EQ(ClassOfOne("确定示范村10个。", "示范村10个已确定。"), VerdictClass::kMet);
  EXPECT_EQ(ClassOfOne("招引亿元以上项目30个。", "31个亿元以上项目签约。"), VerdictClass::kMet);
}

TEST(Judge, AnotherMeasureOfOutputIsNoAnswer) {
  for (const char* progress :
       {"规上工业总产值增长8.9%。", "规上工业企业营业收入增长8.9%。", "规上工业企业利润增长8.9%。"})
    EXPECT_EQ(ClassOfOne("规上工业增加值增长8%以上。", progress), VerdictClass::kUnreported)
        << progress;
  EXPECT_EQ(ClassOfOne("规上工业增加值增长8%以上。", "规模以上工业增加值同比增长8.9%。"),
            VerdictClass::kMet);
  EXPECT_EQ(ClassOfOne("工业总产值增长8%。", "工业产值增长8.2%。"), VerdictClass::kMet);
}

TEST(Judge, IncomeCoverAndForeignMoneyAreToldApart) {
  const char* const pairs[][2] = {
      {"居民人均可支配收入增长6%。", "农村居民人均可支配收入增长7.1%。"},
      {"城镇居民人均可支配收入增长6%。", "居民人均可支配收入增长7.1%。"},
      {"森林覆盖率达到45%。", "绿化覆盖率达到46.2%。"},
      {"引进外资2亿美元。", "合同利用外资2.3亿美元。"},
  };
  for (const auto& [content, progress] : pairs)
    EXPECT_EQ(ClassOfOne(content, progress), VerdictClass::kUnreported) << progress;
  EXPECT_EQ(ClassOfOne("农村居民人均可支配收入增长6%。", "农村居民收入增长7.1%。"),
            VerdictClass::kMet);
  EXPECT_EQ(ClassOfOne("实际使用外资2亿美元。", "实际利用外资2.3亿美元。"), VerdictClass::kMet);
}

TEST(Judge, WhatWasFoundOrTakenInIsNotDone) {
  EXPECT_EQ(ClassOfOne("化解信访积案50件。", "受理信访积案50件。"), VerdictClass::kUnderway);
  EXPECT_EQ(ClassOfOne("拆除违建10万平方米。", "排查违建12万平方米。"), VerdictClass::kUnderway);
  EXPECT_EQ(ClassOfOne("新建社区食堂20家。", "社区食堂20家建设任务进展顺利。"),
            VerdictClass::kUnderway);
  EXPECT_EQ(ClassOfOne("受理法律援助案件500件。", "受理法律援助案件520件。"), VerdictClass::kMet);
  EXPECT_EQ(ClassOfOne("排查安全隐患300处。", "排查安全隐患312处。"), VerdictClass::kMet);
}

TEST(Judge, AGoalOfTheYearIsNoWindow) {
  const auto reading = ReadYear("失业率控制在5%以内。",
                                "1-8月城镇新增就业4210人，完成全年目标的70.2%，失业率4.6%。");
  EXPECT_EQ(reading.verdicts[0].window_months, 8);
}

TEST(Judge, APromiseOfTheRestIsAnsweredByTheRest) {
  EXPECT_EQ(ClassOfOne("完成剩余12个村的电网改造。", "剩余12个村电网改造全部完成。"),
            VerdictClass::kMet);
  EXPECT_NE(ClassOfOne("完成12个村的电网改造。", "完成5个村，剩余12个村明年改造。"),
            VerdictClass::kMet);
}

TEST(Judge, ADamagedPointEndsNoSentence) {
  EXPECT_EQ(ClassOfOne("出口额增长6%。", "出口额42。5亿元，增长7。1%。"), VerdictClass::kMet);
}

TEST(Judge, TwoWordsForOneThing) {
  EXPECT_EQ(ClassOfOne("改造危旧桥梁6座。", "改造危桥6座。"), VerdictClass::kMet);
  EXPECT_EQ(ClassOfOne("农民收入增长7%。", "农民人均可支配收入增长7.4%。"), VerdictClass::kMet);
  EXPECT_EQ(ClassOfOne("村集体收入增长7%。", "居民人均可支配收入增长7.4%。"),
            VerdictClass::kUnreported);
}

TEST(Judge, AnotherRateIsNoPartOfTheWork) {
  EXPECT_EQ(ClassOfOne("单位GDP能耗下降3%。", "地区生产总值增长4.1%。"), VerdictClass::kUnreported);
}

TEST(Judge, ALineAnswersTheLineBesideIt) {
  const auto reading =
      ReadYear("①修复管网20公里；\n②新建泵站2座。", "①已完成，修复20.6公里；\n②正在推进设备安装。");
  EXPECT_EQ(reading.verdicts[0].verdict_class, VerdictClass::kMet);
  EXPECT_EQ(reading.verdicts[1].verdict_class, VerdictClass::kUnderway);
}

TEST(Judge, PushingAWorkAloneIsNoStageOfIt) {
  for (const std::string_view said :
       {"泵站建设正常推进。", "泵站建设工作正在有序推进。", "扎实推进泵站建设。"})
    EXPECT_EQ(ReadYear("新建泵站2座。", said).verdicts[0].verdict_class, VerdictClass::kUnreported)
        << said;
  for (const std::string_view said : {"泵站建设正在推进设备安装。", "泵站正在施工。"})
    EXPECT_EQ(ReadYear("新建泵站2座。", said).verdicts[0].verdict_class, VerdictClass::kUnderway)
        << said;
}

TEST(Judge, TraditionalCharactersAsSimplifiedOnes) {
  ledger::Document plan;
  plan.period = ledger::Period::Parse("2031");
  plan.tasks.resize(2);
  plan.tasks[0].row = {
      .number = 1, .content = "新建公廁20座。", .progress = "已開工建設20座公廁。"};
  plan.tasks[1].row = {
      .number = 2, .content = "開展培訓300人次。", .progress = "開展培訓312人次。"};
  ReadPlan(plan);
  EXPECT_EQ(plan.tasks[0].reading.verdicts[0].verdict_class, VerdictClass::kUnderway);
  EXPECT_EQ(plan.tasks[1].reading.verdicts[0].verdict_class, VerdictClass::kMet);
  EXPECT_EQ(plan.tasks[0].row.progress, "已開工建設20座公廁。");
}

}  // namespace
}  // namespace duban::understand
