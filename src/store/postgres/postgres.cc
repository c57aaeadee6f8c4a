// Postgres(): the engine over PostgreSQL's wire protocol.
#include "store/postgres/postgres.h"

#include "base/utf8.h"
#include "store/db/engine.h"

namespace duban::store::postgres {
namespace {

using base::ErrorCode;

// libpq understands the address as it is; without a timeout of its own it would wait for minutes.
std::string WithTimeout(std::string_view address) {
  std::string text(address);
  if (text.find("connect_timeout=") == text.npos)
    text += (text.find('?') == text.npos ? "?" : "&") + std::string("connect_timeout=10");
  return text;
}

// Objects of the schema that is used, without what an extension brought along. Triggers that keep
// foreign keys are PostgreSQL's own and told only where somebody switched them off; so are the
// tables that inherit from ours wherever they stand: a SELECT would read their rows too.
constexpr std::string_view kObjects = R"(
WITH ours AS (
  SELECT c.oid, c.relname, c.relkind FROM pg_class c
  WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
    AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.deptype = 'e' AND d.objid = c.oid
                    AND d.classid = CAST('pg_class' AS regclass)))
SELECT CAST(kind AS TEXT), CAST(name AS TEXT), CAST(said AS TEXT) FROM (
  SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' WHEN 'S' THEN 'sequence'
         ELSE 'table' END AS kind, CAST(relname AS TEXT) AS name,
         CASE WHEN relkind <> 'r' THEN CAST(relkind AS TEXT) ELSE '' END AS said
  FROM ours
  UNION ALL
  SELECT 'table', CAST(CAST(i.inhrelid AS regclass) AS TEXT) || ' → ' || o.relname, 'child'
  FROM pg_inherits i JOIN ours o ON o.oid = i.inhparent
  UNION ALL
  SELECT 'column', o.relname || '.' || a.attname,
         format_type(a.atttypid, a.atttypmod) ||
         CASE WHEN c.collname IS NULL OR c.collname = 'default' THEN '' ELSE ' ' || c.collname END ||
         CASE WHEN a.attnotnull THEN ' not null' ELSE '' END ||
         coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') ||
         CAST(a.attgenerated AS TEXT) || CAST(a.attidentity AS TEXT)
  FROM ours o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_collation c ON c.oid = a.attcollation
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE o.relkind IN ('r', 'p')
  UNION ALL
  SELECT 'constraint', o.relname || ' ' || pg_get_constraintdef(c.oid), ''
  FROM ours o JOIN pg_constraint c ON c.conrelid = o.oid WHERE c.contype <> 'n'
  UNION ALL
  SELECT 'index', n.relname, CASE WHEN i.indisunique THEN 'unique ' ELSE '' END || o.relname ||
         ' (' || (SELECT string_agg(pg_get_indexdef(i.indexrelid, k, true), ', ' ORDER BY k)
                  FROM generate_series(1, CAST(i.indnkeyatts AS INTEGER)) k) || ')' ||
         coalesce(' where ' || pg_get_expr(i.indpred, i.indrelid), '') ||
         CASE WHEN i.indisvalid THEN '' ELSE ' invalid' END
  FROM ours o JOIN pg_index i ON i.indrelid = o.oid JOIN pg_class n ON n.oid = i.indexrelid
  WHERE NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid
                    AND c.contype IN ('p', 'u', 'x'))
  UNION ALL
  SELECT 'trigger', o.relname || '.' || t.tgname, CAST(t.tgenabled AS TEXT)
  FROM ours o JOIN pg_trigger t ON t.tgrelid = o.oid WHERE NOT t.tgisinternal OR t.tgenabled <> 'O'
  UNION ALL
  SELECT 'rule', o.relname || '.' || r.rulename, ''
  FROM ours o JOIN pg_rewrite r ON r.ev_class = o.oid WHERE o.relkind IN ('r', 'p')
  UNION ALL
  SELECT 'policy', o.relname || '.' || p.polname, ''
  FROM ours o JOIN pg_policy p ON p.polrelid = o.oid
  UNION ALL
  SELECT 'policy', o.relname, 'row security' FROM ours o JOIN pg_class c ON c.oid = o.oid
  WHERE c.relrowsecurity
  UNION ALL
  SELECT 'function', p.proname, '' FROM pg_proc p
  WHERE p.pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.deptype = 'e' AND d.objid = p.oid
                    AND d.classid = CAST('pg_proc' AS regclass))
) objects)";

