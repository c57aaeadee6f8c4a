// Every action in every state of a plan that matters: what it answers, and that it leaves one event
// where it changed something, none where it did not, and a chain that verifies.
#include <gtest/gtest.h>

#include "workflow/join_tasks.h"
#include "workflow/merge_tasks.h"
#include "workflow/split_task.h"
#include "workflow/undo_import.h"
#include "workflow/unjoin_task.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

// The second quarter's fourth row reads so differently that it stands as a task of its own, and the
// fifth is gone.
ledger::Document SecondQuarter() {
  ledger::Document document = Table("2025Q2");
  document.tasks[3].row.content = "优化基础教育资源供给";
  document.tasks[3].row.lead_units = {"区财政局"};
  document.tasks.pop_back();
  return document;
}

ledger::Document Corrected() {
  ledger::Document document = Table("2025Q1");
  document.tasks[1].row.progress = "新引进6个。";
  document.source.sm3 = std::string(64, 'b');
  return document;
}

class StatesTest : public ActionTest {
 protected:
  template <typename T>
  static std::string Answer(const base::Expected<T>& result) {
    return result ? "done" : result.error().message.key;
  }
  std::string Old(size_t row) const { return row < old_.size() ? old_[row] : "nobody"; }

  std::string Put(ledger::Document document) {
    const bool second = document.period->label == "2025Q2";
    const auto result = Import(context_, std::move(document), {government_, "", {}, "", false});
    if (!result) return result.error().message.key;
    for (const ImportedRow& row : result->rows) {
      if (old_.size() < 5) old_.push_back(row.task_id);
      if (second && row.number == 4) odd_ = row.task_id;
    }
    return std::string(Name(result->outcome));
  }
  std::string Undo(const std::string& period) {
    return Answer(UndoImport(context_, {government_, 2025, period, "", false}));
  }
  std::string Join() { return Answer(JoinTasks(context_, {government_, odd_, Old(3), ""})); }
  std::string Unjoin() {
    return Answer(UnjoinTask(context_, {government_, Old(0), "2025Q2", false, ""}));
  }
  std::string Split() {
    return Answer(SplitTask(context_, {government_, Old(3), {odd_, Old(2)}, ""}));
  }
  std::string Merge() {
    return Answer(MergeTasks(context_, {government_, {Old(3), Old(4)}, odd_, ""}));
  }

  void Enter(const std::string& state) {
    if (state == "empty") return;
    Put(Table("2025Q1"));
    if (state == "corrected") Put(Corrected());
    if (state == "undone") Undo("2025Q1");
    if (state == "one" || state == "corrected" || state == "undone") return;
    Put(SecondQuarter());
    if (state == "joined") Join();
    if (state == "unjoined") Unjoin();
    if (state == "split") Split();
    if (state == "merged") Merge();
  }

  std::string Do(const std::string& action) {
    if (action == "same") return Put(Table("2025Q1"));
    if (action == "correct") return Put(Corrected());
    if (action == "next") return Put(SecondQuarter());
    if (action == "undo") return Undo("2025Q1");
    if (action == "join") return Join();
    if (action == "unjoin") return Unjoin();
    if (action == "split") return Split();
    return Merge();
  }

  std::vector<std::string> old_;  // tasks of the first table
  std::string odd_ = "nobody";
};

struct State {
  const char* name;
  std::array<const char*, 8> answers;  // to kActions
};

constexpr std::array<const char*, 8> kActions = {"same", "correct", "next",  "undo",
                                                 "join", "unjoin",  "split", "merge"};
constexpr State kStates[] = {
    {"empty",
     {"first", "first", "first", "government-unknown", "government-unknown", "government-unknown",
      "government-unknown", "government-unknown"}},
    {"one",
     {"unchanged", "new_edition", "new_period", "done", "task-unknown", "task-not-in-period",
      "task-unknown", "task-unknown"}},
    {"corrected",
     {"import-corrected-since", "unchanged", "new_period", "done", "task-unknown",
      "task-not-in-period", "task-unknown", "task-unknown"}},
    {"undone",
     {"import-undone", "first", "first", "undo-nothing-stands", "task-unknown",
      "task-not-in-period", "task-unknown", "task-unknown"}},
    {"two", {"unchanged", "new_edition", "unchanged", "done", "done", "done", "done", "done"}},
    {"joined",
     {"unchanged", "new_edition", "unchanged", "done", "join-same-task", "done", "link-to-itself",
      "link-to-itself"}},
    {"unjoined",
     {"unchanged", "new_edition", "unchanged", "done", "done", "task-not-in-period", "done",
      "done"}},
    {"split",
     {"unchanged", "new_edition", "unchanged", "done", "done", "done", "link-stands",
      "link-stands"}},
    {"merged",
     {"unchanged", "new_edition", "unchanged", "done", "done", "done", "link-stands",
      "link-stands"}},
};

TEST_P(StatesTest, EveryActionInEveryState) {
  for (const State& state : kStates) {
    for (size_t i = 0; i < kActions.size(); ++i) {
      SCOPED_TRACE(std::string(state.name) + " " + kActions[i]);
      BeginAnew();
      old_.clear();
      odd_ = "nobody";
      Enter(state.name);
      const int64_t events = Events();
      const std::string answer = Do(kActions[i]);
      EXPECT_EQ(answer, state.answers[i]);
      const bool changed = answer == "done" || answer == "first" || answer.starts_with("new_");
      EXPECT_EQ(Events() - events, changed ? 1 : 0);
      if (Events() > 0) {
        EXPECT_TRUE(ChainHolds());
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sqlite, StatesTest, ::testing::Values("sqlite"));

}  // namespace
}  // namespace duban::workflow
