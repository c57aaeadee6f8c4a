// Says that several tasks were merged: one task continues them all, within the plan or in a later
// year's.
//
// No row moves; links are recorded, and the history of the one leads back to all. Fails as
// SplitTask does.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/expected.h"
#include "workflow/context.h"

namespace duban::workflow {

struct MergeTasksOptions {
  std::string government;
  std::vector<std::string> tasks;  // two or more
  std::string into;
  std::string reason;  // a plain line, kept in the event; may be empty
};

struct MergeTasksResult {
  std::vector<std::string> tasks;
  std::string task_id;  // the one that continues them
  uint64_t event = 0;
};

base::Expected<MergeTasksResult> MergeTasks(const Context& context,
                                            const MergeTasksOptions& options);

}  // namespace duban::workflow
