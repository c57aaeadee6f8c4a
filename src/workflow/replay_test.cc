// The chain alone gives the tables: after every action of a long random sequence its replay tells
// the task of each row, and each link, as the tables hold them.
#include "store/replay.h"

#include <gtest/gtest.h>

#include <random>

#include "workflow/join_tasks.h"
#include "workflow/merge_tasks.h"
#include "workflow/split_task.h"
#include "workflow/undo_import.h"
#include "workflow/unjoin_task.h"
#include "workflow/unlink_tasks.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

constexpr int kActions = 120;

class ReplayTest : public ActionTest {
 protected:
  // The same on every machine: no distribution of the standard library is.
  size_t Roll(size_t sides) { return random_() % sides; }

  ledger::Document AnyTable() {
    static constexpr const char* kPeriods[] = {"2025Q1", "2025Q2", "2025Q3", "2026Q1"};
    ledger::Document document =
        Table(kPeriods[Roll(4)], "累计完成" + std::to_string(Roll(9)) + "个。");
    for (int changes = static_cast<int>(Roll(3)); changes > 0; --changes) {
      ledger::Row& row = document.tasks[Roll(document.tasks.size())].row;
      row.content = "优化公共服务第" + std::to_string(Roll(6)) + "批" + row.category;
      row.lead_units = {"区财政局"};
    }
    if (Roll(4) == 0) document.tasks.erase(document.tasks.begin() + static_cast<int>(Roll(5)));
    return document;
  }

  std::string AnyTask() {
    auto view = store_->Read();
    std::vector<store::Task> tasks;
    for (const int year : {2025, 2026}) {
      const auto more = *view->Tasks(government_, year);
      tasks.insert(tasks.end(), more.begin(), more.end());
    }
    return tasks.empty() ? "nobody" : tasks[Roll(tasks.size())].id;
  }

  // A task with a period in which it has a row, and a pair of which one continues the other: or
  // what nobody has.
  std::pair<std::string, std::string> AnyRow() {
    auto view = store_->Read();
    const auto periods = *view->Periods(government_, 2025);
    const store::Period& period = periods[Roll(periods.size())];
    if (period.edition.empty()) return {"nobody", period.label};
    const auto rows = *view->Rows(government_, period.edition);
    return {rows[Roll(rows.size())].task, period.label};
  }
  std::pair<std::string, std::string> AnyLink() {
    const auto links = *store_->Read()->Links(government_, AnyTask());
    if (links.empty()) return {"nobody", "nobody"};
    const store::TaskLink& link = links[Roll(links.size())];
    return {link.from, link.to};
  }

  template <typename T>
  void Count(std::string_view action, const base::Expected<T>& result) {
    if (result) ++done_[std::string(action)];
  }

  void Act() {
    context_.now.milliseconds += 1000;
    const std::string one = AnyTask(), two = AnyTask(), three = AnyTask();
    const auto [task, period] = AnyRow();
    const auto [from, to] = AnyLink();
    switch (Roll(8)) {
      case 0:
      case 1:
        return Count("import", Import(context_, AnyTable(), {government_, "", {}, "", false}));
      case 2:
        return Count("undo", UndoImport(context_, {government_, 2025, period, "", false}));
      case 3:
        return Count("join", JoinTasks(context_, {government_, one, two, "改写"}));
      case 4:
        return Count("unjoin", UnjoinTask(context_, {government_, task, period, Roll(2) == 0, ""}));
      case 5:
        return Count("split", SplitTask(context_, {government_, one, {two, three}, ""}));
      case 6:
        return Count("merge", MergeTasks(context_, {government_, {one, two}, three, ""}));
      default:
        return Count("unlink", UnlinkTasks(context_, {government_, from, to, ""}));
    }
  }

  void ExpectTheTablesToBeTheChain(const store::ReadTransaction& view) {
    store::Replay replay;
    const auto events = view.Events(government_, 0, 1 << 20);
    ASSERT_TRUE(events);
    for (const store::Event& event : *events) replay.Take(event.at, *event.payload);
    for (const auto& [id, edition] : replay.editions) {
      const auto rows = *view.Rows(government_, id);
      ASSERT_EQ(rows.size(), edition.tasks.size()) << id;
      for (size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i].task, edition.tasks[i]) << id;
    }
    std::set<std::string> links;
    for (const auto& [id, task] : replay.tasks) {
      const auto of_task = view.Links(government_, id);
      ASSERT_TRUE(of_task);
      for (const store::TaskLink& link : *of_task)
        links.insert(link.from + " " + std::string(Name(link.kind)) + " " + link.to);
    }
    EXPECT_EQ(links, replay.links);
  }

  std::mt19937 random_{20250101};
  std::map<std::string, int> done_;
};

TEST_P(ReplayTest, TheChainGivesTheTables) {
  Must(Table("2025Q1"));
  for (int i = 0; i < kActions; ++i) {
    Act();
    auto view = store_->Read();
    ExpectTheTablesToBeTheChain(*view);
    const auto report = view->VerifyLedger(government_);
    ASSERT_TRUE(report);
    ASSERT_FALSE(report->chain.broken);
    ASSERT_TRUE(report->disagreements.empty())
        << "action " << i << ": " << report->disagreements[0].aspect << " "
        << report->disagreements[0].name << ": " << report->disagreements[0].chain << " / "
        << report->disagreements[0].tables;
  }
  for (const char* action : {"import", "undo", "join", "unjoin", "split", "merge", "unlink"})
    EXPECT_GT(done_[action], 0) << action << " never succeeded: another seed";
}

INSTANTIATE_STORE_TESTS(ReplayTest);

}  // namespace
}  // namespace duban::workflow
