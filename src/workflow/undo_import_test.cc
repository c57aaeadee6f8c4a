#include "workflow/undo_import.h"

#include <gtest/gtest.h>

#include <random>

#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

class UndoImportTest : public ActionTest {
 protected:
  base::Expected<UndoImportResult> Undo(std::string period) {
    return UndoImport(context_, {"yuncheng", 2025, std::move(period), "录错文件", false});
  }
};

TEST_P(UndoImportTest, TheOnlyEditionUndoneRemovesThePeriod) {
  Must(Table("2025Q1"));
  Must(Table("2025Q2"));
  const auto undone = Undo("2025Q2");
  ASSERT_TRUE(undone.has_value());
  EXPECT_EQ(undone->undone_edition, 1);
  EXPECT_FALSE(undone->edition.has_value());
  EXPECT_EQ(undone->rows, 5);
  EXPECT_FALSE(query_->Ledger("yuncheng", 2025, "2025Q2", {}).has_value());
  EXPECT_EQ(Ledger("").period, "2025Q1");
}

TEST_P(UndoImportTest, ACorrectionUndoneBringsTheFormerEditionBack) {
  Must(Table("2025Q1"));
  ledger::Document corrected = Table("2025Q1");
  corrected.tasks[0].row.progress = "已完成6%。";
  Must(corrected);
  const auto undone = Undo("2025Q1");
  ASSERT_TRUE(undone.has_value());
  EXPECT_EQ(undone->undone_edition, 2);
  EXPECT_EQ(undone->edition, 1);
  EXPECT_EQ(Ledger("2025Q1").lines[0].row.progress, "推进中。");
}

TEST_P(UndoImportTest, WithoutALabelTheNewestPeriodGoes) {
  Must(Table("2025Q1"));
  Must(Table("2025Q2"));
  EXPECT_EQ(Undo("")->period, "2025Q2");
  EXPECT_EQ(Undo("")->period, "2025Q1");
  const auto nothing = Undo("");
  ASSERT_FALSE(nothing.has_value());
  EXPECT_EQ(nothing.error().code, base::ErrorCode::kNotFound);
}

TEST_P(UndoImportTest, DoneAgainItGivesTheSameTasks) {
  const ImportResult first = Must(Table("2025Q1"));
  ASSERT_TRUE(Undo("2025Q1").has_value());
  const ImportResult again = Must(Table("2025Q1"));
  EXPECT_EQ(again.outcome, ImportOutcome::kFirst);
  EXPECT_EQ(again.edition, 2);
  for (size_t i = 0; i < 5; ++i) EXPECT_EQ(again.rows[i].task_id, first.rows[i].task_id);
}

TEST_P(UndoImportTest, ADryRunUndoesNothing) {
  Must(Table("2025Q1"));
  const auto dry = UndoImport(context_, {"yuncheng", 2025, "2025Q1", "", true});
  ASSERT_TRUE(dry.has_value());
  EXPECT_EQ(dry->event, 0u);
  EXPECT_EQ(Ledger("2025Q1").lines.size(), 5u);
}

TEST_P(UndoImportTest, ADryRunTellsWhatTheUndoingWould) {
  Must(Table("2025Q1"));
  Must(Table("2025Q1", "累计完成3个。"), false, true);
  for (const bool last : {false, true}) {
    const auto dry = UndoImport(context_, {"yuncheng", 2025, "2025Q1", "", true});
    const auto done = UndoImport(context_, {"yuncheng", 2025, "2025Q1", "", false});
    ASSERT_TRUE(dry.has_value() && done.has_value());
    EXPECT_EQ(dry->undone_edition, done->undone_edition);
    EXPECT_EQ(dry->edition, done->edition);
    EXPECT_EQ(dry->edition.has_value(), !last);
    EXPECT_EQ(dry->rows, done->rows);
    EXPECT_EQ(dry->nothing_stands, done->nothing_stands);
    EXPECT_EQ(done->nothing_stands, last);
  }
}

// It only reads: somebody else's change, which holds the chain, does not keep it waiting.
TEST_P(UndoImportTest, ADryRunGoesOnWhileSomebodyWrites) {
  Must(Table("2025Q1"));
  const auto written =
      store_->Write({"yuncheng", "other", {1'760'000'000'000}},
                    [&](store::WriteTransaction& change) -> base::Expected<void> {
                      DUBAN_CHECK(change.PutGovernment("另一个名字"));
                      DUBAN_TRY(dry, UndoImport(context_, {"yuncheng", 2025, "2025Q1", "", true}));
                      EXPECT_EQ(dry.undone_edition, 1);
                      DUBAN_CHECK(change.Append("government.rename", {}));
                      return {};
                    });
  EXPECT_TRUE(written) << written.error().message.key;
}

TEST_P(UndoImportTest, AnUnknownGovernmentOrPeriodIsToldAsSuch) {
  EXPECT_EQ(Undo("2025Q1").error().message.key, "government-unknown");
  Must(Table("2025Q1"));
  EXPECT_EQ(Undo("2025Q3").error().message.key, "undo-nothing-stands");
}

// Imports, corrections and undoings in any order: the chain grows by one event for each that
// changed something and always verifies, and what stands is what a plain stack would say.
TEST_P(UndoImportTest, TheChainHoldsThroughAnyOrder) {
  std::mt19937 random(11);
  std::map<std::string, std::vector<std::string>> stacks;
  int64_t events = 0;
  for (int step = 0; step < 60; ++step) {
    const std::string period = "2025Q" + std::to_string(1 + random() % 3);
    std::vector<std::string>& stack = stacks[period];
    if (random() % 3 == 0) {
      const bool undone = Undo(period).has_value();
      EXPECT_EQ(undone, !stack.empty());
      events += undone;
      if (undone) stack.pop_back();
    } else {
      const std::string progress = "进度" + std::to_string(random() % 3);
      const bool changed =
          Must(Table(period, progress), false, true).outcome != ImportOutcome::kUnchanged;
      EXPECT_EQ(changed, stack.empty() || stack.back() != progress);
      events += changed;
      if (changed) stack.push_back(progress);
    }
    if (!stack.empty()) {
      EXPECT_EQ(Ledger(period).lines[0].row.progress, stack.back());
    }
  }
  EXPECT_EQ(Events(), events);
  EXPECT_TRUE(ChainHolds());
}

INSTANTIATE_STORE_TESTS(UndoImportTest);

}  // namespace
}  // namespace duban::workflow
