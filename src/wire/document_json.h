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

namespace duban::wire {

inline constexpr std::string_view kDocumentFormat = "duban.document/1";

// Turns messages into sentences; `wire` itself knows no words.
using Speak = std::function<std::string(const base::Message&)>;

// `pretty` indents by two blanks. Ends with a line feed. With a scheme, "scheme" tells its classes
// and what stands in each, and tasks and verdicts bear "scheme_class".
std::string WriteDocument(const ledger::Document& document, const Speak& speak, bool pretty = true,
                          const ledger::Scheme* scheme = nullptr);

// Objects, each a value where the writer stands. `row` is where the finding's span points, or null.
void WriteTask(JsonWriter& json, const ledger::DocumentTask& task, const Speak& speak,
               const ledger::Scheme* scheme = nullptr);
void WriteFinding(JsonWriter& json, const ledger::Finding& finding, const ledger::Row* row,
                  const Speak& speak);
// The members of WriteTask() without its braces, to stand among others.
void WriteTaskMembers(JsonWriter& json, const ledger::Row& row, const ledger::Reading& reading,
                      const Speak& speak, const ledger::Scheme* scheme = nullptr);
// Members with their keys: "source", "disclosure", "columns".
void WriteSource(JsonWriter& json, const ledger::Source& source);
void WriteDisclosure(JsonWriter& json, const ledger::Disclosure& header);
void WriteColumns(JsonWriter& json, const std::vector<ledger::Field>& columns,
                  const std::vector<std::string>& headings);

}  // namespace duban::wire
