#include "understand/judge/told_targets.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace duban::understand {
namespace {

// "object value unit class reported" of each promise, with ; between them.
std::string Told(std::string_view text, std::string_view period = "2031") {
  const ledger::Reading reading = ReadToldTask(text, ledger::Period::Parse(period));
  std::string out;
  for (size_t i = 0; i < reading.targets.size(); ++i) {
    const ledger::Target& target = reading.targets[i];
    const ledger::Verdict& verdict = reading.verdicts[i];
    out += fmt::format("{}{} {}{} {} {}", out.empty() ? "" : "; ", target.object,
                       target.value->ToString(), target.unit, ledger::Name(verdict.verdict_class),
                       verdict.reported ? verdict.reported->ToString() : "-");
  }
  return out;
}

TEST(ToldTargets, BehindTheResult) {
  EXPECT_EQ(Told("新建通村公路46.5公里，为年度任务50公里的93%。"), "通村公路 50公里 short 46.5");
  EXPECT_EQ(Told("改造厕所1280户，超额完成1200户的目标任务。"), "厕所 1200户 met 1280");
  EXPECT_EQ(Told("完成营造林3.1万亩，占全年计划4万亩的77.5%。", "2031Q3"),
            "营造林 40000亩 on_pace 31000");
  EXPECT_EQ(Told("新开工项目36个，完成计划40个的90%，竣工项目21个，完成计划20个的105%。"),
            "项目 40个 short 36; 项目 20个 met 21");
}

TEST(ToldTargets, InFrontOfTheResult) {
  EXPECT_EQ(Told("养老服务。全年目标新增床位300张，实际新增286张。"), "床位 300张 short 286");
  EXPECT_EQ(Told("计划改造泵站8座，目前改造完成5座，其余3座正在施工。", "2031Q3"),
            "泵站 8座 behind 5");
  EXPECT_EQ(Told("养老床位目标为300张，实际建成310张。"), "养老床位 300张 met 310");
}

TEST(ToldTargets, FollowFromTheGap) {
  EXPECT_EQ(Told("固定资产投资增长5.2%，低于年度目标2.8个百分点。"), "固定资产投资 8% short 5.2");
  EXPECT_EQ(Told("新增市场主体5260户，超过年度目标260户。"), "市场主体 5000户 met 5260");
}

TEST(ToldTargets, ShortGapWordsStandBeforeTheirNumber) {
  EXPECT_EQ(Told("工业投资增长9.1%，比目标低0.9个百分点。"), "工业投资 10% short 9.1");
  EXPECT_EQ(Told("失业率3.1%，低于4%的控制目标。"), "失业率 4% met 3.1");
  EXPECT_EQ(Told("高标准农田。年度任务4万亩，建成4.2万亩。"), "高标准农田 40000亩 met 42000");
  EXPECT_EQ(Told("多渠道筹集房源目标500套，实际筹集420套。"), "多渠道筹集房源 500套 short 420");
}

TEST(ToldTargets, OnlyTheGapIsTold) {
  EXPECT_EQ(Told("新增规上企业目标为20家，距年度目标还差3家。"), "新增规上企业 20家 short -");
  EXPECT_EQ(Told("税收收入目标为12亿元，超出目标0.4亿元。"), "税收收入 1200000000元 met -");
  EXPECT_EQ(Told("PM2.5浓度目标为不高于35微克/立方米，超出目标2微克/立方米。"),
            "PM2.5浓度 35微克/立方米 short -");
}

TEST(ToldTargets, OtherLinesAreNoPromise) {
  for (const char* text :
       {"全县实现生产总值152亿元，增长5.1%，低于全省平均水平0.4个百分点。",
        "工业投资增长9.1%，滞后序时进度4.2个百分点。",
        "招商引资到位资金31亿元，达年度目标的77.5%。", "开展培训12场，培训1300人次。",
        "完成投资8亿元，比上年多1.2亿元。", "其余3座计划明年建成。"})
    EXPECT_EQ(Told(text), "") << text;
}

// A wrong "met" is the worst error.
TEST(ToldTargets, WorkBegunIsNotWorkDone) {
  EXPECT_EQ(Told("计划建成幼儿园6所，目前6所全部开工。").find("met"), std::string::npos);
  EXPECT_EQ(Told("目标建成停车场4个，正在建设4个。").find("met"), std::string::npos);
}

}  // namespace
}  // namespace duban::understand
