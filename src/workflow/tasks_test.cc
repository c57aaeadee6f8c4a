// Joining, unjoining, splitting and merging by hand.
#include <gtest/gtest.h>

#include "workflow/find.h"
#include "workflow/join_tasks.h"
#include "workflow/merge_tasks.h"
#include "workflow/split_task.h"
#include "workflow/undo_import.h"
#include "workflow/unjoin_task.h"
#include "workflow/unlink_tasks.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

template <typename T>
std::string KeyOf(const base::Expected<T>& result) {
  return result ? "" : result.error().message.key;
}

class TasksTest : public ActionTest {
 protected:
  // Two quarters; the fourth task of the second is worded so differently that it stands as new.
  void SetUp() override {
    ActionTest::SetUp();
    if (!store_) return;
    first_ = Must(Table("2025Q1"));
    second_ = Must(Second());
    ASSERT_EQ(second_.rows[3].join, RowJoin::kNew);
  }
  static ledger::Document Second() {
    ledger::Document next = Table("2025Q2");
    next.tasks[3].row.content = "优化基础教育资源供给";
    next.tasks[3].row.lead_units = {"区教育局、区财政局"};
    return next;
  }
  std::string Old(int row) const { return first_.rows[row].task_id; }
  std::string New(int row) const { return second_.rows[row].task_id; }
  auto Join(const std::string& task, const std::string& into) {
    return JoinTasks(context_, {"yuncheng", task, into, "同一任务"});
  }

  ImportResult first_, second_;
};

TEST_P(TasksTest, AJoinedTaskHasOneHistory) {
  const auto joined = Join(New(3), Old(3));
  ASSERT_TRUE(joined.has_value());
  EXPECT_EQ(joined->periods, std::vector<std::string>{"2025Q2"});
  const auto task = query_->Task("yuncheng", Old(3));
  ASSERT_EQ(task->periods.size(), 2u);
  EXPECT_TRUE(task->periods[1].wording_changed);
  EXPECT_EQ(Ledger("2025Q2").lines[3].task_id, Old(3));
  EXPECT_TRUE(ChainHolds());
}

TEST_P(TasksTest, TheAddressOfAJoinedTaskLeadsOn) {
  ASSERT_TRUE(Join(New(3), Old(3)).has_value());
  EXPECT_EQ(query_->Task("yuncheng", New(3))->task_id, Old(3));
}

TEST_P(TasksTest, AJoinedTaskIsContinuedByTheNextImport) {
  ASSERT_TRUE(Join(New(3), Old(3)).has_value());
  ledger::Document third = Table("2025Q3");
  third.tasks[3].row.content = "优化基础教育资源供给";
  EXPECT_EQ(Must(third).rows[3].task_id, Old(3));
}

TEST_P(TasksTest, TasksThatStoodSideBySideAreNotOne) {
  EXPECT_EQ(KeyOf(Join(Old(0), Old(1))), "join-side-by-side");
  EXPECT_EQ(KeyOf(Join(Old(0), Old(0))), "join-same-task");
  EXPECT_EQ(KeyOf(Join("nobody", Old(0))), "task-unknown");
  EXPECT_EQ(Events(), 2);
}

TEST_P(TasksTest, TasksOfTwoYearsAreNotJoined) {
  const ImportResult other = Must(Table("2024Q4"));
  EXPECT_EQ(KeyOf(Join(other.rows[3].task_id, Old(3))), "join-other-plan");
}

TEST_P(TasksTest, UnjoiningMakesATaskOfItsOwn) {
  const auto unjoined = UnjoinTask(context_, {"yuncheng", Old(0), "2025Q2", false, ""});
  ASSERT_TRUE(unjoined.has_value());
  EXPECT_NE(unjoined->new_task_id, Old(0));
  EXPECT_EQ(query_->Task("yuncheng", Old(0))->periods.size(), 1u);
  EXPECT_EQ(Ledger("2025Q2").lines[0].task_id, unjoined->new_task_id);
}

