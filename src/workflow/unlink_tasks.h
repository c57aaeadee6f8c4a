// Says that one task does not continue another: takes back a link that an import made over the turn
// of a year, or that splitting or merging made by hand.
//
// Joined tasks are taken apart by unjoin. Fails with kNotFound for an unknown task or where no such
// link stands.
#pragma once

#include <cstdint>
#include <string>

#include "base/expected.h"
#include "workflow/context.h"

namespace duban::workflow {

struct UnlinkTasksOptions {
  std::string government;
  std::string task;    // the earlier
  std::string into;    // the one that does not continue it
  std::string reason;  // a plain line, kept in the event; may be empty
};

struct UnlinkTasksResult {
  std::string task_id, into;
  uint64_t event = 0;
};

base::Expected<UnlinkTasksResult> UnlinkTasks(const Context& context,
                                              const UnlinkTasksOptions& options);

}  // namespace duban::workflow
