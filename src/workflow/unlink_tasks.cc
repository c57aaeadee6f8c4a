// Entry point: UnlinkTasks.
#include "workflow/unlink_tasks.h"

#include <optional>
#include <string>

#include "workflow/find.h"

namespace duban::workflow {
namespace {

// The link from one to the other, or from or to a task that was joined to them.
base::Expected<std::optional<store::TaskLink>> LinkBetween(
    const store::ReadTransaction& transaction, const std::string& government,
    const std::string& task, const std::string& into) {
  DUBAN_TRY(ids, transaction.JoinedTo(government, task));
  for (const std::string& id : ids) {
    DUBAN_TRY(links, transaction.Links(government, id));
    for (const store::TaskLink& link : links) {
      if (link.from != id || link.kind == store::LinkKind::kJoined) continue;
      DUBAN_TRY(leads, transaction.ResolveTask(government, link.to));
      if (leads == into) return std::optional(link);
    }
  }
  return std::optional<store::TaskLink>();
}

base::Expected<UnlinkTasksResult> Unlink(store::WriteTransaction& transaction,
                                         const UnlinkTasksOptions& options) {
  DUBAN_TRY(task, RequireTask(transaction, options.government, options.task));
  DUBAN_TRY(into, RequireTask(transaction, options.government, options.into));
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