TEST_P(TasksTest, UnjoiningReversesAJoin) {
  ASSERT_TRUE(Join(New(3), Old(3)).has_value());
  const auto unjoined = UnjoinTask(context_, {"yuncheng", Old(3), "2025Q2", false, ""});
  ASSERT_TRUE(unjoined.has_value());
  EXPECT_EQ(unjoined->new_task_id, New(3));
  EXPECT_EQ(query_->Task("yuncheng", New(3))->task_id, New(3));
}

// A third quarter whose first row is worded so that it is a task of its own, joined by hand.
TEST_P(TasksTest, UnjoiningGivesNoRowToATaskThatNeverHadIt) {
  ledger::Document third = Table("2025Q3");
  third.tasks[0].row.content = "工业经济稳中有进";
  const std::string joined = Must(third).rows[0].task_id;
  ASSERT_TRUE(Join(joined, Old(0)).has_value());
  const auto one = UnjoinTask(context_, {"yuncheng", Old(0), "2025Q2", true, ""});
  ASSERT_TRUE(one.has_value());
  EXPECT_NE(one->new_task_id, joined);
  EXPECT_EQ(query_->Task("yuncheng", joined)->task_id, Old(0)) << "its own row is still there";
}

TEST_P(TasksTest, AJoinedTaskGoesWithItsRows) {
  ledger::Document third = Table("2025Q3");
  third.tasks[0].row.content = "工业经济稳中有进";
  const std::string joined = Must(third).rows[0].task_id;
  ASSERT_TRUE(Join(joined, Old(0)).has_value());
  const auto both = UnjoinTask(context_, {"yuncheng", Old(0), "2025Q2", false, ""});
  ASSERT_TRUE(both.has_value());
  EXPECT_EQ(both->periods, (std::vector<std::string>{"2025Q2", "2025Q3"}));
  EXPECT_NE(both->new_task_id, joined);
  EXPECT_EQ(query_->Task("yuncheng", joined)->task_id, both->new_task_id);
  EXPECT_TRUE(ChainHolds());
}

TEST_P(TasksTest, RowsThatCameAfterTheJoinGoBackWithIt) {
  ASSERT_TRUE(Join(New(3), Old(3)).has_value());
  ledger::Document third = Table("2025Q3");
  third.tasks[3].row.content = Second().tasks[3].row.content;
  context_.now.milliseconds += 1000;
  ASSERT_EQ(Must(third).rows[3].task_id, Old(3));
  const auto unjoined = UnjoinTask(context_, {"yuncheng", Old(3), "2025Q2", false, ""});
  ASSERT_TRUE(unjoined.has_value());
  EXPECT_EQ(unjoined->new_task_id, New(3));
  EXPECT_EQ(unjoined->periods.size(), 2u);
}

TEST_P(TasksTest, RowsThatWereThereBeforeTheJoinDoNot) {
  ASSERT_EQ(Must(Table("2025Q3")).rows[3].task_id, Old(3));
  context_.now.milliseconds += 1000;
  ASSERT_TRUE(Join(New(3), Old(3)).has_value());
  const auto unjoined = UnjoinTask(context_, {"yuncheng", Old(3), "2025Q2", false, ""});
  ASSERT_TRUE(unjoined.has_value());
  EXPECT_NE(unjoined->new_task_id, New(3));
  EXPECT_EQ(query_->Task("yuncheng", New(3))->task_id, unjoined->new_task_id);
}

TEST_P(TasksTest, OnlyOnePeriodCanBeUnjoined) {
  Must(Table("2025Q3"));
  const auto one = UnjoinTask(context_, {"yuncheng", Old(0), "2025Q2", true, ""});
  ASSERT_TRUE(one.has_value());
  EXPECT_EQ(one->periods, std::vector<std::string>{"2025Q2"});
  EXPECT_EQ(query_->Task("yuncheng", Old(0))->periods.size(), 2u);
}

TEST_P(TasksTest, UnjoiningLeavesSomethingBehind) {
  const auto whole = UnjoinTask(context_, {"yuncheng", Old(0), "2025Q1", false, ""});
  EXPECT_EQ(KeyOf(whole), "unjoin-nothing-left");
  const auto absent = UnjoinTask(context_, {"yuncheng", New(3), "2025Q1", false, ""});
  EXPECT_EQ(KeyOf(absent), "task-not-in-period");
}

