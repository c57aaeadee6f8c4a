// A join that is taken back gives back what was joined and nothing else, and what a person said
// outlives the tables that come after it.
#include <gtest/gtest.h>

#include "workflow/join_tasks.h"
#include "workflow/split_task.h"
#include "workflow/undo_import.h"
#include "workflow/unjoin_task.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

using Labels = std::vector<std::string>;

class UnjoinTest : public ActionTest {
 protected:
  static ledger::DocumentTask Other() {
    return TableRow(6, "优化基础教育资源供给,启动名校共建", "方案已印发。", "区财政局");
  }
  static ledger::Document With(ledger::Document document, ledger::DocumentTask task) {
    document.tasks.push_back(std::move(task));
    return document;
  }
  static ledger::Document Without(ledger::Document document, size_t row) {
    document.tasks.erase(document.tasks.begin() + static_cast<int>(row));
    return document;
  }
  // The same rows as a table of the next quarter, in a file of its own.
  static ledger::Document InNextQuarter(ledger::Document document) {
    document.period = ledger::Period::Parse("2025Q3");
    document.source.sm3 = port::system::Sm3Hex("third");
    return document;
  }
  // The same rows under other numbers.
  static ledger::Document Shifted(ledger::Document document) {
    for (ledger::DocumentTask& task : document.tasks) task.row.number += 1;
    return document;
  }
  ImportResult Put(ledger::Document document) {
    context_.now.milliseconds += 1000;
    return Must(std::move(document), false, true);
  }
  auto Join(const std::string& task, const std::string& into) {
    return JoinTasks(context_, {government_, task, into, ""});
  }
  std::string Unjoin(const std::string& task, const std::string& period, bool only_this = false) {
    const auto done = UnjoinTask(context_, {government_, task, period, only_this, ""});
    EXPECT_TRUE(done) << (done ? "" : done.error().message.key);
    return done ? done->new_task_id : "";
  }
  void Undo(const std::string& period) {
    ASSERT_TRUE(UndoImport(context_, {government_, 2025, period, "", false}));
  }
  std::string AddressOf(const std::string& task) {
    return *store_->Read()->ResolveTask(government_, task);
  }
  Labels PeriodsOf(const std::string& task) {
    Labels labels;
    const auto history = *store_->Read()->History(government_, task);
    for (const store::Appearance& one : history) labels.push_back(one.period);
    return labels;
  }
  // "2025Q2 1 the content" for each former row.
  Labels FormerOf(const std::string& task) {
    Labels labels;
    const auto former = *store_->Read()->FormerRows(government_, task);
    for (const store::FormerAppearance& one : former)
      labels.push_back(one.period + " " + std::to_string(one.edition) + " " + one.row.row.content);
    return labels;
  }
  Labels Told() {
    Labels told;
    const auto report = store_->Read()->VerifyLedger(government_);
    EXPECT_TRUE(report && !report->chain.broken);
    for (const store::Disagreement& one : report->disagreements)
      told.push_back(one.aspect + " " + one.period + " " + std::to_string(one.row) + " " +
                     one.name);
    return told;
  }
};
INSTANTIATE_STORE_TESTS(UnjoinTest);

// Both stood in the first edition of the second quarter, one of them in the corrected one.
TEST_P(UnjoinTest, RowsThatStoodBesideTheJoinedOnesStay) {
  const ledger::Document second = Table("2025Q2");
  const std::string kept = Put(Table("2025Q1")).rows[0].task_id;
  const std::string joined = Put(With(second, Other())).rows[5].task_id;
  ASSERT_EQ(Put(With(Without(second, 0), Other())).rows[4].task_id, joined);
  ASSERT_TRUE(Join(joined, kept));
  EXPECT_EQ(Unjoin(kept, "2025Q2"), joined);
  EXPECT_EQ(AddressOf(joined), joined);
  EXPECT_EQ(FormerOf(joined), Labels{"2025Q2 1 " + Other().row.content});
  EXPECT_EQ(FormerOf(kept), Labels{"2025Q2 1 " + second.tasks[0].row.content});
  Undo("2025Q2");
  EXPECT_EQ(PeriodsOf(joined), Labels{"2025Q2"});
  EXPECT_EQ(PeriodsOf(kept), (Labels{"2025Q1", "2025Q2"}));
  EXPECT_EQ(Told(), Labels());
}

