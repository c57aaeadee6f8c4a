// A second table in the same file, under a title of its own.
//
// Its rows are read with those of the first where it is a table of the same government and the same
// time, and that is told; where its title names another one, they are left out and told. Where
// lines have no places in the file nothing is looked for. Pure; linear in blocks and tasks.
#pragma once

#include "ledger/document.h"
#include "table/grid.h"

namespace duban::understand {

// Precondition: title, year, period and tasks of `out` are set.
void SettleSecondTables(const table::Document& document, ledger::Document& out);

}  // namespace duban::understand
