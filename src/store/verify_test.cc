// Everything that is changed behind the program's back is told, with its place.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "port/system/hash.h"
#include "store/digests.h"
#include "store/store_testing.h"

namespace duban::store {
namespace {

using base::Expected;
using testing::SampleDocument;
using testing::StoreTest;

std::vector<std::string> WordsOf(std::string_view names) {
  std::vector<std::string> words;
  for (size_t end = 0; !names.empty(); names.remove_prefix(std::min(names.size(), end + 1))) {
    end = std::min(names.find(' '), names.size());
    words.emplace_back(names.substr(0, end));
  }
  return words;
}

class Verify : public StoreTest {
 protected:
  using StoreTest::Told;
  using List = std::vector<std::string>;

  void SetUp() override {
    StoreTest::SetUp();
    if (!store_) return;
    ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q2", &edition_));
  }

  void Spoil(const std::string& sql) {
    const auto done = Beside()->Run(sql);
    ASSERT_TRUE(done) << sql << ": " << Told(done.error());
  }

  LedgerReport Report(const std::vector<ChainHead>& witnesses = {}) {
    auto report = store_->Read()->VerifyLedger("ming", witnesses);
    EXPECT_TRUE(report) << (report ? "" : Told(report.error()));
    return report ? *report : LedgerReport{};
  }

  // "rows 2025Q2 1" for each disagreement: aspect, period, edition; row and name where they are.
  std::vector<std::string> Told() {
    std::vector<std::string> told;
    for (const Disagreement& one : Report().disagreements) {
      std::string text = one.aspect;
      if (one.edition) text += " " + one.period + " " + std::to_string(one.edition);
      if (one.row) text += " row " + std::to_string(one.row);
      if (!one.name.empty()) text += " " + one.name;
      told.push_back(text);
    }
    return told;
  }
  // "unknown trigger plant" for each fault of the store.
  List StoreTold() {
    List told;
    auto faults = store_->Read()->VerifyStore();
    EXPECT_TRUE(faults) << (faults ? "" : Told(faults.error()));
    if (!faults) return told;
    for (const StoreFault& one : *faults) {
      std::string text = one.kind + " " + one.object + " " + one.name;
      if (one.rows) text += " " + one.government + " " + std::to_string(one.rows);
      told.push_back(text);
    }
    return told;
  }
  // A connection that may break foreign keys, as whoever owns the database may.
  std::unique_ptr<db::Session> Unbound() {
    auto session = Beside();
    EXPECT_TRUE(session->Run(TheEngine().name() == "sqlite"
                                 ? "PRAGMA foreign_keys = OFF"
                                 : "SET session_replication_role = replica"));
    return session;
  }
  EditionDigests Now() { return *store_->Read()->DigestsNow("ming", edition_); }

