// Whether the columns of an assembled table look shifted: damage that spans, lost cells or a wrong
// heading leave, and that no rule could mend. Pure; any number of threads.
#pragma once

#include <optional>
#include <vector>

#include "ledger/document.h"

namespace duban::understand {

// "columns-doubtful", with the number of rows in which a leader is an amount or a sentence, the
// content is units or people and nothing else, or, where other rows name units, the units are
// people; arguments `rows`, `total`, `example`; the place is that of the first such row. None where
// they are few: single slips are the office's own.
std::optional<ledger::Finding> DoubtColumns(const std::vector<ledger::Row>& rows);

}  // namespace duban::understand