// The corrected table has the row under words that go on what another task of the first one said.
TEST_P(UnjoinTest, ANewTaskTakesNoFormerRowOfOtherWords) {
  const ledger::Document second = Table("2025Q2");
  const std::string kept = Put(Table("2025Q1")).rows[0].task_id;
  const std::string beside = Put(With(second, Other())).rows[5].task_id;
  Put(With(Without(second, 0), Other()));
  ASSERT_TRUE(Join(beside, kept));
  const std::string third = Put(With(Without(Table("2025Q3"), 0), Other())).rows[4].task_id;
  ASSERT_EQ(third, kept);
  EXPECT_NE(Unjoin(kept, "2025Q3"), beside) << "it brought no row of that quarter";
  const std::string fresh = Unjoin(kept, "2025Q2");
  EXPECT_EQ(fresh, beside);
  EXPECT_EQ(FormerOf(kept), Labels{"2025Q2 1 " + second.tasks[0].row.content});
}

TEST_P(UnjoinTest, AJoinOfAJoinIsTakenBackStepByStep) {
  const std::string whole = Put(Table("2025Q1")).rows[0].task_id;
  const std::string one = Put(With(Without(Table("2025Q2"), 0), Other())).rows[4].task_id;
  ledger::DocumentTask again = Other();
  again.row.content = "教育均衡发展行动";
  const std::string two = Put(With(Without(Table("2025Q3"), 0), again)).rows[4].task_id;
  ASSERT_NE(one, two);
  ASSERT_TRUE(Join(two, one));
  ASSERT_TRUE(Join(one, whole));
  EXPECT_EQ(AddressOf(two), whole);
  EXPECT_EQ(Unjoin(whole, "2025Q2"), one);
  EXPECT_EQ(PeriodsOf(one), (Labels{"2025Q2", "2025Q3"}));
  EXPECT_EQ(Unjoin(one, "2025Q3"), two);
  EXPECT_EQ(AddressOf(two), two);
  EXPECT_EQ(Told(), Labels());
}

// Of a task that was joined with two quarters one goes back; the other stays joined.
TEST_P(UnjoinTest, OnlyThisQuarterGoesBack) {
  const std::string whole = Put(Table("2025Q1")).rows[0].task_id;
  const std::string odd = Put(With(Without(Table("2025Q2"), 0), Other())).rows[4].task_id;
  ASSERT_EQ(Put(With(Without(Table("2025Q3"), 0), Other())).rows[4].task_id, odd);
  ASSERT_TRUE(Join(odd, whole));
  EXPECT_EQ(Unjoin(whole, "2025Q2", true), odd);
  EXPECT_EQ(PeriodsOf(odd), Labels{"2025Q2"});
  EXPECT_EQ(PeriodsOf(whole), (Labels{"2025Q1", "2025Q3"}));
  Undo("2025Q2");
  EXPECT_EQ(AddressOf(odd), whole) << "its third quarter stands there";
  EXPECT_EQ(Unjoin(whole, "2025Q3"), odd) << "and is still known to be its own";
  EXPECT_EQ(AddressOf(odd), odd);
  EXPECT_TRUE(store_->Read()->Links(government_, odd)->empty());
  EXPECT_EQ(Told(), Labels());
}

TEST_P(UnjoinTest, ATaskThatWasUnjoinedAndJoinedAgainGoesAgain) {
  const std::string whole = Put(Table("2025Q1")).rows[0].task_id;
  Put(Table("2025Q2"));
  const std::string fresh = Unjoin(whole, "2025Q2");
  ASSERT_TRUE(Join(fresh, whole));
  EXPECT_EQ(Unjoin(whole, "2025Q2"), fresh);
}

// Two rows of one task in one edition, as an earlier build could make them.
TEST_P(UnjoinTest, OfTwoRowsInOneEditionTheMovedOneGoesBack) {
  const ImportResult first = Put(Table("2025Q1"));
  const std::string edition = [&] {
    Put(Table("2025Q2"));
    return store_->Read()->FindPeriod(government_, 2025, "2025Q2")->value().edition;
  }();
  const std::string fresh = Unjoin(first.rows[0].task_id, "2025Q2");
  ASSERT_TRUE(Beside()->Run("UPDATE task_rows SET task = '" + fresh + "' WHERE edition = '" +
                            edition + "' AND ordinal = 1"));
  Labels told = Told();
  EXPECT_EQ(std::count(told.begin(), told.end(), "twice 2025Q2 2 " + fresh), 1);
  EXPECT_EQ(Unjoin(fresh, "2025Q2"), first.rows[0].task_id);
  told = Told();
  EXPECT_EQ(std::count(told.begin(), told.end(), "twice 2025Q2 2 " + fresh), 0);
  EXPECT_EQ(PeriodsOf(first.rows[0].task_id), (Labels{"2025Q1", "2025Q2"}));
}

