#include "workflow/import.h"

#include <gtest/gtest.h>

#include "workflow/undo_import.h"
#include "workflow/unlink_tasks.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

class ImportTest : public ActionTest {
 protected:
  std::string Failure(ledger::Document document, const ImportOptions& options) {
    const auto result = Import(context_, std::move(document), options);
    return result ? "" : result.error().message.key;
  }
};

TEST_P(ImportTest, TheFirstTableMakesThePlan) {
  const ImportResult result = Must(Table("2025Q1"));
  EXPECT_EQ(result.outcome, ImportOutcome::kFirst);
  EXPECT_EQ(result.name, "云城区");
  EXPECT_EQ(result.edition, 1);
  EXPECT_EQ(result.Count(RowJoin::kNew), 5);
  EXPECT_EQ(result.event, 1u);
  const query::LedgerView ledger = Ledger("2025Q1");
  ASSERT_EQ(ledger.lines.size(), 5u);
  EXPECT_EQ(ledger.lines[2].row.content, "完成老旧小区改造12个,加装电梯30台");
  EXPECT_EQ(ledger.tally.tasks, 5);
  EXPECT_EQ(ledger.tally.Count(ledger::VerdictClass::kMet), 3);
}

TEST_P(ImportTest, TheSameTableTwiceChangesNothing) {
  Must(Table("2025Q1"));
  const ImportResult again = Must(Table("2025Q1"));
  EXPECT_EQ(again.outcome, ImportOutcome::kUnchanged);
  EXPECT_EQ(again.edition, 1);
  EXPECT_EQ(again.event, 0u);
  EXPECT_EQ(Events(), 1);
}

TEST_P(ImportTest, TheSameRowsInAnotherFileChangeNothing) {
  Must(Table("2025Q1"));
  ledger::Document moved = Table("2025Q1");
  moved.source = {"other.txt", std::string(64, 'b'), "text", "GB18030"};
  for (ledger::DocumentTask& task : moved.tasks) task.row.place.line += 7;
  EXPECT_EQ(Must(moved).outcome, ImportOutcome::kUnchanged);
}

TEST_P(ImportTest, ACorrectedTableMakesAnEditionAndTellsWhatChanged) {
  Must(Table("2025Q1"));
  ledger::Document corrected = Table("2025Q1");
  corrected.tasks[2].row.progress = "已改造3个,加装电梯9台。";
  corrected.title += "(更正)";
  const ImportResult result = Must(corrected);
  EXPECT_EQ(result.outcome, ImportOutcome::kNewEdition);
  EXPECT_EQ(result.edition, 2);
  ASSERT_EQ(result.changes.size(), 2u);
  EXPECT_EQ(result.changes[0].field, ledger::Field::kTitle);
  EXPECT_EQ(result.changes[1].number, 3);
  EXPECT_EQ(result.changes[1].field, ledger::Field::kProgress);
  EXPECT_EQ(result.changes[1].before, "推进中。");
  EXPECT_EQ(Ledger("2025Q1").lines[2].row.progress, "已改造3个,加装电梯9台。");
  EXPECT_EQ(Ledger("2025Q1").edition, 2);
}

TEST_P(ImportTest, NewerRulesMakeAnEditionWithoutChanges) {
  Must(Table("2025Q1"));
  ledger::Document reread = Table("2025Q1");
  reread.rules = "test.2";
  const ImportResult result = Must(reread);
  EXPECT_EQ(result.outcome, ImportOutcome::kReread);
  EXPECT_TRUE(result.changes.empty());
  EXPECT_EQ(Ledger("2025Q1").rules, "test.2");
}

TEST_P(ImportTest, TheNextQuarterContinuesItsTasks) {
  const ImportResult first = Must(Table("2025Q1"));
  const ImportResult next = Must(Table("2025Q2", "半年过半。"));
  EXPECT_EQ(next.outcome, ImportOutcome::kNewPeriod);
  EXPECT_EQ(next.compared_with, "2025Q1");
  EXPECT_EQ(next.Count(RowJoin::kExact), 5);
  for (size_t i = 0; i < 5; ++i) EXPECT_EQ(next.rows[i].task_id, first.rows[i].task_id);
  EXPECT_TRUE(next.changes.empty());  // progress moves on
}