  std::string edition_;
};
INSTANTIATE_STORE_TESTS(Verify);

TEST_P(Verify, AgreesAsItWasWritten) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q3"));
  const LedgerReport report = Report();
  EXPECT_FALSE(report.chain.broken);
  EXPECT_EQ(Told(), List());
}

TEST_P(Verify, TellsTwoRowsOfOneTask) {
  const std::string task = store_->Read()->Rows("ming", edition_)->at(0).task;
  Spoil("UPDATE task_rows SET task = '" + task + "'");
  const List told = Told();
  EXPECT_EQ(std::count(told.begin(), told.end(), "twice 2025Q2 1 row 2 " + task), 1);
}

// The bytes are the same whatever the database: also the order of more than ten rows; and they are
// what they were before there were corrections.
TEST_P(Verify, TheDigestsAreTheSameOnBothEngines) {
  ledger::Document document = SampleDocument();
  document.corrections.clear();
  for (int i = 3; i <= 12; ++i) {
    document.tasks.push_back(document.tasks[1]);
    document.tasks.back().row.number = i;
  }
  ASSERT_TRUE(ImportInto(*store_, document, "2025Q3", &edition_));
  EXPECT_EQ(Now().rows, "1239b55251a3d63d341d64519d0d754085bc91db89dad76b062b5a129743d5f8");
  EXPECT_EQ(Now().readings, "c6976782e3da991b55a4d45ae704da1a10da40beb17e4f52f2a736e74260478f");
}

TEST_P(Verify, TheDocumentShowsAPartAndTheColumnsOfAll) {
  std::ifstream file("docs/formats/event-chain.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string all = text.str();
  const size_t begin = all.find("duban-part/1\ntable"), end = all.find("```", begin);
  ASSERT_NE(begin, all.npos);
  EXPECT_EQ(port::system::Sm3Hex(all.substr(begin, end - begin)), Now().findings);
  EXPECT_NE(all.find("\n" + Now().findings + "\n"), all.npos) << Now().findings;
  for (const PartTable& table : PartTables()) {
    std::string line = "| " + std::string(table.part) + " | `" + std::string(table.name) + "` | ";
    EXPECT_NE(all.find(line.append(table.columns) + " |\n"), all.npos) << line;
  }
}

TEST_P(Verify, EveryColumnIsCovered) {
  auto session = Beside();
  for (const PartTable& table : PartTables()) {
    const std::string name(table.name);
    auto columns = session->Select<std::string>(
        TheEngine().name() == "sqlite"
            ? "SELECT name FROM pragma_table_info(?)"
            : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns"
              " WHERE table_schema = current_schema() AND table_name = ?",
        {name});
    ASSERT_TRUE(columns && !columns->empty());
    std::set<std::string> covered = {"government", "edition", "undone_at", "digest", "task"};
    for (const PartTable& one : PartTables())
      if (one.name == table.name)
        for (const std::string& column : WordsOf(one.columns)) covered.insert(column);
    for (const auto& [column] : *columns) EXPECT_TRUE(covered.contains(column)) << name << column;
  }
}

TEST_P(Verify, AnyColumnThatIsChangedChangesItsPart) {
  for (const PartTable& table : PartTables()) {
    for (const std::string& column : WordsOf(table.columns)) {
      // Keys that other rows point to cannot be changed without them.
      if (table.order.find(column) != table.order.npos) continue;
      if (column == "year" || column == "period") continue;
      const EditionDigests before = Now();
      const std::string set = "UPDATE " + std::string(table.name) + " SET " + column + " = ";
      if (!Beside()->Run(set + "coalesce(" + column + ", '') || '1'"))
        Spoil(set + "coalesce(" + column + ", 0) + 1");
      const EditionDigests now = Now();
      int changed = 0;
      for (size_t i = 0; i < Parts(now).size(); ++i)
        if (Parts(now)[i] != Parts(before)[i]) {
          EXPECT_EQ(Parts(now)[i].first, table.part) << column;
          ++changed;
        }
      EXPECT_EQ(changed, 1) << table.name << "." << column;
    }
  }
}

TEST_P(Verify, TellsAChangedCell) {
  Spoil("UPDATE task_rows SET progress = '新建公园9个。' WHERE ordinal = 0");
  const auto report = Report();
  EXPECT_EQ(report.disagreements.at(0).aspect, "rows");
  EXPECT_EQ(report.disagreements.at(0).period, "2025Q2");
  EXPECT_EQ(report.disagreements.at(0).edition, 1);
  EXPECT_EQ(report.disagreements.at(0).row, 1);
}

TEST_P(Verify, TellsARowThatWasTakenAway) {
  Spoil("DELETE FROM task_search");
  Spoil("DELETE FROM task_rows WHERE ordinal = 1");
  EXPECT_EQ(Told().at(0), "rows 2025Q2 1 row 2");
}

TEST_P(Verify, TellsAChangedVerdict) {
  Spoil("UPDATE verdicts SET class = 'short'");
  EXPECT_EQ(Told().at(0), "readings 2025Q2 1 row 1");
}

TEST_P(Verify, TellsAVerdictOfAnUnknownName) {
  Spoil("UPDATE verdicts SET reason = 'nonsense'");
  EXPECT_EQ(Told().at(0), "readings 2025Q2 1 row 1");
}

TEST_P(Verify, TellsATargetThatWasTakenAway) {
  Spoil("DELETE FROM verdicts");
  Spoil("DELETE FROM targets");
  EXPECT_EQ(Told().at(0), "readings 2025Q2 1 row 1");
}

TEST_P(Verify, TellsAFindingThatWasTakenAway) {
  Spoil("DELETE FROM findings WHERE code = 'progress-empty'");
  EXPECT_EQ(Told().at(0), "findings 2025Q2 1");
}

TEST_P(Verify, TellsAChangedHeader) {
  Spoil("UPDATE editions SET published = '2025-01-01'");
  EXPECT_EQ(Told().at(0), "header 2025Q2 1");
}

TEST_P(Verify, TellsAChangedTally) {
  Spoil("UPDATE editions SET tally_targets = 40");
  EXPECT_EQ(Told().at(0), "header 2025Q2 1");
}

TEST_P(Verify, ADigestChangedWithTheRowsDoesNotHelp) {
  Spoil("UPDATE task_rows SET progress = '新建公园9个。' WHERE ordinal = 0");
  const std::string forged = DigestOf(Now());
  Spoil("UPDATE editions SET digest = '" + forged + "'");
  EXPECT_EQ(Told().at(0), "rows 2025Q2 1 row 1");
}

TEST_P(Verify, TellsANameOfTheGovernment) {
  Spoil("UPDATE governments SET name = '暗县'");
  EXPECT_EQ(Told(), List{"government"});
  EXPECT_EQ(Report().disagreements.at(0).chain, "明县");
  EXPECT_EQ(Report().disagreements.at(0).tables, "暗县");
}

TEST_P(Verify, TellsAnEditionThatStandsWithoutAnEvent) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument()));
  Spoil("UPDATE periods SET edition = '" + edition_ + "'");
  EXPECT_EQ(Told().at(0), "period 2025 2025Q2");
}

