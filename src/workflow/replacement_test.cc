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

  // Keys of all that is asked, in its order.
  std::vector<std::string> Keys(ledger::Document document, std::string name = "") {
    ImportOptions options;
    options.government = government_;
    options.name = std::move(name);
    Questions asked;
    options.asked = &asked;
    const auto result = Import(context_, std::move(document), options);
    EXPECT_EQ(result.has_value(), asked.empty());
    std::vector<std::string> keys;
    for (const base::Message& one : asked) keys.push_back(one.key);
    if (!result) EXPECT_EQ(result.error().message, asked.at(0));
    return keys;
  }

  std::string Confirmed(const ImportResult& done) {
    auto transaction = store_->Read();
    const auto events = transaction->Events(government_, static_cast<int64_t>(done.event) - 1, 1);
    EXPECT_TRUE(events.has_value());
    return std::string(base::Message{"", *events->front().payload}.Argument("confirmed"));
  }

  ImportResult Rename(ledger::Document document, std::string name, bool replace,
                      bool dry_run = false) {
    ImportOptions options;
    options.government = government_;
    options.name = std::move(name);
    options.replace = replace;
    options.dry_run = dry_run;
    const auto result = Import(context_, std::move(document), options);
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message.key);
    return result ? *result : ImportResult{};
  }
};

// Twenty tasks of which no two are alike.
ledger::Document LongTable(std::string_view period, std::string_view progress = "推进中。") {
  constexpr std::array<std::string_view, 20> kThings = {
      "文化站",   "公厕",     "停车场", "幼儿园",   "养老院", "体育馆",  "图书馆",
      "卫生室",   "污水厂",   "变电所", "消防站",   "菜市场", "充电桩",  "口袋公园",
      "数字影院", "长者食堂", "托育园", "智慧灯杆", "渡口",   "防洪堤坝"};
  ledger::Document document = Table(period, progress);
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
  EXPECT_EQ(Confirmed(Must(half, false, true)), "import-rows-lost");
}

// That says of itself that it came later.
ledger::Document Corrected(ledger::Document document) {
  document.title += "（更正）";
  document.source.sm3 = port::system::Sm3Hex(document.title);
  return document;
}

TEST_P(ReplacementTest, ACorrectionMayDropAFewTasks) {
  Must(LongTable("2025Q1"));
  ledger::Document less = Corrected(LongTable("2025Q1", "已完成。"));
  less.tasks.resize(16);
  EXPECT_EQ(Must(less).outcome, ImportOutcome::kNewEdition);
}

TEST_P(ReplacementTest, ATableThatDoesNotTellThatItCameLaterMayDropNone) {
  Must(LongTable("2025Q1"));
  ledger::Document less = LongTable("2025Q1", "已完成。");
  less.tasks.erase(less.tasks.begin() + 4);
  const base::Message question = Question(less);
  EXPECT_EQ(question.key, "import-rows-lost");
  EXPECT_EQ(question.Argument("numbers"), "5");
  less.tasks.push_back(TableRow(5, "举办半程马拉松1场", "已完成。"));
  EXPECT_EQ(Must(less).outcome, ImportOutcome::kNewEdition) << "one gives way to another";
}

