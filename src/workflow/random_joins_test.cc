// Random imports, corrections, undoings and decisions by hand on a small plan: what must hold of
// tasks and rows holds after each of them.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "workflow/find.h"
#include "workflow/join_tasks.h"
#include "workflow/merge_tasks.h"
#include "workflow/moves.h"
#include "workflow/split_task.h"
#include "workflow/undo_import.h"
#include "workflow/unjoin_task.h"
#include "workflow/unlink_tasks.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

constexpr int kActions = 45;
// The last ones made circles of links, or lost what a person had said, in earlier builds.
constexpr std::array<unsigned, 8> kSeeds = {1240, 1241, 1242, 1243, 1244, 1801, 2123, 2161};
constexpr std::array<const char*, 3> kPeriods = {"2025Q1", "2025Q2", "2025Q3"};

// The task of each row, by edition and ordinal.
using Owners = std::map<std::pair<std::string, int>, std::string>;

class RandomJoins : public ActionTest {
 protected:
  // The same on every machine: no distribution of the standard library is.
  size_t Roll(size_t sides) { return random_() % sides; }

  // Rows that come, go, change words and numbers, and sometimes stand twice.
  ledger::Document AnyTable(const char* period) {
    ledger::Document document = Table(period, "累计完成" + std::to_string(Roll(4)) + "个。");
    auto& tasks = document.tasks;
    for (size_t more = Roll(3); more > 0; --more)
      tasks.push_back(TableRow(6, "优化公共服务第" + std::to_string(Roll(3)) + "批", "推进中。",
                               Roll(2) == 0 ? "区财政局" : "区审计局"));
    for (size_t gone = Roll(3); gone > 0; --gone)
      tasks.erase(tasks.begin() + static_cast<int>(Roll(tasks.size())));
    if (Roll(3) == 0) std::swap(tasks[0].row.content, tasks[1].row.content);
    if (Roll(3) == 0) tasks[Roll(tasks.size())].row.content += ",力争再上台阶";
    const int shift = static_cast<int>(Roll(3));
    for (size_t i = 0; i < tasks.size(); ++i) tasks[i].row.number = static_cast<int>(i) + 1 + shift;
    return document;
  }

  std::vector<store::Task> Tasks() { return *store_->Read()->Tasks(government_, 2025); }
  std::string AnyTask() {
    const auto tasks = Tasks();
    return tasks.empty() ? "nobody" : tasks[Roll(tasks.size())].id;
  }
  // A task that stands, and one of its periods.
  std::pair<std::string, std::string> AnyRow() {
    auto view = store_->Read();
    for (int tries = 0; tries < 6; ++tries) {
      const std::string task = AnyTask();
      const auto history = *view->History(government_, task);
      if (!history.empty()) return {task, history[Roll(history.size())].period};
    }
    return {"nobody", kPeriods[0]};
  }

  Owners Rows(const store::ReadTransaction& view, const std::string& only = {}) const {
    Owners owners;
    for (const std::string period : kPeriods) {
      if (!only.empty() && only != period) continue;
      const auto editions = *view.Editions(government_, 2025, period);
      for (const store::Edition& edition : editions) {
        const auto rows = *view.Rows(government_, edition.id);
        for (const store::StoredRow& row : rows) owners[{edition.id, row.ordinal}] = row.task;
      }
    }
    return owners;
  }

  template <typename T>
  bool Count(const char* action, const base::Expected<T>& result) {
    if (result) ++done_[action];
    return result.has_value();
  }

  // A task that stands in one period and one that stands in another, or whoever.
  std::pair<std::string, std::string> AnyPair() {
    auto view = store_->Read();
    for (int tries = 0; tries < 30; ++tries) {
      const std::string task = AnyTask(), into = AnyTask();
      const auto one = *view->History(government_, task), two = *view->History(government_, into);
      if (one.size() == 1 && !two.empty() && two.front().period != one[0].period &&
          two.back().period != one[0].period)
        return {task, into};
    }
    return {"nobody", AnyTask()};
  }

  // A join of rows of one period alone is taken back whole.
  void JoinAndBack() {
    const auto [task, into] = AnyPair();
    Owners before = Rows(*store_->Read());
    const auto joined = JoinTasks(context_, {government_, task, into, ""});
    if (!Count("join", joined) || joined->periods.size() != 1) return;
    const std::string& moved = joined->periods[0];
    std::erase_if(before, [&](const auto& row) {
      const auto edition = *store_->Read()->FindEdition(government_, row.first.first);
      return edition.period != moved;
    });
    const auto back = UnjoinTask(context_, {government_, into, moved, true, ""});
    ASSERT_TRUE(Count("back", back)) << back.error().message.key;
    EXPECT_EQ(back->new_task_id, task);
    EXPECT_EQ(Rows(*store_->Read(), moved), before);
  }

  // The tasks of an edition's rows, by wording; not of one that stands twice.
  std::map<std::string, std::string> Placed(const std::string& edition, bool only_by_hand) {
    auto view = store_->Read();
    const auto rows = *view->Rows(government_, edition);
    const Moves moves = *MovesOf(*view, government_);
    std::map<std::string, std::string> placed;
    for (const store::StoredRow& row : rows) {
      const bool told = !only_by_hand || !moves.Of(edition, row.ordinal).empty();
      const auto [at, first] = placed.emplace(row.row.content, told ? row.task : "");
      if (!first) at->second.clear();
    }
    std::erase_if(placed, [](const auto& one) { return one.second.empty(); });
    return placed;
  }

