// Entry point: UnjoinTask.
#include "workflow/unjoin_task.h"

#include <algorithm>
#include <set>

#include "store/store.h"
#include "workflow/find.h"
#include "workflow/moves.h"

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

// A task that was joined to this one by hand.
struct JoinedTask {
  store::TaskLink link;
  std::set<std::string> periods;  // in which it had the rows
  base::Instant at;               // of the join
};

base::Expected<std::vector<JoinedTask>> JoinedTasks(const store::ReadTransaction& transaction,
                                                    const store::Task& task,
                                                    const std::string& government) {
  std::vector<JoinedTask> joined;
  DUBAN_TRY(links, transaction.Links(government, task.id));
  for (const store::TaskLink& link : links)
    if (link.kind == store::LinkKind::kJoined && link.to == task.id)
      joined.push_back({link, {}, {}});
  if (joined.empty()) return joined;
  DUBAN_TRY(moves, MovesOf(transaction, government));
  DUBAN_TRY(rows, RowsOfTask(transaction, government, task));
  for (const TaskRow& row : rows) {
    const auto move = moves.find({row.edition, row.ordinal});
    if (move == moves.end()) continue;
    for (JoinedTask& one : joined) {
      if (one.link.from != move->second.from) continue;
      one.periods.insert(row.period);
      one.at = std::max(one.at, move->second.at);
    }
  }
  return joined;
}

// Whether all rows that leave are its own: those that were joined, and those that were imported
// after the join and continued what was then one task.
base::Expected<bool> HadAll(const store::ReadTransaction& transaction, const JoinedTask& joined,
                            const store::Task& task, const UnjoinTaskOptions& options,
                            const std::vector<std::string>& periods) {
  if (!joined.periods.contains(periods.front())) return false;
  DUBAN_TRY(history, transaction.History(options.government, task.id));
  for (const store::Appearance& one : history) {
    if (joined.periods.contains(one.period) ||
        std::find(periods.begin(), periods.end(), one.period) == periods.end())
      continue;
    DUBAN_TRY(edition, transaction.FindEdition(options.government, one.edition));
    if (edition.imported_at < joined.at) return false;
  }
  return true;
}

bool AllLeave(const JoinedTask& joined, const std::vector<std::string>& periods) {
  return !joined.periods.empty() &&
         std::all_of(joined.periods.begin(), joined.periods.end(), [&](const std::string& one) {
           return std::find(periods.begin(), periods.end(), one) != periods.end();
         });
}

// A task that was joined by hand gets its rows back where all that leave are its own. Otherwise
// they make a new one, and the addresses of tasks whose rows are all among them lead there.
base::Expected<std::string> Receiver(store::WriteTransaction& transaction, const store::Task& task,
                                     const UnjoinTaskOptions& options,
                                     const std::vector<std::string>& periods) {
  DUBAN_TRY(joined, JoinedTasks(transaction, task, options.government));
  std::vector<const JoinedTask*> owners;
  for (const JoinedTask& one : joined) {
    DUBAN_TRY(all, HadAll(transaction, one, task, options, periods));
    if (all) owners.push_back(&one);
  }
  if (owners.size() == 1) {
    DUBAN_CHECK(transaction.RemoveLink(owners[0]->link));
    return owners[0]->link.from;
  }
  DUBAN_TRY(added, transaction.AddTask(task.year, task.ordinal));
  for (const JoinedTask& one : joined) {
    if (!AllLeave(one, periods)) continue;
    DUBAN_CHECK(transaction.RemoveLink(one.link));
    DUBAN_CHECK(transaction.AddLink({one.link.from, one.link.kind, added.id}));
  }
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
  DUBAN_TRY(receiver, Receiver(transaction, task, options, result.periods));
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
