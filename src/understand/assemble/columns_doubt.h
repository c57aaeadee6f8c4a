// Whether the cells of an assembled table look shifted: damage that spans, lost cells or a wrong
// heading leave, and that no rule could mend. Pure; any number of threads.
//
// The findings on the table have the arguments `rows`, `total` and `example`, and the place of the
// first such row; there is none where such rows are few: single slips are the office's own.
#pragma once

#include <optional>
#include <vector>

#include "ledger/document.h"

namespace duban::understand {

// "columns-doubtful": rows in which a leader is an amount or a sentence, a unit is one, content and
// progress are both names and nothing else, the units are people though other rows name units, or
// names end the progress while their own column is empty. What stands in brackets, times and
// figures of names (12345热线) tell nothing. `columns` are those of the table.
std::optional<ledger::Finding> DoubtColumns(const std::vector<ledger::Row>& rows,
                                            const std::vector<ledger::Field>& columns);

// "cell-misplaced", one for each row that shows by itself that its cells stand too far left or
// right: prose among the leaders or the units, a name and nothing else for the task where other
// cells are out of place too, names in the progress whose own column is empty. `text` is the cell.
// For tables of which DoubtColumns says nothing.
std::vector<ledger::Finding> DoubtCells(const std::vector<ledger::Row>& rows,
                                        const std::vector<ledger::Field>& columns);

// "progress-shifted": three rows or more, one below the other, whose progress says nothing of their
// own task but much of the one above or below.
std::optional<ledger::Finding> DoubtProgress(const std::vector<ledger::Row>& rows);

}  // namespace duban::understand
