// A bulletin that names no task and only counts them by class: "达到序时进度162项，滞后12项".
//
// Pure; any number of threads; time linear in the text.
#pragma once

#include <vector>

#include "ledger/document.h"
#include "table/grid.h"

namespace duban::understand {

// In the order of the words. Only tasks are counted (项, 件, or a noun for tasks behind the measure
// word), so that 完成改造42个 is none.
std::vector<ledger::ClassCount> FindClassCounts(const table::Document& document);

}  // namespace duban::understand
