// Entry point: JoinTasks.
#include "workflow/join_tasks.h"

#include <algorithm>
#include <set>

#include "store/store.h"
#include "workflow/find.h"

namespace duban::workflow {
namespace {

using base::ErrorCode;
using base::Fail;

base::Expected<void> CheckPair(const store::Task& task, const store::Task& into) {
  if (task.id == into.id) return Fail(ErrorCode::kUsage, "join-same-task", {{"task", task.id}});
  if (task.year != into.year)
    return Fail(ErrorCode::kUsage, "join-other-plan",
                {{"task", task.id},
                 {"year", std::to_string(task.year)},
                 {"into", into.id},
                 {"other_year", std::to_string(into.year)}});
  return {};
}

base::Expected<void> CheckApart(const std::vector<TaskRow>& rows,
                                const std::vector<TaskRow>& others) {
  for (const TaskRow& row : rows)
    for (const TaskRow& other : others)
      if (row.standing && row.edition == other.edition)
        return Fail(ErrorCode::kConflict, "join-side-by-side", {{"period", row.period}});
  return {};
}

void AddOnce(std::vector<std::string>& list, const std::string& one) {
  if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

base::Expected<JoinTasksResult> Join(store::WriteTransaction& transaction, const Context& context,
                                     const JoinTasksOptions& options) {
  DUBAN_TRY(task, RequireTask(transaction, options.government, options.task));
  DUBAN_TRY(into, RequireTask(transaction, options.government, options.into));
  DUBAN_CHECK(CheckPair(task, into));
  DUBAN_TRY(rows, RowsOfTask(transaction, options.government, task));
  DUBAN_TRY(others, RowsOfTask(transaction, options.government, into));
  DUBAN_CHECK(CheckApart(rows, others));
  std::set<std::string> taken;  // editions in which both have a row that does not stand
  for (const TaskRow& other : others) taken.insert(other.edition);

  JoinTasksResult result;
  result.task_id = into.id;
  std::string moved;
  for (const TaskRow& row : rows) {
    if (taken.contains(row.edition)) continue;
    DUBAN_CHECK(context.Alive());
    DUBAN_CHECK(transaction.MoveRow(row.edition, row.ordinal, into.id));
    if (row.standing) AddOnce(result.periods, row.period);
  }
  for (const std::string& period : result.periods) moved += (moved.empty() ? "" : " ") + period;
  // The link of an earlier join stands where the task came back with an import done again.
  const store::TaskLink link = {task.id, store::LinkKind::kJoined, into.id};
  DUBAN_TRY(links, transaction.Links(options.government, task.id));
  if (std::find(links.begin(), links.end(), link) == links.end())
    DUBAN_CHECK(transaction.AddLink(link));
  DUBAN_TRY(event, transaction.Append("task.join", {{"task", task.id},
                                                    {"into", into.id},
                                                    {"periods", moved},
                                                    {"reason", options.reason}}));
  result.event = static_cast<uint64_t>(event);
  return result;
}

}  // namespace

base::Expected<JoinTasksResult> JoinTasks(const Context& context, const JoinTasksOptions& options) {
  JoinTasksResult result;
  DUBAN_CHECK(
      context.store->Write({options.government, context.actor, context.now},
                           [&](store::WriteTransaction& transaction) -> base::Expected<void> {
                             DUBAN_TRY(done, Join(transaction, context, options));
                             result = std::move(done);
                             return {};
                           }));
  return result;
}

}  // namespace duban::workflow
