// Links the tasks of a new plan with those of the year before and of the year after, where these
// stand, by the wording of their newest tables (see match.h). What is not clear stays unlinked.
#pragma once

#include <string>
#include <vector>

#include "base/expected.h"
#include "ledger/document.h"
#include "store/store.h"

namespace duban::workflow {

struct PlannedTask {
  std::string id;
  const ledger::Row* row = nullptr;  // its wording; never null
};

// How many links were made. Precondition: the tasks are new, so that no link of theirs stands.
base::Expected<int> LinkYears(store::WriteTransaction& transaction, int year,
                              const std::vector<PlannedTask>& tasks);

}  // namespace duban::workflow
