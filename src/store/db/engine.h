// What differs between the databases: how to connect, how to begin, what an error means.
//
// Implementations stand in store/sqlite and store/postgres, keep nothing, and may be used from any
// number of threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "store/db/session.h"

namespace duban::store::db {

enum class Purpose { kRead, kWrite };

// What stands in a database that was just opened.
enum class Content { kEmpty, kDuban, kForeign };

// No database has a type of this name.
inline constexpr std::string_view kBlueprintKey = "duban_key";

struct Diagnosis {
  base::Error error;
  bool repeat = false;  // the transaction may succeed when it is run again
  bool broken = false;  // the connection cannot be used any more
};

class Engine {
 public:
  virtual ~Engine() = default;

  virtual std::string_view name() const = 0;
  virtual bool Accepts(std::string_view address) const = 0;
  // Something that can be read stands there, or (`create`) can be made. Tells why not.
  virtual base::Expected<void> Probe(std::string_view address, bool create) const = 0;
  virtual base::Expected<std::unique_ptr<Session>> Connect(std::string_view address,
                                                           Purpose purpose) const = 0;
  virtual base::Expected<Content> Inspect(Session& session) const = 0;
  // Run in the first migration's transaction, so that Inspect tells kDuban from then on.
  virtual base::Expected<void> Claim(Session& session) const = 0;

  virtual std::string_view Begin(Purpose purpose) const = 0;
  virtual std::string_view LockClause() const = 0;  // behind a SELECT that locks its row
  virtual std::string_view KeyType() const = 0;     // a text that sorts by its bytes
  // A condition that is true where the text `column` holds the parameter, byte by byte.
  virtual std::string Contains(std::string_view column) const = 0;
  virtual int Writers() const = 0;  // transactions that may write at once
  // Takes what committed transactions deleted out of the files too, as far as the engine can; false
  // where somebody else kept it from doing so. Outside a transaction.
  virtual base::Expected<bool> Forget(Session& session) const = 0;

  // SELECTs of three texts, kind, name and what it is like, of every object that stands in the
  // store (not those that belong to the database's own extensions); and of every one that a SQLite
  // database has in which the migrations ran with kBlueprintKey for the type of keys. Where nobody
  // touched the store, both tell the same.
  virtual std::string_view ObjectsQuery() const = 0;
  virtual std::string_view BlueprintQuery() const = 0;
  // A SELECT of one text for each thing that the database itself finds damaged, or "ok". Empty
  // where it has no such check.
  virtual std::string_view DamageQuery() const = 0;

  virtual Diagnosis Diagnose(const Fault& fault) const = 0;
};

}  // namespace duban::store::db