// What SQLite tells of the same tables, in PostgreSQL's words.
constexpr std::string_view kBlueprint = R"(
WITH ours AS (SELECT name FROM sqlite_schema WHERE type = 'table')
SELECT 'table', name, '' FROM ours
UNION ALL
SELECT 'column', o.name || '.' || c.name,
       CASE c.type WHEN 'duban_key' THEN 'text C' ELSE lower(c.type) END ||
       CASE c."notnull" WHEN 1 THEN ' not null' ELSE '' END
FROM ours o JOIN pragma_table_info(o.name) c
UNION ALL
SELECT 'constraint', name || ' PRIMARY KEY (' || group_concat(part, ', ') || ')', ''
FROM (SELECT o.name AS name, c.name AS part FROM ours o JOIN pragma_table_info(o.name) c
      WHERE c.pk > 0 ORDER BY o.name, c.pk) GROUP BY name
UNION ALL
SELECT 'constraint', name || ' UNIQUE (' || group_concat(part, ', ') || ')', ''
FROM (SELECT o.name AS name, l.name AS keys, c.name AS part FROM ours o
      JOIN pragma_index_list(o.name) l JOIN pragma_index_info(l.name) c
      WHERE l.origin = 'u' ORDER BY l.name, c.seqno) GROUP BY name, keys
UNION ALL
SELECT 'constraint', name || ' FOREIGN KEY (' || group_concat(here, ', ') || ') REFERENCES ' ||
       parent || '(' || group_concat(there, ', ') || ')', ''
FROM (SELECT o.name AS name, f.id AS id, f."table" AS parent, f."from" AS here, f."to" AS there
      FROM ours o JOIN pragma_foreign_key_list(o.name) f ORDER BY o.name, f.id, f.seq)
GROUP BY name, id, parent
UNION ALL
SELECT 'index', keys, name || ' (' || group_concat(part, ', ') || ')'
FROM (SELECT o.name AS name, l.name AS keys, c.name AS part FROM ours o
      JOIN pragma_index_list(o.name) l JOIN pragma_index_info(l.name) c
      WHERE l.origin = 'c' ORDER BY l.name, c.seqno) GROUP BY name, keys)";

// What the server says in several lines, as it can be quoted.
std::string OneLine(std::string_view text) {
  constexpr size_t kMost = 400;
  std::string out;
  for (const char c : base::Trim(text).substr(0, kMost)) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank || !out.ends_with(' ')) out += blank ? ' ' : c;
  }
  while (!base::IsValidUtf8(out)) out.pop_back();  // cut inside a character
  return out;
}

// A statement that takes longer than a minute is stuck, and would keep its thread for ever.
constexpr std::string_view kStatementTimeout = "SET statement_timeout = 60000";

class Engine final : public db::Engine {
 public:
  std::string_view name() const override { return "postgres"; }

  bool Accepts(std::string_view address) const override {
    return address.starts_with("postgres://") || address.starts_with("postgresql://");
  }

  base::Expected<void> Probe(std::string_view, bool) const override { return {}; }

  base::Expected<std::unique_ptr<db::Session>> Connect(std::string_view address,
                                                       db::Purpose) const override {
    DUBAN_TRY(session, db::Session::Connect(*this, {"postgresql", WithTimeout(address)}));
    DUBAN_CHECK(session->Run("SET client_encoding = 'UTF8'"));
    // Waiting for a chain that another process holds ends as SQLite's busy timeout does.
    DUBAN_CHECK(session->Run("SET lock_timeout = 5000"));
    DUBAN_CHECK(session->Run(kStatementTimeout));
    return std::move(session);
  }

