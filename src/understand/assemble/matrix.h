// Statistical tables of places by indicators, which look like tables of tasks and are none: their
// rows are districts, their cells figures. Pure; any number of threads; linear in the document.
#pragma once

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

enum class Matrix {
  kNone,
  kWhole,  // every row has its cells
  kTorn,   // rows of unlike length: empty cells vanished, nobody can say which
};

// Whether the document holds such a table: a heading for places (县区, 乡镇) and behind it rows of
// a place and figures.
Matrix FindMatrix(const table::Document& document);

// Whether what should say the tasks are figures.
bool HoldsFiguresOnly(const RawTable& table);

}  // namespace duban::understand