TEST_P(ImportTest, ARewordedAMovedANewAndAGoneTaskAreTold) {
  const ImportResult first = Must(Table("2025Q1"));
  ledger::Document next = Table("2025Q2");
  next.tasks[2].row.content = "实施老旧小区综合改造14个,加装电梯40台";
  next.tasks[3] = TableRow(4, "举办云溪半程马拉松,参赛规模达到8000人", "筹备中。", "区文旅局");
  const ImportResult result = Must(next);
  EXPECT_EQ(result.rows[2].join, RowJoin::kLikeness);
  EXPECT_EQ(result.rows[2].task_id, first.rows[2].task_id);
  EXPECT_EQ(result.rows[3].join, RowJoin::kNew);
  ASSERT_EQ(result.gone.size(), 1u);
  EXPECT_EQ(result.gone[0].task_id, first.rows[3].task_id);
  ASSERT_EQ(result.changes.size(), 1u);
  EXPECT_EQ(result.changes[0].field, ledger::Field::kContent);
}

TEST_P(ImportTest, AColumnThatIsGoneIsToldOnce) {
  Must(Table("2025Q1"));
  ledger::Document next = Table("2025Q2");
  next.columns.erase(next.columns.begin() + 4);
  next.headings.erase(next.headings.begin() + 4);
  for (ledger::DocumentTask& task : next.tasks) task.row.lead_units.clear();
  next.tasks[0].row.leaders = {"顾远"};
  const ImportResult result = Must(next);
  ASSERT_EQ(result.columns.size(), 1u);
  EXPECT_EQ(result.columns[0].field, ledger::Field::kLeadUnits);
  EXPECT_EQ(result.columns[0].heading, "牵头单位");
  EXPECT_TRUE(result.columns[0].gone);
  ASSERT_EQ(result.changes.size(), 1u) << "what the other columns say is told as before";
  EXPECT_EQ(result.changes[0].field, ledger::Field::kLeaders);
  EXPECT_TRUE(Ledger("2025Q2").lines[0].row.lead_units.empty()) << "as printed";
  EXPECT_FALSE(Ledger("2025Q1").lines[0].row.lead_units.empty());
}

TEST_P(ImportTest, TheNameOfAGovernmentIsOneShortLine) {
  ImportOptions options;
  options.government = government_;
  const auto refusal = [&](const std::string& name) {
    options.name = name;
    const auto done = Import(context_, Table("2025Q1"), options);
    return done ? "" : done.error().message.key;
  };
  std::string longest;
  for (int i = 0; i < 200; ++i) longest += "县";
  EXPECT_EQ(refusal("云栖\n县"), "government-name-hidden");
  EXPECT_EQ(refusal("云栖\x1b[31m县"), "government-name-hidden");
  EXPECT_EQ(refusal("云栖\u202E县"), "government-name-hidden");
  EXPECT_EQ(refusal(longest + "a"), "government-name-long");
  EXPECT_EQ(refusal(std::string(201, 'a')), "government-name-long");
  EXPECT_EQ(refusal("\xff"), "government-name-encoding");
  EXPECT_EQ(refusal(longest), "");
}

TEST_P(ImportTest, AColumnThatComesIsToldOnce) {
  Must(Table("2025Q1"));
  ledger::Document next = Table("2025Q2");
  next.columns.push_back(ledger::Field::kUnits);
  next.headings.push_back("配合单位");
  for (ledger::DocumentTask& task : next.tasks) task.row.units = {"区财政局"};
  const ImportResult result = Must(next);
  ASSERT_EQ(result.columns.size(), 1u);
  EXPECT_EQ(result.columns[0].heading, "配合单位");
  EXPECT_FALSE(result.columns[0].gone);
  EXPECT_TRUE(result.changes.empty());
}

TEST_P(ImportTest, ACorrectedTableWithoutAColumnIsToldOnce) {
  ledger::Document first = Table("2025Q1");
  first.columns.push_back(ledger::Field::kOther);
  first.headings.push_back("完成时限");
  for (ledger::DocumentTask& task : first.tasks) task.row.extra = {{"完成时限", "12月底"}};
  Must(first);
  const ImportResult result = Must(Table("2025Q1"), false, true);
  EXPECT_EQ(result.outcome, ImportOutcome::kNewEdition);
  ASSERT_EQ(result.columns.size(), 1u);
  EXPECT_EQ(result.columns[0].field, ledger::Field::kOther);
  EXPECT_EQ(result.columns[0].heading, "完成时限");
  EXPECT_TRUE(result.changes.empty());
}

// The column stands, and one row says nothing there: that is a change of the row.
TEST_P(ImportTest, ACellThatIsEmptyNowIsAChangeOfItsRow) {
  Must(Table("2025Q1"));
  ledger::Document next = Table("2025Q2");
  next.tasks[1].row.lead_units.clear();
  const ImportResult result = Must(next);
  EXPECT_TRUE(result.columns.empty());
  ASSERT_EQ(result.changes.size(), 1u);
  EXPECT_EQ(result.changes[0].number, 2);
}

