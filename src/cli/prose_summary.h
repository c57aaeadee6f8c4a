// What the summary of a document says of prose: draft tasks, and the counts of a bulletin.
#pragma once

#include <string>

#include "cli/console.h"
#include "ledger/document.h"

namespace duban::cli {

// Each draft with its promises; some of them unless `all`.
std::string DraftText(const ledger::Document& document, const Console& console, bool all);

// The counts by class; empty where there are none.
std::string CountsText(const ledger::Document& document, const Console& console);

}  // namespace duban::cli
