#include "store/postgres/postgres.h"

#include <fstream>

#include "store/store_testing.h"

namespace duban::store::postgres {
namespace {

using base::ErrorCode;

bool IsLoaded(std::string_view library) {
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);)
    if (line.find(library) != line.npos) return true;
  return false;
}

// Runs in the process of the SQLite suite, which opens no such address.
TEST(PostgresLibraries, AreNotLoadedForASqliteStore) {
  testing::TemporaryFolder folder;
  ASSERT_TRUE(Store::Open(folder / "ledger.db", testing::Engines()));
  EXPECT_FALSE(IsLoaded("libpq.so"));
  EXPECT_TRUE(IsLoaded("libsqlite3.so"));
}

TEST(PostgresDiagnosis, RepeatsOnlyWhatMaySucceedThen) {
  EXPECT_TRUE(Postgres().Diagnose({"40001", ""}).repeat);
  EXPECT_TRUE(Postgres().Diagnose({"40P01", ""}).repeat);
  EXPECT_FALSE(Postgres().Diagnose({"23505", ""}).repeat);
  EXPECT_FALSE(Postgres().Diagnose({"55P03", ""}).repeat);
}

TEST(PostgresDiagnosis, TellsKindsApart) {
  EXPECT_EQ(Postgres().Diagnose({"23505", ""}).error.code, ErrorCode::kConflict);
  EXPECT_EQ(Postgres().Diagnose({"55P03", ""}).error.code, ErrorCode::kBusy);
  EXPECT_EQ(Postgres().Diagnose({"53100", ""}).error.message.key, "store-full");
  EXPECT_EQ(Postgres().Diagnose({"42501", ""}).error.code, ErrorCode::kDenied);
  EXPECT_EQ(Postgres().Diagnose({"25006", ""}).error.message.key, "store-read-only");
  EXPECT_EQ(Postgres().Diagnose({"57P01", "", true}).error.message.key, "store-connection");
  EXPECT_EQ(Postgres().Diagnose({"", "no such host", true}).error.message.key, "store-connection");
}

class Server : public testing::StoreTest {
 protected:
  // The file of the payloads, with everything written that the server still had in memory.
  std::string TableFile() {
    auto session = Beside();
    EXPECT_TRUE(session->Run("CHECKPOINT"));
    auto path = session->Select<std::string>(
        "SELECT current_setting('data_directory') || '/' || pg_relation_filepath('event_payloads')",
        {});
    EXPECT_TRUE(path) << Told(path.error());
    return path ? std::get<0>(path->at(0)) : "";
  }
  static std::string BytesOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
};
INSTANTIATE_TEST_SUITE_P(Postgres, Server, ::testing::Values("postgres"));

TEST_P(Server, ASchemaOfAnotherProgramIsLeftAlone) {
  StartAfresh();
  ASSERT_TRUE(Beside()->Run("CREATE TABLE notes (text TEXT)"));
  auto store = Store::Open(address_, testing::Engines());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kForeignStore);
  auto tables = Beside()->Select<int>(
      "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()", {});
  EXPECT_EQ(std::get<0>(tables->at(0)), 1);
}

TEST_P(Server, AStoreOfANewerProgramIsRefused) {
  ASSERT_TRUE(
      Beside()->Run("INSERT INTO duban_schema (version, name, sm3, applied_at)"
                    " VALUES (9999, 'later', '', 0)"));
  auto store = Store::Open(address_, testing::Engines());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().message.key, "store-newer");
}

TEST_P(Server, KeysSortByTheirBytesWhateverTheCollation) {
  auto session = Beside();
  ASSERT_TRUE(session->Run("CREATE TABLE words (word " + std::string(Postgres().KeyType()) + ")"));
  ASSERT_TRUE(session->Insert("words (word)", 1, {"a-b", "B", "ab", "a_c"}));
  auto words = session->Select<std::string>("SELECT word FROM words ORDER BY word", {});
  EXPECT_EQ(*words, (std::vector<std::tuple<std::string>>{{"B"}, {"a-b"}, {"a_c"}, {"ab"}}));
}

