// What pages, API and commands show: plain values that `query` fills from the store.
//
// Nothing here is computed in a page: tallies, order and histories come ready. Lists follow the
// official order (the document's), never sorted by result.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ledger/document.h"
#include "ledger/tally.h"

namespace duban::query {

using Tally = ledger::Tally;

struct PeriodSummary {
  std::string label;  // "2025Q4"
  base::Date as_of;
  std::string title;
  Tally tally;
};

struct YearSummary {
  int year = 0;
  std::vector<PeriodSummary> periods;  // earliest first
};

struct GovernmentSummary {
  std::string key;
  std::string name;
  std::vector<YearSummary> years;  // newest first
};

struct GovernmentList {
  int total = 0;  // before the page was cut
  std::vector<GovernmentSummary> governments;
};

// One row of a ledger with what the machine read.
struct TaskLine {
  std::string task_id;  // stable over the periods of a plan
  ledger::Row row;
  ledger::Reading reading;
  std::vector<ledger::Finding> findings;
  bool masked = false;  // personal data in it is masked (query.h)
};

struct Choice {  // one value of a filter, in the document's order
  std::string value;
  int tasks = 0;
};

struct Filter {  // empty strings: no restriction
  std::string category, leader, unit;
  std::optional<ledger::VerdictClass> verdict_class;  // tasks with at least one target of it
  std::string text;           // words that all stand in its texts, leaders or units
  std::string unknown_class;  // asked for as a class and is none: no task passes
  bool empty() const {
    return category.empty() && leader.empty() && unit.empty() && !verdict_class &&
           unknown_class.empty() && text.empty();
  }
};

// Which of the lines that pass a filter are wanted: a ledger of thousands is shown in parts.
struct Part {
  int offset = 0;          // of the first one
  int limit = 0;           // 0: all from there on
  std::optional<int> row;  // instead of an offset: the part that holds the row of this number
};

// One import of a table for a period.
struct EditionLine {
  int number = 0;          // counted from 1
  std::string_view state;  // "current", "superseded", "undone"
  base::Instant imported_at;
  ledger::Source source;
  // Why its original is not for everybody: "withdrawn", "internal", "personal", or "missing" where
  // the file was not kept; empty: it is.
  std::string_view closed = "missing";
  // What it came from: "first"; "again", where all before it were withdrawn; "corrected", another
  // file; the same file judged anew by newer rules, by corrections of the reading, or both:
  // "rules", "corrections", "rules_corrections"; "origin": nothing but what was told of where the
  // file came from.
  std::string_view reason = "first";
  // What this edition tells of the file's origin otherwise than the one it replaced, where that is
  // the same file: "address", "government", "fetched".
  std::vector<std::string_view> told;
  bool open() const { return closed.empty(); }
};

// A file as it was imported.
struct Original {
  std::string name;  // as it was called
  std::string sm3;
  std::string bytes;
};

// What a paper that is not for the public bears: its original stays where it is.
inline constexpr std::string_view kInternalMark = "internal-mark";
// What a text bears that holds personal data.
inline constexpr std::string_view kPersonalData = "personal-data";

struct LedgerView {
  std::string government_key, government_name;
  int year = 0;
  std::string period;                  // label
  std::vector<PeriodSummary> periods;  // all of that plan, earliest first: for switching
  ledger::Source source;
  std::string title;
  int edition = 1;                    // above 1: the table was corrected after its first import
  std::vector<EditionLine> editions;  // of this period, by number; the one above among them
  ledger::Disclosure disclosure;
  std::vector<ledger::Field> columns;
  std::vector<std::string> headings;
  std::string rules;
  base::Instant imported_at;
  Tally tally;                  // of the whole ledger
  Tally filtered_tally;         // of all lines that pass the filter
  std::vector<TaskLine> lines;  // of these the part that was asked for
  int offset = 0;               // the first one's place among those that pass
  std::vector<Choice> categories, leaders, units;
  // Of the whole ledger, indexed by VerdictClass: tasks that a filter of that class lets pass.
  std::array<int, 10> tasks_with_class{};
  std::vector<ledger::Finding> findings;  // of the document, not of one task
};

// What an edition said of a task before a later one of the same period replaced it.
struct FormerLine {
  int edition = 0;
  base::Instant imported_at;
  std::optional<base::Date> published;
  TaskLine line;
  bool content_changed = false;   // against the edition after it
  bool progress_changed = false;  // the same
  // Promises of this line that the edition after it judges otherwise or does not have.
  std::vector<size_t> judged_otherwise;
};

struct TaskPeriod {
  std::string period;
  base::Date as_of;
  TaskLine line;
  std::vector<FormerLine> former;      // earliest first; only those that said something else
  bool wording_changed = false;        // against the period before
  std::vector<ledger::Field> columns;  // of the table that it stands in, with their
  std::vector<std::string> headings;   // headings as printed
};

// A task that this one continues or that continues it, over a split, a merger or the turn of a
// year.
enum class Relation { kContinued, kSplit, kMerged };

struct RelatedTask {
  Relation relation = Relation::kContinued;  // what made it of the earlier one
  std::string task_id;
  int year = 0;
  int number = 0;
  std::string content;
};

std::string_view Name(Relation relation);  // "continued", "split", "merged"

struct TaskView {
  std::string government_key, government_name;
  int year = 0;
  std::string task_id;
  std::vector<TaskPeriod> periods;  // earliest first
  std::vector<RelatedTask> continues, continued_by;
};

// A text of a row beside content and progress that holds a word which was searched for; names are
// joined as they are shown.
struct FoundText {
  ledger::Field field = ledger::Field::kNone;
  std::string heading;  // of a column without a noun (kOther); empty for the others
  std::string text;
  std::vector<base::Span> words;
};

struct SearchHit {
  std::string government_key, government_name;
  int year = 0;
  std::string period;  // the newest that holds it
  TaskLine line;
  // Where the words stand, as they are written there. Both are empty where other columns alone hold
  // them.
  std::vector<base::Span> in_content, in_progress;
  std::vector<FoundText> elsewhere;    // in category, leaders, units, remark or further columns
  std::vector<ledger::Field> columns;  // of the table that it stands in, with their
  std::vector<std::string> headings;   // headings as printed
};

struct SearchView {
  std::string text;
  std::string government_key, government_name;  // the one searched; empty: all
  int total = 0;
  std::vector<SearchHit> hits;  // one page of them
};

}  // namespace duban::query
