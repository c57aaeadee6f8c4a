// Rows that a person gave to another task (join, unjoin), as the chain notes them: what the tables
// no longer tell, once the row is another task's.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/expected.h"
#include "store/store.h"

namespace duban::workflow {

struct Move {
  std::string from, to;  // tasks
  int64_t sequence = 0;  // of its event
  bool parts = false;    // an unjoin: a person told the two tasks apart
};

struct Moves {
  std::map<std::pair<std::string, int>, std::vector<Move>> rows;  // by edition and ordinal in it
  // The event that made each edition, and the one that undid it.
  std::map<std::string, int64_t> editions, undone;

  // Of a row, earliest first; none where it is its first task's.
  const std::vector<Move>& Of(const std::string& edition, int ordinal) const;
};

// Walks the whole chain. Moves of erased payloads are among them.
base::Expected<Moves> MovesOf(const store::ReadTransaction& transaction,
                              std::string_view government);

}  // namespace duban::workflow
