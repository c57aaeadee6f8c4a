// The embedded engine: one SQLite file in WAL mode. Sqlite() is named by `app` and by tests only.
//
// Accepts "sqlite:PATH" and every address without a scheme. The engine keeps nothing; any number
// of threads.
//
// ScratchSession() is a database in memory that goes with its session; verifying runs the
// migrations in one to see what they make.
#pragma once

#include <memory>

#include "base/expected.h"

namespace duban::store {
namespace db {
class Engine;
class Session;
}  // namespace db
namespace sqlite {

const db::Engine& Sqlite();
base::Expected<std::unique_ptr<db::Session>> ScratchSession();

}  // namespace sqlite
}  // namespace duban::store
