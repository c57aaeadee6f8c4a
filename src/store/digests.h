// The digests of an edition: what binds all that the tables hold of it to the chain.
//
// Computed from the columns as they are stored, never from values that were read leniently, so that
// a damaged word counts as a change. Canonical bytes: docs/formats/event-chain.md. Used by the
// transactions of this room only.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "store/db/session.h"
#include "store/records.h"

namespace duban::store {

// A table that a part covers: its columns, separated by blanks, and the one that rows are in order
// of first.
struct PartTable {
  std::string_view part;     // "header", "rows", "readings", "findings"
  std::string_view name;     // of the table
  std::string_view columns;  // separated by blanks
  std::string_view order;    // separated by blanks
  // Came with a later migration: without rows it is not hashed, so that what was hashed before it
  // was there is hashed as then.
  bool later = false;
};

// All of them, in the order in which they are hashed.
std::span<const PartTable> PartTables();

// The first digits of an SM3 for each row of an edition, by the part ("rows", "readings") and in
// document order: they prove nothing, but tell in which row a part differs.
using RowMarks = std::map<std::string, std::vector<std::string>, std::less<>>;

// What the tables hold now.
base::Expected<EditionDigests> ReadDigests(db::Session& session, std::string_view government,
                                           std::string_view edition, RowMarks* marks = nullptr);

// The names and SM3s of the parts, as an event's payload bears them.
base::Arguments Parts(const EditionDigests& digests);

// SM3 over Parts: what `editions.digest` holds.
std::string DigestOf(const EditionDigests& digests);

}  // namespace duban::store
