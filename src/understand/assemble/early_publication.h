// Whether a document is older than what it says it covers: its year, or its period, is a slip then.
// Pure; any number of threads.
#pragma once

#include <optional>

#include "ledger/document.h"

namespace duban::understand {

// "published-before-period", with the arguments `period`, `of` (published, created or fetched) and
// `date`: the document was published, else made, else fetched before its period began. What was
// done cannot be told before; a table that says of no task what was done is a plan, and may come a
// quarter before. None where the document tells no period or no day.
std::optional<ledger::Finding> DoubtPublication(const ledger::Document& document);

// Lets the document's findings tell that, or tell it no more. To be called again when the period or
// the origin of the document has been told anew.
void TellEarlyPublication(ledger::Document& document);

}  // namespace duban::understand