TEST_P(ImportTest, ATaskThatSkippedAPeriodComesBack) {
  const ImportResult first = Must(Table("2025Q1"));
  ledger::Document second = Table("2025Q2");
  second.tasks.pop_back();
  Must(second);
  const ImportResult third = Must(Table("2025Q3"));
  EXPECT_EQ(third.rows[4].join, RowJoin::kExact);
  EXPECT_EQ(third.rows[4].task_id, first.rows[4].task_id);
}

TEST_P(ImportTest, AnEarlierQuarterMayComeLater) {
  const ImportResult late = Must(Table("2025Q3"));
  const ImportResult early = Must(Table("2025Q1"));
  EXPECT_EQ(early.compared_with, "2025Q3");
  EXPECT_EQ(early.rows[0].task_id, late.rows[0].task_id);
  const auto task = query_->Task("yuncheng", late.rows[0].task_id);
  ASSERT_TRUE(task.has_value());
  ASSERT_EQ(task->periods.size(), 2u);
  EXPECT_EQ(task->periods[0].period, "2025Q1");
}

TEST_P(ImportTest, ANewPlanIsLinkedWithTheYearsBesideIt) {
  const ImportResult middle = Must(Table("2025Q4"));
  ledger::Document next = Table("2026Q1");
  next.tasks[2].row.content = "实施老旧小区综合改造14个,加装电梯40台";
  next.tasks[3].row.content = "举办云溪半程马拉松,参赛规模达到8000人";
  EXPECT_EQ(Must(next).linked, 4);
  EXPECT_EQ(Must(Table("2024")).linked, 5);
  const auto task = query_->Task("yuncheng", middle.rows[2].task_id);
  ASSERT_EQ(task->continues.size(), 1u);
  EXPECT_EQ(task->continues[0].year, 2024);
  ASSERT_EQ(task->continued_by.size(), 1u);
  EXPECT_EQ(task->continued_by[0].content, "实施老旧小区综合改造14个,加装电梯40台");
}

TEST_P(ImportTest, AnUndonePlanIsLinkedWithAYearThatCameSince) {
  const ImportResult first = Must(Table("2025Q4"));
  ASSERT_TRUE(UndoImport(context_, {"yuncheng", 2025, "2025Q4", "", false}).has_value());
  const ImportResult next = Must(Table("2026Q1"));
  EXPECT_EQ(next.linked, 0);
  EXPECT_EQ(Must(Table("2025Q4")).linked, 5);
  const auto task = query_->Task("yuncheng", first.rows[2].task_id);
  ASSERT_EQ(task->continued_by.size(), 1u);
  EXPECT_EQ(task->continued_by[0].task_id, next.rows[2].task_id);
}

TEST_P(ImportTest, ALinkThatWasTakenAwayDoesNotComeBackWithAnUndoneImport) {
  const ImportResult first = Must(Table("2025Q4"));
  const ImportResult next = Must(Table("2026Q1"));
  const std::string from = first.rows[2].task_id, to = next.rows[2].task_id;
  ASSERT_TRUE(UnlinkTasks(context_, {"yuncheng", from, to, ""}).has_value());
  ASSERT_TRUE(UndoImport(context_, {"yuncheng", 2025, "2025Q4", "", false}).has_value());
  EXPECT_EQ(Must(Table("2025Q4")).linked, 0) << "the others stand";
  EXPECT_TRUE(query_->Task("yuncheng", from)->continued_by.empty());
  EXPECT_EQ(query_->Task("yuncheng", first.rows[0].task_id)->continued_by.size(), 1u);
}

TEST_P(ImportTest, ADryRunTellsTheSameAndWritesNothing) {
  const ImportResult dry = Must(Table("2025Q1"), true);
  EXPECT_TRUE(dry.dry_run);
  EXPECT_EQ(dry.outcome, ImportOutcome::kFirst);
  EXPECT_EQ(dry.rows.size(), 5u);
  EXPECT_TRUE(dry.rows[0].task_id.empty());
  EXPECT_EQ(dry.event, 0u);
  EXPECT_FALSE(query_->Government("yuncheng").has_value());
  EXPECT_EQ(Must(Table("2025Q1")).outcome, ImportOutcome::kFirst);
}

