// What happens when statements fail, connections are lost and processes die, on both engines.
#include <signal.h>
#include <sys/wait.h>

#include <thread>

#include "store/store_testing.h"

namespace duban::store {
namespace {

using base::Expected;
using testing::PreparedEngine;
using testing::SampleDocument;
using testing::StoreTest;

class Faults : public StoreTest {
 protected:
  db::Fault DiskFull() {
    return std::string_view(GetParam()) == "sqlite" ? db::Fault{"13", "full"}
                                                    : db::Fault{"53100", "full"};
  }

  // Nothing of the import, or all of it; never a part.
  void ExpectWholeOrNothing(Store& store, bool imported) {
    auto view = store.Read();
    ASSERT_TRUE(view) << Told(view.error());
    const auto governments = view->Governments();
    ASSERT_TRUE(governments) << Told(governments.error());
    ASSERT_EQ(governments->size(), imported ? 1u : 0u);
    if (!imported) {
      EXPECT_EQ(view->Head("ming").error().code, base::ErrorCode::kNotFound);
      return;
    }
    EXPECT_EQ(view->VerifyChain("ming")->events, 1);
    EXPECT_FALSE(view->VerifyChain("ming")->broken);
    const auto period = *view->FindPeriod("ming", 2025, "2025Q2");
    EXPECT_EQ(view->Rows("ming", period->edition)->size(), 2u);
    EXPECT_EQ(view->Search("ming", "公园", 0, 10)->total, 1);
  }

  // Runs `work` in a process of its own and tells its process id.
  template <typename Work>
  pid_t InChild(const Work& work) {
    const pid_t child = fork();
    if (child == 0) _exit(work() ? 0 : 1);
    return child;
  }
  static int StatusOf(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
};
INSTANTIATE_STORE_TESTS(Faults);

// What only a server can do to us.
class ServerFaults : public Faults {};
INSTANTIATE_TEST_SUITE_P(Postgres, ServerFaults, ::testing::Values("postgres"));

TEST_P(Faults, EachStatementOfAnImportMayFail) {
  int failing = 0, asked = 0;
  const PreparedEngine engine(TheEngine(), [&](db::Session& session) {
    session.SetFaultHook([&](std::string_view) -> std::optional<db::Fault> {
      return ++asked == failing ? std::optional(DiskFull()) : std::nullopt;
    });
  });
  auto store = OpenWith(engine);
  ASSERT_TRUE(store);
  for (failing = 1;; ++failing) {
    asked = 0;
    const auto written = ImportInto(**store, SampleDocument());
    const bool failed = asked >= failing;
    ASSERT_EQ(!written, failed) << "statement " << failing;
    asked = failing;  // no more faults
    ExpectWholeOrNothing(*store_, !failed);
    if (!failed) break;
    EXPECT_EQ(written.error().message.key, "store-full") << failing;
  }
  EXPECT_GT(failing, 20) << "an import has more statements than that";
}

TEST_P(Faults, EachStatementOfMakingTheTablesMayFail) {
  StartAfresh();
  int failing = 0, asked = 0;
  const PreparedEngine engine(TheEngine(), [&](db::Session& session) {
    session.SetFaultHook([&](std::string_view) -> std::optional<db::Fault> {
      return ++asked == failing ? std::optional(DiskFull()) : std::nullopt;
    });
  });
  for (failing = 1;; ++failing) {
    asked = 0;
    auto store = OpenWith(engine);
    if (store) break;
    ASSERT_EQ(store.error().message.key, "store-full") << failing;
  }
  EXPECT_GT(failing, 15);
  store_ = MustOpen();
  EXPECT_TRUE(ImportInto(*store_, SampleDocument()));
}

TEST_P(ServerFaults, ASerializationFailureRunsTheChangeAgain) {
  int left = 2, runs = 0;
  const PreparedEngine engine(TheEngine(), [&](db::Session& session) {
    session.SetFaultHook([&](std::string_view sql) -> std::optional<db::Fault> {
      if (!sql.starts_with("INSERT INTO events") || left == 0) return std::nullopt;
      --left;
      return db::Fault{"40001", "could not serialize access"};
    });
  });
  auto store = OpenWith(engine);
  ASSERT_TRUE(store);
  const auto written = (*store)->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
    ++runs;
    DUBAN_CHECK(change.PutGovernment("明县"));
    DUBAN_CHECK(change.Append("test", {}));
    return {};
  });
  EXPECT_TRUE(written) << Told(written.error());
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(store_->Read()->VerifyChain("ming")->events, 1);
}

// Two processes make the same government: the second saw no head to lock when it began.
TEST_P(ServerFaults, AGovernmentMadeMeanwhileIsLockedAnew) {
  int runs = 0;
  const auto append = [](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.PutGovernment("明县"));
    DUBAN_CHECK(change.Append("test", {}));
    return {};
  };
  const auto written = store_->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
    if (++runs == 1) DUBAN_CHECK(store_->Write(By("ming"), append));
    return append(change);
  });
  EXPECT_TRUE(written) << Told(written.error());
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(store_->Read()->VerifyChain("ming")->events, 2);
}

TEST_P(ServerFaults, AConnectionLostInsideAChangeIsReplaced) {
  auto killer = Beside();
  int runs = 0;
  const auto written = store_->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.PutGovernment("明县"));
    if (++runs == 1) {
      (void)killer->Select<int>(
          "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
          " WHERE pid <> pg_backend_pid() AND usename = current_user",
          {});
      usleep(50'000);
    }
    DUBAN_CHECK(change.Append("test", {}));
    return {};
  });
  EXPECT_TRUE(written) << Told(written.error());
  EXPECT_EQ(store_->Read()->VerifyChain("ming")->events, 1);
}

