// Says that two tasks of one plan are the same: the rows of one go over to the other.
//
// For what an import could not join by itself. The address of the joined task keeps leading to the
// one that stays. Fails with kNotFound for an unknown task, kUsage for a task with itself or of
// another plan, and kConflict where both have a row in one period (they stood side by side, so they
// cannot be one; merge them instead), or where others stand between them by split or merge
// (circles.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/expected.h"
#include "workflow/context.h"

namespace duban::workflow {

struct JoinTasksOptions {
  std::string government;
  std::string task;    // whose rows move
  std::string into;    // the task that stays
  std::string reason;  // a plain line, kept in the event; may be empty
};

struct JoinTasksResult {
  std::string task_id;               // the one that stays
  std::vector<std::string> periods;  // whose rows moved, earliest first
  uint64_t event = 0;
};

base::Expected<JoinTasksResult> JoinTasks(const Context& context, const JoinTasksOptions& options);

}  // namespace duban::workflow