TEST_P(ReplacementTest, HalfOfAShortTableIsMuch) {
  Must(Table("2025Q1"));
  ledger::Document less = Corrected(Table("2025Q1", "已完成。"));
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

TEST_P(ReplacementTest, WhatWasUndoneAsksBeforeItComesAgain) {
  Must(Table("2025Q1"));
  Must(Table("2025Q1", "已完成。"));
  ASSERT_TRUE(UndoImport(context_, {government_, 2025, "2025Q1", "录错文件", false}).has_value());
  const base::Message question = Question(Table("2025Q1", "已完成。"));
  EXPECT_EQ(question.key, kUndone);
  EXPECT_EQ(question.Argument("edition"), "2");
  EXPECT_EQ(question.Argument("reason"), "录错文件");
  EXPECT_EQ(question.Argument("day"), "2025-10-09");
  EXPECT_EQ(Must(Table("2025Q1")).outcome, ImportOutcome::kUnchanged);
  const ImportResult again = Must(Table("2025Q1", "已完成。"), false, true);
  EXPECT_EQ(again.edition, 3);
  EXPECT_EQ(Confirmed(again), kUndone);
  EXPECT_EQ(Must(Table("2025Q1", "已完成。")).outcome, ImportOutcome::kUnchanged);
}

TEST_P(ReplacementTest, WhatWasUndoneAsksWhereNothingStandsToo) {
  Must(Table("2025Q1"));
  Must(Table("2025Q2"));
  ASSERT_TRUE(UndoImport(context_, {government_, 2025, "2025Q2", "", false}).has_value());
  EXPECT_EQ(Question(Table("2025Q2")).key, kUndone);
  EXPECT_EQ(Question(Table("2025Q2")).Argument("reason"), "");
  EXPECT_EQ(Must(Table("2025Q2", "已完成。")).edition, 2) << "another table";
  ASSERT_TRUE(UndoImport(context_, {government_, 2025, "2025Q2", "", false}).has_value());
  ASSERT_TRUE(UndoImport(context_, {government_, 2025, "2025Q1", "", false}).has_value());
  EXPECT_EQ(Question(Table("2025Q1")).key, kUndone) << "the plan is gone";
  EXPECT_EQ(Must(Table("2025Q1"), false, true).outcome, ImportOutcome::kFirst);
}

TEST_P(ReplacementTest, OfATableThatCameTwiceTheLastTimeCounts) {
  Must(Table("2025Q1"));
  ASSERT_TRUE(UndoImport(context_, {government_, 2025, "2025Q1", "", false}).has_value());
  Must(Table("2025Q1"), false, true);
  Must(Table("2025Q1", "已完成。"));
  EXPECT_EQ(Question(Table("2025Q1")).key, kCorrectedSince);
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

// Two tables of one period, each with its day and its file's name.
struct Dated {
  std::optional<base::Date> published, created;
  std::string file;
};

ledger::Document TableDated(const Dated& dated, std::string_view progress, char sm3) {
  ledger::Document document = Table("2025Q3", progress);
  document.disclosure.published = dated.published;
  document.disclosure.created = dated.created;
  document.source.name = dated.file;
  document.source.sm3 = std::string(64, sm3);
  return document;
}

TEST_P(ReplacementTest, WhichCameLaterIsAskedWhereItIsOpen) {
  const base::Date early{2025, 10, 20}, late{2025, 10, 25};
  const Dated original{early, {}, "三季度.html"}, undated{{}, {}, "三季度.docx"},
      correction{{}, {}, "三季度（更正）.html"}, same_day{early, {}, "三季度（更正）.html"},
      made_later{{}, late, "三季度.docx"}, made_before{{}, base::Date{2025, 10, 10}, "三季度.docx"};
  struct Case {
    const Dated &standing, &now;
    std::string_view asked;
  };
  for (const auto& [standing, now, asked] : std::vector<Case>{{original, correction, ""},
                                                              {correction, original, kUncorrected},
                                                              {original, same_day, ""},
                                                              {same_day, original, kUncorrected},
                                                              {original, undated, kUndated},
                                                              {undated, original, kUndated},
                                                              {undated, undated, ""},
                                                              {undated, correction, ""},
                                                              {correction, undated, kUncorrected},
                                                              {original, made_later, ""},
                                                              {made_later, original, kOlder},
                                                              {original, made_before, kUndated},
                                                              {made_before, made_later, ""},
                                                              {made_later, made_before, kOlder}}) {
    BeginAnew();
    Must(TableDated(standing, "推进中。", 'b'));
    EXPECT_EQ(Question(TableDated(now, "已完成。", 'c')).key, asked)
        << standing.file << " " << now.file;
  }
}

TEST_P(ReplacementTest, EveryQuestionIsToldTheGravestFirstAndRecorded) {
  ledger::Document standing = Table("2025Q1"), other = OtherList("2025Q1");
  standing.disclosure.published = base::Date{2025, 4, 20};
  other.title = "2025年第一季度梅岭区民生实事项目进展";
  other.disclosure.publisher = "梅岭区人民政府办公室";
  other.disclosure.published = base::Date{2025, 4, 10};
  other.source.sm3 = std::string(64, 'b');
  other.findings.push_back(ledger::MakeFinding(understand::kFileCutCode, {}));
  Must(standing);
  const std::vector<std::string> keys = Keys(other);
  EXPECT_EQ(keys, (std::vector<std::string>{"import-other-government", "import-cut",
                                            "import-other-list", "import-older"}));
  EXPECT_EQ(Confirmed(Must(other, false, true)),
            "import-other-government import-cut import-other-list import-older");
}

TEST_P(ReplacementTest, ANewNameDoesNotLetAnotherGovernmentsTableIn) {
  Must(Table("2025Q1"));
  EXPECT_EQ(Keys(TableOf("梅岭区", "2025Q1", "已完成。"), "梅岭区"),
            std::vector<std::string>{"import-other-government"});
  const ImportResult done = Rename(TableOf("梅岭区", "2025Q1", "已完成。"), "梅岭区", true);
  EXPECT_EQ(done.name, "梅岭区");
  EXPECT_EQ(Confirmed(done), "import-other-government");
}

TEST_P(ReplacementTest, ANameThatFitsNeitherTableNorGovernmentIsAskedAbout) {
  Must(Table("2025Q1"));
  Rename(Table("2025Q1"), "云城区", false);
  EXPECT_EQ(Keys(Table("2025Q2"), "梅岭区"), std::vector<std::string>{"import-rename"});
  EXPECT_EQ(Keys(Table("2025Q1"), "梅岭区"), std::vector<std::string>{"import-rename"})
      << "an unchanged table renames too";
  EXPECT_EQ(query_->Government(government_)->name, "云城区");
  EXPECT_EQ(Confirmed(Rename(Table("2025Q1"), "梅岭区", true)), "import-rename");
}

TEST_P(ReplacementTest, OtherNamesOfOnePlaceNeedNoConfirming) {
  Must(Table("2025Q1"));
  for (const char* name : {"霁川市云城区", "云城区", "云城区民生实事", "重点任务台账", "云城县"})
    EXPECT_EQ(Rename(Table("2025Q1"), name, false).name, name);
}

TEST_P(ReplacementTest, ADistrictThatWasRenamedIsNotAskedAbout) {
  Must(Table("2025Q1"));
  EXPECT_EQ(Rename(TableOf("云城市", "2025Q2", "推进中。"), "云城市", false).name, "云城市");
}

TEST_P(ReplacementTest, ADryRunRenamesNothing) {
  Must(Table("2025Q1"));
  const int64_t events = Events();
  const ImportResult dry = Rename(Table("2025Q1"), "云城区民生实事", false, true);
  EXPECT_EQ(dry.outcome, ImportOutcome::kUnchanged);
  EXPECT_TRUE(dry.renamed);
  EXPECT_EQ(dry.event, 0u);
  EXPECT_EQ(Events(), events);
}

TEST_P(ReplacementTest, RowsThatStandTwiceAreAskedAbout) {
  ledger::Document twice = LongTable("2025Q1");
  const std::vector<ledger::DocumentTask> once = twice.tasks;
  twice.tasks.insert(twice.tasks.end(), once.begin(), once.end());
  const base::Message question = Question(twice);
  EXPECT_EQ(question.key, "import-rows-doubled");
  EXPECT_EQ(question.Argument("rows"), "40");
  EXPECT_EQ(question.Argument("doubled"), "20");
  Must(LongTable("2025Q1"));
  twice.source.sm3 = std::string(64, 'b');
  EXPECT_EQ(Question(twice).key, "import-rows-doubled") << "as a correction too";
  ledger::Document some = LongTable("2025Q1", "已完成。");
  some.tasks.insert(some.tasks.end(), once.begin(), once.begin() + 2);
  EXPECT_EQ(Must(some).edition, 2) << "offices repeat a row at times";
}

TEST_P(ReplacementTest, ReportsThatBecameEmptyAreAskedAbout) {
  Must(LongTable("2025Q1"));
  ledger::Document empty = LongTable("2025Q1", "已完成。");
  for (size_t i = 0; i < 3; ++i) empty.tasks[i].row.progress.clear();
  const base::Message few = Question(empty);
  EXPECT_EQ(few.key, "import-reports-lost") << "nothing tells that it came later";
  EXPECT_EQ(few.Argument("numbers"), "1-3");
  for (size_t i = 3; i < 9; ++i) empty.tasks[i].row.progress.clear();
  empty = Corrected(std::move(empty));
  EXPECT_EQ(Must(empty).edition, 2) << "of a correction fewer than half";
  for (size_t i = 9; i < 15; ++i) empty.tasks[i].row.progress.clear();
  empty.source.sm3 = std::string(64, 'c');
  const base::Message question = Question(empty);
  EXPECT_EQ(question.key, "import-reports-lost");
  EXPECT_EQ(question.Argument("rows"), "11");
  EXPECT_EQ(question.Argument("lost"), "6");
}

TEST_P(ReplacementTest, ColumnsThatAPoorerCopyLacksAreAskedAbout) {
  ledger::Document whole = LongTable("2025Q1");
  for (ledger::DocumentTask& task : whole.tasks) task.row.extra = {{"完成时限", "12月底"}};
  Must(whole);
  ledger::Document poorer = Corrected(LongTable("2025Q1"));
  for (ledger::DocumentTask& task : poorer.tasks) task.row.leaders.clear();
  const base::Message question = Question(poorer);
  EXPECT_EQ(question.key, "import-cells-lost") << "also where it says that it corrects";
  EXPECT_EQ(question.Argument("columns"), "牵头领导 20/20, 完成时限 20/20");
  EXPECT_EQ(question.Argument("lost"), "40");
  EXPECT_EQ(Confirmed(Must(poorer, false, true)), "import-cells-lost");
}

TEST_P(ReplacementTest, WordsThatStandInAnotherColumnAreNotLost) {
  Must(LongTable("2025Q1"));
  ledger::Document moved = LongTable("2025Q1", "已完成。");
  for (ledger::DocumentTask& task : moved.tasks) {
    task.row.units = {task.row.leaders[0] + "、" + task.row.lead_units[0]};
    task.row.leaders.clear();
    task.row.lead_units.clear();
  }
  EXPECT_EQ(Must(moved).edition, 2);
}

TEST_P(ReplacementTest, AFewCellsMayBecomeEmpty) {
  Must(LongTable("2025Q1"));
  ledger::Document open = LongTable("2025Q1", "已完成。");
  for (size_t i = 0; i < 2; ++i) open.tasks[i].row.leaders.clear();
  EXPECT_EQ(Must(open).edition, 2);
  open.source.sm3 = std::string(64, 'c');
  for (size_t i = 2; i < 5; ++i) open.tasks[i].row.leaders.clear();
  EXPECT_EQ(Question(open).key, "import-cells-lost");
}

TEST_P(ReplacementTest, TextsThatBreakOffAreAskedAbout) {
  Must(LongTable("2025Q1", "已建成3个，其余2个正在施工。"));
  const base::Message question = Question(LongTable("2025Q1", "已建成3个，其余…"));
  EXPECT_EQ(question.key, "import-texts-cut");
  EXPECT_EQ(question.Argument("numbers"), "1-20");
  EXPECT_EQ(Must(LongTable("2025Q1", "已建成3个，其余2个正在施工")).edition, 2)
      << "without its stop";
  EXPECT_EQ(Must(LongTable("2025Q1", "已建成5个。")).edition, 3) << "in other words";
}

TEST_P(ReplacementTest, TheTableOfAnotherPeriodIsAskedAbout) {
  Must(LongTable("2025Q1", "已建成1个。"));
  Must(LongTable("2025Q2", "已建成2个。"));
  const base::Message question = Question(LongTable("2025Q1", "已建成2个。"));
  EXPECT_EQ(question.key, "import-other-period");
  EXPECT_EQ(question.Argument("period"), "2025Q1");
  EXPECT_EQ(question.Argument("other"), "2025Q2");
  Must(LongTable("2025H1", "已建成1个。"));
  EXPECT_EQ(Must(LongTable("2025H1", "已建成2个。")).edition, 2)
      << "the half year ends with its second quarter";
}

INSTANTIATE_STORE_TESTS(ReplacementTest);

}  // namespace
}  // namespace duban::workflow
