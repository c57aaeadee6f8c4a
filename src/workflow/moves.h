// Rows that a person gave to another task (join, unjoin), as the chain notes them: what the tables
// no longer tell, once the row is another task's.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "base/expected.h"
#include "store/store.h"

namespace duban::workflow {

// The last move of a row.
struct Move {
  std::string from, to;  // tasks
  base::Instant at;
  int64_t sequence = 0;  // of its event
};

// By edition and ordinal in it.
using Moves = std::map<std::pair<std::string, int>, Move>;

// Walks the whole chain. Moves of erased payloads are among them.
base::Expected<Moves> MovesOf(const store::ReadTransaction& transaction,
                              std::string_view government);

}  // namespace duban::workflow
