// What this room's tests share: a fresh store on each engine, and made-up documents.
//
// SQLite stores stand in a temporary folder. PostgreSQL is used where the environment names a
// server in DUBAN_TEST_POSTGRES (test/with_postgres starts one); each test has its own schema in
// it. Included by *_test.cc and benchmarks only.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "store/db/engine.h"
#include "store/postgres/postgres.h"
#include "store/sqlite/sqlite.h"
#include "store/store.h"

namespace duban::store::testing {

inline const std::vector<const db::Engine*>& Engines() {
  static const std::vector<const db::Engine*> engines = {&postgres::Postgres(), &sqlite::Sqlite()};
  return engines;
}

// A folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "duban-store-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// Two rows with everything that a row can hold, and findings.
inline ledger::Document SampleDocument() {
  ledger::Document document;
  document.source = {"表.html", std::string(64, 'a'), "html", "GB18030"};
  document.title = "明县2025年重点工作进展表";
  document.year = 2025;
  document.period = ledger::Period::Parse("2025Q2");
  document.disclosure = {"X-1",
                         "主动公开",
                         "明县政府办",
                         "全社会",
                         "明政办〔2025〕1号",
                         "长期",
                         base::Date{2025, 7, 1},
                         std::nullopt};
  document.columns = {ledger::Field::kNumber, ledger::Field::kContent, ledger::Field::kOther};
  document.headings = {"序号", "主要工作\n内容", ""};
  document.rules = "test.1";
  ledger::DocumentTask park;
  park.row = {1,
              "一",
              "城建",
              "新建公园3个,道路贯通。",
              {"甲", "乙"},
              {"建设局"},
              {},
              "新建公园3个。",
              "备注",
              {{"完成时限", "12月\t底"}},
              {1, 2, 3, 4, 5}};
  ledger::Target target;
  target.object = "公园";
  target.value = 3;
  target.floor = base::Decimal::Parse("2.50");
  target.unit = "个";
  target.dimension = ledger::Dimension::kCount;
  target.span = {6, 16};
  target.rule = "volume";
  park.reading.targets = {target};
  ledger::Verdict verdict;
  verdict.verdict_class = ledger::VerdictClass::kMet;
  verdict.reported = 3;
  verdict.ratio = base::Decimal::Parse("1.0000");
  verdict.window_months = 6;
  verdict.rule = "reached";
  verdict.span = base::Span{6, 16};
  verdict.why = {"why-reached", {{"reported", "3"}, {"value", "3"}}};
  park.reading.verdicts = {verdict};
  park.reading.events = {{"贯通", "道路", {19, 31}}};
  park.reading.overall = ledger::VerdictClass::kMet;
  ledger::DocumentTask plain;
  plain.row.number = 2;
  plain.row.category = "城建";
  plain.row.content = "加强绿化养护。";
  document.tasks = {park, plain};
  document.findings = {{"progress-empty",
                        ledger::Severity::kWarning,
                        2,
                        ledger::Field::kProgress,
                        std::nullopt,
                        {{"a\tb", "c\nd\\"}},
                        {}},
                       {"table-twice",
                        ledger::Severity::kInfo,
                        std::nullopt,
                        ledger::Field::kNone,
                        std::nullopt,
                        {},
                        {}}};
  return document;
}

// Runs once per engine; INSTANTIATE_STORE_TESTS makes the two.
class StoreTest : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (std::string_view(GetParam()) == "sqlite") {
      address_ = folder_ / "ledger.db";
    } else {
      const char* server = std::getenv("DUBAN_TEST_POSTGRES");
      if (!server) GTEST_SKIP() << "no PostgreSQL server (run by test/with_postgres)";
      UseOwnSchema(server);
    }
    store_ = MustOpen();
  }

  void TearDown() override {
    store_.reset();
    if (!schema_.empty()) (void)Admin()->Run("DROP SCHEMA " + schema_ + " CASCADE").has_value();
  }

  std::unique_ptr<Store> MustOpen() {
    auto store = Store::Open(address_, Engines());
    EXPECT_TRUE(store) << (store ? "" : Told(store.error()));
    return store ? std::move(*store) : nullptr;
  }

  std::unique_ptr<db::Session> Admin() {
    auto session = postgres::Postgres().Connect(server_, db::Purpose::kWrite);
    EXPECT_TRUE(session) << Told(session.error());
    return std::move(*session);
  }

  // A connection beside the store's, to look at tables or to spoil them.
  std::unique_ptr<db::Session> Beside() {
    const db::Engine& engine = schema_.empty() ? sqlite::Sqlite() : postgres::Postgres();
    auto session = engine.Connect(address_, db::Purpose::kWrite);
    EXPECT_TRUE(session) << Told(session.error());
    return std::move(*session);
  }

  static std::string Told(const base::Error& error) {
    std::string told = error.message.key;
    for (const auto& [name, text] : error.message.arguments) told += " " + name + "=" + text;
    return told;
  }

  Change By(std::string government, bool dry_run = false) {
    return {std::move(government), "tester", {1'700'000'000'000}, dry_run};
  }

  TemporaryFolder folder_;
  std::string address_;
  std::unique_ptr<Store> store_;

 private:
  void UseOwnSchema(const std::string& server) {
    static int count = 0;
    server_ = server;
    schema_ = "t" + std::to_string(getpid()) + "_" + std::to_string(++count);
    const auto made = Admin()->Run("CREATE SCHEMA " + schema_);
    ASSERT_TRUE(made) << Told(made.error());
    address_ = server + "&options=-csearch_path%3D" + schema_;
  }

  std::string server_, schema_;
};

#define INSTANTIATE_STORE_TESTS(Fixture)                                  \
  INSTANTIATE_TEST_SUITE_P(Sqlite, Fixture, ::testing::Values("sqlite")); \
  INSTANTIATE_TEST_SUITE_P(Postgres, Fixture, ::testing::Values("postgres"))

}  // namespace duban::store::testing
