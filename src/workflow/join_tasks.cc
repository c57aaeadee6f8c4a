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

// What an earlier join of a task that stands again says of its address, where that would lead back.
base::Expected<void> BreakCircle(store::WriteTransaction& transaction, const store::Task& task,
                                 const store::Task& into) {
  const std::string& government = transaction.change().government;
  DUBAN_TRY(links, transaction.Links(government, into.id));
  for (const store::TaskLink& one : links) {
    if (one.kind != store::LinkKind::kJoined || one.from != into.id) continue;
    DUBAN_TRY(back, LeadsTo(transaction, government, one.to, task.id));
    if (back) DUBAN_CHECK(transaction.RemoveLink(one));
  }
  return {};
}

// The address of a task leads to one other: the link of an earlier join, of a task that stood again
// since, gives way, and so does what linked the two while they were told apart. Tells where the
// address led before.
base::Expected<std::string> Relink(store::WriteTransaction& transaction, const store::Task& task,
                                   const store::Task& into) {
  const std::string& government = transaction.change().government;
  const store::TaskLink link = {task.id, store::LinkKind::kJoined, into.id};
  std::string former;
  bool stands = false;
  DUBAN_TRY(links, transaction.Links(government, task.id));
  for (const store::TaskLink& one : links) {
    const bool own = one.kind == store::LinkKind::kJoined && one.from == task.id;
    stands = stands || one == link;
    if (one == link || (!own && one.from != into.id && one.to != into.id)) continue;
    DUBAN_CHECK(transaction.RemoveLink(one));
    if (own) former += (former.empty() ? "" : " ") + one.to;
  }
  DUBAN_CHECK(BreakCircle(transaction, task, into));
  if (!stands) DUBAN_CHECK(transaction.AddLink(link));
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
