// Files that are not what they should be: foreign, newer, cut short, read-only, locked, full.
#include "store/sqlite/sqlite.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "store/store_testing.h"

namespace duban::store::sqlite {
namespace {

using base::ErrorCode;
using testing::PreparedEngine;
using testing::SampleDocument;

class SqliteFile : public testing::StoreTest {
 protected:
  std::string Bytes() {
    std::ifstream file(address_, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }
  void Write(std::string_view bytes) {
    std::ofstream(address_, std::ios::binary | std::ios::trunc) << bytes;
  }
  // The error that opening gives.
  base::Error Refusal() {
    auto store = Store::Open(address_, testing::Engines());
    EXPECT_FALSE(store);
    return store ? base::Error{} : store.error();
  }
  // 0 where the store can be read and refuses a change as read-only.
  int ReadsAndWritesNot() {
    auto store = Store::Open(address_, testing::Engines());
    if (!store) return 1;
    auto view = (*store)->Read();
    if (!view || view->Head("ming")->sequence != 1) return 2;
    const auto written = ImportInto(**store, SampleDocument());
    if (written || written.error().message.key != "store-read-only") return 3;
    return 0;
  }
  // A second store whose connections wait for nobody and see `sql` first.
  std::unique_ptr<Store> OpenWith(const std::string& sql) {
    engine_ = std::make_unique<PreparedEngine>(
        Sqlite(), [sql](db::Session& session) { ASSERT_TRUE(session.Run(sql)); });
    return std::move(*StoreTest::OpenWith(*engine_));
  }

  std::unique_ptr<PreparedEngine> engine_;
};
INSTANTIATE_TEST_SUITE_P(Sqlite, SqliteFile, ::testing::Values("sqlite"));

TEST_P(SqliteFile, ADatabaseOfAnotherProgramIsLeftAlone) {
  StartAfresh();
  ASSERT_TRUE(Beside()->Run("CREATE TABLE notes (text TEXT)"));
  ASSERT_TRUE(Beside()->Run("PRAGMA journal_mode = DELETE"));
  const std::string before = Bytes();
  EXPECT_EQ(Refusal().code, ErrorCode::kForeignStore);
  EXPECT_EQ(Bytes(), before);
}

TEST_P(SqliteFile, WhatKeepsNothingIsNoStore) {
  for (const char* address : {":memory:", "sqlite::memory:", "sqlite:", "file:a.db?mode=memory"}) {
    const auto store = Store::Open(address, testing::Engines());
    ASSERT_FALSE(store) << address;
    EXPECT_EQ(store.error().message.key, "store-not-a-file") << address;
  }
}

TEST_P(SqliteFile, AFileOfAnotherKindIsLeftAlone) {
  StartAfresh();
  Write("<html>这是网页,不是数据库。</html>");
  EXPECT_EQ(Refusal().code, ErrorCode::kForeignStore);
  EXPECT_EQ(Bytes(), "<html>这是网页,不是数据库。</html>");
}

TEST_P(SqliteFile, AStoreOfANewerProgramIsRefused) {
  ASSERT_TRUE(
      Beside()->Run("INSERT INTO duban_schema (version, name, sm3, applied_at)"
                    " VALUES (9999, 'later', '', 0)"));
  store_.reset();
  const base::Error error = Refusal();
  EXPECT_EQ(error.code, ErrorCode::kForeignStore);
  EXPECT_EQ(error.message.key, "store-newer");
  EXPECT_EQ(error.message.Argument("version"), "9999");
  EXPECT_EQ(error.trail, (std::vector<std::string>{address_}));
}

TEST_P(SqliteFile, AnEmptyFileBecomesAStore) {
  StartAfresh();
  Write("");
  EXPECT_TRUE(MustOpen());
}

TEST_P(SqliteFile, AMissingFileIsMadeOnlyWhenAllowed) {
  StartAfresh();
  auto store = Store::Open(address_, testing::Engines(), Opening::kRead);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(address_));
}

TEST_P(SqliteFile, AMissingFolderIsNamed) {
  address_ = folder_ / "nowhere/ledger.db";
  const base::Error error = Refusal();
  EXPECT_EQ(error.message.key, "store-folder-missing");
  EXPECT_EQ(error.message.Argument("folder"), folder_ / "nowhere");
}

TEST_P(SqliteFile, AFolderIsNoStore) {
  address_ = folder_ / "";
  EXPECT_EQ(Refusal().message.key, "store-is-folder");
}

TEST_P(SqliteFile, APathMayHoldBlanksAndChinese) {
  address_ = "sqlite:" + (folder_ / "督办 台账.db");
  EXPECT_TRUE(ImportInto(*MustOpen(), SampleDocument()));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "督办 台账.db"));
}

TEST_P(SqliteFile, CutShortAnywhereItIsRefused) {
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  store_.reset();
  const std::string whole = Bytes();
  for (const size_t size : {whole.size() - 1, whole.size() - 4096, whole.size() / 2, size_t{4096},
                            size_t{512}, size_t{99}, size_t{20}}) {
    Write(whole.substr(0, size));
    const base::Error error = Refusal();
    EXPECT_EQ(error.message.key, "store-cut-short") << size;
    EXPECT_EQ(error.code, ErrorCode::kStorage) << size;
    EXPECT_EQ(Bytes().size(), size) << "left as it was";
  }
}

