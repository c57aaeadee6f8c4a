// Whether something in a document that looks like a task or a result stands in none of its rows.
//
// Pure; any number of threads; time n log n in the pieces and linear in what is left out.
#pragma once

#include <optional>
#include <vector>

#include "ledger/document.h"
#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// "promises-left-out" with the arguments `count` and `example`, at the place of the first: lines
// and cells that promise or tell an amount as a row of a list does (short, or behind a number) and
// that no piece of the tables points into. Nothing for grids that were mended.
// `tables`: all of the document's, also those that repeat others.
std::optional<ledger::Finding> FindLeftOut(const table::Document& document,
                                           const std::vector<RawTable>& tables);

}  // namespace duban::understand
