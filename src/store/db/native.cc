// Settle, FaultOf.
//
// libpq is looked up where SOCI has loaded it: linking it would load it, with Kerberos and LDAP
// behind it, into every process that only reads a file. SOCI's own class of PostgreSQL errors lives
// in its backend and would have to be linked as well, so the SQLSTATE is taken from the verbose
// message instead.
#include "store/db/native.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <cctype>

#include "port/system/library.h"

namespace duban::store::db {
namespace {

template <typename Function>
Function* FromLibpq(const char* name) {
  // Loaded by SOCI's backend when it connected.
  return reinterpret_cast<Function*>(port::system::LoadedFunction("libpq.so.5", name));
}

// SOCI does not export the classes of its connections, so a sanitizer cannot look at what they are.
#define DUBAN_UNSEEN_CLASS __attribute__((no_sanitize("vptr")))

DUBAN_UNSEEN_CLASS PGconn* PostgresOf(soci::session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

DUBAN_UNSEEN_CLASS sqlite_api::sqlite3* SqliteOf(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

#undef DUBAN_UNSEEN_CLASS

bool ConnectionLost(soci::session& session) {
  auto* status = FromLibpq<ConnStatusType(const PGconn*)>("PQstatus");
  return status && status(PostgresOf(session)) != CONNECTION_OK;
}

// "错误:  40001: could not …": five digits or capitals between two colons, whatever the language.
std::string SqlState(std::string_view message) {
  constexpr size_t kLength = 5;
  for (size_t at = message.find(":  "); at != message.npos; at = message.find(":  ", at + 1)) {
    const std::string_view code = message.substr(at + 3, kLength);
    const bool like_a_code = std::all_of(code.begin(), code.end(), [](unsigned char c) {
      return std::isdigit(c) || std::isupper(c);
    });
    if (code.size() == kLength && like_a_code && message.substr(at + 3 + kLength, 1) == ":")
      return std::string(code);
  }
  return {};
}

// What the database said, without the name of SOCI's function, and the first line only: those after
// it may quote the row. Why there is no connection stands in the line after SOCI's own.
std::string Words(std::string text) {
  constexpr std::string_view kNoConnection = "Cannot establish connection to the database.\n";
  if (text.starts_with(kNoConnection)) text.erase(0, kNoConnection.size());
  for (const std::string_view mark : {"sqlite3_", "Cannot "}) {
    const std::string_view behind = mark == "Cannot " ? ". " : ": ";
    const size_t end = text.find(behind);
    if (text.starts_with(mark) && end != text.npos) text.erase(0, end + behind.size());
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace

void Settle(soci::session& session) {
  if (session.get_backend_name() != "postgresql") return;
  using SetVerbosity = PGVerbosity(PGconn*, PGVerbosity);
  using SetNotices = PQnoticeProcessor(PGconn*, PQnoticeProcessor, void*);
  if (auto* set = FromLibpq<SetVerbosity>("PQsetErrorVerbosity"))
    set(PostgresOf(session), PQERRORS_VERBOSE);
  if (auto* set = FromLibpq<SetNotices>("PQsetNoticeProcessor"))
    set(PostgresOf(session), [](void*, const char*) {}, nullptr);
}

Fault FaultOf(const soci::soci_error& failure, soci::session* session) {
  Fault fault;
  const std::string message = failure.get_error_message();
  fault.text = Words(message);
  if (!session) {
    if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&failure))
      fault.code = std::to_string(sqlite->result());
    else
      fault.connection_lost = true;
    return fault;
  }
  if (session->get_backend_name() == "postgresql") {
    fault.code = SqlState(message);
    fault.connection_lost = ConnectionLost(*session);
    return fault;
  }
  fault.code = std::to_string(sqlite_api::sqlite3_extended_errcode(SqliteOf(*session)));
  fault.system = sqlite_api::sqlite3_system_errno(SqliteOf(*session));
  return fault;
}

}  // namespace duban::store::db