TEST_P(SqliteFile, OverwrittenPagesAreTold) {
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  store_.reset();
  std::string bytes = Bytes();
  for (size_t at = 4096; at < bytes.size(); at += 4096) bytes.replace(at, 64, 64, '\x5a');
  Write(bytes);
  EXPECT_EQ(Refusal().message.key, "store-damaged");
}

TEST_P(SqliteFile, NothingOfAnErasedPayloadStaysInTheFile) {
  const auto append = [](WriteTransaction& change) -> base::Expected<void> {
    DUBAN_CHECK(change.PutGovernment("明县"));
    DUBAN_CHECK(change.Append("test", {{"reason", "联系人的电话"}}));
    return {};
  };
  ASSERT_TRUE(store_->Write(By("ming"), append));
  store_.reset();
  ASSERT_NE(Bytes().find("联系人的电话"), std::string::npos);
  ASSERT_TRUE(MustOpen()->Write(By("ming"), [](WriteTransaction& change) -> base::Expected<void> {
    DUBAN_CHECK(change.ErasePayload(1, "依法删除"));
    return {};
  }));
  EXPECT_EQ(Bytes().find("联系人的电话"), std::string::npos);
}

TEST_P(SqliteFile, AWriterElsewhereMakesItBusyAndReadingGoesOn) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  auto hasty = OpenWith("PRAGMA busy_timeout = 20");
  auto other = Beside();
  ASSERT_TRUE(other->Run("BEGIN IMMEDIATE"));
  const auto written = ImportInto(*hasty, SampleDocument());
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::kBusy);
  EXPECT_EQ(hasty->Read()->Head("ming")->sequence, 1);
  ASSERT_TRUE(other->Run("ROLLBACK"));
  EXPECT_TRUE(ImportInto(*hasty, SampleDocument()));
}

TEST_P(SqliteFile, WithoutRoomAtAnySizeNothingIsHalfWritten) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  auto pages = std::get<0>(Beside()->Select<int>("PRAGMA page_count", {})->at(0));
  ledger::Document large = SampleDocument();
  for (int i = 0; i < 60; ++i) {
    large.tasks.push_back(large.tasks[0]);
    large.tasks.back().row.content += std::string(600, 'x') + std::to_string(i);
  }
  int refused = 0;
  for (;; pages += 3) {
    auto tight = OpenWith("PRAGMA max_page_count = " + std::to_string(pages));
    const auto written = ImportInto(*tight, large);
    const int64_t events = written ? 2 : 1;
    EXPECT_EQ(store_->Read()->VerifyChain("ming")->events, events);
    EXPECT_FALSE(store_->Read()->VerifyChain("ming")->broken);
    EXPECT_EQ(store_->Read()->Editions("ming", 2025, "2025Q2")->size(), size_t(events));
    if (written) break;
    EXPECT_EQ(written.error().message.key, "store-full");
    ++refused;
  }
  EXPECT_GT(refused, 5);
}

// Pages of one government must not grow slower with the number of the others.
TEST_P(SqliteFile, NoPageReadsAWholeTable) {
  std::string edition;
  ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q2", &edition));
  std::set<std::string> statements;
  const PreparedEngine engine(Sqlite(), [&](db::Session& session) {
    session.SetFaultHook([&](std::string_view sql) -> std::optional<db::Fault> {
      if (sql.starts_with("SELECT")) statements.emplace(sql);
      return std::nullopt;
    });
  });
  {
    auto store = *StoreTest::OpenWith(engine);
    statements.clear();
    auto view = store->Read();
    const std::string task = view->Tasks("ming", 2025)->at(0).id;
    ASSERT_TRUE(view->Overview({}, 0, 50));
    ASSERT_TRUE(view->Version("ming"));
    ASSERT_TRUE(view->Periods("ming"));
    ASSERT_TRUE(view->FindPeriod("ming", 2025, "2025Q2"));
    ASSERT_TRUE(view->Editions("ming", 2025, "2025Q2"));
    ASSERT_TRUE(view->Document("ming", edition));
    ASSERT_TRUE(view->History("ming", task));
    ASSERT_TRUE(view->Revisions("ming", task));
    ASSERT_TRUE(view->Links("ming", task));
    ASSERT_TRUE(view->ResolveTask("ming", task));
    ASSERT_TRUE(view->VerifyChain("ming"));
    ASSERT_TRUE(view->Search("ming", "公园", 0, 20));
    // An import reads as well.
    ASSERT_TRUE(ImportInto(*store, SampleDocument()));
    ASSERT_TRUE(store->Write(By("ming"), [&](WriteTransaction& change) -> base::Expected<void> {
      DUBAN_CHECK(change.MoveRow(edition, 0, task));
      DUBAN_CHECK(change.Append("test", {}));
      return {};
    }));
  }
  EXPECT_GT(statements.size(), 20u);
  auto session = Beside();
  for (const std::string& sql : statements) {
    const auto plan = session->Select<int, int, int, std::string>("EXPLAIN QUERY PLAN " + sql, {});
    ASSERT_TRUE(plan) << sql;
    for (const auto& [id, parent, unused, step] : *plan) {
      // A page of governments walks their key in its order and stops at the limit.
      const bool page = step.starts_with("SCAN governments USING") && sql.find("LIMIT") != sql.npos;
      const bool table = step.starts_with("SCAN") && !step.starts_with("SCAN (");  // ( : a result
      EXPECT_TRUE(page || !table) << step << " in " << sql;
    }
  }
}

