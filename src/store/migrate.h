// Brings a database to the present schema: src/store/migrations, embedded when duban is built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "store/db/session.h"

namespace duban::store {

// Number of the newest migration that this program knows.
int KnownSchema();

// Makes the tables in an empty database, runs what an older one lacks, all in one transaction.
// kForeignStore where the database is not duban's or of a newer version, or where one of its
// migrations was another text than this program's ("store-migration-changed"). Tells the version.
base::Expected<int> Migrate(db::Session& session);

// The version that stands: 0 where there are no tables. kForeignStore as Migrate.
base::Expected<int> StandingVersion(db::Session& session);

// The version of a store that is to be read and stays as it is. kNotFound where there are no
// tables; kForeignStore as Migrate, and where it is older than this program reads ("store-older").
base::Expected<int> ReadVersion(db::Session& session);

// Runs every migration in an empty database and nothing else, with `key_type` for the type of keys:
// to see what the migrations make.
base::Expected<void> MakeTables(db::Session& session, std::string_view key_type);

// A migration as duban_schema records it.
struct MigrationRecord {
  int version = 0;
  std::string name;
  std::string sm3;  // of its text
};
std::vector<MigrationRecord> KnownMigrations();

}  // namespace duban::store