  // An import that is undone and done again places its rows as a person left them.
  void UndoAndAgain() {
    const std::string period = kPeriods[Roll(3)];
    const auto stood = *store_->Read()->FindPeriod(government_, 2025, period);
    if (!stood || stood->edition.empty()) return;
    const ledger::Document document = *store_->Read()->Document(government_, stood->edition);
    const auto by_hand = Placed(stood->edition, true);
    ASSERT_TRUE(UndoImport(context_, {government_, 2025, period, "", false}));
    ImportOptions options;
    options.government = government_;
    options.replace = true;
    if (!Count("again", Import(context_, document, options))) return;
    const auto stands = *store_->Read()->FindPeriod(government_, 2025, period);
    const auto placed = Placed(stands->edition, false);
    for (const auto& [content, task] : by_hand)
      EXPECT_EQ(placed.at(content), task) << period << " " << content;
  }

  void Act() {
    context_.now.milliseconds += 1000;
    const std::string one = AnyTask(), two = AnyTask(), three = AnyTask();
    const auto [task, period] = AnyRow();
    ImportOptions options;
    options.government = government_;
    options.replace = true;
    switch (Roll(12)) {
      case 0:
      case 1:
      case 2:
        Count("import", Import(context_, AnyTable(kPeriods[Roll(3)]), options));
        return;
      case 3:
        Count("undo", UndoImport(context_, {government_, 2025, kPeriods[Roll(3)], "", false}));
        return;
      case 4:
        return JoinAndBack();
      case 5:
        Count("join", JoinTasks(context_, {government_, one, two, ""}));
        return;
      case 6:
      case 7:
        Count("unjoin", UnjoinTask(context_, {government_, task, period, Roll(2) == 0, ""}));
        return;
      case 8:
        return UndoAndAgain();
      case 9:
        Count("split", SplitTask(context_, {government_, one, {two, three}, ""}));
        return;
      default:
        Count("merge", MergeTasks(context_, {government_, {one, two}, three, ""}));
    }
  }

  // --- what must hold

  void ExpectOneRowPerTask(const store::ReadTransaction& view) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& [row, task] : Rows(view))
      EXPECT_TRUE(seen.emplace(row.first, task).second) << task << " twice in " << row.first;
  }

  // What stands is found at its own address, and every address leads to one end.
  void ExpectAddresses(const store::ReadTransaction& view) {
    for (const store::Task& task : Tasks()) {
      const std::string address = *view.ResolveTask(government_, task.id);
      EXPECT_EQ(*view.ResolveTask(government_, address), address);
      const bool stands = !view.History(government_, task.id)->empty();
      EXPECT_TRUE(!stands || address == task.id) << task.id << " leads to " << address;
      int joined = 0;
      const auto links = *view.Links(government_, task.id);
      for (const store::TaskLink& link : links)
        joined += link.kind == store::LinkKind::kJoined && link.from == task.id;
      EXPECT_LE(joined, 1) << task.id;
      EXPECT_FALSE(*LeadsTo(view, government_, task.id, task.id)) << task.id << ": a circle";
    }
  }

  void ExpectSound() {
    auto view = store_->Read();
    ExpectOneRowPerTask(*view);
    ExpectAddresses(*view);
    const auto report = view->VerifyLedger(government_);
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->chain.broken);
    for (const store::Disagreement& one : report->disagreements)
      ADD_FAILURE() << one.aspect << " " << one.name << ": " << one.chain << " / " << one.tables;
    EXPECT_TRUE(view->VerifyStore()->empty());
  }

  // Undone back to the first table, the words of its rows stand as they were printed; undone once
  // more, nothing does; and imported again, its rows are the tasks that they were.
  void ExpectTheWayBack(const ledger::Document& first) {
    for (const char* period : kPeriods)
      for (int tries = 0; tries < kActions; ++tries) {
        const auto stands = *store_->Read()->FindPeriod(government_, 2025, period);
        const bool last = stands && period == kPeriods[0] && stands->edition_number == 1;
        if (!stands || stands->edition.empty() || last) break;
        ASSERT_TRUE(UndoImport(context_, {government_, 2025, period, "", false}));
      }
    ExpectSound();
    const auto stands = *store_->Read()->FindPeriod(government_, 2025, kPeriods[0]);
    if (!stands || stands->edition.empty()) return;  // it was undone on the way
    const auto rows = *store_->Read()->Rows(government_, stands->edition);
    ASSERT_EQ(rows.size(), first.tasks.size());
    for (size_t i = 0; i < rows.size(); ++i)
      EXPECT_EQ(rows[i].row.content, first.tasks[i].row.content);
    ASSERT_TRUE(UndoImport(context_, {government_, 2025, kPeriods[0], "", false}));
    ExpectSound();
    for (const store::Task& task : Tasks())
      EXPECT_TRUE(store_->Read()->History(government_, task.id)->empty());
    EXPECT_EQ(store_->Read()->Search(government_, "区", 0, 10)->total, 0);
  }

  std::mt19937 random_;
  std::map<std::string, int> done_;
};
INSTANTIATE_STORE_TESTS(RandomJoins);

TEST_P(RandomJoins, LeaveEveryTaskWhole) {
  for (const unsigned seed : kSeeds) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    BeginAnew();
    random_.seed(seed);
    const ledger::Document first = Table(kPeriods[0]);
    Must(first);
    for (int i = 0; i < kActions && !HasFailure(); ++i) {
      SCOPED_TRACE("action " + std::to_string(i));
      Act();
      ExpectSound();
    }
    if (HasFailure()) return;
    ExpectTheWayBack(first);
  }
  for (const char* action : {"import", "undo", "again", "join", "back", "unjoin", "split", "merge"})
    EXPECT_GT(done_[action], 0) << action << " never succeeded: another seed";
}

}  // namespace
}  // namespace duban::workflow