TEST_P(TasksTest, ASplitTaskShowsItsParts) {
  const auto split = SplitTask(context_, {"yuncheng", Old(3), {New(3), Old(4)}, "分为两项"});
  ASSERT_TRUE(split.has_value());
  EXPECT_EQ(query_->Task("yuncheng", Old(3))->continued_by.size(), 2u);
  const auto part = query_->Task("yuncheng", New(3));
  ASSERT_EQ(part->continues.size(), 1u);
  EXPECT_EQ(part->continues[0].task_id, Old(3));
}

TEST_P(TasksTest, AMergedTaskShowsWhereItCameFrom) {
  ledger::Document third = Table("2025Q3");
  third.tasks[3].row.content = "教育与养老补短板";
  third.tasks[3].row.lead_units = {"区政府办"};
  third.tasks.pop_back();
  const std::string whole = Must(third).rows[3].task_id;
  const auto merged = MergeTasks(context_, {"yuncheng", {New(3), Old(4)}, whole, ""});
  ASSERT_TRUE(merged.has_value());
  EXPECT_EQ(query_->Task("yuncheng", whole)->continues.size(), 2u);
}

TEST_P(TasksTest, LinksMakeNoCircleAndStandOnce) {
  const auto split = [&](const std::string& task, std::vector<std::string> into) {
    return KeyOf(SplitTask(context_, {"yuncheng", task, std::move(into), ""}));
  };
  ASSERT_EQ(split(Old(3), {New(3), Old(2)}), "");
  EXPECT_EQ(split(New(3), {Old(3), Old(4)}), "link-circle");
  EXPECT_EQ(split(Old(3), {New(3), Old(4)}), "link-stands");
  EXPECT_EQ(split(Old(3), {Old(4)}), "link-too-few");
  EXPECT_EQ(split(Old(3), {Old(4), Old(4)}), "link-task-twice");
  EXPECT_EQ(split(Old(3), {Old(3), Old(4)}), "link-to-itself");
  EXPECT_EQ(Events(), 3);
}

// A join of a task that stands again rests until an undo takes its rows away.
TEST_P(TasksTest, NoUndoMakesACircleOfLinks) {
  ledger::Document third = Table("2025Q3");
  third.tasks[3].row.content = Second().tasks[3].row.content;
  third.tasks.push_back(TableRow(6, "举办云溪半程马拉松1场", "筹备中。", "区文旅局"));
  const std::string other = Must(third).rows[5].task_id;
  ASSERT_TRUE(Join(New(3), Old(3)).has_value());
  const auto part = UnjoinTask(context_, {"yuncheng", Old(3), "2025Q2", true, ""});
  ASSERT_EQ(part->new_task_id, New(3));
  ASSERT_EQ(query_->Task("yuncheng", New(3))->task_id, New(3)) << "it stands again";
  ASSERT_TRUE(MergeTasks(context_, {"yuncheng", {Old(3), other}, New(3), ""}).has_value());
  ASSERT_TRUE(UndoImport(context_, {"yuncheng", 2025, "2025Q2", "", false}).has_value());
  EXPECT_FALSE(*LeadsTo(*store_->Read(), "yuncheng", Old(3), Old(3)));
  EXPECT_TRUE(ChainHolds());
}

TEST_P(TasksTest, TasksWithOthersBetweenThemAreNotOne) {
  ledger::Document third = Table("2025Q3");
  third.tasks[3].row.content = "教育与养老补短板";
  third.tasks[3].row.lead_units = {"区政府办"};
  third.tasks.erase(third.tasks.begin() + 2);
  const std::string whole = Must(third).rows[2].task_id;
  ASSERT_TRUE(SplitTask(context_, {"yuncheng", Old(3), {New(3), Old(2)}, ""}).has_value());
  ASSERT_TRUE(MergeTasks(context_, {"yuncheng", {New(3), Old(2)}, whole, ""}).has_value());
  EXPECT_EQ(KeyOf(Join(whole, Old(3))), "join-linked");
  ASSERT_TRUE(UnlinkTasks(context_, {"yuncheng", New(3), whole, ""}).has_value());
  ASSERT_TRUE(UnlinkTasks(context_, {"yuncheng", Old(2), whole, ""}).has_value());
  EXPECT_EQ(KeyOf(Join(whole, Old(3))), "");
}

