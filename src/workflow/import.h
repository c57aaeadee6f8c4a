// Import: a published table becomes the ledger of one period, in one transaction, all or nothing.
//
// The first table of a year makes the plan and its tasks, and links them with those of the years
// beside it. A table of another period joins its rows
// to the plan's tasks by wording and number (match.h says how) and tells what it could not join. A
// table for a period that stands already makes a new edition and tells what changed; where nothing
// changed, nothing is written. A dry run gives the same result and only reads: it needs no right to
// write, and waits for nobody.
//
// Prose is not imported: drafts of a decomposition have no progress and no period, and a bulletin's
// sentences are not the plan's tasks (kNotALedger).
//
// Fails with kSecret for a document that bears a secrecy mark, kUsage for a bad government key,
// kMalformed where the year or the period is neither in the document nor in the options, kConflict
// where they contradict each other, a table of another period would replace the one that stands, or
// a replacement asks to be confirmed (replacement.h),
// kBusy where another import holds the government, kCancelled,
// kStorage.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "ledger/document.h"
#include "query/views.h"
#include "workflow/context.h"
#include "workflow/match.h"

namespace duban::workflow {

// The key of what is told where a table is that of an edition which was corrected since.
inline constexpr std::string_view kCorrectedSince = "import-corrected-since";
// The same of one whose import was undone.
inline constexpr std::string_view kUndone = "import-undone";
// The same of one that was published before the edition that stands, or of which that is open.
inline constexpr std::string_view kOlder = "import-older";
inline constexpr std::string_view kUncorrected = "import-uncorrected";
inline constexpr std::string_view kUndated = "import-undated";

struct ImportOptions {
  std::string government;   // its key: see IsGovernmentKey
  std::string name;         // its name; empty keeps the stored one, or takes the key
  std::optional<int> year;  // over what the document says
  std::string period;       // label, over what the document says: the rows are judged anew
  bool dry_run = false;
  // What people say of the reading; kept with the edition, and with those after it while the
  // wording stands (corrections.h). Offices are not renamed: rows stand as printed.
  std::vector<ledger::CorrectionLine> corrections;
  // Where the file came from, as told; kept with the edition. What was told of the same file before
  // and is not now stays; what is told now and was not before makes an edition.
  ledger::Origin origin;
  std::vector<ledger::Finding> doubts;  // about the file, found outside; stored with its own
  bool despite_mark = false;  // papers marked 内部资料 too; state secrets are refused all the same
  // Answers every question that replacement.h asks of the table; the event names them. What is no
  // question (import-period-taken, a mark, a contradiction) is refused all the same.
  bool replace = false;
  // The key is a new one on purpose, of another government or another list: answers
  // what is asked of the key (IsOfKey) and nothing else, so that it may go with several files.
  bool new_key = false;
  // Where not null, gets all that is asked of the table, the gravest first (the failure tells only
  // that one), whether `replace` answers it or not; nothing that `new_key` answers.
  std::vector<base::Message>* asked = nullptr;
  // The key was found for the document (resolve_government.h), not given: a namesake's that was
  // made since is kConflict.
  bool resolved = false;
};

enum class ImportOutcome {
  kFirst,       // the plan is new
  kNewPeriod,   // another period of a plan that stood already
  kNewEdition,  // a corrected table for a period that stood already
  kReread,  // the same table, read by newer rules or other corrections: an edition without changes
  kOrigin,  // the same file, of which more is told: where it came from; an edition without changes
  kUnchanged,  // nothing differs from what is stored; nothing was written
};

struct JoinCandidate {
  std::string task_id;
  int number = 0;
  int score = 0;  // 0 … 1000
};

struct ImportedRow {
  int number = 0;
  std::string task_id;  // empty in a dry run for a task that would be new
  RowJoin join = RowJoin::kNew;
  int score = 0;                          // 0 … 1000; 1000 for the same wording
  std::vector<JoinCandidate> candidates;  // of an ambiguous row, likest first
  std::string content;                    // of a new row
};

// A task of the period before (or of the former edition) that this table no longer has.
struct GoneTask {
  std::string task_id;
  int number = 0;
  std::string content;
};

// A row of a task that a person gave rows to, where another period has the same wording as a row of
// another task: the join holds for this period and not for that one.
struct ApartRow {
  int number = 0;
  std::string task_id;
  std::string other;   // the other task
  std::string period;  // label of the period in which that one stands
};

// One field that differs: from the former edition of the period, or, for a new period, from the
// period before (wording and responsibility only; that the progress moves on is no change).
struct FieldChange {
  std::string task_id;
  int number = 0;
  ledger::Field field = ledger::Field::kNone;
  std::string before, after;
};

// A column that the one table has and the other has not: told once, and of no row.
struct ColumnChange {
  ledger::Field field = ledger::Field::kNone;
  std::string heading;  // as printed; empty where the column bore none
  bool gone = false;    // the later table has it no more; else it is new
};

struct ImportResult {
  ImportOutcome outcome = ImportOutcome::kFirst;
  bool dry_run = false;
  std::string government, name;
  int year = 0;
  ledger::Period period;
  int edition = 0;            // counted from 1 in its period; of kUnchanged the one that stands
  std::string compared_with;  // label of the period that `changes` and `gone` are told against
  bool compared_is_later =
      false;                      // an earlier period was filled in: `changes` lead up to the later
  std::vector<ImportedRow> rows;  // in the document's order; empty for kUnchanged
  std::vector<GoneTask> gone;
  std::vector<ApartRow> apart;
  bool again = false;  // of kFirst: tables of the plan stood before, all of them undone
  int linked = 0;      // of a new plan: links to tasks of the year before and of the year after
  // Of a new plan: the newest period of the year before, where tasks of it are continued, and those
  // of its tasks that are not.
  std::string earlier_plan;
  std::vector<GoneTask> not_continued;
  std::vector<ColumnChange> columns;
  std::vector<FieldChange> changes;
  // Of a new period: promises that its wordings make less, or leave out (target-lowered,
  // target-dropped), against the period of the year before it; stored nowhere.
  std::vector<ledger::Finding> lowered;
  // Lines kept with the table before whose task no row of this one continues, with the numbers that
  // the tasks bore there: what they said does not hold any more.
  std::vector<ledger::CorrectionLine> lost_corrections;
  // Lines that were said to take a correction back, where none stood.
  std::vector<ledger::CorrectionLine> idle_corrections;
  // Lines that hold again because the wordings of an import that was undone came again.
  std::vector<ledger::CorrectionLine> restored_corrections;
  query::Tally tally;
  std::vector<ledger::Finding> findings;
  bool renamed = false;  // of kUnchanged: the government got another name, and nothing else changed
  uint64_t event = 0;    // its number in the government's chain; 0 where nothing was written

