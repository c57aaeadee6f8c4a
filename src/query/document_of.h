// A ledger as the document that it came from: what is exported of it.
#pragma once

#include "ledger/document.h"
#include "query/views.h"

namespace duban::query {

// The head, the lines of the view (those that a filter left), all findings. Pure.
ledger::Document DocumentOf(const LedgerView& view);

// The ids of the tasks of the same lines.
std::vector<std::string> TaskIdsOf(const LedgerView& view);

}  // namespace duban::query
