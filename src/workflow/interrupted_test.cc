// Imports that are stopped, killed, refused by the disk or run against each other: all or nothing.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "port/system/signals.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

// So many rows that an import takes some time.
ledger::Document LargeTable(std::string_view period, int rows = 600) {
  ledger::Document document = Table(period);
  while (static_cast<int>(document.tasks.size()) < rows) {
    const int number = static_cast<int>(document.tasks.size()) + 1;
    document.tasks.push_back(
        TableRow(number, "完成第" + std::to_string(number * 7919) + "号地块整理", "已完成。"));
  }
  return document;
}

class InterruptedTest : public ActionTest {
 protected:
  // What stands is all of it or nothing, and the chain says the same.
  void ExpectAllOrNothing(int rows, bool all) {
    EXPECT_EQ(Events(), all ? 1 : 0);
    const auto view = query_->Ledger(government_, 2025, "2025Q1", {});
    EXPECT_EQ(view.has_value(), all);
    if (view) {
      EXPECT_EQ(view->lines.size(), static_cast<size_t>(rows));
      EXPECT_TRUE(ChainHolds());
    }
  }

  void Reopen() {
    query_.reset();
    store_.reset();
    store_ = MustOpen();
    query_ = query::MakeStoreQuery(*store_);
    context_.store = store_.get();
  }
};

TEST_P(InterruptedTest, StoppedAtAnyMomentItLeavesAllOrNothing) {
  for (int moment = 0; moment < 8; ++moment) {
    BeginAnew();
    std::atomic<bool> stop = false;
    context_.cancel = &stop;
    std::thread stopper([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(moment * 10));
      stop = true;
    });
    const auto result = Import(context_, LargeTable("2025Q1"), {government_, "", {}, "", false});
    stopper.join();
    if (!result) {
      EXPECT_EQ(result.error().code, base::ErrorCode::kCancelled);
    }
    ExpectAllOrNothing(600, result.has_value());
  }
}

// Only SQLite: a child that is killed here would take the server's connection with it anyway.
TEST_P(InterruptedTest, KilledAtAnyMomentItLeavesAllOrNothing) {
  if (std::string_view(GetParam()) != "sqlite") GTEST_SKIP() << "for the embedded engine";
  for (int moment = 0; moment < 5; ++moment) {
    BeginAnew();
    query_.reset();
    store_.reset();
    const pid_t child = fork();
    if (child == 0) {
      store_ = MustOpen();
      context_.store = store_.get();
      (void)Import(context_, LargeTable("2025Q1"), {government_, "", {}, "", false}).has_value();
      _exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(15 + moment * 15));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    Reopen();
    ExpectAllOrNothing(600, Events() == 1);
    EXPECT_TRUE(
        Import(context_, LargeTable("2025Q1"), {government_, "", {}, "", false}).has_value());
    ExpectAllOrNothing(600, true);
  }
}

// As duban import does: the signal is caught, the import of the one file ends between two steps.
TEST_P(InterruptedTest, ToldToStopWithinOneFileItLeavesAllOrNothing) {
  if (std::string_view(GetParam()) != "sqlite") GTEST_SKIP() << "for the embedded engine";
  constexpr int kDone = 0, kStopped = 1, kOther = 2;
  int stopped = 0;
  for (int moment = 0; moment < 8; ++moment) {
    BeginAnew();
    query_.reset();
    store_.reset();
    int ready[2];
    ASSERT_EQ(pipe(ready), 0);
    const pid_t child = fork();
    if (child == 0) {
      port::system::StopSignals::Catch();
      store_ = MustOpen();
      context_.store = store_.get();
      context_.cancel = &port::system::StopSignals::Requested();
      const ledger::Document table = LargeTable("2025Q1", 3000);
      (void)!write(ready[1], "x", 1);
      const auto result = Import(context_, table, {government_, "", {}, "", false});
      const bool told = !result && result.error().code == base::ErrorCode::kCancelled;
      _exit(result ? kDone : told ? kStopped : kOther);
    }
    char begun = 0;
    ASSERT_EQ(read(ready[0], &begun, 1), 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(moment * 10));
    kill(child, SIGTERM);
    int status = 0;
    waitpid(child, &status, 0);
    close(ready[0]), close(ready[1]);
    ASSERT_TRUE(WIFEXITED(status)) << "it was killed";
    ASSERT_NE(WEXITSTATUS(status), kOther);
    stopped += WEXITSTATUS(status) == kStopped;
    Reopen();
    ExpectAllOrNothing(3000, WEXITSTATUS(status) == kDone);
  }
  EXPECT_GT(stopped, 0) << "every import was faster than its signal";
}

TEST_P(InterruptedTest, AFullDiskLeavesWhatStood) {
  if (std::string_view(GetParam()) != "sqlite") GTEST_SKIP() << "for the embedded engine";
  Must(Table("2025Q1"));
  query_.reset();
  store_.reset();
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {400'000,
                          400'000};  // no file may grow beyond: writes fail as on a full disk
    setrlimit(RLIMIT_FSIZE, &limit);
    store_ = MustOpen();
    context_.store = store_.get();
    const auto result = Import(context_, LargeTable("2025Q2"), {government_, "", {}, "", false});
    _exit(!result && result.error().code == base::ErrorCode::kStorage ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  Reopen();
  ExpectAllOrNothing(5, true);
}

TEST_P(InterruptedTest, TwoImportsAtOnceComeOneAfterTheOther) {
  std::vector<std::thread> threads;
  std::atomic<int> done = 0, busy = 0;
  for (const char* period : {"2025Q1", "2025Q2", "2025Q3", "2025Q4"})
    threads.emplace_back([&, period] {
      const auto result =
          Import(context_, LargeTable(period, 300), {government_, "", {}, "", false});
      if (result) ++done;
      if (!result && result.error().code == base::ErrorCode::kBusy) ++busy;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done + busy, 4);
  EXPECT_EQ(Events(), done);
  EXPECT_TRUE(ChainHolds());
  const auto task = query_->Task(government_, Ledger("").lines[0].task_id);
  EXPECT_EQ(static_cast<int>(task->periods.size()), done);  // each continued the others' tasks
}

INSTANTIATE_STORE_TESTS(InterruptedTest);

}  // namespace
}  // namespace duban::workflow
