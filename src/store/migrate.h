// Brings a database to the present schema: src/store/migrations, embedded when duban is built.
#pragma once

#include "base/expected.h"
#include "store/db/session.h"

namespace duban::store {

// Number of the newest migration that this program knows.
int KnownSchema();

// Makes the tables in an empty database, runs what an older one lacks, all in one transaction.
// kForeignStore where the database is not duban's or of a newer version, or where one of its
// migrations was another text than this program's ("store-migration-changed"). Tells the version.
base::Expected<int> Migrate(db::Session& session);

}  // namespace duban::store
