// KnownSchema, KnownMigrations, Migrate, StandingVersion, ReadVersion, MakeTables.
//
// Versions stand in duban_schema, one row per migration with the SM3 of its text. A migration is
// split at ";\n": our files hold no other use of it.
#include "store/migrate.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>

#include "port/system/clock.h"
#include "port/system/hash.h"
#include "store/db/engine.h"
#include "store/migrations_files.h"
#include "store/search.h"

namespace duban::store {
namespace {

using base::ErrorCode;
using base::Expected;

int NumberOf(std::string_view file_name) {
  int number = 0;
  std::from_chars(file_name.data(), file_name.data() + file_name.size(), number);
  return number;
}

std::string WithKeyType(std::string_view sql, std::string_view type) {
  constexpr std::string_view kMark = "{key}";
  std::string text;
  for (size_t at = 0;;) {
    const size_t mark = sql.find(kMark, at);
    text += sql.substr(at, mark - at);
    if (mark == sql.npos) return text;
    text += type;
    at = mark + kMark.size();
  }
}

std::string WithoutComments(std::string_view sql) {
  std::string text;
  while (!sql.empty()) {
    const size_t end = std::min(sql.find('\n'), sql.size() - 1) + 1;
    if (!sql.starts_with("--")) text += sql.substr(0, end);
    sql.remove_prefix(end);
  }
  return text;
}

Expected<void> RunScript(db::Session& session, std::string_view script, std::string_view key_type) {
  constexpr std::string_view kEnd = ";\n";
  const std::string text = WithoutComments(script);
  std::string_view rest = text;
  for (size_t end = rest.find(kEnd); end != rest.npos; end = rest.find(kEnd)) {
    DUBAN_CHECK(session.Run(WithKeyType(rest.substr(0, end), key_type)));
    rest.remove_prefix(end + kEnd.size());
  }
  return {};
}

constexpr std::string_view kVersionTable =
    "CREATE TABLE duban_schema (version BIGINT NOT NULL, name TEXT NOT NULL,"
    " sm3 TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (version))";

Expected<void> MakeVersionTable(db::Session& session) {
  DUBAN_CHECK(session.Run(kVersionTable));
  return session.engine().Claim(session);
}

struct Applied {
  int version = 0;
  std::string sm3;
};

// By version.
Expected<std::vector<Applied>> AppliedTo(db::Session& session) {
  DUBAN_TRY(rows, (session.Select<int, std::string>(
                      "SELECT version, sm3 FROM duban_schema ORDER BY version", {})));
  std::vector<Applied> applied;
  for (auto& [version, sm3] : rows) applied.push_back({version, std::move(sm3)});
  return applied;
}

// Every migration up to the store's version ran there, and as this program has it: tables made by
// another text are not the ones that the statements here are written for.
Expected<void> CheckTexts(const std::vector<Applied>& applied) {
  for (const EmbeddedFile& file : kMigrations) {
    const int number = NumberOf(file.name);
    if (applied.empty() || number > applied.back().version) break;
    const auto found = std::find_if(applied.begin(), applied.end(),
                                    [&](const Applied& one) { return one.version == number; });
    if (found == applied.end() || found->sm3 != port::system::Sm3Hex(file.text))
      return base::Fail(ErrorCode::kForeignStore, "store-migration-changed",
                        {{"migration", std::string(file.name)},
                         {"stored", found == applied.end() ? "-" : found->sm3.substr(0, 12)},
                         {"known", port::system::Sm3Hex(file.text).substr(0, 12)}});
  }
  return {};
}

Expected<void> RunAfter(db::Session& session, int version) {
  for (const EmbeddedFile& file : kMigrations) {
    if (NumberOf(file.name) <= version) continue;
    DUBAN_CHECK(RunScript(session, file.text, session.engine().KeyType()));
    DUBAN_CHECK(session.Execute(
        "INSERT INTO duban_schema (version, name, sm3, applied_at) VALUES (?, ?, ?, ?)",
        {NumberOf(file.name), file.name, port::system::Sm3Hex(file.text),
         port::system::Now().milliseconds}));
  }
  return {};
}

// The version, once the content is known to be ours or nobody's.
Expected<int> CheckedVersion(db::Session& session, db::Content content) {
  if (content == db::Content::kForeign)
    return base::Fail(ErrorCode::kForeignStore, "store-foreign");
  if (content == db::Content::kEmpty) return 0;
  DUBAN_TRY(applied, AppliedTo(session));
  const int version = applied.empty() ? 0 : applied.back().version;
  if (version > KnownSchema())
    return base::Fail(
        ErrorCode::kForeignStore, "store-newer",
        {{"version", std::to_string(version)}, {"known", std::to_string(KnownSchema())}});
  DUBAN_CHECK(CheckTexts(applied));
  return version;
}

constexpr int kSearchAnew = 6;  // the newest migration that empties the search

Expected<int> MigrateInside(db::Session& session) {
  // Asked again under the lock: another process may have been faster.
  DUBAN_TRY(content, session.engine().Inspect(session));
  if (content == db::Content::kEmpty) DUBAN_CHECK(MakeVersionTable(session));
  DUBAN_TRY(version, CheckedVersion(session, content));
  DUBAN_CHECK(RunAfter(session, version));
  if (version < kSearchAnew) DUBAN_CHECK(RebuildSearch(session));
  return KnownSchema();
}

}  // namespace

int KnownSchema() {
  return NumberOf(std::prev(std::end(kMigrations))->name);
}

std::vector<MigrationRecord> KnownMigrations() {
  std::vector<MigrationRecord> known;
  for (const EmbeddedFile& file : kMigrations)
    known.push_back({NumberOf(file.name), std::string(file.name), port::system::Sm3Hex(file.text)});
  return known;
}

Expected<void> MakeTables(db::Session& session, std::string_view key_type) {
  DUBAN_CHECK(session.Run(kVersionTable));
  for (const EmbeddedFile& file : kMigrations) DUBAN_CHECK(RunScript(session, file.text, key_type));
  return {};
}

Expected<int> Migrate(db::Session& session) {
  DUBAN_TRY(content, session.engine().Inspect(session));
  DUBAN_TRY(version, CheckedVersion(session, content));
  if (version == KnownSchema()) return version;
  DUBAN_CHECK(session.Run(session.engine().Begin(db::Purpose::kWrite)));
  auto migrated = MigrateInside(session);
  if (migrated) {
    if (auto committed = session.Run("COMMIT"); committed)
      return migrated;
    else
      migrated = base::Fail(std::move(committed).error());
  }
  (void)session.Run("ROLLBACK").has_value();
  return migrated;
}

Expected<int> StandingVersion(db::Session& session) {
  DUBAN_TRY(content, session.engine().Inspect(session));
  return CheckedVersion(session, content);
}

Expected<int> ReadVersion(db::Session& session) {
  DUBAN_TRY(content, session.engine().Inspect(session));
  if (content == db::Content::kEmpty) return base::Fail(ErrorCode::kNotFound, "store-blank");
  DUBAN_TRY(version, CheckedVersion(session, content));
  if (version < KnownSchema())
    return base::Fail(
        ErrorCode::kForeignStore, "store-older",
        {{"version", std::to_string(version)}, {"known", std::to_string(KnownSchema())}});
  return version;
}

}  // namespace duban::store
