// Entry point: JoinTasks.
#include "workflow/join_tasks.h"

#include <algorithm>
#include <set>

#include "ledger/plain_line.h"
#include "store/store.h"
#include "workflow/circles.h"
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

// What linked the two while they were told apart gives way.
base::Expected<void> RemoveLinksBetween(store::WriteTransaction& transaction,
                                        const store::Task& task, const store::Task& into) {
  const std::string& government = transaction.change().government;
  for (const auto& [from, to] : {std::pair(task.id, into.id), std::pair(into.id, task.id)})
    for (;;) {
      DUBAN_TRY(link, LinkBetween(transaction, government, from, to));
      if (!link) break;
      DUBAN_CHECK(transaction.RemoveLink(*link));
    }
  return {};
}

// The address of a task leads to one other: the link of an earlier join, of a task that stood again
// since, gives way. Tells where the address led before.
base::Expected<std::string> Relink(store::WriteTransaction& transaction, const store::Task& task,
                                   const store::Task& into) {
  std::string former;
  DUBAN_TRY(links, transaction.Links(transaction.change().government, task.id));
  for (const store::TaskLink& one : links) {
    if (one.kind != store::LinkKind::kJoined || one.from != task.id) continue;
    DUBAN_CHECK(transaction.RemoveLink(one));
    if (one.to != into.id) former += (former.empty() ? "" : " ") + one.to;
  }
  DUBAN_CHECK(RemoveLinksBetween(transaction, task, into));
  DUBAN_TRY(forth, ClearWay(transaction, task.id, into.id));
  DUBAN_TRY(back, ClearWay(transaction, into.id, task.id));
  if (!forth || !back)
    return Fail(ErrorCode::kConflict, "join-linked", {{"task", task.id}, {"into", into.id}});
  DUBAN_CHECK(transaction.AddLink({task.id, store::LinkKind::kJoined, into.id}));
  return former;
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
  DUBAN_TRY(former, Relink(transaction, task, into));
  base::Arguments payload = {{"task", task.id}, {"into", into.id}, {"periods", moved}};
  if (!former.empty()) payload.emplace_back("former", former);
  payload.emplace_back("reason", options.reason);
  DUBAN_TRY(event, transaction.Append("task.join", std::move(payload)));
  result.event = static_cast<uint64_t>(event);
  return result;
}

}  // namespace

base::Expected<JoinTasksResult> JoinTasks(const Context& context, const JoinTasksOptions& options) {
  DUBAN_CHECK(ledger::RequireReason(options.reason));
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
