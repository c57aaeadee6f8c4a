// Entry point: MergeTasks.
#include "workflow/merge_tasks.h"

#include "ledger/plain_line.h"
#include "workflow/find.h"
#include "workflow/link_tasks.h"

namespace duban::workflow {
namespace {

base::Expected<MergeTasksResult> Merge(store::WriteTransaction& transaction,
                                       const MergeTasksOptions& options) {
  DUBAN_TRY(tasks, RequireSeveral(transaction, options.government, options.tasks));
  DUBAN_TRY(into, RequireTask(transaction, options.government, options.into));
  MergeTasksResult result;
  result.task_id = into.id;
  for (const store::Task& task : tasks) {
    DUBAN_CHECK(LinkTasks(transaction, task, store::LinkKind::kMerged, into));
    result.tasks.push_back(task.id);
  }
  DUBAN_TRY(event, transaction.Append(
                       "task.merge",
                       {{"tasks", IdsOf(tasks)}, {"into", into.id}, {"reason", options.reason}}));
  result.event = static_cast<uint64_t>(event);
  return result;
}

}  // namespace

base::Expected<MergeTasksResult> MergeTasks(const Context& context,
                                            const MergeTasksOptions& options) {
  DUBAN_CHECK(ledger::RequireReason(options.reason));
  MergeTasksResult result;
  DUBAN_CHECK(
      context.store->Write({options.government, context.actor, context.now},
                           [&](store::WriteTransaction& transaction) -> base::Expected<void> {
                             DUBAN_TRY(done, Merge(transaction, options));
                             result = std::move(done);
                             return {};
                           }));
  return result;
}

}  // namespace duban::workflow
