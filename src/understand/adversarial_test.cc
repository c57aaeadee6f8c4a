// Texts that nobody writes: they take linear time and never crash.
#include <gtest/gtest.h>

#include "understand/judge/targets.h"
#include "understand/judge/told_targets.h"
#include "understand/link/linking.h"
#include "understand/link/mentions.h"
#include "understand/understand.h"

namespace duban::understand {
namespace {

std::string Repeated(std::string_view part, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += part;
  return text;
}

TEST(Adversarial, ManyPromisesInOneCell) {
  const std::string content = Repeated("新增停车位300个、公共充电桩20个,", 200);
  const auto reading = ReadTask(content, content, std::nullopt);
  EXPECT_EQ(reading.targets.size(), 400u);
  EXPECT_EQ(reading.verdicts.size(), reading.targets.size());
}

// Pairs of a promise and an amount that are weighed in a cell of so many repetitions.
size_t Weighed(size_t times) {
  const std::string content = Repeated("新增停车位300个、公共充电桩20个,", times);
  const Prose prose = ReadProse(content);
  const std::vector<ledger::Target> targets = TargetsOf(prose);
  return LinkAnswers(PreparePromises(content, targets), prose, std::nullopt).weighed;
}

TEST(Adversarial, TheWorkOfALongCellGrowsAsItsLength) {
  const size_t once = Weighed(100);
  EXPECT_GE(once, 200u);
  for (const size_t longer : {2, 8}) EXPECT_LE(Weighed(100 * longer), 2 * longer * once);
}

TEST(Adversarial, ManyWordsThatEachPromiseAsksFor) {
  const std::string content = Repeated("信访事项办结率达到98%，新增停车位300个，", 400);
  for (const std::string_view part : {"全部办结，", "待核定，", "停车位数据未出，"}) {
    const std::string report = Repeated(part, 3'000);
    EXPECT_EQ(ReadTask(content, report, std::nullopt).verdicts.size(), 800u);
    EXPECT_LE(FindPending(report).size(), 256u) << part;
  }
}

TEST(Adversarial, ABulletinOfOneSentence) {
  for (const std::string_view part :
       {"目标5个，完成6个，", "完成6个，", "目标5个，", "低于目标5个，完成投资3万元，"}) {
    const std::string text = Repeated(part, 2'000);
    const ledger::Reading reading = ReadToldTask(text, std::nullopt);
    EXPECT_EQ(reading.verdicts.size(), reading.targets.size());
    EXPECT_LE(reading.targets.size(), 2'000u) << part;
  }
}

TEST(Adversarial, ALineWithoutAnyMark) {
  const std::string content = Repeated("推进综合改革", 20'000);
  EXPECT_TRUE(ReadTask(content, content, std::nullopt).targets.empty());
}

TEST(Adversarial, DeepBracketsAndOpenQuotes) {
  const std::string content = Repeated("(", 20'000) + "新增停车位300个" + Repeated("“", 20'000);
  EXPECT_LE(ReadTask(content, content, std::nullopt).targets.size(), 1u);
}

TEST(Adversarial, AHundredThousandDigits) {
  const std::string content = "新增停车位" + Repeated("9", 100'000) + "个。";
  EXPECT_LE(ReadTask(content, content, std::nullopt).targets.size(), 1u);
}

TEST(Adversarial, ManyListsOfFromAndTo) {
  const std::string content = Repeated("从10元、20元分别提高到30元、40元", 300);
  EXPECT_FALSE(ReadTask(content, "已完成。", std::nullopt).targets.empty());
}

TEST(Adversarial, ACellOfManyPromisesIsToldAndNotJudged) {
  ledger::Document document;
  document.tasks.resize(2);
  for (int i = 0; i < 20'000; ++i) document.tasks[0].row.progress += "5个、新增道路3公里，";
  document.tasks[0].row.content = document.tasks[1].row.content = "新增道路3公里。";
  document.tasks[1].row.progress = "新增道路3.2公里。";
  ReadPlan(document);
  ReadPlan(document);  // reading again tells it once
  EXPECT_TRUE(document.tasks[0].reading.targets.empty());
  EXPECT_EQ(document.tasks[1].reading.overall, ledger::VerdictClass::kMet);
  EXPECT_EQ(std::count_if(document.findings.begin(), document.findings.end(),
                          [](const auto& finding) { return finding.code == "cell-too-long"; }),
            1);
}

}  // namespace
}  // namespace duban::understand
