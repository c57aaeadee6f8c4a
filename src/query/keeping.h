// What proves the ledgers 留痕: chains, originals, and whether the tables still hold what was kept.
//
// KeepingOf(store) answers from a store, each answer from one unchanging view. Thread rule: any
// number of threads at once.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/expected.h"
#include "base/message.h"
#include "query/views.h"

namespace duban::store {
class Store;
}

namespace duban::query {

// The newest event of a chain: noted elsewhere, it proves later that nothing before it was changed.
struct Head {
  int64_t sequence = 0;
  std::string sm3;
};

struct BrokenChain {
  int64_t sequence = 0;
  std::string fault;  // "gap", "hash", …: docs/formats/event-chain.md
};

// Something that the tables hold otherwise than the chain says; empty and 0 where it has no such
// place. The aspect "twice" is a second row of the task `name` in one edition, in which both agree.
struct Difference {
  std::string aspect;  // "rows", "readings", "findings", "header", "row", "link" …
  std::string period;
  int edition = 0;
  int row = 0;                // counted from 1
  std::string name;           // a task, a link, a file's SM3
  std::string chain, tables;  // what each says; empty: nothing
};

struct Proof {
  std::string government;
  int64_t events = 0;
  int64_t erased = 0;  // payloads
  Head head;
  std::optional<BrokenChain> broken;  // the first place; the tables are then not compared
  std::vector<Difference> differences;
  bool holds() const { return !broken && differences.empty(); }
};

// Something in the database that belongs to no single chain: docs/formats/event-chain.md.
struct StoreDifference {
  std::string kind;    // "unknown", "missing", "differs", "orphan", "damaged"
  std::string object;  // "table", "trigger", "migration" …; of orphans their table
  std::string name;    // of orphans the parents' table
  std::string government;
  int64_t rows = 0;
  std::string detail;
};

struct EventLine {
  int64_t sequence = 0;
  std::string kind;
  base::Instant at;
  std::string actor;
  std::string sm3;
  std::optional<base::Arguments> payload;  // none where it was erased
};

class Keeping {
 public:
  virtual ~Keeping() = default;
  // Keys of all governments that have a chain, or should have one.
  virtual base::Expected<std::vector<std::string>> Chains() const = 0;
  // `witnesses`: heads noted earlier. kNotFound for a government of which nothing stands.
  virtual base::Expected<Proof> Prove(std::string_view government,
                                      const std::vector<Head>& witnesses) const = 0;
  // Objects that no migration made, or that are gone; rows without parents; damage.
  virtual base::Expected<std::vector<StoreDifference>> ProveStore() const = 0;
  // From the first event after `after`, at most `limit`.
  virtual base::Expected<std::vector<EventLine>> Events(std::string_view government, int64_t after,
                                                        int limit) const = 0;
  // Of an edition of a period; edition 0: the one that stands. kNotFound where there is no such
  // edition or its file was not kept.
  virtual base::Expected<Original> OriginalOf(std::string_view government, int year,
                                              std::string_view period, int edition) const = 0;
};

// `store` must outlive it.
std::unique_ptr<Keeping> KeepingOf(store::Store& store);

}  // namespace duban::query
