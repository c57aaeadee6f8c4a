// The engine for teams: PostgreSQL 9.5 and later, and what speaks its protocol. Named by `app` and
// by tests only.
//
// Accepts "postgres://…" and "postgresql://…". Its client libraries are loaded when the first such
// address is opened, not before. The engine keeps nothing; any number of threads.
#pragma once

namespace duban::store {
namespace db {
class Engine;
}
namespace postgres {

const db::Engine& Postgres();

}  // namespace postgres
}  // namespace duban::store
