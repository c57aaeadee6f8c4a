// Figures that a report tells of a time that is still to come. Inside this room only. Pure.
#pragma once

#include <optional>

#include "ledger/period.h"
#include "understand/prose/statements.h"

namespace duban::understand {

// "第二季度（计划）：建成30座": what stands behind the label of a planned time; "下半年建成6座" in
// a report of the first half, unless 已 says that it is done. `period`: of the report.
bool StandsAhead(const Prose& report, const Statement& statement,
                 const std::optional<ledger::Period>& period);

}  // namespace duban::understand
