// What `doctor` says of the ledgers: each chain verified, compared with the tables and with the
// heads that somebody noted earlier.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/console.h"
#include "query/keeping.h"
#include "wire/json_writer.h"

namespace duban::cli {

// Noted heads by the key of their government. A government may have several.
using Witnesses = std::map<std::string, std::vector<query::Head>>;

// A file of lines "KEY SEQUENCE SM3", separated by blanks or tabs, as HeadLine writes them; lines
// that begin with '#' and empty ones are passed over. kMalformed tells the line that is none.
base::Expected<Witnesses> ReadWitnesses(const std::string& path);

// A government whose ledger could not be read to its end.
struct Unread {
  std::string government;
  base::Error why;
};

struct Proofs {
  std::vector<query::Proof> made;
  std::vector<Unread> unread;
  bool AllHold() const;
};

// Every chain of the store, by key; also those that only a witness knows: they are broken. What
// damage keeps from being read is told, and the next one tried; any other failure ends it.
base::Expected<Proofs> ProveAll(const query::Keeping& keeping, const Witnesses& witnesses,
                                Console& console);

// "jichuan\t12\t5769…": what to note down.
std::string HeadLine(const query::Proof& proof);

// How the chain stands, in one sentence, and a line for each thing that does not agree.
std::string Summary(const query::Proof& proof, const Console& console);
std::vector<std::string> Differences(const query::Proof& proof, const Console& console);

// A line for each thing in the database that no chain tells of.
std::vector<std::string> Differences(const std::vector<query::StoreDifference>& differences,
                                     const Console& console);

void WriteJson(const query::Proof& proof, wire::JsonWriter& json);
void WriteJson(const query::StoreDifference& one, wire::JsonWriter& json);

}  // namespace duban::cli
