// The event chain 留痕: one append-only chain of SM3 hashes per government.
//
// The chain holds the hash of each payload; the payload stands apart, so that it can be erased by
// law while the chain still verifies. Canonical bytes: docs/formats/event-chain.md. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/message.h"

namespace duban::store {

struct Event {
  std::string government;
  int64_t sequence = 0;  // counted from 1 without gaps
  std::string kind;      // "import", "import.undo", "task.join" …
  base::Instant at;
  std::string actor;
  std::string payload_sm3;
  std::string previous;                    // sm3 of the event before; 64 zeros for the first
  std::string sm3;                         // of CanonicalBytes
  std::optional<base::Arguments> payload;  // none where it was erased
};

inline constexpr std::string_view kChainBegin =
    "0000000000000000000000000000000000000000000000000000000000000000";

// The bytes whose SM3 is the event's own: everything but `sm3` and the payload itself.
std::string CanonicalBytes(const Event& event);

// The bytes whose SM3 is `payload_sm3`.
std::string PayloadBytes(const base::Arguments& payload);

// The newest event of a chain: what one notes elsewhere to prove later that nothing was cut off.
struct ChainHead {
  int64_t sequence = 0;  // 0: no event yet
  std::string sm3 = std::string(kChainBegin);
  friend bool operator==(const ChainHead&, const ChainHead&) = default;
};

enum class ChainFault {
  kGap,       // the sequence number does not follow
  kPrevious,  // does not name the event before
  kHash,      // the event's own hash is not that of its bytes
  kPayload,   // the payload is not the one that was hashed
  kLost,      // the payload is gone and no event says that it was erased
  kHead,      // the chain ends elsewhere than its head says
  kWitness,   // the head that was noted elsewhere does not stand in it
};

struct ChainBreak {
  int64_t sequence = 0;
  ChainFault fault = ChainFault::kGap;
  friend bool operator==(const ChainBreak&, const ChainBreak&) = default;
};

struct ChainReport {
  int64_t events = 0;
  int64_t erased = 0;  // payloads that were erased, each told by an event
  ChainHead head;
  std::optional<ChainBreak> broken;  // the first place; none: the chain holds
};

// Something that the tables hold otherwise than the chain says.
struct Disagreement {
  // "government", "plan", "period", "edition", "header", "rows", "readings", "findings", "task",
  // "row" (its task), "link", "revision", "search", "file", "chunks" (of a file), "next-key";
  // "twice": a second row of the task `name` in one edition, in which both agree.
  std::string aspect;
  // Where; empty and 0 where it has no such place.
  std::string period;
  int edition = 0;   // its number in the period
  int row = 0;       // counted from 1 in the document
  std::string name;  // the task's id, the link, the SM3 of the file
  // What each says; empty: it knows nothing of it. Both empty for "twice".
  std::string chain, tables;
};

// A chain, and what the tables hold otherwise than it says.
struct LedgerReport {
  ChainReport chain;
  std::vector<Disagreement> disagreements;
};

// Something in the database that belongs to no single chain and is not as duban's migrations made
// it, or rows whose parents are gone.
struct StoreFault {
  // "unknown": an object that no migration made; "missing": one that is gone; "differs": one that
  // was changed; "orphan": rows without a parent; "damaged": what the database itself tells.
  std::string kind;
  std::string object;      // "table", "trigger", "migration" …; of orphans their table
  std::string name;        // of orphans the parents' table
  std::string government;  // of orphans, whose rows they are
  int64_t rows = 0;        // of orphans, how many
  std::string detail;      // of damage, in the database's words
  friend bool operator==(const StoreFault&, const StoreFault&) = default;
};

// The names under which a payload notes what its transaction changed in the tables begin so.
inline constexpr std::string_view kNoted = "change.";
// The kind of an event that tells of an erased payload, and whose it was; 0 where it says nothing.
inline constexpr std::string_view kErased = "payload.erased";
int64_t ErasedBy(const base::Arguments& payload);

std::string_view Name(ChainFault fault);  // "gap", "previous", …

}  // namespace duban::store
