// duban.document/1: the JSON of `duban read --json` (docs/formats/document-1.md), and its parts,
// from which the API is made too: a row, target, verdict or finding has one form everywhere. Spans
// are bytes in ledger:: values and Unicode code points in the JSON.
//
// Pure; time linear in the text.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "ledger/document.h"
#include "ledger/scheme.h"
#include "wire/json_writer.h"
#include "wire/keys.h"

namespace duban::wire {

inline constexpr std::string_view kDocumentFormat = "duban.document/1";

// Turns messages into sentences; `wire` itself knows no words.
using Speak = std::function<std::string(const base::Message&)>;

// `pretty` indents by two blanks. Ends with a line feed. With a scheme, "scheme" tells its classes
// and what stands in each, and tasks and verdicts bear "scheme_class".
// `store_ids` are those of the tasks in the store, parallel to document.tasks; none where the
// document was only read.
std::string WriteDocument(const ledger::Document& document, const Keys& keys, const Speak& speak,
                          bool pretty = true, const ledger::Scheme* scheme = nullptr,
                          const std::vector<std::string>& store_ids = {});

// Objects, each a value where the writer stands. `row` is where the finding's span points, or null.
void WriteTask(JsonWriter& json, const ledger::DocumentTask& task, const Speak& speak,
               const ledger::Scheme* scheme = nullptr);
void WriteFinding(JsonWriter& json, const ledger::Finding& finding, const ledger::Row* row,
                  const Speak& speak);
// "findings": all of them. `row_of` tells the row that a finding points into, or null. Many in one
// text cost no more than reading it once. `ids`, where given, are parallel to them.
using RowOf = std::function<const ledger::Row*(const ledger::Finding&)>;
void WriteFindings(JsonWriter& json, const std::vector<ledger::Finding>& findings,
                   const RowOf& row_of, const Speak& speak,
                   const std::vector<std::string>* ids = nullptr);
// The members of WriteTask() without its braces, to stand among others. With `keys` its targets
// bear their ids.
void WriteTaskMembers(JsonWriter& json, const ledger::Row& row, const ledger::Reading& reading,
                      const Speak& speak, const ledger::Scheme* scheme = nullptr,
                      const TaskKeys* keys = nullptr);
// A task as a store has it: the members of WriteTask() behind "id", then "findings" and "masked".
struct StoredTask {
  std::string_view id;
  const ledger::Row* row = nullptr;
  const ledger::Reading* reading = nullptr;
  const std::vector<ledger::Finding>* findings = nullptr;
  bool masked = false;  // personal data in it is masked
};
void WriteStoredTask(JsonWriter& json, const StoredTask& task, const Speak& speak,
                     const ledger::Scheme* scheme = nullptr);
// What an edition before said of a task. "judged_otherwise": indexes of its targets.
struct FormerTask {
  int edition = 0;
  base::Instant imported_at;
  std::optional<base::Date> published;
  StoredTask task;
  std::vector<size_t> judged_otherwise;
};
void WriteFormerTask(JsonWriter& json, const FormerTask& former, const Speak& speak,
                     const ledger::Scheme* scheme = nullptr);
// Members with their keys: "source", "disclosure", "columns".
void WriteSource(JsonWriter& json, const ledger::Source& source);
void WriteDisclosure(JsonWriter& json, const ledger::Disclosure& header);
void WriteColumns(JsonWriter& json, const std::vector<ledger::Field>& columns,
                  const std::vector<std::string>& headings);

}  // namespace duban::wire
