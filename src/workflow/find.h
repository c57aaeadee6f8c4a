// What actions look up first, each failing with kNotFound and the name of what is missing.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "store/store.h"

namespace duban::workflow {

base::Expected<void> RequireGovernment(const store::ReadTransaction& transaction,
                                       std::string_view government);

// The task, or the one that it was joined to.
base::Expected<store::Task> RequireTask(const store::ReadTransaction& transaction,
                                        std::string_view government, std::string_view task);

// A row of a task in some edition, standing or not.
struct TaskRow {
  std::string period;
  std::string edition;
  int ordinal = 0;
  bool standing = false;
  ledger::Row row;
};

// All rows of a task in the given periods of its plan (none given: in all).
base::Expected<std::vector<TaskRow>> RowsOfTask(const store::ReadTransaction& transaction,
                                                std::string_view government,
                                                const store::Task& task,
                                                const std::set<std::string>& periods = {});

// Links lead from `from` to `to` over one or more steps, those of tasks that were joined to one on
// the way too. Both are tasks to which their own addresses lead (RequireTask).
base::Expected<bool> LeadsTo(const store::ReadTransaction& transaction, std::string_view government,
                             std::string_view from, std::string_view to);

// The link, no join, from one to the other, or from or to a task that was joined to them.
base::Expected<std::optional<store::TaskLink>> LinkBetween(
    const store::ReadTransaction& transaction, std::string_view government, std::string_view task,
    std::string_view into);

}  // namespace duban::workflow
