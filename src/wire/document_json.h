// duban.document/1: the JSON of `duban read --json` (docs/formats/document-1.md). Spans are bytes
// in ledger:: values and Unicode code points in the JSON.
//
// Pure; time linear in the text.
#pragma once

#include <string>
#include <string_view>

#include "base/expected.h"
#include "ledger/document.h"
#include "wire/json_writer.h"

namespace duban::wire {

inline constexpr std::string_view kDocumentFormat = "duban.document/1";

// Turns messages into sentences; `wire` itself knows no words.
using Speak = std::string (*)(const base::Message&);

// `pretty` indents by two blanks. Ends with a line feed.
std::string WriteDocument(const ledger::Document& document, Speak speak, bool pretty = true);

// Its parts, for the API and for rows of JSON lines. `row` is where the finding's span points, or
// null.
void WriteTask(JsonWriter& json, const ledger::DocumentTask& task, Speak speak);
void WriteFinding(JsonWriter& json, const ledger::Finding& finding, const ledger::Row* row,
                  Speak speak);

}  // namespace duban::wire
