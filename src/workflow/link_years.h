// What links the tasks of a new plan with those of the year before and of the year after, where
// these stand, by the wording of their newest tables (see match.h). What is not clear stays
// unlinked.
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
  bool is_new = true;                // else it stood before: links of its own may stand
};

struct YearLinks {
  std::vector<store::TaskLink> links;
  // Of the plan of the year before, where any of its tasks is continued: the newest table's period,
  // and those of its rows that no task continues, or may continue.
  std::string earlier;
  std::vector<store::StoredRow> left;
};

// Those that are to be made; nothing is written. A task that stood before keeps its links, and gets
// none again that a person took away. An end is empty where its task has no id yet, in a dry run.
base::Expected<YearLinks> LinksOfYears(const store::ReadTransaction& transaction,
                                       const std::string& government, int year,
                                       const std::vector<PlannedTask>& tasks);

}  // namespace duban::workflow