TEST_P(Verify, TellsAnUndoingWithoutAnEvent) {
  Spoil("UPDATE editions SET undone_at = 5");
  EXPECT_EQ(Told(), List{"edition 2025Q2 1"});
}

TEST_P(Verify, TellsARowThatWasMoved) {
  const auto tasks = *store_->Read()->Tasks("ming", 2025);
  Spoil("UPDATE task_rows SET task = '" + tasks[0].id + "' WHERE ordinal = 1");
  EXPECT_EQ(Told().at(0), "row 2025Q2 1 row 2");
}

TEST_P(Verify, TellsALinkWithoutAnEvent) {
  const auto tasks = *store_->Read()->Tasks("ming", 2025);
  Spoil("INSERT INTO task_links VALUES ('ming', '" + tasks[0].id + "', 'split', '" + tasks[1].id +
        "')");
  EXPECT_EQ(Told(), List{"link " + tasks[0].id + " split " + tasks[1].id});
}

TEST_P(Verify, TellsATaskWithoutAnEvent) {
  Spoil("INSERT INTO tasks VALUES ('ming', 'zzzzzz', 2025, 7)");
  EXPECT_EQ(Told(), List{"task zzzzzz"});
}

TEST_P(Verify, TellsATaskHiddenFromTheSearch) {
  const auto tasks = *store_->Read()->Tasks("ming", 2025);
  Spoil("DELETE FROM task_search WHERE task = '" + tasks[0].id + "'");
  EXPECT_EQ(Told(), List{"search " + tasks[0].id});
}

TEST_P(Verify, TellsARevisionOfAnotherWording) {
  const auto tasks = *store_->Read()->Tasks("ming", 2025);
  Spoil("UPDATE task_revisions SET content = '别的' WHERE task = '" + tasks[0].id + "'");
  EXPECT_EQ(Told(), List{"revision " + tasks[0].id + " 1"});
}

TEST_P(Verify, TellsAKeptFileThatWasChanged) {
  Spoil("UPDATE kept_chunks SET body = 'QUJD'");
  ASSERT_EQ(Told().size(), 1u);
  EXPECT_TRUE(Told()[0].starts_with("file "));
}

TEST_P(Verify, TellsAHeadThatWasTakenAway) {
  ASSERT_TRUE(Unbound()->Run("DELETE FROM chain_heads"));
  EXPECT_EQ(Report().chain.broken, (ChainBreak{1, ChainFault::kHead}));
  EXPECT_EQ(*store_->Read()->Chains(), List{"ming"});
}