  int Count(RowJoin join) const;
};

// "first", "new_period", "new_edition", "reread", "origin", "unchanged". Static storage.
std::string_view Name(ImportOutcome outcome);

// ASCII letters and digits, '-' and '_', 1 to 64 of them, beginning with a letter or digit.
bool IsGovernmentKey(std::string_view key);
// kUsage where it is none.
base::Expected<void> RequireGovernmentKey(std::string_view key);

// A plain line (ledger/plain_line.h) of at most 200 characters; empty is allowed. kUsage.
base::Expected<void> RequireGovernmentName(std::string_view name);

// Whatever refuses the document without a look at the store: marks, no rows, no period, a year that
// contradicts it. Who makes a store for an import asks this before. The document need not be read
// (understand::Assemble is enough).
base::Expected<void> CheckImport(const ledger::Document& document, const ImportOptions& options);

// The same where nothing is stored yet: also what an import would ask about such a document then;
// all of it stands in options.asked. options.origin is the document's.
base::Expected<void> CheckFirstImport(const ledger::Document& document,
                                      const ImportOptions& options);

// kSecret where the document bears the mark of a state secret, or, not `despite_mark`, is marked as
// internal. Every import asks this first; who imports several files may ask it of all before the
// first is written.
base::Expected<void> RefuseMarks(const ledger::Document& document, bool despite_mark);

// `document` as `understand` gives it, with the SM3 of the file in its source.
base::Expected<ImportResult> Import(const Context& context, ledger::Document document,
                                    const ImportOptions& options);

// The whole way from a file's bytes: read, understand, import. `name` is the file's.
base::Expected<ImportResult> ImportFile(const Context& context, std::string_view bytes,
                                        std::string_view name, const ImportOptions& options);

}  // namespace duban::workflow