// The words of an erased payload are in no file of the table any more.
TEST_P(Server, ForgettingWritesTheTableAnew) {
  const auto append = [](WriteTransaction& change) -> base::Expected<void> {
    DUBAN_CHECK(change.PutGovernment("明溪县"));
    DUBAN_CHECK(change.Append("test", {{"said", "wordsthatgo"}}));
    return {};
  };
  ASSERT_TRUE(store_->Write({"ming", "tester", {1'760'000'000'000}}, append));
  const std::string before = TableFile();
  ASSERT_NE(BytesOf(before).find("wordsthatgo"), std::string::npos);
  const auto erase = [](WriteTransaction& change) -> base::Expected<void> {
    DUBAN_CHECK(change.ErasePayload(1, "依法删除"));
    return {};
  };
  ASSERT_TRUE(store_->Write({"ming", "tester", {1'760'000'000'000}}, erase));
  const auto forgotten = store_->ForgetErased();
  ASSERT_TRUE(forgotten) << Told(forgotten.error());
  EXPECT_TRUE(*forgotten);
  const std::string after = TableFile();
  EXPECT_EQ(BytesOf(before).find("wordsthatgo"), std::string::npos);
  EXPECT_EQ(BytesOf(after).find("wordsthatgo"), std::string::npos);
  EXPECT_NE(BytesOf(after).find("依法删除"), std::string::npos) << "the table is not empty";
}

// Writing a large table anew takes longer than any other statement may.
TEST_P(Server, ForgettingHasNoLimitOfTime) {
  ASSERT_TRUE(ImportInto(*store_, testing::SampleDocument()));
  auto session = Beside();
  ASSERT_TRUE(session->Run("SET statement_timeout = 1"));
  const auto forgotten = Postgres().Forget(*session);
  ASSERT_TRUE(forgotten) << Told(forgotten.error());
  const auto limit =
      session->Select<std::string>("SELECT current_setting('statement_timeout')", {});
  ASSERT_TRUE(limit);
  EXPECT_EQ(std::get<0>(limit->at(0)), "1min") << "what comes after has one again";
}

TEST_P(Server, ForgettingIsPutOffWhileSomebodyReads) {
  auto view = store_->Read();
  ASSERT_TRUE(view->Chains());  // takes the snapshot
  const auto forgotten = store_->ForgetErased();
  ASSERT_TRUE(forgotten) << Told(forgotten.error());
  EXPECT_FALSE(*forgotten);
}

TEST_P(Server, ALockThatIsHeldTooLongIsBusy) {
  ASSERT_TRUE(ImportInto(*store_, testing::SampleDocument()));
  const testing::PreparedEngine hasty(
      Postgres(), [](db::Session& session) { ASSERT_TRUE(session.Run("SET lock_timeout = 30")); });
  auto store = OpenWith(hasty);
  auto other = Beside();
  ASSERT_TRUE(other->Run("BEGIN"));
  ASSERT_TRUE(other->Run("SELECT 1 FROM chain_heads FOR UPDATE"));
  const auto written = ImportInto(**store, testing::SampleDocument());
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::kBusy);
}

TEST_P(Server, EveryConnectionHasItsTimeLimits) {
  for (const db::Purpose purpose : {db::Purpose::kRead, db::Purpose::kWrite}) {
    auto session = Postgres().Connect(address_, purpose);
    ASSERT_TRUE(session);
    for (const auto& [name, limit] :
         {std::pair{"lock_timeout", "5s"}, {"statement_timeout", "1min"}}) {
      auto told = (*session)->Select<std::string>("SELECT current_setting(?)", {name});
      ASSERT_TRUE(told);
      EXPECT_EQ(std::get<0>(told->at(0)), limit) << name;
    }
  }
}

