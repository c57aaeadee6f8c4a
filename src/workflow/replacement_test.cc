#include "workflow/replacement.h"

#include <gtest/gtest.h>

#include "ledger/finding_codes.h"
#include "understand/understand.h"
#include "workflow/undo_import.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

class ReplacementTest : public ActionTest {
 protected:
  base::Message Question(ledger::Document document, bool dry_run = false) {
    ImportOptions options;
    options.government = government_;
    options.dry_run = dry_run;
    const auto result = Import(context_, std::move(document), options);
    return result ? base::Message{} : result.error().message;
  }
};

// Twenty tasks of which no two are alike.
ledger::Document LongTable(std::string_view period, std::string_view progress = "推进中。") {
  constexpr std::array<std::string_view, 20> kThings = {
      "文化站",   "公厕",     "停车场", "幼儿园",   "养老院", "体育馆",  "图书馆",
      "卫生室",   "污水厂",   "变电所", "消防站",   "菜市场", "充电桩",  "口袋公园",
      "数字影院", "长者食堂", "托育园", "智慧灯杆", "渡口",   "防洪堤坝"};
  ledger::Document document = Table(period);
  document.tasks.clear();
  for (size_t i = 0; i < kThings.size(); ++i)
    document.tasks.push_back(TableRow(
        static_cast<int>(i) + 1, "新建" + std::string(kThings[i]) + "5个", std::string(progress)));
  return document;
}

// The list of 民生实事 beside that of 重点任务.
ledger::Document OtherList(std::string_view period) {
  ledger::Document document = Table(period);
  document.title = std::string(period) + "民生实事项目进展";
  document.tasks = {TableRow(1, "举办云溪半程马拉松,参赛规模达到8000人", "筹备中。", "区文旅局"),
                    TableRow(2, "修缮古桥十座", "已修缮四座。", "区文旅局")};
  return document;
}

TEST_P(ReplacementTest, ACorrectionThatLosesManyTasksAsksFirst) {
  Must(LongTable("2025Q1"));
  ledger::Document half = LongTable("2025Q1", "已完成。");
  half.tasks.erase(half.tasks.begin() + 10, half.tasks.end());
  half.tasks.erase(half.tasks.begin() + 2);
  const base::Message question = Question(half);
  EXPECT_EQ(question.key, "import-rows-lost");
  EXPECT_EQ(question.Argument("lost"), "11");
  EXPECT_EQ(question.Argument("rows"), "20");
  EXPECT_EQ(question.Argument("numbers"), "3, 11-20");
  EXPECT_EQ(question.Argument("first"), "新建停车场5个");
  EXPECT_EQ(Question(half, true).key, "import-rows-lost") << "a dry run asks the same";
  EXPECT_EQ(Events(), 1);
  const ImportResult done = Must(half, false, true);
  EXPECT_EQ(done.outcome, ImportOutcome::kNewEdition);
  EXPECT_EQ(done.gone.size(), 11u);
}

TEST_P(ReplacementTest, WhatWasConfirmedStandsInTheEvent) {
  Must(LongTable("2025Q1"));
  ledger::Document half = LongTable("2025Q1", "已完成。");
  half.tasks.resize(9);
  const ImportResult done = Must(half, false, true);
  auto transaction = store_->Read();
  const auto events = transaction->Events(government_, static_cast<int64_t>(done.event) - 1, 1);
  ASSERT_TRUE(events.has_value());
  const base::Message payload{"", *events->front().payload};
  EXPECT_EQ(payload.Argument("confirmed"), "import-rows-lost");
}

TEST_P(ReplacementTest, ACorrectionMayDropAFewTasks) {
  Must(LongTable("2025Q1"));
  ledger::Document less = LongTable("2025Q1", "已完成。");
  less.tasks.resize(16);
  EXPECT_EQ(Must(less).outcome, ImportOutcome::kNewEdition);
}

TEST_P(ReplacementTest, HalfOfAShortTableIsMuch) {
  Must(Table("2025Q1"));
  ledger::Document less = Table("2025Q1", "已完成。");
  less.tasks.resize(4);
  EXPECT_EQ(Must(less).outcome, ImportOutcome::kNewEdition);
  less.tasks.resize(2);
  EXPECT_EQ(Question(less).key, "import-rows-lost");
}

TEST_P(ReplacementTest, TheNextQuarterMayLackWhatItLikes) {
  Must(LongTable("2025Q1"));
  ledger::Document half = LongTable("2025Q2");
  half.tasks.resize(9);
  EXPECT_EQ(Must(half).outcome, ImportOutcome::kNewPeriod);
}