TEST_P(ImportTest, ADryRunTellsWhatWouldBeLinkedAndCounted) {
  Must(Table("2025Q4"));
  const ImportResult dry = Must(Table("2026Q1"), true), next = Must(Table("2026Q1"));
  EXPECT_EQ(dry.linked, 5);
  EXPECT_EQ(dry.linked, next.linked);
  EXPECT_EQ(dry.edition, next.edition);
  EXPECT_EQ(Must(Table("2026Q1", "已完成。"), true, true).edition, 2);
  EXPECT_EQ(Events(), 2);
}

TEST_P(ImportTest, ANewRowTellsItsWords) {
  ledger::Document first = Table("2025Q1");
  first.tasks.pop_back();
  Must(first);
  const ImportResult next = Must(Table("2025Q2"));
  ASSERT_EQ(next.rows[4].join, RowJoin::kNew);
  EXPECT_EQ(next.rows[4].content, Table("2025Q2").tasks[4].row.content);
  EXPECT_TRUE(next.rows[0].content.empty());
}

TEST_P(ImportTest, AFirstTableAfterAllWereUndoneSaysSo) {
  EXPECT_FALSE(Must(Table("2025Q1")).again);
  ASSERT_TRUE(UndoImport(context_, {"yuncheng", 2025, "2025Q1", "", false}).has_value());
  const ImportResult next = Must(Table("2025Q2"));
  EXPECT_EQ(next.outcome, ImportOutcome::kFirst);
  EXPECT_TRUE(next.again);
  EXPECT_FALSE(Must(Table("2026Q1")).again) << "another plan";
}

TEST_P(ImportTest, TheNameIsKeptOrChanged) {
  Must(Table("2025Q1"));
  ImportOptions options{"yuncheng", "霁川市云城区", {}, "", false};
  const auto renamed = Import(context_, Table("2025Q1"), options);
  ASSERT_TRUE(renamed.has_value());
  EXPECT_EQ(renamed->outcome, ImportOutcome::kUnchanged);
  EXPECT_EQ(query_->Government("yuncheng")->name, "霁川市云城区");
  Must(Table("2025Q2"));
  EXPECT_EQ(query_->Government("yuncheng")->name, "霁川市云城区");
}

TEST_P(ImportTest, WhatIsToldOfTheSameFileLaterIsAdded) {
  ImportOptions options;
  options.government = "yuncheng";
  const auto put = [&](ledger::Origin origin, std::string rules = "test.1") {
    ledger::Document document = Table("2025Q1");
    document.source.origin = std::move(origin);
    document.rules = std::move(rules);
    const auto done = Import(context_, document, options);
    EXPECT_TRUE(done.has_value());
    return done ? done->outcome : ImportOutcome::kFirst;
  };
  const auto stored = [&] {
    auto transaction = store_->Read();
    const std::string edition = (*transaction->FindPeriod("yuncheng", 2025, "2025Q1"))->edition;
    return transaction->Document("yuncheng", edition)->source.origin;
  };
  const ledger::Origin told{"https://example.gov.cn/1.html", "", {}},
      day{"", "", base::Date{2025, 4, 20}},
      both{"https://example.gov.cn/1.html", "", base::Date{2025, 4, 20}};
  put({});
  EXPECT_EQ(put(told), ImportOutcome::kOrigin);
  EXPECT_EQ(put(told), ImportOutcome::kUnchanged);
  EXPECT_EQ(put({}), ImportOutcome::kUnchanged);
  EXPECT_EQ(put(day), ImportOutcome::kOrigin);
  EXPECT_EQ(stored(), both) << "and the address stays";
  EXPECT_EQ(put({"https://example.gov.cn/2.html", "", base::Date{2025, 5, 1}}),
            ImportOutcome::kUnchanged)
      << "what was told first stands";
  EXPECT_EQ(put({}, "test.2"), ImportOutcome::kReread);
  EXPECT_EQ(stored(), both);
}

TEST_P(ImportTest, ADocumentWithoutAPeriodAsksForIt) {
  ledger::Document document = Table("2025Q1");
  document.period.reset();
  EXPECT_EQ(Failure(document, {"yuncheng", "", {}, "", false}), "import-period-missing");
  EXPECT_EQ(Failure(document, {"yuncheng", "", {}, "2025X", false}), "period-wrong");
  const auto result = Import(context_, document, {"yuncheng", "", {}, "2025Q2", false});
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->period.label, "2025Q2");
}