TEST_P(Verify, AnErasedPayloadLeavesTheTablesVerifiable) {
  ASSERT_TRUE(store_->Write(By("ming"), [](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.ErasePayload(1, "依法删除"));
    return {};
  }));
  EXPECT_EQ(Told(), List());
  EXPECT_EQ(Report().chain.erased, 1);
  Spoil("UPDATE findings SET severity = 'info'");
  EXPECT_EQ(Told(), List{"findings 2025Q2 1"});
}

TEST_P(Verify, APayloadThatWasChangedIsNotErased) {
  Spoil("UPDATE event_payloads SET body = 'change.government\t暗县\n'");
  const auto erased = store_->Write(By("ming"), [](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.ErasePayload(1, "依法删除"));
    return {};
  });
  ASSERT_FALSE(erased);
  EXPECT_EQ(erased.error().message.key, "store-payload-changed");
}

TEST_P(Verify, TellsANextKeyThatWasSetBackOrAhead) {
  for (const char* change : {"next_id - 1", "next_id + 7"}) {
    Spoil("UPDATE chain_heads SET next_id = " + std::string(change));
    EXPECT_EQ(Told(), List{"next-key"}) << change;
    EXPECT_EQ(Report().disagreements.at(0).chain, "4");
    Spoil("UPDATE chain_heads SET next_id = 4");
  }
  EXPECT_EQ(Told(), List());
}

TEST_P(Verify, TellsAWrongCountOfChunks) {
  Spoil("UPDATE kept_files SET chunks = 2");
  ASSERT_EQ(Told().size(), 1u);
  EXPECT_TRUE(Told()[0].starts_with("chunks "));
}

TEST_P(Verify, TellsAMissingChunk) {
  Spoil("DELETE FROM kept_chunks");
  ASSERT_EQ(Told().size(), 2u);
  EXPECT_TRUE(Told()[0].starts_with("file "));
  EXPECT_TRUE(Told()[1].starts_with("chunks "));
}

// One that adds nothing to the bytes hides where only these are hashed.
TEST_P(Verify, TellsAChunkThatIsNone) {
  Spoil(
      "INSERT INTO kept_chunks (government, sm3, ordinal, body)"
      " SELECT government, sm3, 7, 'a hidden note' FROM kept_files");
  Spoil("UPDATE kept_files SET chunks = 2");
  ASSERT_EQ(Told().size(), 1u);
  EXPECT_TRUE(Told()[0].starts_with("chunks "));
}

TEST_P(Verify, TellsAPayloadWithoutAnEvent) {
  ASSERT_TRUE(Unbound()->Run("INSERT INTO event_payloads VALUES ('ming', 9, 'note\tx\n')"));
  EXPECT_EQ(StoreTold(), List{"orphan event_payloads events ming 1"});
}

TEST_P(Verify, TellsRowsOfAnUnknownGovernment) {
  ASSERT_TRUE(Unbound()->Run("INSERT INTO plans VALUES ('an', 2025)"));
  ASSERT_TRUE(Unbound()->Run("INSERT INTO tasks VALUES ('an', '000001', 2024, 0)"));
  EXPECT_EQ(StoreTold(), (List{"orphan plans governments an 1", "orphan tasks plans an 1"}));
}

TEST_P(Verify, TellsAVerdictWithoutATarget) {
  ASSERT_TRUE(Unbound()->Run("DELETE FROM targets"));
  EXPECT_EQ(StoreTold(), List{"orphan verdicts targets ming 1"});
}

TEST_P(Verify, TheMigrationsAloneLeaveNothingToTell) {
  EXPECT_EQ(StoreTold(), List());
}

TEST_P(Verify, TellsAPlantedTrigger) {
  if (TheEngine().name() == "sqlite") {
    Spoil(
        "CREATE TRIGGER plant AFTER INSERT ON verdicts BEGIN"
        " UPDATE verdicts SET class = 'met'; END");
    EXPECT_EQ(StoreTold(), List{"unknown trigger plant"});
    return;
  }
  Spoil(
      "CREATE FUNCTION grow() RETURNS trigger LANGUAGE plpgsql AS"
      " 'BEGIN NEW.class = ''met''; RETURN NEW; END'");
  Spoil("CREATE TRIGGER plant BEFORE INSERT ON verdicts FOR EACH ROW EXECUTE FUNCTION grow()");
  EXPECT_EQ(StoreTold(), (List{"unknown function grow", "unknown trigger verdicts.plant"}));
}