// --- addresses

TEST_P(UnjoinTest, TheNewerJoinSaysWhereAnAddressLeads) {
  const ImportResult first = Put(Table("2025Q1"));
  const std::string one = first.rows[0].task_id, two = first.rows[1].task_id;
  const ledger::Document second = Table("2025Q2");
  Put(Without(Without(second, 0), 0));
  const std::string odd = Put(With(Without(Without(second, 0), 0), Other())).rows[3].task_id;
  ASSERT_TRUE(Join(odd, one));
  ASSERT_EQ(AddressOf(odd), one);
  ASSERT_EQ(Unjoin(one, "2025Q2"), odd);
  ASSERT_TRUE(Join(odd, two));
  EXPECT_EQ(AddressOf(odd), two);
  EXPECT_EQ(Told(), Labels());
}

// The joined task stands again because the table that was joined is undone.
TEST_P(UnjoinTest, AnOlderJoinGivesWayToANewer) {
  ledger::Document first = With(Table("2025Q1"), Other());
  const ImportResult begun = Put(first);
  const std::string one = begun.rows[0].task_id, two = begun.rows[1].task_id;
  const ledger::Document second = Table("2025Q2");
  ledger::DocumentTask odd = TableRow(6, "编制非遗名录", "已编制初稿。", "区文旅局");
  const std::string joined = Put(With(Without(Without(second, 0), 0), odd)).rows[3].task_id;
  odd.row.content = "修缮古桥";
  const std::string last = Put(With(Without(Without(second, 0), 0), odd)).rows[3].task_id;
  ASSERT_NE(last, joined);
  ASSERT_TRUE(Join(joined, one));
  Undo("2025Q2");
  const std::string standing = AddressOf(joined);
  if (standing == joined) {
    ASSERT_TRUE(Join(joined, two));
    EXPECT_EQ(AddressOf(joined), two);
  }
  const auto links = *store_->Read()->Links(government_, joined);
  EXPECT_EQ(std::count_if(links.begin(), links.end(),
                          [](const auto& link) { return link.kind == store::LinkKind::kJoined; }),
            1);
}

TEST_P(UnjoinTest, WhatWasSplitAndIsJoinedIsNoPartOfItself) {
  const ImportResult first = Put(Table("2025Q1"));
  ledger::DocumentTask odd = Other();
  odd.row.content = "编制非遗名录";
  const ImportResult second = Put(With(With(Without(Table("2025Q2"), 0), Other()), odd));
  const std::string whole = first.rows[0].task_id, part = second.rows[4].task_id;
  ASSERT_TRUE(SplitTask(context_, {government_, whole, {part, second.rows[5].task_id}, ""}));
  ASSERT_TRUE(Join(part, whole));
  const auto links = *store_->Read()->Links(government_, whole);
  ASSERT_EQ(links.size(), 2u);
  EXPECT_EQ(links[0].to, second.rows[5].task_id);
  EXPECT_EQ(links[1], (store::TaskLink{part, store::LinkKind::kJoined, whole}));
}

// --- what a person said outlives the next table

TEST_P(UnjoinTest, ARowThatACorrectionLeftOutComesBackAsThePersonSaid) {
  const std::string task = Put(Table("2025Q1")).rows[0].task_id;
  const ledger::Document second = Table("2025Q2");
  Put(second);
  const std::string fresh = Unjoin(task, "2025Q2");
  Put(Without(second, 0));
  EXPECT_EQ(Put(second).rows[0].task_id, fresh);
  EXPECT_EQ(Told(), Labels());
}

TEST_P(UnjoinTest, ARowThatACorrectionLeftOutIsTheSameTaskInTheNextPeriod) {
  const std::string task = Put(Table("2025Q1")).rows[0].task_id;
  Put(Table("2025Q2"));
  const std::string fresh = Unjoin(task, "2025Q2");
  Put(Without(Table("2025Q2"), 0));
  EXPECT_EQ(Put(Table("2025Q3")).rows[0].task_id, fresh);
}

