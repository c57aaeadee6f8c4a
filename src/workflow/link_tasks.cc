// Entry points: RequireSeveral, LinkTasks, IdsOf.
#include "workflow/link_tasks.h"

#include <algorithm>
#include <set>

#include "workflow/circles.h"
#include "workflow/find.h"

namespace duban::workflow {

using base::ErrorCode;
using base::Fail;

base::Expected<std::vector<store::Task>> RequireSeveral(const store::ReadTransaction& transaction,
                                                        std::string_view government,
                                                        const std::vector<std::string>& tasks) {
  if (tasks.size() < 2) return Fail(ErrorCode::kUsage, "link-too-few");
  std::vector<store::Task> out;
  std::set<std::string> seen;
  for (const std::string& id : tasks) {
    DUBAN_TRY(task, RequireTask(transaction, government, id));
    if (!seen.insert(task.id).second)
      return Fail(ErrorCode::kUsage, "link-task-twice", {{"task", id}});
    out.push_back(std::move(task));
  }
  return out;
}

// A task that stands beside another to the last did not become it.
base::Expected<void> RequireGone(const store::WriteTransaction& transaction,
                                 const store::Task& from, const store::Task& to) {
  const std::string& government = transaction.change().government;
  DUBAN_TRY(history, transaction.History(government, from.id));
  DUBAN_TRY(later, transaction.History(government, to.id));
  for (const store::Appearance& one : history)
    if (!later.empty() && one.period == later.back().period)
      return Fail(ErrorCode::kConflict, "link-side-by-side",
                  {{"task", from.id}, {"into", to.id}, {"period", one.period}});
  return {};
}

base::Expected<void> LinkTasks(store::WriteTransaction& transaction, const store::Task& from,
                               store::LinkKind kind, const store::Task& to) {
  const std::string& government = transaction.change().government;
  if (from.id == to.id) return Fail(ErrorCode::kUsage, "link-to-itself", {{"task", from.id}});
  if (from.year > to.year)
    return Fail(ErrorCode::kUsage, "link-backwards", {{"task", from.id}, {"into", to.id}});
  DUBAN_TRY(clear, ClearWay(transaction, to.id, from.id));
  if (!clear)
    return Fail(ErrorCode::kConflict, "link-circle", {{"task", from.id}, {"into", to.id}});
  // What an import linked by likeness gives way to what a person says.
  const store::TaskLink guessed = {from.id, store::LinkKind::kContinued, to.id};
  DUBAN_TRY(links, transaction.Links(government, from.id));
  if (kind != guessed.kind && std::find(links.begin(), links.end(), guessed) != links.end())
    DUBAN_CHECK(transaction.RemoveLink(guessed));
  DUBAN_TRY(standing, LeadsTo(transaction, government, from.id, to.id));
  if (standing)
    return Fail(ErrorCode::kConflict, "link-stands", {{"task", from.id}, {"into", to.id}});
  DUBAN_CHECK(RequireGone(transaction, from, to));
  return transaction.AddLink({from.id, kind, to.id});
}

std::string IdsOf(const std::vector<store::Task>& tasks) {
  std::string out;
  for (const store::Task& task : tasks) out += (out.empty() ? "" : " ") + task.id;
  return out;
}

}  // namespace duban::workflow
