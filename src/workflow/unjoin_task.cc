// Entry point: UnjoinTask.
#include "workflow/unjoin_task.h"

#include <algorithm>
#include <set>

#include "store/store.h"
#include "workflow/find.h"

namespace duban::workflow {
namespace {

using base::ErrorCode;
using base::Fail;

// Periods whose rows leave the task: the one named and, unless only this, those after it.
base::Expected<std::vector<std::string>> LeavingPeriods(const store::ReadTransaction& transaction,
                                                        const store::Task& task,
                                                        const UnjoinTaskOptions& options) {
  DUBAN_TRY(history, transaction.History(options.government, task.id));
  const auto first =
      std::find_if(history.begin(), history.end(),
                   [&](const store::Appearance& one) { return one.period == options.period; });
  if (first == history.end())
    return Fail(ErrorCode::kNotFound, "task-not-in-period",
                {{"task", task.id}, {"period", options.period}});
  std::vector<std::string> periods;
  for (auto one = first; one != history.end() && (one == first || !options.only_this); ++one)
    periods.push_back(one->period);
  if (periods.size() == history.size())
    return Fail(ErrorCode::kConflict, "unjoin-nothing-left",
                {{"task", task.id}, {"period", options.period}});
  return periods;
}

// The one task that was joined to it by hand gets its rows back; otherwise a new one.
base::Expected<std::string> Receiver(store::WriteTransaction& transaction, const store::Task& task,
                                     const std::string& government) {
  DUBAN_TRY(links, transaction.Links(government, task.id));
  std::erase_if(links, [&](const store::TaskLink& link) {
    return link.kind != store::LinkKind::kJoined || link.to != task.id;
  });
  if (links.size() == 1) {
    DUBAN_CHECK(transaction.RemoveLink(links[0]));
    return links[0].from;
  }
  DUBAN_TRY(added, transaction.AddTask(task.year, task.ordinal));
  return added.id;
}

base::Expected<UnjoinTaskResult> Unjoin(store::WriteTransaction& transaction,
                                        const Context& context, const UnjoinTaskOptions& options) {
  DUBAN_TRY(task, RequireTask(transaction, options.government, options.task));
  UnjoinTaskResult result;
  result.task_id = task.id;
  DUBAN_TRY(periods, LeavingPeriods(transaction, task, options));
  result.periods = std::move(periods);
  DUBAN_TRY(rows, RowsOfTask(transaction, options.government, task,
                             {result.periods.begin(), result.periods.end()}));
  DUBAN_TRY(receiver, Receiver(transaction, task, options.government));
  result.new_task_id = receiver;
  std::string moved;
  for (const std::string& period : result.periods) moved += (moved.empty() ? "" : " ") + period;
  for (const TaskRow& row : rows) {
    DUBAN_CHECK(context.Alive());
    DUBAN_CHECK(transaction.MoveRow(row.edition, row.ordinal, receiver));
  }
  DUBAN_TRY(event, transaction.Append("task.unjoin", {{"task", task.id},
                                                      {"to", receiver},
                                                      {"periods", moved},
                                                      {"reason", options.reason}}));
  result.event = static_cast<uint64_t>(event);
  return result;
}

}  // namespace

base::Expected<UnjoinTaskResult> UnjoinTask(const Context& context,
                                            const UnjoinTaskOptions& options) {
  UnjoinTaskResult result;
  DUBAN_CHECK(
      context.store->Write({options.government, context.actor, context.now},
                           [&](store::WriteTransaction& transaction) -> base::Expected<void> {
                             DUBAN_TRY(done, Unjoin(transaction, context, options));
                             result = std::move(done);
                             return {};
                           }));
  return result;
}

}  // namespace duban::workflow
