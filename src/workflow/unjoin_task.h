// Says that the row of a period does not continue its task: from that period on the rows are a task
// of their own.
//
// For what an import joined wrongly, and the reverse of join: a task that was joined by hand gets
// its rows back, but none that were never its own, and stays joined where rows of other periods do.
// Rows of editions that stand no more go along where they are the same row as the one that stands.
// Where an earlier build gave the task two rows in one edition of the period, only the one that a
// person gave it goes back to where it came from. Fails with kNotFound for an unknown task or a
// period in which it has no row, and with kConflict where nothing would be left of the task (no row
// before that period).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/expected.h"
#include "workflow/context.h"

namespace duban::workflow {

struct UnjoinTaskOptions {
  std::string government;
  std::string task;
  std::string period;      // label: the first that goes
  bool only_this = false;  // only the row of that period, not those after it
  std::string reason;      // a plain line, kept in the event; may be empty
};

struct UnjoinTaskResult {
  std::string task_id;               // the one that keeps its earlier rows
  std::string new_task_id;           // the one that the rows went to
  std::vector<std::string> periods;  // whose rows moved, earliest first
  uint64_t event = 0;
};

base::Expected<UnjoinTaskResult> UnjoinTask(const Context& context,
                                            const UnjoinTaskOptions& options);

}  // namespace duban::workflow
