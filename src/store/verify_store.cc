// ReadTransaction::VerifyStore: the objects of the database beside what the migrations make, and
// rows whose parents are gone.
//
// What ought to stand is not written down here: the migrations run once more, in a SQLite database
// in memory, and that is asked.
#include <map>

#include "store/db/engine.h"
#include "store/db/session.h"
#include "store/migrate.h"
#include "store/sqlite/sqlite.h"
#include "store/store.h"

namespace duban::store {
namespace {

using base::Expected;

using Object = std::pair<std::string, std::string>;  // kind and name
using Objects = std::map<Object, std::string>;

struct ForeignKey {
  std::string table, parent;
  std::vector<std::pair<std::string, std::string>> columns;  // of the table, of its parent
};

Expected<Objects> ReadObjects(db::Session& session, std::string_view query) {
  Objects objects;
  DUBAN_CHECK(session.SelectTexts(
      query, {}, 3, [&](const auto& row) { objects[{row[0].text, row[1].text}] = row[2].text; }));
  return objects;
}

Expected<std::vector<ForeignKey>> ForeignKeys(db::Session& blueprint) {
  std::map<Object, ForeignKey> keys;
  DUBAN_CHECK(blueprint.SelectTexts(
      "SELECT t.name, CAST(f.id AS TEXT), f.\"table\", f.\"from\", f.\"to\" FROM sqlite_schema t"
      " JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' ORDER BY t.name, f.id, f.seq",
      {}, 5, [&](const auto& row) {
        ForeignKey& key = keys[{row[0].text, row[1].text}];
        key.table = row[0].text;
        key.parent = row[2].text;
        key.columns.emplace_back(row[3].text, row[4].text);
      }));
  std::vector<ForeignKey> list;
  for (auto& [place, key] : keys) list.push_back(std::move(key));
  return list;
}

// Asked of the rows themselves: a database keeps its foreign keys only for those who let it.
std::string OrphansOf(const ForeignKey& key) {
  std::string on, some;
  for (const auto& [here, there] : key.columns) {
    on.append(on.empty() ? " ON p." : " AND p.").append(there).append(" = c.").append(here);
    some += " AND c." + here + " IS NOT NULL";
  }
  return "SELECT c.government, CAST(count(*) AS TEXT) FROM " + key.table + " c LEFT JOIN " +
         key.parent + " p" + on + " WHERE p." + key.columns[0].second + " IS NULL" + some +
         " GROUP BY c.government ORDER BY c.government";
}

class StoreComparison {
 public:
  explicit StoreComparison(db::Session& session) : session_(session) {}

  Expected<std::vector<StoreFault>> Run() && {
    DUBAN_TRY(blueprint, sqlite::ScratchSession());
    DUBAN_CHECK(MakeTables(*blueprint, db::kBlueprintKey));
    if (auto done = CompareAll(*blueprint); !done) {
      // What the comparison met on its way is an answer as well.
      if (done.error().message.key != "store-damaged") return base::Fail(std::move(done).error());
      AddDamage(std::string(done.error().message.Argument("reason")));
    }
    return std::move(faults_);
  }

 private:
  Expected<void> CompareAll(db::Session& blueprint) {
    DUBAN_CHECK(ReadDamage());
    DUBAN_CHECK(CompareObjects(blueprint));
    DUBAN_CHECK(CompareMigrations());
    // A statement about a table that is gone would end the transaction, and damage makes orphans.
    const auto unsound = [](const StoreFault& fault) {
      return fault.kind == "missing" || fault.kind == "damaged";
    };
    if (std::any_of(faults_.begin(), faults_.end(), unsound)) return {};
    return FindOrphans(blueprint);
  }

  // SQLite tells several things at once, under a heading.
  void AddLines(std::string_view told) {
    while (!told.empty()) {
      const std::string_view line = told.substr(0, told.find('\n'));
      told.remove_prefix(std::min(told.size(), line.size() + 1));
      if (line != "ok" && !line.empty() && !line.starts_with("***")) AddDamage(std::string(line));
    }
  }

  void AddDamage(std::string told) {
    faults_.push_back({"damaged", "", "", "", 0, std::move(told)});
  }

  void Compare(const Objects& expected, const Objects& found) {
    for (const auto& [object, said] : expected) {
      const auto stands = found.find(object);
      if (stands == found.end())
        faults_.push_back({"missing", object.first, object.second});
      else if (stands->second != said)
        faults_.push_back({"differs", object.first, object.second});
    }
    for (const auto& [object, said] : found)
      if (!expected.contains(object)) faults_.push_back({"unknown", object.first, object.second});
  }

  Expected<void> CompareObjects(db::Session& blueprint) {
    DUBAN_TRY(expected, ReadObjects(blueprint, session_.engine().BlueprintQuery()));
    DUBAN_TRY(found, ReadObjects(session_, session_.engine().ObjectsQuery()));
    Compare(expected, found);
    return {};
  }

  Expected<void> CompareMigrations() {
    Objects expected, found;
    for (const MigrationRecord& one : KnownMigrations())
      expected[{"migration", one.name}] = std::to_string(one.version) + " " + one.sm3;
    DUBAN_CHECK(session_.SelectTexts(
        "SELECT name, CAST(version AS TEXT), sm3 FROM duban_schema", {}, 3, [&](const auto& row) {
          found[{"migration", row[0].text}] = row[1].text + " " + row[2].text;
        }));
    Compare(expected, found);
    return {};
  }

  Expected<void> ReadDamage() {
    if (session_.engine().DamageQuery().empty()) return {};
    return session_.SelectTexts(session_.engine().DamageQuery(), {}, 1,
                                [&](const auto& row) { AddLines(row[0].text); });
  }

  Expected<void> FindOrphans(db::Session& blueprint) {
    DUBAN_TRY(keys, ForeignKeys(blueprint));
    for (const ForeignKey& key : keys)
      DUBAN_CHECK(session_.SelectTexts(OrphansOf(key), {}, 2, [&](const auto& row) {
        faults_.push_back(
            {"orphan", key.table, key.parent, row[0].text, std::stoll(row[1].text), ""});
      }));
    return {};
  }

  db::Session& session_;
  std::vector<StoreFault> faults_;
};

}  // namespace

Expected<std::vector<StoreFault>> ReadTransaction::VerifyStore() const {
  return StoreComparison(session()).Run();
}

}  // namespace duban::store
