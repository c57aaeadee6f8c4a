// Entry points: Understand.
#include "understand/understand.h"

#include "understand/linter.h"

namespace duban::understand {

base::Expected<ledger::Document> Understand(const table::Document& document) {
  DUBAN_TRY(plan, Assemble(document));
  for (ledger::DocumentTask& task : plan.tasks)
    task.reading = ReadTask(task.row.content, task.row.progress, plan.period);
  Lint(plan);
  plan.rules = kRules;
  return std::move(plan);
}

}  // namespace duban::understand