TEST_P(ReplacementTest, AnotherListOfThePeriodDoesNotReplaceTheFirst) {
  Must(Table("2025Q1"));
  const base::Message question = Question(OtherList("2025Q1"));
  EXPECT_EQ(question.key, "import-other-list");
  EXPECT_EQ(question.Argument("standing"), "2025Q1重点任务完成情况");
  EXPECT_EQ(question.Argument("title"), "2025Q1民生实事项目进展");
  EXPECT_EQ(Ledger("2025Q1").lines.size(), 5u);
  EXPECT_EQ(Must(OtherList("2025Q1"), false, true).edition, 2);
}

TEST_P(ReplacementTest, ATableThatWasCorrectedSinceAsksFirst) {
  ledger::Document first = Table("2025Q1"), second = Table("2025Q1", "已完成。");
  second.source.sm3 = std::string(64, 'b');
  Must(first);
  Must(second);
  const base::Message question = Question(first);
  EXPECT_EQ(question.key, kCorrectedSince);
  EXPECT_EQ(question.Argument("edition"), "1");
  EXPECT_EQ(question.Argument("standing"), "2");
  first.source.sm3 = std::string(64, 'c');  // the same table in another file
  EXPECT_EQ(Question(first).key, kCorrectedSince);
  EXPECT_EQ(Must(first, false, true).edition, 3);
}

TEST_P(ReplacementTest, AnotherListDoesNotContinueThePlan) {
  Must(Table("2025Q1"));
  const base::Message question = Question(OtherList("2025Q2"));
  EXPECT_EQ(question.key, "import-nothing-continues");
  EXPECT_EQ(question.Argument("period"), "2025Q1");
  EXPECT_EQ(question.Argument("title"), "2025Q2民生实事项目进展");
  EXPECT_EQ(Must(OtherList("2025Q2"), false, true).outcome, ImportOutcome::kNewPeriod);
}

TEST_P(ReplacementTest, ALineInCommonContinuesThePlan) {
  Must(Table("2025Q1"));
  ledger::Document next = OtherList("2025Q2");
  next.tasks.push_back(Table("2025Q2").tasks[4]);
  EXPECT_EQ(Must(next).outcome, ImportOutcome::kNewPeriod);
}

// One task, which the office words otherwise.
ledger::Document Short(std::string_view period, std::string content, std::string_view title = "") {
  ledger::Document document = Table(period);
  document.title += title;
  document.tasks = {TableRow(1, std::move(content), "推进中。")};
  return document;
}

TEST_P(ReplacementTest, AShortTableInOtherWordsIsTheSameList) {
  Must(Short("2025Q1", "修缮古桥十座"));
  EXPECT_EQ(Must(Short("2025Q1", "举办半程马拉松1场", "（更正）")).outcome,
            ImportOutcome::kNewEdition);
  EXPECT_EQ(Must(Short("2025Q2", "新建体育馆2处")).outcome, ImportOutcome::kNewPeriod);
  ledger::Document other = Short("2025Q2", "改造公厕20座");
  other.title = "2025年民生实事";
  EXPECT_EQ(Question(other).key, "import-other-list");
}

TEST_P(ReplacementTest, TheStandingTableReadAnewIsNoQuestion) {
  ledger::Document first = Table("2025Q1"), second = Table("2025Q1", "已完成。");
  second.source.sm3 = std::string(64, 'b');
  Must(first);
  Must(second);
  first.source.sm3 = std::string(64, 'c');
  EXPECT_EQ(Must(first, false, true).edition, 3);
  first.rules = "test.2";
  first.source.sm3 = std::string(64, 'd');  // with two blank lines more
  EXPECT_EQ(Must(first).outcome, ImportOutcome::kReread);
}

TEST_P(ReplacementTest, WhatWasUndoneMayComeAgain) {
  Must(Table("2025Q1"));
  Must(Table("2025Q1", "已完成。"));
  ASSERT_TRUE(UndoImport(context_, {government_, 2025, "2025Q1", "", false}).has_value());
  EXPECT_EQ(Must(Table("2025Q1", "已完成。")).edition, 3);
}