TEST_P(ImportTest, YearAndPeriodMustNotContradictUnlessBothAreGiven) {
  ledger::Document document = Table("2025Q1");
  document.year = 2024;
  EXPECT_EQ(Failure(document, {"yuncheng", "", {}, "", false}), "import-year-conflict");
  EXPECT_EQ(Failure(document, {"yuncheng", "", 12, "2025Q1", false}), "import-year-impossible");
  EXPECT_TRUE(Import(context_, document, {"yuncheng", "", 2024, "2025Q1", false}).has_value());
}

TEST_P(ImportTest, ATableOfAnotherPeriodDoesNotReplaceTheOneThatStands) {
  Must(Table("2025Q2"));
  ledger::Document other = Table("2025Q1", "已完成。");
  other.source.sm3 = std::string(64, 'b');
  const ImportOptions as_second = {"yuncheng", "", {}, "2025Q2", false};
  EXPECT_EQ(Failure(other, as_second), "import-period-taken");
  // Where the one that stands was filed in the same way, a corrected copy may be too.
  const ImportOptions as_third = {"yuncheng", "", {}, "2025Q3", false};
  ASSERT_TRUE(Import(context_, other, as_third).has_value());
  other.source.sm3 = std::string(64, 'c');
  other.tasks[0].row.progress = "推进中。";
  EXPECT_TRUE(Import(context_, other, as_third).has_value());
}

TEST_P(ImportTest, AnEarlierPeriodFilledInIsToldForwards) {
  Must(Table("2025Q2"));
  ledger::Document earlier = Table("2025Q1");
  earlier.tasks[0].row.content = "规上工业增加值增长5%左右,净增规上工业企业20家";
  earlier.tasks.pop_back();
  const ImportResult result = Must(earlier);
  EXPECT_TRUE(result.compared_is_later);
  EXPECT_TRUE(result.gone.empty());
  ASSERT_EQ(result.changes.size(), 1u);
  EXPECT_EQ(result.changes[0].before, earlier.tasks[0].row.content);
}

TEST_P(ImportTest, AResolvedKeyIsLookedAtAgainWhereItIsWritten) {
  ledger::Document ours = Table("2025Q1");
  ours.title = "云城区2025年重点任务";
  ours.disclosure.publisher = "平江市云城区人民政府办公室";
  ImportOptions options{"yuncheng", "云城区", {}, "", false};
  options.resolved = true;
  ASSERT_TRUE(Import(context_, ours, options).has_value());
  ledger::Document theirs = ours;
  theirs.disclosure.publisher = "沐川市云城区人民政府办公室";
  theirs.source.sm3 = std::string(64, 'b');
  EXPECT_EQ(Failure(theirs, options), "import-namesake");
}

TEST_P(ImportTest, AKeyIsLettersDigitsHyphenAndUnderscore) {
  for (const char* good : {"yuncheng", "330105", "a", "a-b_C9"}) EXPECT_TRUE(IsGovernmentKey(good));
  for (const char* bad : {"", "-a", "_a", "a b", "云城", "a/b", "a.b"})
    EXPECT_FALSE(IsGovernmentKey(bad)) << bad;
  EXPECT_TRUE(IsGovernmentKey(std::string(64, 'a')));
  EXPECT_FALSE(IsGovernmentKey(std::string(65, 'a')));
  EXPECT_EQ(Failure(Table("2025Q1"), {"云城", "", {}, "", false}), "government-key-malformed");
}

TEST_P(ImportTest, AnEmptyTableIsRefused) {
  ledger::Document document = Table("2025Q1");
  document.tasks.clear();
  EXPECT_EQ(Failure(document, {"yuncheng", "", {}, "", false}), "import-no-rows");
}

TEST_P(ImportTest, AStoppedImportLeavesNothing) {
  const std::atomic<bool> stop = true;
  context_.cancel = &stop;
  EXPECT_EQ(Failure(Table("2025Q1"), {"yuncheng", "", {}, "", false}), "action-cancelled");
  EXPECT_FALSE(query_->Government("yuncheng").has_value());
}

TEST_P(ImportTest, TwoGovernmentsDoNotTouchEachOther) {
  const ImportResult one = Must(Table("2025Q1"));
  const auto other = Import(context_, Table("2025Q1"), {"linxi", "林溪县", {}, "", false});
  ASSERT_TRUE(other.has_value());
  EXPECT_EQ(other->outcome, ImportOutcome::kFirst);
  EXPECT_EQ(other->event, 1u);
  EXPECT_EQ(query_->Governments()->size(), 2u);
}

INSTANTIATE_STORE_TESTS(ImportTest);

}  // namespace
}  // namespace duban::workflow