TEST_P(TasksTest, ATaskThatStandsBesideItsPartsWasNotSplit) {
  EXPECT_EQ(KeyOf(SplitTask(context_, {"yuncheng", Old(0), {Old(1), Old(2)}, ""})),
            "link-side-by-side");
  EXPECT_EQ(KeyOf(MergeTasks(context_, {"yuncheng", {Old(0), Old(1)}, Old(2), ""})),
            "link-side-by-side");
}

// What a person joined and unjoined holds when the same table is imported again.
TEST_P(TasksTest, ADecisionByHandOutlivesAnUndo) {
  ASSERT_TRUE(Join(New(3), Old(3)).has_value());
  const auto unjoined = UnjoinTask(context_, {"yuncheng", Old(0), "2025Q2", false, ""});
  ASSERT_TRUE(unjoined.has_value());
  ASSERT_TRUE(UndoImport(context_, {"yuncheng", 2025, "2025Q2", ""}).has_value());
  const ImportResult again = Must(Second());
  EXPECT_EQ(again.rows[3].task_id, Old(3));
  EXPECT_EQ(again.rows[0].task_id, unjoined->new_task_id);
  EXPECT_EQ(again.rows[1].task_id, Old(1));
}

TEST_P(TasksTest, AnUnjoinOutlivesAnUndoBetweenTwoPeriods) {
  Must(Table("2025Q3"));
  const auto unjoined = UnjoinTask(context_, {"yuncheng", Old(0), "2025Q2", false, ""});
  ASSERT_TRUE(unjoined.has_value());
  ASSERT_TRUE(UndoImport(context_, {"yuncheng", 2025, "2025Q2", ""}).has_value());
  EXPECT_EQ(Must(Second()).rows[0].task_id, unjoined->new_task_id);
}

TEST_P(TasksTest, AnUnjoinHoldsForTheNextPeriodToo) {
  const auto unjoined = UnjoinTask(context_, {"yuncheng", Old(0), "2025Q2", false, ""});
  ASSERT_TRUE(unjoined.has_value());
  ASSERT_TRUE(UndoImport(context_, {"yuncheng", 2025, "2025Q2", ""}).has_value());
  const ImportResult third = Must(Table("2025Q3"));
  EXPECT_EQ(third.rows[0].task_id, unjoined->new_task_id);
  EXPECT_EQ(third.rows[1].task_id, Old(1));
}

TEST_P(TasksTest, ARowThatACorrectionLeftOutComesBackAsTheSameTask) {
  ledger::Document shorter = Second();
  shorter.tasks.erase(shorter.tasks.begin() + 3);
  Must(shorter);
  EXPECT_EQ(Must(Second()).rows[3].task_id, New(3));
}

TEST_P(TasksTest, AnUndoneTableDoesNotHoldAgainstANewerWording) {
  ASSERT_TRUE(UndoImport(context_, {"yuncheng", 2025, "2025Q2", ""}).has_value());
  ledger::Document corrected = Table("2025Q1");
  corrected.tasks[3].row.content = Second().tasks[3].row.content;
  corrected.tasks[3].row.lead_units = Second().tasks[3].row.lead_units;
  const std::string task = Must(corrected).rows[3].task_id;
  EXPECT_EQ(Must(Second()).rows[3].task_id, task);
}

// Undone while the joined task's own row is older than the join: it stands again, under its
// address.
TEST_P(TasksTest, AJoinedTaskThatStandsAgainIsFoundAtItsOwnAddress) {
  ASSERT_TRUE(UndoImport(context_, {"yuncheng", 2025, "2025Q2", ""}).has_value());
  ASSERT_EQ(Must(Second()).rows[3].task_id, New(3));
  ledger::Document corrected = Second();
  corrected.tasks[3].row.content = "基础教育";
  corrected.tasks[3].row.number = 9;
  const ImportResult third = Must(corrected);
  ASSERT_NE(third.rows[3].task_id, New(3));
  ASSERT_TRUE(Join(third.rows[3].task_id, Old(3)).has_value());
  ASSERT_TRUE(Join(New(3), Old(3)).has_value());
  ASSERT_TRUE(UndoImport(context_, {"yuncheng", 2025, "2025Q2", ""}).has_value());
  for (const query::TaskLine& line : Ledger("2025Q2").lines)
    EXPECT_EQ(query_->Task("yuncheng", line.task_id)->task_id, line.task_id);
}