template <typename Work>
int InAChild(const Work& work) {
  const pid_t child = fork();
  if (child == 0) _exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

// Root may write everything, so that the test goes on as nobody.
template <typename Work>
int AsNobody(const Work& work) {
  return InAChild([&] {
    constexpr int kNobody = 65534;
    if (geteuid() == 0 && (setegid(kNobody) != 0 || seteuid(kNobody) != 0)) return 90;
    return work();
  });
}

TEST_P(SqliteFile, AReadOnlyFileIsReadAndNotWritten) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  store_.reset();
  const std::string folder = std::filesystem::path(address_).parent_path().string();
  chmod(address_.c_str(), 0444);
  chmod(folder.c_str(), 0777);
  EXPECT_EQ(AsNobody([&] { return ReadsAndWritesNot(); }), 0);
}

TEST_P(SqliteFile, AReadOnlyFolderIsReadAndNotWritten) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  store_.reset();
  const std::string folder = std::filesystem::path(address_).parent_path().string();
  chmod(address_.c_str(), 0444);
  chmod(folder.c_str(), 0555);
  EXPECT_EQ(AsNobody([&] { return ReadsAndWritesNot(); }), 0);
  chmod(folder.c_str(), 0755);
}

// In a process of its own, with a small disk of its own on the folder, where that may be made.
template <typename Work>
int OnASmallDisk(const std::string& folder, const Work& work) {
  constexpr int kNoDisk = 77;
  return InAChild([&] {
    const bool made = unshare(CLONE_NEWNS) == 0 &&
                      mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                      mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=4m") == 0;
    return made ? work() : kNoDisk;
  });
}

std::set<std::string> FilesIn(const std::string& folder) {
  std::set<std::string> files;
  for (const auto& one : std::filesystem::directory_iterator(folder))
    files.insert(one.path().filename().string() + " " + std::to_string(one.file_size()));
  return files;
}

void FillUp(const std::string& path) {
  std::ofstream fill(path, std::ios::binary);
  while (fill.write(std::string(4096, 'x').data(), 4096).flush()) continue;
}

std::string RefusalOf(const std::string& address, Opening opening) {
  const auto store = Store::Open(address, testing::Engines(), opening);
  return store ? "" : store.error().message.key;
}

TEST_P(SqliteFile, OnAFullDiskItIsReadAndNothingIsLeftThere) {
  store_.reset();
  const std::string folder = std::filesystem::path(address_).parent_path().string();
  const int failed = OnASmallDisk(folder, [&] {
    if (!ImportInto(*MustOpen(), SampleDocument())) return 1;
    FillUp(folder + "/fill");
    const auto before = FilesIn(folder);
    auto reader = Store::Open(address_, testing::Engines(), Opening::kRead);
    if (!reader || (*reader)->Read()->Head("ming")->sequence != 1) return 2;
    for (const Opening opening : {Opening::kMake, Opening::kChange})
      if (RefusalOf(address_, opening) != "store-full") return 3;
    if (RefusalOf(folder + "/new.db", Opening::kMake) != "store-full") return 4;
    if (FilesIn(folder) != before) return 5;
    // Once there is room again, who reads sees what is written.
    std::filesystem::remove(folder + "/fill");
    auto writer = MustOpen();
    if (!ImportInto(*writer, SampleDocument())) return 6;
    return (*reader)->Read()->Head("ming")->sequence == 2 ? 0 : 7;
  });
  if (failed == 77) GTEST_SKIP() << "no disk may be made here";
  EXPECT_EQ(failed, 0);
}

// A quota and a limit of a process tell of no free room before.
TEST_P(SqliteFile, WhereFilesMayNotGrowItIsReadAndNoneIsLeft) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  store_.reset();
  const std::string folder = std::filesystem::path(address_).parent_path().string();
  const int failed = InAChild([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_FSIZE, &none) != 0) return 1;
    auto reader = Store::Open(address_, testing::Engines(), Opening::kRead);
    if (!reader || (*reader)->Read()->Head("ming")->sequence != 1) return 2;
    if (RefusalOf(folder + "/new.db", Opening::kMake).empty()) return 3;
    return std::filesystem::exists(folder + "/new.db") ? 4 : 0;
  });
  EXPECT_EQ(failed, 0);
}

}  // namespace
}  // namespace duban::store::sqlite