TEST_P(Server, AStatementThatTakesTooLongIsGivenUp) {
  auto session = Beside();
  ASSERT_TRUE(session->Run("SET statement_timeout = 50"));
  const auto slow = session->Run("SELECT pg_sleep(20)");
  ASSERT_FALSE(slow);
  EXPECT_EQ(slow.error().code, ErrorCode::kBusy);
  EXPECT_EQ(slow.error().message.key, "store-slow");
  EXPECT_TRUE(session->Select<int>("SELECT 1", {})) << "the connection goes on";
}

TEST_P(Server, MessagesQuoteNoRows) {
  auto session = Beside();
  const auto twice = session->Run(
      "INSERT INTO governments (government, name)"
      " VALUES ('ming', 'x'), ('ming', 'y')");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().code, ErrorCode::kConflict);
  EXPECT_EQ(std::string(twice.error().message.Argument("reason")).find("(ming)"),
            std::string::npos);
}

TEST_P(Server, AnUnreachableServerIsToldWithoutThePassword) {
  auto store = Store::Open("postgres://duban:secret@127.0.0.1:1/none", testing::Engines());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().message.key, "store-connection");
  EXPECT_EQ(Told(store.error()).find("secret"), std::string::npos);
  EXPECT_EQ(store.error().trail.at(0), "postgres://duban@127.0.0.1:1/none");
  EXPECT_NE(Told(store.error()).find("port 1 failed"), std::string::npos) << Told(store.error());
}

TEST_P(Server, ADatabaseThatIsNotThereIsToldByName) {
  std::string address = std::getenv("DUBAN_TEST_POSTGRES");
  const size_t name = address.rfind('/') + 1;
  address.replace(name, std::min(address.find('?'), address.size()) - name, "nosuch");
  const auto store = Store::Open(address, testing::Engines());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().message.key, "store-connection");
  EXPECT_NE(Told(store.error()).find("nosuch"), std::string::npos) << Told(store.error());
}

// A role that may look and nothing more: it reads, and is told that it may not write.
TEST_P(Server, ARoleWithoutTheRightToWriteReadsAndIsDenied) {
  ASSERT_TRUE(ImportInto(*store_, testing::SampleDocument()));
  auto session = Beside();
  const std::string schema =
      std::get<0>(session->Select<std::string>("SELECT CAST(current_schema() AS TEXT)", {})->at(0));
  const std::string role = "looker_" + schema;
  for (const std::string& sql :
       {"CREATE ROLE " + role, "GRANT USAGE ON SCHEMA " + schema + " TO " + role,
        "GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + role})
    ASSERT_TRUE(session->Run(sql));
  const testing::PreparedEngine looking(
      Postgres(), [&](db::Session& one) { ASSERT_TRUE(one.Run("SET ROLE " + role)); });
  auto store = Store::Open(address_, {&looking}, Opening::kRead);
  ASSERT_TRUE(store) << Told(store.error());
  EXPECT_EQ((*store)->Read()->Governments()->size(), 1u);
  const auto written = ImportInto(**store, testing::SampleDocument());
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::kDenied);
  EXPECT_EQ(written.error().message.key, "store-denied");
}

// Where the cleaning fails, what is done after it mostly fails for that, and tells less.
TEST_P(Server, AFailedCleaningTellsWhatFailedFirst) {
  bool failed = false;
  const testing::PreparedEngine engine(Postgres(), [&](db::Session& session) {
    session.SetFaultHook([&](std::string_view sql) -> std::optional<db::Fault> {
      if (sql.starts_with("VACUUM")) {
        failed = true;
        return db::Fault{"53100", "no space"};
      }
      if (failed) return db::Fault{"57P01", "", true};
      return std::nullopt;
    });
  });
  auto store = *StoreTest::OpenWith(engine);
  const auto forgotten = store->ForgetErased();
  ASSERT_FALSE(forgotten);
  EXPECT_EQ(forgotten.error().message.key, "store-full");
}

}  // namespace
}  // namespace duban::store::postgres