TEST_P(TasksTest, ALaterYearContinuesAnEarlierAndNotBack) {
  const ImportResult later = Must(Table("2026Q1"));
  const std::string a = later.rows[0].task_id, b = later.rows[1].task_id;
  EXPECT_TRUE(SplitTask(context_, {"yuncheng", Old(0), {a, b}, ""}).has_value());
  EXPECT_EQ(KeyOf(SplitTask(context_, {"yuncheng", later.rows[2].task_id, {Old(1), Old(2)}, ""})),
            "link-backwards");
}

TEST_P(TasksTest, AGuessedLinkOverTheYearsCanBeTakenBack) {
  const ImportResult later = Must(Table("2026Q1"));
  const std::string next = later.rows[0].task_id;
  ASSERT_EQ(query_->Task("yuncheng", next)->continues.size(), 1u);
  const UnlinkTasksOptions options = {"yuncheng", Old(0), next, "不是同一任务"};
  ASSERT_TRUE(UnlinkTasks(context_, options).has_value());
  EXPECT_TRUE(query_->Task("yuncheng", next)->continues.empty());
  EXPECT_EQ(KeyOf(UnlinkTasks(context_, options)), "link-unknown");
  EXPECT_TRUE(ChainHolds());
}

TEST_P(TasksTest, TasksThatWereJoinedHaveNoLinkToTakeAway) {
  ASSERT_TRUE(Join(New(3), Old(3)).has_value());
  const auto done = UnlinkTasks(context_, {"yuncheng", New(3), Old(3), ""});
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().message.key, "link-of-one");
  EXPECT_EQ(done.error().code, base::ErrorCode::kNotFound);
}

// The year before links to the task that is then joined to another.
TEST_P(TasksTest, LinksGoWithAJoinedTask) {
  ledger::Document earlier = Second();
  earlier.period = ledger::Period::Parse("2024Q4");
  earlier.year = 2024;
  const std::string before = Must(earlier).rows[3].task_id;
  ASSERT_TRUE(Join(New(3), Old(3)).has_value());
  const auto task = query_->Task("yuncheng", Old(3));
  ASSERT_EQ(task->continues.size(), 1u);
  EXPECT_EQ(task->continues[0].task_id, before);
  EXPECT_EQ(query_->Task("yuncheng", before)->continued_by.at(0).task_id, Old(3));
  EXPECT_TRUE(UnlinkTasks(context_, {"yuncheng", before, Old(3), ""}).has_value());
  EXPECT_TRUE(query_->Task("yuncheng", Old(3))->continues.empty());
  EXPECT_TRUE(query_->Task("yuncheng", before)->continued_by.empty());
}

TEST_P(TasksTest, ATaskThatWasJoinedToItsPartIsNoRelativeOfItself) {
  ledger::Document third = Second();
  third.period = ledger::Period::Parse("2025Q3");
  third.tasks[2].row.content = "工业经济稳中有进";
  third.tasks[2].row.lead_units = {"区统计局"};
  const std::string other = Must(third).rows[2].task_id;
  ASSERT_TRUE(SplitTask(context_, {"yuncheng", Old(3), {New(3), other}, ""}).has_value());
  ASSERT_TRUE(Join(Old(3), New(3)).has_value());
  const auto task = query_->Task("yuncheng", New(3));
  EXPECT_TRUE(task->continues.empty());
  ASSERT_EQ(task->continued_by.size(), 1u);
  EXPECT_EQ(task->continued_by[0].task_id, other);
  EXPECT_EQ(KeyOf(MergeTasks(context_, {"yuncheng", {other, Old(0)}, New(3), ""})), "link-circle")
      << "the joined task's links lead there";
}

INSTANTIATE_STORE_TESTS(TasksTest);

}  // namespace
}  // namespace duban::workflow
