#include "understand/judge/corrections.h"

#include <gtest/gtest.h>

#include "understand/understand.h"

namespace duban::understand {
namespace {

using Kind = Correction::Kind;
using ledger::VerdictClass;

constexpr std::string_view kContent = "新增停车位300个，培育规上企业10家，整治河道5公里。";
constexpr std::string_view kProgress =
    "新增泊位280个、共享泊位40个，已培育规上企业12户，1-6月疏浚渠道6公里。";

ledger::Document Plan() {
  ledger::Document plan;
  plan.year = 2025;
  plan.period = ledger::Period::OfYear(2025);
  ledger::DocumentTask& task = plan.tasks.emplace_back();
  task.row.number = 7;
  task.row.content = kContent;
  task.row.progress = kProgress;
  task.row.lead_units = {"住建局", "水务局"};
  return plan;
}

base::Span In(std::string_view text, std::string_view words) {
  const auto begin = static_cast<uint32_t>(text.find(words));
  return {begin, begin + static_cast<uint32_t>(words.size())};
}

Correction Said(std::string_view promise, Kind kind, std::string_view answer = {}) {
  return {
      0, In(kContent, promise), kind, answer.empty() ? base::Span{} : In(kProgress, answer), {}};
}

// The class of the promise in `words` after the corrections; nothing where it is no promise.
std::optional<VerdictClass> ClassOf(std::string_view words, const ledger::Document& plan) {
  const ledger::Reading& reading = plan.tasks[0].reading;
  for (size_t i = 0; i < reading.targets.size(); ++i)
    if (reading.targets[i].span.In(kContent).find(words) != std::string_view::npos)
      return reading.verdicts[i].verdict_class;
  return std::nullopt;
}

const ledger::Finding* FindCode(const ledger::Document& plan, std::string_view code) {
  for (const ledger::Finding& finding : plan.findings)
    if (finding.code == code) return &finding;
  return nullptr;
}

TEST(Corrections, WordsThatAPersonPointsToAnswer) {
  ledger::Document plan = Plan();
  ReadPlan(plan);
  EXPECT_EQ(ClassOf("300", plan), VerdictClass::kShort);
  ReadPlan(plan, {Said("300个", Kind::kAnswer, "新增泊位280个、共享泊位40个")});
  EXPECT_EQ(ClassOf("300", plan), VerdictClass::kMet);
  EXPECT_EQ(plan.tasks[0].reading.verdicts[0].reported, base::Decimal(320));
  EXPECT_NE(FindCode(plan, kCorrectedCode), nullptr);
}

TEST(Corrections, TheFigureThatAnswersOnePromiseAnswersNoOther) {
  ledger::Document plan = Plan();
  ReadPlan(plan, {Said("5公里", Kind::kAnswer, "6公里"), Said("10家", Kind::kAnswer, "280个")});
  EXPECT_EQ(ClassOf("5", plan), VerdictClass::kMet);
  EXPECT_EQ(ClassOf("10", plan), VerdictClass::kMet);
  EXPECT_NE(plan.tasks[0].reading.verdicts[0].reported, base::Decimal(280));
}

TEST(Corrections, TwoPromisesShareAFigureWhereAPersonSaysSoOfBoth) {
  ledger::Document plan = Plan();
  ReadPlan(plan, {Said("300个", Kind::kAnswer, "280个"), Said("10家", Kind::kAnswer, "280个")});
  EXPECT_EQ(plan.tasks[0].reading.verdicts[0].reported, base::Decimal(280));
  EXPECT_EQ(plan.tasks[0].reading.verdicts[1].reported, base::Decimal(280));
}

TEST(Corrections, APromiseWhoseFigureWasGivenAwayTakesNoneThatFitsItLess) {
  constexpr std::string_view content = "培育规上企业10家，新增企业30家。";
  constexpr std::string_view progress = "培育规上企业12家，走访企业45家。";
  ledger::Document plan = Plan();
  plan.tasks[0].row.content = content;
  plan.tasks[0].row.progress = progress;
  ReadPlan(plan, {{0, In(content, "30家"), Kind::kAnswer, In(progress, "12家"), {}}});
  const auto& verdicts = plan.tasks[0].reading.verdicts;
  ASSERT_EQ(verdicts.size(), 2u);
  EXPECT_EQ(verdicts[1].reported, base::Decimal(12));
  EXPECT_EQ(verdicts[0].reported, std::nullopt);
}

TEST(Corrections, WordsThatTellNoChangeAnswerAPromiseOfGrowth) {
  ledger::Document plan = Plan();
  plan.tasks[0].row.content = "固定资产投资增长6%，工业投资增长8%。";
  plan.tasks[0].row.progress = "两项投资与上年基本持平。";
  Correction said{0,
                  In(plan.tasks[0].row.content, "8%"),
                  Kind::kAnswer,
                  In(plan.tasks[0].row.progress, "与上年基本持平"),
                  {}};
  ReadPlan(plan, {said});
  EXPECT_EQ(plan.tasks[0].reading.verdicts[1].verdict_class, VerdictClass::kShort);
  EXPECT_EQ(plan.tasks[0].reading.verdicts[1].reported, base::Decimal(0));
  EXPECT_EQ(FindCode(plan, kNotCorrectedCode), nullptr);
}

TEST(Corrections, NothingAnswersWhatAPersonSaysIsUnanswered) {
  ledger::Document plan = Plan();
  ReadPlan(plan, {Said("300个", Kind::kNothing)});
  EXPECT_EQ(ClassOf("300", plan), VerdictClass::kUnreported);
}

TEST(Corrections, WhatIsNoPromiseLeavesTheReading) {
  ledger::Document plan = Plan();
  ReadPlan(plan, {Said("10家", Kind::kNoPromise)});
  EXPECT_EQ(ClassOf("10", plan), std::nullopt);
  EXPECT_EQ(plan.tasks[0].reading.targets.size(), 2u);
  EXPECT_EQ(plan.tasks[0].reading.verdicts.size(), 2u);
}

TEST(Corrections, OneMeasureWordStandsForAnother) {
  ledger::Document plan = Plan();
  Correction measure = Said("10家", Kind::kMeasure);
  measure.measure = "户";
  ReadPlan(plan, {measure});
  EXPECT_EQ(ClassOf("10", plan), VerdictClass::kMet);
  EXPECT_EQ(plan.tasks[0].reading.targets[1].unit, "家");
}

TEST(Corrections, WordsWithoutAnAmountOfTheKindAreTold) {
  ledger::Document plan = Plan();
  ReadPlan(plan, {Said("300个", Kind::kAnswer, "6公里")});
  EXPECT_EQ(ClassOf("300", plan), VerdictClass::kShort) << "the machine's reading stands";
  ASSERT_NE(FindCode(plan, kNotCorrectedCode), nullptr);
  EXPECT_EQ(FindCode(plan, kNotCorrectedCode)->task, 7);
}

TEST(Corrections, ReadingAgainWithoutThemForgetsThem) {
  ledger::Document plan = Plan();
  ReadPlan(plan, {Said("300个", Kind::kNothing)});
  ReadPlan(plan);
  EXPECT_EQ(ClassOf("300", plan), VerdictClass::kShort);
  EXPECT_EQ(FindCode(plan, kCorrectedCode), nullptr);
}

TEST(Corrections, ATaskThatIsNotThereIsPassedOver) {
  ledger::Document plan = Plan();
  Correction far = Said("300个", Kind::kNothing);
  far.task = 5;
  ReadPlan(plan, {far});
  EXPECT_EQ(ClassOf("300", plan), VerdictClass::kShort);
}

TEST(Corrections, AnOfficeIsTheSameAsAnother) {
  ledger::Document plan = Plan();
  EXPECT_EQ(RenameUnit(plan, "住建局", "县住房和城乡建设局"), 1u);
  EXPECT_EQ(plan.tasks[0].row.lead_units,
            (std::vector<std::string>{"县住房和城乡建设局", "水务局"}));
}

}  // namespace
}  // namespace duban::understand
