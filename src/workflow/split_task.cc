// Entry point: SplitTask.
#include "workflow/split_task.h"

#include "ledger/plain_line.h"
#include "workflow/find.h"
#include "workflow/link_tasks.h"

namespace duban::workflow {
namespace {

base::Expected<SplitTaskResult> Split(store::WriteTransaction& transaction,
                                      const SplitTaskOptions& options) {
  DUBAN_TRY(task, RequireTask(transaction, options.government, options.task));
  DUBAN_TRY(parts, RequireSeveral(transaction, options.government, options.into));
  SplitTaskResult result;
  result.task_id = task.id;
  for (const store::Task& part : parts) {
    DUBAN_CHECK(LinkTasks(transaction, task, store::LinkKind::kSplit, part));
    result.into.push_back(part.id);
  }
  DUBAN_TRY(event, transaction.Append(
                       "task.split",
                       {{"task", task.id}, {"into", IdsOf(parts)}, {"reason", options.reason}}));
  result.event = static_cast<uint64_t>(event);
  return result;
}

}  // namespace

base::Expected<SplitTaskResult> SplitTask(const Context& context, const SplitTaskOptions& options) {
  DUBAN_CHECK(ledger::RequireReason(options.reason));
  SplitTaskResult result;
  DUBAN_CHECK(
      context.store->Write({options.government, context.actor, context.now},
                           [&](store::WriteTransaction& transaction) -> base::Expected<void> {
                             DUBAN_TRY(done, Split(transaction, options));
                             result = std::move(done);
                             return {};
                           }));
  return result;
}

}  // namespace duban::workflow