  base::Expected<db::Content> Inspect(db::Session& session) const override {
    // One statement, one view: another process may be making the tables just now.
    DUBAN_TRY(tables, (session.Select<int64_t, int64_t>(
                          "SELECT count(*), count(CASE WHEN table_name = 'duban_schema' THEN 1 END)"
                          " FROM information_schema.tables WHERE table_schema = current_schema()",
                          {})));
    const auto [all, ours] = tables[0];
    if (ours > 0) return db::Content::kDuban;
    return all > 0 ? db::Content::kForeign : db::Content::kEmpty;
  }

  // The table of migrations is the mark.
  base::Expected<void> Claim(db::Session&) const override { return {}; }

  std::string_view Begin(db::Purpose purpose) const override {
    return purpose == db::Purpose::kRead ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                                         : "BEGIN ISOLATION LEVEL READ COMMITTED";
  }
  std::string_view LockClause() const override { return " FOR UPDATE"; }
  std::string_view KeyType() const override { return "TEXT COLLATE \"C\""; }
  std::string Contains(std::string_view column) const override {
    return "strpos(" + std::string(column) + ", ?) > 0";
  }
  int Writers() const override { return 4; }

  // A plain VACUUM marks the room of erased rows as free and leaves their bytes in the file; only
  // writing the table anew gives the old file back. Rows that an open snapshot still sees are
  // copied along, so somebody reading now means: later.
  base::Expected<bool> Forget(db::Session& session) const override {
    // As long as it takes: it writes the whole table, once.
    DUBAN_CHECK(session.Run("SET statement_timeout = 0"));
    auto written = session.Run("VACUUM (FULL) event_payloads");
    auto restored = session.Run(kStatementTimeout);
    DUBAN_CHECK(std::move(written));  // first: where it failed, the rest may fail for that
    DUBAN_CHECK(std::move(restored));
    DUBAN_TRY(others, session.Select<int64_t>(
                          "SELECT count(*) FROM pg_stat_activity WHERE backend_xmin IS NOT NULL"
                          " AND datname = current_database() AND pid <> pg_backend_pid()",
                          {}));
    return std::get<0>(others[0]) == 0;
  }

  std::string_view ObjectsQuery() const override { return kObjects; }
  std::string_view BlueprintQuery() const override { return kBlueprint; }
  std::string_view DamageQuery() const override { return ""; }

  db::Diagnosis Diagnose(const db::Fault& fault) const override {
    const base::Arguments why = {{"reason", OneLine(fault.text)}};
    auto as = [&](ErrorCode kind, const char* key, bool repeat = false) {
      return db::Diagnosis{{kind, {key, why}, {}}, repeat, fault.connection_lost};
    };
    const std::string_view code = fault.code;
    if (code == "40001" || code == "40P01") return as(ErrorCode::kBusy, "store-busy", true);
    if (code == "55P03") return as(ErrorCode::kBusy, "store-busy");  // lock_timeout
    if (code == "57014") return as(ErrorCode::kBusy, "store-slow");  // statement_timeout
    if (code.starts_with("23")) return as(ErrorCode::kConflict, "store-conflict");
    if (code == "42501") return as(ErrorCode::kDenied, "store-denied");
    if (code == "25006") return as(ErrorCode::kStorage, "store-read-only");
    if (code == "53100") return as(ErrorCode::kStorage, "store-full");
    if (code.starts_with("53")) return as(ErrorCode::kBusy, "store-busy");  // too many connections
    if (code.starts_with("XX")) return as(ErrorCode::kStorage, "store-damaged");
    if (fault.connection_lost || code.starts_with("08") || code.starts_with("57P"))
      return as(ErrorCode::kStorage, "store-connection");
    return as(ErrorCode::kStorage, "store-failed");
  }
};

}  // namespace

const db::Engine& Postgres() {
  static const Engine engine;
  return engine;
}

}  // namespace duban::store::postgres