TEST_P(ReplacementTest, AFileThatBreaksOffReplacesNothing) {
  Must(LongTable("2025Q1"));
  ledger::Document cut = LongTable("2025Q1", "已完成。");
  cut.source.sm3 = std::string(64, 'b');
  cut.tasks.pop_back();
  cut.findings.push_back(ledger::MakeFinding(understand::kFileCutCode, {}));
  const base::Message question = Question(cut);
  EXPECT_EQ(question.key, "import-cut");
  EXPECT_EQ(question.Argument("now"), "19");
  EXPECT_EQ(Must(cut, false, true).outcome, ImportOutcome::kNewEdition);
}

TEST_P(ReplacementTest, AFileThatBreaksOffIsAskedAboutAsTheFirstToo) {
  ledger::Document cut = LongTable("2025Q1");
  cut.findings.push_back(ledger::MakeFinding(understand::kFileCutCode, {}));
  EXPECT_EQ(Question(cut).key, "import-cut-first");
  EXPECT_EQ(Question(cut, true).key, "import-cut-first");
  EXPECT_EQ(Events(), 0);
  EXPECT_EQ(Must(cut, false, true).outcome, ImportOutcome::kFirst);
  cut.tasks.pop_back();  // read otherwise by newer rules: the file is the same
  EXPECT_EQ(Must(cut).outcome, ImportOutcome::kNewEdition);
}

ledger::Document TableOf(std::string_view government, std::string_view period,
                         std::string_view progress) {
  ledger::Document document = Table(period, progress);
  document.title = std::string(period) + std::string(government) + "重点任务完成情况";
  document.disclosure.publisher = std::string(government) + "人民政府办公室";
  document.source.sm3 = std::string(64, 'b');
  return document;
}

TEST_P(ReplacementTest, AnotherGovernmentsTableIsAskedAbout) {
  Must(Table("2025Q1"));
  const base::Message question = Question(TableOf("梅岭区", "2025Q1", "已完成。"));
  EXPECT_EQ(question.key, "import-other-government");
  EXPECT_EQ(question.Argument("printed"), "梅岭区");
  EXPECT_EQ(question.Argument("name"), "云城区");
  EXPECT_EQ(question.Argument("government"), "yuncheng");
  EXPECT_EQ(Question(TableOf("梅岭区", "2025Q2", "已完成。")).key, "import-other-government")
      << "also for a period where nothing stands";
  EXPECT_EQ(Events(), 1);
  EXPECT_EQ(Must(TableOf("梅岭区", "2025Q1", "已完成。"), false, true).edition, 2);
  EXPECT_EQ(Must(TableOf("梅岭区", "2025Q2", "已完成。")).outcome, ImportOutcome::kNewPeriod)
      << "filed so already";
}

TEST_P(ReplacementTest, OtherNamesOfTheGovernmentAreNotAskedAbout) {
  Must(Table("2025Q1"));
  EXPECT_EQ(Must(TableOf("霁川市云城区", "2025Q1", "推进中一。")).edition, 2);
  ledger::Document bureau = TableOf("云城区", "2025Q1", "推进中二。");
  bureau.disclosure.publisher = "云城区发展和改革局";
  EXPECT_EQ(Must(bureau).edition, 3);
  ledger::Document short_name = TableOf("云城", "2025Q1", "推进中三。");
  short_name.disclosure.publisher = "霁川市";
  EXPECT_EQ(Must(short_name).edition, 4);
  ledger::Document unnamed = TableOf("", "2025Q1", "推进中四。");
  unnamed.disclosure.publisher = "区政府办公室";
  EXPECT_EQ(Must(unnamed).edition, 5);
}

TEST_P(ReplacementTest, ATableThatWasPublishedEarlierIsAskedAbout) {
  ledger::Document first = Table("2025Q1"), older = Table("2025Q1", "筹备中。");
  first.disclosure.published = base::Date{2025, 4, 20};
  older.disclosure.published = base::Date{2025, 4, 10};
  older.source.sm3 = std::string(64, 'b');
  Must(first);
  const base::Message question = Question(older);
  EXPECT_EQ(question.key, kOlder);
  EXPECT_EQ(question.Argument("before"), "2025-04-20");
  EXPECT_EQ(question.Argument("now"), "2025-04-10");
  EXPECT_EQ(Must(older, false, true).edition, 2);
  EXPECT_EQ(Must(first, false, true).edition, 3);
  older.disclosure.published = base::Date{2025, 4, 20};
  older.source.sm3 = std::string(64, 'c');
  older.tasks[0].row.progress = "已完成。";
  EXPECT_EQ(Must(older).edition, 4) << "the same day may correct";
}

INSTANTIATE_STORE_TESTS(ReplacementTest);

}  // namespace
}  // namespace duban::workflow
