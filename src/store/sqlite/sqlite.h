// The embedded engine: one SQLite file in WAL mode. Named by `app` and by tests only.
//
// Accepts "sqlite:PATH" and every address without a scheme. The engine keeps nothing; any number
// of threads.
#pragma once

namespace duban::store {
namespace db {
class Engine;
}
namespace sqlite {

const db::Engine& Sqlite();

}  // namespace sqlite
}  // namespace duban::store
