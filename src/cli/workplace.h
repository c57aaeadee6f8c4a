// An opened store as the commands see it: `query` to read, `workflow` to write. The program's main
// knows which stores there are; commands only know an address.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/expected.h"
#include "cli/console.h"
#include "cli/options.h"
#include "query/keeping.h"
#include "query/query.h"
#include "workflow/context.h"

namespace duban::cli {

class Workplace {
 public:
  virtual ~Workplace() = default;
  virtual const query::Query& query() const = 0;
  virtual const query::Keeping& keeping() const = 0;
  // With this instant, and stopped by SIGINT and SIGTERM.
  virtual workflow::Context context() = 0;
  // "SQLite", "PostgreSQL", for doctor.
  virtual std::string engine() const = 0;
};

enum class Purpose {
  kRead,    // the store must stand (kNotFound otherwise), and stays as it is
  kChange,  // it must stand; an older one is brought up to date
  kWrite,   // it is made where there is none
  kTry,     // as kRead; where there is none, an empty one stands in for it and goes away afterwards
};

using OpenWorkplace = std::function<base::Expected<std::unique_ptr<Workplace>>(
    const std::string& address, Purpose purpose)>;

// The address to use: the option, else $DUBAN_STORE, else duban/duban.db in $XDG_DATA_HOME or
// ~/.local/share.
std::string StoreAddress(const std::string& option);

// The government that a command means: the option (a key, or the name of one), else the only one
// that stands. kUsage where there are several, kNotFound where there is none.
base::Expected<std::string> ResolveGovernment(const query::Query& query, const std::string& option);

}  // namespace duban::cli