TEST_P(Faults, AFailedBodyLeavesNothing) {
  const auto written = store_->Write(By("ming"), [](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.PutGovernment("明县"));
    DUBAN_CHECK(change.Append("test", {}));
    return base::Fail(base::ErrorCode::kCancelled, "action-cancelled");
  });
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, base::ErrorCode::kCancelled);
  ExpectWholeOrNothing(*store_, false);
}

TEST_P(Faults, ABodyThatThrowsLeavesNothing) {
  EXPECT_THROW((void)store_->Write(By("ming"),
                                   [](WriteTransaction& change) -> Expected<void> {
                                     DUBAN_CHECK(change.PutGovernment("明县"));
                                     throw std::runtime_error("a bug");
                                   }),
               std::runtime_error);
  ExpectWholeOrNothing(*store_, false);
  EXPECT_TRUE(ImportInto(*store_, SampleDocument()));
}

TEST_P(Faults, AProcessKilledInsideATransactionLeavesNothing) {
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = InChild([&] {
    auto store = Store::Open(address_, testing::Engines());
    return store && (*store)->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
      DUBAN_CHECK(change.PutGovernment("明县"));
      DUBAN_CHECK(change.Append("test", {}));
      (void)!write(ready[1], "x", 1);
      pause();
      return {};
    });
  });
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  kill(child, SIGKILL);
  EXPECT_EQ(StatusOf(child), 128 + SIGKILL);
  ExpectWholeOrNothing(*store_, false);
  EXPECT_TRUE(ImportInto(*store_, SampleDocument())) << "its locks are gone";
}

TEST_P(Faults, AProcessKilledAnywhereLeavesAChainThatHolds) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  for (int round = 1; round <= 5; ++round) {
    const pid_t child = InChild([&] {
      auto store = Store::Open(address_, testing::Engines());
      while (store && ImportInto(**store, SampleDocument())) {
      }
      return false;
    });
    usleep(40'000 + 17'000 * round);
    kill(child, SIGKILL);
    StatusOf(child);
    auto view = store_->Read();
    const auto report = view->VerifyChain("ming");
    ASSERT_TRUE(report) << Told(report.error());
    EXPECT_FALSE(report->broken) << round;
    const auto editions = view->Editions("ming", 2025, "2025Q2");
    EXPECT_EQ(static_cast<int64_t>(editions->size()), report->events) << "one event per edition";
    EXPECT_EQ(view->Rows("ming", editions->back().id)->size(), 2u);
  }
}

TEST_P(Faults, SeveralProcessesMakeTheTablesAtOnce) {
  StartAfresh();
  std::vector<pid_t> children;
  for (int i = 0; i < 6; ++i)
    children.push_back(InChild([&] {
      auto store = Store::Open(address_, testing::Engines());
      if (!store) fprintf(stderr, "%s\n", Told(store.error()).c_str());
      return store.has_value();
    }));
  for (const pid_t child : children) EXPECT_EQ(StatusOf(child), 0);
}

TEST_P(Faults, ThreadsThatWriteOneGovernmentComeOneAfterAnother) {
  constexpr int kThreads = 4, kEach = 10;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < kEach; ++k) {
        const auto written =
            store_->Write(By("ming"), [](WriteTransaction& change) -> Expected<void> {
              DUBAN_CHECK(change.PutGovernment("明县"));
              DUBAN_CHECK(change.Append("test", {}));
              return {};
            });
        EXPECT_TRUE(written) << Told(written.error());
      }
    });
  for (std::thread& thread : threads) thread.join();
  const auto report = store_->Read()->VerifyChain("ming");
  EXPECT_EQ(report->events, kThreads * kEach);
  EXPECT_FALSE(report->broken);
}

TEST_P(Faults, AReaderSeesNothingOfAChangeThatIsUnderWay) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  auto before = store_->Read();
  ASSERT_EQ(before->Head("ming")->sequence, 1);
  ASSERT_TRUE(store_->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.Append("test", {}));
    EXPECT_EQ(store_->Read()->Head("ming")->sequence, 1) << "not committed yet";
    return {};
  }));
  EXPECT_EQ(before->Head("ming")->sequence, 1) << "its view began earlier";
  EXPECT_EQ(store_->Read()->Head("ming")->sequence, 2);
}

TEST_P(ServerFaults, ALostConnectionIsReplaced) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  ASSERT_TRUE(store_->Read());
  auto killer = Beside();
  const std::string others =
      " FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
      " AND usename = current_user";
  ASSERT_TRUE(killer->Select<int>("SELECT count(pg_terminate_backend(pid))" + others, {}));
  while (std::get<0>(killer->Select<int>("SELECT count(*)" + others, {})->at(0)) > 0) usleep(5'000);
  EXPECT_TRUE(store_->Read());
  EXPECT_TRUE(ImportInto(*store_, SampleDocument()));
}

TEST_P(Faults, TextsThatNoDatabaseKeepsAreRefused) {
  ledger::Document document = SampleDocument();
  document.tasks[0].row.progress = std::string("a\0b", 3);
  auto nul = ImportInto(*store_, document);
  EXPECT_EQ(nul.error().message.key, "store-text-nul");
  document.tasks[0].row.progress = "\xff";
  auto broken = ImportInto(*store_, document);
  EXPECT_EQ(broken.error().message.key, "store-text-utf8");
  ExpectWholeOrNothing(*store_, false);
}

}  // namespace
}  // namespace duban::store