TEST_P(Verify, TellsAPlantedViewAndAnIndexThatIsGone) {
  Spoil("CREATE VIEW best AS SELECT * FROM verdicts");
  Spoil("DROP INDEX tasks_of_plan");
  EXPECT_EQ(StoreTold(), (List{"missing index tasks_of_plan", "unknown view best"}));
}

TEST_P(Verify, TellsAViewInThePlaceOfATable) {
  Spoil("ALTER TABLE findings RENAME TO findings_all");
  Spoil("CREATE VIEW findings AS SELECT * FROM findings_all WHERE severity = 'info'");
  const List told = StoreTold();
  EXPECT_NE(std::find(told.begin(), told.end(), "missing table findings"), told.end());
  EXPECT_NE(std::find(told.begin(), told.end(), "unknown view findings"), told.end());
}

TEST_P(Verify, TellsAMigrationThatThisProgramDoesNotKnow) {
  Spoil("INSERT INTO duban_schema VALUES (0, '0000_before.sql', '', 0)");
  EXPECT_EQ(StoreTold(), List{"unknown migration 0000_before.sql"});
}

TEST_P(Verify, TellsAMigrationOfAnotherText) {
  Spoil("UPDATE duban_schema SET sm3 = 'x' WHERE version = 1");
  EXPECT_EQ(StoreTold(), List{"differs migration 0001_ledger.sql"});
}

// A store whose tables all hold something.
class VerifyAll : public Verify {
 protected:
  void SetUp() override {
    Verify::SetUp();
    if (!store_) return;
    ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q3"));
    const auto tasks = *store_->Read()->Tasks("ming", 2025);
    ASSERT_TRUE(store_->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
      DUBAN_CHECK(change.AddLink({tasks[0].id, LinkKind::kSplit, tasks[1].id}));
      DUBAN_CHECK(change.Append("task.link", {}));
      return {};
    }));
    ASSERT_FALSE(AnythingTold());
  }

  bool AnythingTold() {
    if (!StoreTold().empty()) return true;
    const auto view = store_->Read();
    const auto chains = view->Chains();
    EXPECT_TRUE(chains);
    return std::any_of(chains->begin(), chains->end(), [&](const std::string& government) {
      const auto report = view->VerifyLedger(government);
      return !report || report->chain.broken || !report->disagreements.empty();
    });
  }
  // The column's value, changed in such a way that it can be changed back.
  std::string Changed(const std::string& table, const std::string& column) {
    return IsNumber(table, column) ? "coalesce(" + column + ", -5000) + 1000"
                                   : "coalesce(" + column + ", 'NULL') || '1'";
  }
  std::string ChangedBack(const std::string& table, const std::string& column) {
    return IsNumber(table, column)
               ? "nullif(" + column + " - 1000, -5000)"
               : "nullif(substr(" + column + ", 1, length(" + column + ") - 1), 'NULL')";
  }
  std::map<std::string, std::vector<std::string>> Tables() {
    std::map<std::string, std::vector<std::string>> tables;
    for (const auto& [table, column] : Columns()) tables[table].push_back(column);
    return tables;
  }

 private:
  bool IsNumber(const std::string& table, const std::string& column) {
    auto type = Beside()->Select<std::string>(
        TheEngine().name() == "sqlite"
            ? "SELECT lower(type) FROM pragma_table_info(?) WHERE name = ?"
            : "SELECT CAST(data_type AS TEXT) FROM information_schema.columns"
              " WHERE table_schema = current_schema() AND table_name = ? AND column_name = ?",
        {table, column});
    return type && !type->empty() && std::get<0>(type->at(0)) == "bigint";
  }
  std::vector<std::pair<std::string, std::string>> Columns() {
    auto rows = Beside()->Select<std::string, std::string>(
        TheEngine().name() == "sqlite"
            ? "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
              " WHERE m.type = 'table' ORDER BY m.name, c.cid"
            : "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT)"
              " FROM information_schema.columns WHERE table_schema = current_schema()"
              " ORDER BY table_name, ordinal_position",
        {});
    EXPECT_TRUE(rows);
    std::vector<std::pair<std::string, std::string>> columns;
    if (!rows) return columns;
    for (auto& [table, column] : *rows) columns.emplace_back(table, column);
    return columns;
  }
};
INSTANTIATE_STORE_TESTS(VerifyAll);

