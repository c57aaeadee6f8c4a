// Postgres(): the engine over PostgreSQL's wire protocol.
#include "store/postgres/postgres.h"

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
    // Waiting for a chain that another process holds ends as SQLite's busy timeout does. A
    // statement that takes longer than a minute is stuck, and would keep its thread for ever.
    DUBAN_CHECK(session->Run("SET lock_timeout = 5000"));
    DUBAN_CHECK(session->Run("SET statement_timeout = 60000"));
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
    DUBAN_CHECK(session.Run("VACUUM (FULL) event_payloads"));
    DUBAN_TRY(others, session.Select<int64_t>(
                          "SELECT count(*) FROM pg_stat_activity WHERE backend_xmin IS NOT NULL"
                          " AND datname = current_database() AND pid <> pg_backend_pid()",
                          {}));
    return std::get<0>(others[0]) == 0;
  }

  db::Diagnosis Diagnose(const db::Fault& fault) const override {
    const base::Arguments why = {{"reason", fault.text}};
    auto as = [&](ErrorCode kind, const char* key, bool repeat = false) {
      return db::Diagnosis{{kind, {key, why}, {}}, repeat, fault.connection_lost};
    };
    const std::string_view code = fault.code;
    if (code == "40001" || code == "40P01") return as(ErrorCode::kBusy, "store-busy", true);
    if (code == "55P03") return as(ErrorCode::kBusy, "store-busy");  // lock_timeout
    if (code == "57014") return as(ErrorCode::kBusy, "store-slow");  // statement_timeout
    if (code.starts_with("23")) return as(ErrorCode::kConflict, "store-conflict");
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
