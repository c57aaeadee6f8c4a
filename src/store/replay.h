// What the tables must hold, by the chain alone: the changes that its payloads note, in their
// order.
//
// Format of the notes: docs/formats/event-chain.md. A note that makes no sense changes nothing;
// what it should have said is then missing and told by the comparison. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/message.h"
#include "store/records.h"

namespace duban::store {

struct ReplayedEdition {
  int year = 0;
  std::string period;
  int number = 0;
  std::string replaced;                                   // empty: none
  std::optional<int64_t> undone_at;                       // milliseconds
  std::map<std::string, std::string> digests;             // by part
  std::map<std::string, std::vector<std::string>> marks;  // by part, of each row
  std::vector<std::string> tasks;                         // of its rows, in document order
};

struct ReplayedPeriod {
  std::string as_of;
  std::string edition;  // empty: nothing stands
};

// A row gave its wording to a task: where that is new there, it is a revision of it.
struct ReplayedWording {
  std::string task;
  std::string edition;
  size_t row = 0;
  int64_t at = 0;
};

class Replay {
 public:
  // The changes of one event, whose payload or, where that was erased, whose erasure they stand in.
  void Take(base::Instant at, const base::Arguments& payload);

  std::string government;  // its name
  std::set<int> plans;
  std::map<std::pair<int, std::string>, ReplayedPeriod> periods;  // by year and label
  std::map<std::string, ReplayedEdition> editions;                // by id
  std::map<std::string, std::pair<int, int>> tasks;               // year and ordinal by id
  std::set<std::string> links;                                    // "from kind to"
  std::map<std::string, int64_t> files;                           // bytes by SM3
  std::vector<ReplayedWording> wordings;                          // in the order of their coming

 private:
  using Words = std::vector<std::string>;
  void TakeNote(std::string_view name, const std::string& text);
  void TakeEdition(const Words& words);
  void TakeRows(Words words);
  void TakeUndo(const Words& words);
  void TakeMove(const Words& words);

  base::Instant at_;
  std::string edition_;  // the one that was made last: digests and rows are its own
};

}  // namespace duban::store
