// An opened store as the commands see it: `query` to read, `workflow` to write. The program's main
// knows which stores there are; commands only know an address.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/expected.h"
#include "base/message.h"
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
  // The same for everybody who can reach a page (query::Audience).
  virtual const query::Query& public_query() const = 0;
  virtual const query::Keeping& keeping() const = 0;
  // With this instant, and stopped by SIGINT and SIGTERM.
  virtual workflow::Context context() = 0;
  // "SQLite", "PostgreSQL", for doctor.
  virtual std::string engine() const = 0;
  // What opening it did, for people: an older store was brought up to date, a copy is read.
  virtual std::vector<base::Message> remarks() const = 0;
};

// An older store that cannot be written where it stands is read from a private copy that is brought
// up to date and goes away afterwards: kRead, kTry and kServe.
enum class Purpose {
  kRead,    // the store must stand (kNotFound otherwise), and stays as it is
  kServe,   // as kRead; an older one is brought up to date before
  kChange,  // it must stand; an older one is brought up to date
  kWrite,   // it is made where there is none
  kTry,     // as kRead; where there is none, an empty one stands in for it and goes away afterwards
};

using OpenWorkplace = std::function<base::Expected<std::unique_ptr<Workplace>>(
    const std::string& address, Purpose purpose)>;

// The address to use: the option, else $DUBAN_STORE, else duban/duban.db in $XDG_DATA_HOME or
// ~/.local/share; where HOME is not set either, duban.db in the working folder.
std::string StoreAddress(const std::string& option);

// The government that a command means: the option (a key, or the name of one), else the only one
// that stands. kUsage where there are several, kNotFound where there is none.
base::Expected<std::string> ResolveGovernment(const query::Query& query, const std::string& option);

// The same for what asks of the history: also of one of which nothing stands any more.
base::Expected<std::string> ResolveChain(const Workplace& workplace, const std::string& option);

}  // namespace duban::cli
