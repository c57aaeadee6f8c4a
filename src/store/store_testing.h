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
#include <functional>
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

// An engine whose connections are prepared by the test: a fault hook, another waiting time.
class PreparedEngine final : public db::Engine {
 public:
  PreparedEngine(const db::Engine& engine, std::function<void(db::Session&)> prepare)
      : engine_(engine), prepare_(std::move(prepare)) {}

  std::string_view name() const override { return engine_.name(); }
  bool Accepts(std::string_view address) const override { return engine_.Accepts(address); }
  base::Expected<void> Probe(std::string_view address, bool create) const override {
    return engine_.Probe(address, create);
  }
  base::Expected<std::unique_ptr<db::Session>> Connect(std::string_view address,
                                                       db::Purpose purpose) const override {
    auto session = engine_.Connect(address, purpose);
    if (session) prepare_(**session);
    return session;
  }
  base::Expected<db::Content> Inspect(db::Session& session) const override {
    return engine_.Inspect(session);
  }
  base::Expected<void> Claim(db::Session& session) const override { return engine_.Claim(session); }
  std::string_view Begin(db::Purpose purpose) const override { return engine_.Begin(purpose); }
  std::string_view LockClause() const override { return engine_.LockClause(); }
  std::string_view KeyType() const override { return engine_.KeyType(); }
  std::string Contains(std::string_view column) const override { return engine_.Contains(column); }
  int Writers() const override { return engine_.Writers(); }
  base::Expected<bool> Forget(db::Session& session) const override {
    return engine_.Forget(session);
  }
  std::string_view ObjectsQuery() const override { return engine_.ObjectsQuery(); }
  std::string_view BlueprintQuery() const override { return engine_.BlueprintQuery(); }
  std::string_view DamageQuery() const override { return engine_.DamageQuery(); }
  db::Diagnosis Diagnose(const db::Fault& fault) const override { return engine_.Diagnose(fault); }

 private:
  const db::Engine& engine_;
  std::function<void(db::Session&)> prepare_;
};

// Two rows with everything that a row can hold, and findings.
inline ledger::Document SampleDocument() {
  ledger::Document document;
  document.source = {"表.html", std::string(64, 'a'), "html", "GB18030"};
  document.source.origin = {"https://example.gov.cn/1.html", "明县政府", base::Date{2025, 7, 2}};
  document.corrections = {{"1", "公园", "nothing", "", "sm3:0123456789ab", "", 4},
                          {"二", "公里", "unit", "里\n程", "sm3:ba9876543210", "sm3:000000000000"}};
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

  // The schema stays: the server goes with the run.
  void TearDown() override { store_.reset(); }

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

  // An address without tables.
  void StartAfresh() {
    store_.reset();
    if (schema_.empty()) {
      address_ = folder_ / "fresh.db";
      return;
    }
    ASSERT_TRUE(Admin()->Run("DROP SCHEMA " + schema_ + " CASCADE"));
    ASSERT_TRUE(Admin()->Run("CREATE SCHEMA " + schema_));
  }

  const db::Engine& TheEngine() const {
    return schema_.empty() ? sqlite::Sqlite() : postgres::Postgres();
  }

  // Another Store on the same data whose connections are prepared first. The engine must outlive
  // it.
  base::Expected<std::unique_ptr<Store>> OpenWith(const PreparedEngine& engine) {
    return Store::Open(address_, {&engine});
  }

  // A whole import into one plan: each row of the document a task of its own, kept by its place.
  base::Expected<void> ImportInto(Store& store, const ledger::Document& document,
                                  const std::string& label = "2025Q2",
                                  std::string* edition_id = nullptr) {
    return store.Write(By("ming"), [&](WriteTransaction& change) -> base::Expected<void> {
      DUBAN_CHECK(change.PutGovernment("明县"));
      DUBAN_CHECK(change.PutPlan(2025));
      DUBAN_TRY(known, change.Tasks("ming", 2025));
      std::vector<std::string> tasks;
      for (size_t i = 0; i < document.tasks.size(); ++i) {
        if (i < known.size()) {
          tasks.push_back(known[i].id);
          continue;
        }
        DUBAN_TRY(task, change.AddTask(2025, static_cast<int>(i)));
        tasks.push_back(task.id);
      }
      const auto period = ledger::Period::Parse(label);
      DUBAN_TRY(edition, change.AddEdition({2025, label, period->as_of, &document, tasks}));
      if (edition_id) *edition_id = edition.id;
      DUBAN_TRY(kept, change.KeepFile("the file's bytes"));
      DUBAN_CHECK(change.Append("import", {{"edition", edition.id}, {"file", kept}}));
      return {};
    });
  }

  // A connection beside the store's, to look at tables or to spoil them.
  std::unique_ptr<db::Session> Beside() {
    auto session = TheEngine().Connect(address_, db::Purpose::kWrite);
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
