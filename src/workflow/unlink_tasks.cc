// Entry point: UnlinkTasks.
#include "workflow/unlink_tasks.h"

#include <string>

#include "ledger/plain_line.h"
#include "workflow/find.h"

namespace duban::workflow {
namespace {

base::Expected<UnlinkTasksResult> Unlink(store::WriteTransaction& transaction,
                                         const UnlinkTasksOptions& options) {
  DUBAN_TRY(task, RequireTask(transaction, options.government, options.task));
  DUBAN_TRY(into, RequireTask(transaction, options.government, options.into));
  if (task.id == into.id)
    return base::Fail(base::ErrorCode::kNotFound, "link-of-one",
                      {{"task", options.task}, {"into", options.into}, {"id", task.id}});
  DUBAN_TRY(link, LinkBetween(transaction, options.government, task.id, into.id));
  if (!link)
    return base::Fail(base::ErrorCode::kNotFound, "link-unknown",
                      {{"task", task.id}, {"into", into.id}});
  DUBAN_CHECK(transaction.RemoveLink(*link));
  DUBAN_TRY(event, transaction.Append("task.unlink", {{"task", task.id},
                                                      {"kind", std::string(Name(link->kind))},
                                                      {"into", into.id},
                                                      {"reason", options.reason}}));
  return UnlinkTasksResult{task.id, into.id, static_cast<uint64_t>(event)};
}

}  // namespace

base::Expected<UnlinkTasksResult> UnlinkTasks(const Context& context,
                                              const UnlinkTasksOptions& options) {
  DUBAN_CHECK(ledger::RequireReason(options.reason));
  UnlinkTasksResult result;
  DUBAN_CHECK(
      context.store->Write({options.government, context.actor, context.now},
                           [&](store::WriteTransaction& transaction) -> base::Expected<void> {
                             DUBAN_TRY(done, Unlink(transaction, options));
                             result = std::move(done);
                             return {};
                           }));
  return result;
}

}  // namespace duban::workflow
