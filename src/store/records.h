// What the store keeps, as plain values: the nouns with their keys.
//
// Every key is made by the application and means something only together with the government's:
// (government, id). Ids are six characters, sort in the order of their making, and never change.
// Value types.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ledger/document.h"
#include "ledger/tally.h"

namespace duban::store {

struct Government {
  std::string key;
  std::string name;
  friend bool operator==(const Government&, const Government&) = default;
};

// A reporting period of one plan, with a summary of the edition that stands for it.
struct Period {
  int year = 0;  // the plan's
  std::string label;
  base::Date as_of;
  std::string edition;  // id of the current edition; empty: undone, nothing stands
  // Of that edition; empty and zero where there is none.
  int edition_number = 0;
  std::string title;
  ledger::Tally tally;
};

struct GovernmentOverview {
  Government government;
  std::vector<Period> periods;  // those that stand, by year, as_of, label; never empty
};

enum class EditionState { kCurrent, kSuperseded, kUndone };

// One imported document for one period. Immutable but for its state: a corrected file makes the
// next edition, and undoing moves the period's pointer back.
struct Edition {
  std::string id;
  int year = 0;        // the plan's
  std::string period;  // label of the period that it stands for
  base::Date as_of;
  int number = 0;  // counted from 1 in its period
  EditionState state = EditionState::kCurrent;
  std::string replaced;  // id of the edition that stood before it; empty: none
  // Head of the document: all but tasks and findings. Its own period is empty where the document
  // named none.
  ledger::Document head;
  ledger::Tally tally;
  std::string digest;  // SM3 over the digests of its parts (docs/formats/event-chain.md)
  base::Instant imported_at;
  std::string actor;
};

// SM3s of what the tables hold of an edition, by part (docs/formats/event-chain.md).
struct EditionDigests {
  std::string header;    // the head of the document, and its tally
  std::string rows;      // as printed
  std::string readings;  // targets, verdicts, promises without an amount
  std::string findings;
  friend bool operator==(const EditionDigests&, const EditionDigests&) = default;
};

// A row of an edition with what the machine read in it.
struct StoredRow {
  std::string task;  // id of the task that it is a row of
  int ordinal = 0;   // place in the document, from 0
  ledger::Row row;
  ledger::Reading reading;
  std::vector<ledger::Finding> findings;  // those that bear the row's number
};

// A task's row in one of the periods that stand.
struct Appearance {
  std::string period;
  base::Date as_of;
  std::string edition;
  StoredRow row;
};

// A task's row in an edition that a later one of its period replaced.
struct FormerAppearance {
  std::string period;
  int edition = 0;  // its number
  base::Instant imported_at;
  std::optional<base::Date> published;
  StoredRow row;
};

struct Task {
  std::string id;
  int year = 0;
  int ordinal = 0;  // order in the plan
  friend bool operator==(const Task&, const Task&) = default;
};

// An immutable wording of a task.
struct TaskRevision {
  int number = 0;  // counted from 1
  std::string content;
  std::string sm3;  // of the content
  base::Instant at;
};

// `from` came first, `to` goes on.
enum class LinkKind {
  kJoined,     // the rows of `from` went over to `to`; its address leads there
  kContinued,  // `to` continues `from` over the turn of a year
  kSplit,      // `to` is one of the parts of `from`
  kMerged,     // `from` is one of those that became `to`
};

struct TaskLink {
  std::string from;
  LinkKind kind = LinkKind::kContinued;
  std::string to;
  friend bool operator==(const TaskLink&, const TaskLink&) = default;
};

// The newest row of a task that holds the words looked for.
struct SearchHit {
  std::string government;
  std::string task;
  int year = 0;
  std::string period;
  std::string edition;
  int ordinal = 0;
};

struct SearchResult {
  int total = 0;
  std::vector<SearchHit> hits;  // one page of them
};

std::string_view Name(EditionState state);  // "current", "superseded", "undone"
std::string_view Name(LinkKind kind);       // "joined", "continued", "split", "merged"
std::optional<LinkKind> ParseLinkKind(std::string_view name);

}  // namespace duban::store