TEST_P(UnjoinTest, OfOneWordingTheNearestPeriodGoesFirst) {
  const std::string task = Put(Table("2025Q1")).rows[0].task_id;
  Put(Table("2025Q2"));
  const std::string fresh = Unjoin(task, "2025Q2");
  EXPECT_EQ(Put(Shifted(Table("2025Q2", "已完成。"))).rows[0].task_id, fresh);
  EXPECT_EQ(Put(Shifted(Table("2025Q3"))).rows[0].task_id, fresh);
  ledger::Document reworded = Table("2025Q4");
  reworded.tasks[0].row.content += ",培育专精特新企业";
  reworded.tasks[0].row.number = 7;
  EXPECT_EQ(Put(reworded).rows[0].task_id, fresh);
  EXPECT_EQ(PeriodsOf(task), Labels{"2025Q1"});
}

// The later quarter's row has the same words and came later, but a person told the two apart.
TEST_P(UnjoinTest, WhatWasToldApartDoesNotTakeTheUndoneRow) {
  const std::string task = Put(Table("2025Q1")).rows[0].task_id;
  Put(Table("2025Q2"));
  const std::string fresh = Unjoin(task, "2025Q2");
  Undo("2025Q1");
  EXPECT_EQ(Put(Table("2025Q1")).rows[0].task_id, task);
  EXPECT_EQ(PeriodsOf(fresh), Labels{"2025Q2"});
}

// A person joined a row of the corrected table, in which the other one is left out. The table
// before the correction has both, side by side.
TEST_P(UnjoinTest, ACorrectionThatIsUndoneAndDoneAgainKeepsItsJoin) {
  const std::string whole = Put(Table("2025Q1")).rows[0].task_id;
  const std::string odd = Put(With(Table("2025Q2"), Other())).rows[5].task_id;
  const ledger::Document corrected = With(Without(Table("2025Q2", "已完成。"), 0), Other());
  ASSERT_EQ(Put(corrected).rows[4].task_id, odd);
  ASSERT_TRUE(Join(odd, whole));
  for (int times = 0; times < 2; ++times) {
    Undo("2025Q2");
    EXPECT_EQ(PeriodsOf(odd), Labels{"2025Q2"});
    EXPECT_EQ(Put(corrected).rows[4].task_id, whole);
    EXPECT_EQ(PeriodsOf(whole), (Labels{"2025Q1", "2025Q2"}));
  }
  EXPECT_EQ(Told(), Labels());
}

// What a person said later, of the table that stands, goes before.
TEST_P(UnjoinTest, AJoinThatWasTakenBackSinceDoesNotComeAgain) {
  const std::string whole = Put(Table("2025Q1")).rows[0].task_id;
  const std::string odd = Put(With(Table("2025Q2"), Other())).rows[5].task_id;
  const ledger::Document corrected = With(Without(Table("2025Q2", "已完成。"), 0), Other());
  Put(corrected);
  ASSERT_TRUE(Join(odd, whole));
  ASSERT_EQ(Unjoin(whole, "2025Q2"), odd);
  Undo("2025Q2");
  EXPECT_EQ(Put(corrected).rows[4].task_id, odd);
}

// Of two undone tables the one that stood last, not the one of the higher number.
TEST_P(UnjoinTest, TheTableThatStoodLastTells) {
  const std::string whole = Put(Table("2025Q1")).rows[0].task_id;
  const ledger::Document first = With(Without(Table("2025Q2"), 0), Other());
  const std::string odd = Put(first).rows[4].task_id;
  ASSERT_EQ(Put(With(Table("2025Q2"), Other())).rows[5].task_id, odd);
  Undo("2025Q2");
  ASSERT_TRUE(Join(odd, whole));
  Undo("2025Q2");
  EXPECT_EQ(Put(first).rows[4].task_id, whole);
  EXPECT_EQ(Told(), Labels());
}

// A person said nothing: what was undone does not hold against the table that stands.
TEST_P(UnjoinTest, ARowThatStandsGoesBeforeOneThatWasUndone) {
  Put(Table("2025Q1"));
  const ImportResult second = Put(Table("2025Q2"));
  ledger::Document corrected = Table("2025Q2");
  std::swap(corrected.tasks[0].row.content, corrected.tasks[1].row.content);
  const ImportResult swapped = Put(corrected);
  EXPECT_EQ(Put(Table("2025Q2")).rows[0].task_id, second.rows[0].task_id);
  EXPECT_EQ(swapped.rows[0].task_id, second.rows[1].task_id);
}

// --- what may be continued is not gone