TEST_P(VerifyAll, NoColumnChangesUnseen) {
  auto session = Unbound();
  for (const auto& [table, columns] : Tables()) {
    for (const std::string& column : columns) {
      // When a migration ran, no reader is shown.
      if (table == "duban_schema" && column == "applied_at") continue;
      const std::string set = "UPDATE " + table + " SET " + column + " = ";
      ASSERT_TRUE(session->Run(set + Changed(table, column)));
      EXPECT_TRUE(AnythingTold()) << table << "." << column;
      ASSERT_TRUE(session->Run(set + ChangedBack(table, column)));
    }
    ASSERT_FALSE(AnythingTold()) << "after " << table;
  }
}

TEST_P(VerifyAll, NoRowGoesUnseen) {
  auto session = Unbound();
  for (const auto& [table, columns] : Tables()) {
    ASSERT_TRUE(session->Run("CREATE TEMPORARY TABLE kept AS SELECT * FROM " + table));
    auto rows = session->Select<int>("SELECT count(*) FROM kept", {});
    ASSERT_TRUE(rows);
    EXPECT_GT(std::get<0>(rows->at(0)), 0) << table;
    ASSERT_TRUE(session->Run("DELETE FROM " + table));
    EXPECT_TRUE(AnythingTold()) << table;
    ASSERT_TRUE(session->Run("INSERT INTO " + table + " SELECT * FROM kept"));
    ASSERT_TRUE(session->Run("DROP TABLE kept"));
    ASSERT_FALSE(AnythingTold()) << "after " << table;
  }
}

// Copies of all rows with another value in one column: where that is part of the key they stand.
TEST_P(VerifyAll, NoRowComesUnseen) {
  auto session = Unbound();
  for (const auto& [table, columns] : Tables()) {
    int copied = 0;
    for (const std::string& changed : columns) {
      std::string values;
      for (const std::string& column : columns)
        values += (values.empty() ? "" : ", ") +
                  (column == changed ? Changed(table, column) : std::string(column));
      ASSERT_TRUE(session->Run("CREATE TEMPORARY TABLE kept AS SELECT * FROM " + table));
      if (session->Run("INSERT INTO " + table + " SELECT " + values + " FROM " + table)) {
        ++copied;
        EXPECT_TRUE(AnythingTold()) << table << "." << changed;
        ASSERT_TRUE(session->Run("DELETE FROM " + table));
        ASSERT_TRUE(session->Run("INSERT INTO " + table + " SELECT * FROM kept"));
      }
      ASSERT_TRUE(session->Run("DROP TABLE kept"));
    }
    EXPECT_GT(copied, 0) << table;
    ASSERT_FALSE(AnythingTold()) << "after " << table;
  }
}

// Whatever stops the comparison on its way is a finding as well.
TEST_P(Verify, DamageThatStopsTheComparisonIsTold) {
  store_.reset();
  const bool sqlite = std::string_view(GetParam()) == "sqlite";
  const testing::PreparedEngine worn(TheEngine(), [&](db::Session& session) {
    session.SetFaultHook([&](std::string_view sql) -> std::optional<db::Fault> {
      if (sql.find("name, CAST(version") == sql.npos) return std::nullopt;
      return db::Fault{sqlite ? "11" : "XX001", "worn out"};
    });
  });
  const auto store = OpenWith(worn);
  ASSERT_TRUE(store);
  const auto faults = (*store)->Read()->VerifyStore();
  ASSERT_TRUE(faults) << Told(faults.error());
  ASSERT_EQ(faults->size(), 1u);
  EXPECT_EQ(faults->at(0).kind, "damaged");
  EXPECT_EQ(faults->at(0).detail, "worn out");
}

TEST_P(Verify, AChangeBehindTheLastEventIsRefused) {
  const auto written = store_->Write(By("ming"), [](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.Append("test", {}));
    return change.PutGovernment("暗县");
  });
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message.key, "store-change-without-event");
}

}  // namespace
}  // namespace duban::store
