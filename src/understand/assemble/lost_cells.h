// Rows of a table without borders whose own cells are not certain: where some were lost, texts of
// the row behind them may stand among theirs.
//
// Pure; any number of threads; linear.
#pragma once

#include "understand/assemble/table.h"

namespace duban::understand {

// Marks as doubtful, and to be told: rows beside a number that lacks, where nearly every row has
// one, that lack more or hold several texts in a cell; rows whose task or progress holds owners,
// times or another row's promise; rows whose task is a result where those of the others are none.
// A table whose rows mostly look so is left as it is: it is printed in another way.
void DoubtLostCells(RawTable& table);

// A glued row without a result among rows that have one: what stands in it as the task holds it.
void DoubtUnsplit(RawTable& table);

}  // namespace duban::understand