TEST_P(UnjoinTest, WhatARowMayContinueIsNotGone) {
  const ledger::DocumentTask one = TableRow(6, "推进示范工程建设", "推进中。", "区住建局");
  const ledger::DocumentTask two = TableRow(7, "推进示范工程建设", "推进中。", "区水利局");
  const ledger::DocumentTask next = TableRow(9, "推进示范工程建设", "推进中。", "区交通局");
  Put(With(With(Table("2025Q1"), one), two));
  const ImportResult second = Put(With(Table("2025Q2"), next));
  ASSERT_EQ(second.rows[5].join, RowJoin::kAmbiguous);
  EXPECT_EQ(second.rows[5].candidates.size(), 2u);
  EXPECT_TRUE(second.gone.empty());
}

// While the joined table is undone the next one comes: it has the joined wording too, and is the
// same task as the undone one when that comes again.
TEST_P(UnjoinTest, AJoinHoldsInATableThatComesWhileTheJoinedOneIsUndone) {
  const std::string task = Put(Table("2025Q1")).rows[4].task_id;
  ledger::Document second = Table("2025Q2");
  second.tasks[4] = Other();
  const std::string other = Put(second).rows[4].task_id;
  ASSERT_NE(other, task);
  ASSERT_TRUE(Join(other, task));
  Undo("2025Q2");
  const ledger::Document third = InNextQuarter(second);
  EXPECT_EQ(Put(third).rows[4].task_id, task);
  EXPECT_EQ(Put(second).rows[4].task_id, task);
  EXPECT_EQ(PeriodsOf(task), (Labels{"2025Q1", "2025Q2", "2025Q3"}));
  EXPECT_EQ(Told(), Labels{});
}

// A table of the new one's own period was undone before the join, and had both tasks side by side:
// the join did not reach it, and holds against it.
TEST_P(UnjoinTest, AJoinHoldsAgainstATableThatWasUndoneBeforeIt) {
  const std::string task = Put(Table("2025Q1")).rows[4].task_id;
  const std::string other = Put(With(Table("2025Q3"), Other())).rows[5].task_id;
  Undo("2025Q3");
  ledger::Document second = Table("2025Q2");
  second.tasks[4] = Other();
  ASSERT_EQ(Put(second).rows[4].task_id, other);
  ASSERT_TRUE(Join(other, task));
  Undo("2025Q2");
  const ledger::Document third = InNextQuarter(second);
  EXPECT_EQ(Put(third).rows[4].task_id, task);
}

// What stands in the new table under its own wording, too, keeps it.
TEST_P(UnjoinTest, AJoinGivesNoRowToATaskThatStandsBesideIt) {
  const ledger::Document first = Table("2025Q1");
  const std::string task = Put(first).rows[4].task_id;
  ledger::Document second = Table("2025Q2");
  second.tasks[4] = Other();
  ASSERT_TRUE(Join(Put(second).rows[4].task_id, task));
  Undo("2025Q2");
  const auto third = Put(With(Table("2025Q3"), Other()));
  EXPECT_EQ(third.rows[4].task_id, task);
  EXPECT_NE(third.rows[5].task_id, task);
  EXPECT_EQ(Put(second).rows[4].task_id, task);
}

// The joined table comes again, and the next one, which was taken out before the join, has the same
// wording as a task that nobody told apart from the joined one.
TEST_P(UnjoinTest, AJoinThatHoldsInOnePeriodOnlyIsTold) {
  const std::string task = Put(Table("2025Q1")).rows[4].task_id;
  ledger::Document second = Table("2025Q2");
  second.tasks[4] = Other();
  const std::string other = Put(second).rows[4].task_id;
  const ledger::Document third = InNextQuarter(second);
  Put(third);
  const std::string taken_out = Unjoin(other, "2025Q3", true);
  ASSERT_TRUE(Join(other, task));
  Undo("2025Q2");
  const auto again = Put(second);
  EXPECT_EQ(again.rows[4].task_id, task);
  ASSERT_EQ(again.apart.size(), 1u);
  EXPECT_EQ(again.apart[0].number, 6);
  EXPECT_EQ(again.apart[0].task_id, task);
  EXPECT_EQ(again.apart[0].other, taken_out);
  EXPECT_EQ(again.apart[0].period, "2025Q3");
  ASSERT_TRUE(Join(taken_out, task));
  Undo("2025Q2");
  EXPECT_TRUE(Put(second).apart.empty());
}

}  // namespace
}  // namespace duban::workflow
