// duban.document/1: the JSON of `duban read --json` (docs/formats/document-1.md). Spans are bytes
// in ledger:: values and Unicode code points in the JSON.
#pragma once

#include <string>
#include <string_view>

#include "base/expected.h"
#include "ledger/document.h"

namespace duban::wire {

// Turns messages into sentences; `wire` itself knows no words.
using Speak = std::string (*)(const base::Message&);

// `pretty` indents by two blanks. Ends with a line feed.
std::string WriteDocument(const ledger::Document& document, Speak speak, bool pretty = true);

}  // namespace duban::wire
