// Says that one task was split: several tasks continue it, within the plan or in a later year's.
//
// No row moves; links are recorded, and the history of each part leads back to the whole. Fails
// with kNotFound for an unknown task, kUsage for fewer than two parts, a part twice or the task
// itself among them, kConflict for a link that stands already, would make a circle, or
// leads to a part in whose newest period the whole still stands.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/expected.h"
#include "workflow/context.h"

namespace duban::workflow {

struct SplitTaskOptions {
  std::string government;
  std::string task;
  std::vector<std::string> into;  // two or more
  std::string reason;             // a plain line, kept in the event; may be empty
};

struct SplitTaskResult {
  std::string task_id;
  std::vector<std::string> into;
  uint64_t event = 0;
};

base::Expected<SplitTaskResult> SplitTask(const Context& context, const SplitTaskOptions& options);

}  // namespace duban::workflow
