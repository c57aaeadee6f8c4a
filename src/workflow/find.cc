// Entry points: RequireGovernment, RequireTask, RowsOfTask, LeadsTo, LinkBetween.
#include "workflow/find.h"

namespace duban::workflow {

using base::ErrorCode;
using base::Fail;

base::Expected<void> RequireGovernment(const store::ReadTransaction& transaction,
                                       std::string_view government) {
  DUBAN_TRY(found, transaction.FindGovernment(government));
  if (!found)
    return Fail(ErrorCode::kNotFound, "government-unknown", {{"key", std::string(government)}});
  return {};
}

base::Expected<store::Task> RequireTask(const store::ReadTransaction& transaction,
                                        std::string_view government, std::string_view task) {
  DUBAN_CHECK(RequireGovernment(transaction, government));
  DUBAN_TRY(named, transaction.FindTask(government, task));
  if (!named) return Fail(ErrorCode::kNotFound, "task-unknown", {{"task", std::string(task)}});
  DUBAN_TRY(id, transaction.ResolveTask(government, task));
  if (id == named->id) return *std::move(named);
  DUBAN_TRY(found, transaction.FindTask(government, id));
  if (!found) return Fail(ErrorCode::kNotFound, "task-unknown", {{"task", id}});
  return *std::move(found);
}

base::Expected<std::vector<TaskRow>> RowsOfTask(const store::ReadTransaction& transaction,
                                                std::string_view government,
                                                const store::Task& task,
                                                const std::set<std::string>& periods) {
  std::vector<TaskRow> out;
  DUBAN_TRY(all, transaction.Periods(government, task.year));
  for (const store::Period& period : all) {
    if (!periods.empty() && !periods.contains(period.label)) continue;
    DUBAN_TRY(editions, transaction.Editions(government, task.year, period.label));
    for (const store::Edition& edition : editions) {
      DUBAN_TRY(rows, transaction.Rows(government, edition.id));
      for (store::StoredRow& row : rows)
        if (row.task == task.id)
          out.push_back({period.label, edition.id, row.ordinal, edition.id == period.edition,
                         std::move(row.row)});
    }
  }
  return out;
}

base::Expected<bool> LeadsTo(const store::ReadTransaction& transaction, std::string_view government,
                             std::string_view from, std::string_view to) {
  std::set<std::string> seen;
  std::vector<std::string> open = {std::string(from)};
  while (!open.empty()) {
    const std::string one = std::move(open.back());
    open.pop_back();
    if (!seen.insert(one).second) continue;
    DUBAN_TRY(ids, transaction.JoinedTo(government, one));
    for (const std::string& id : ids) {
      DUBAN_TRY(links, transaction.Links(government, id));
      for (const store::TaskLink& link : links) {
        if (link.from != id || link.kind == store::LinkKind::kJoined) continue;
        DUBAN_TRY(next, transaction.ResolveTask(government, link.to));
        if (next == to) return true;
        open.push_back(std::move(next));
      }
    }
  }
  return false;
}

base::Expected<std::optional<store::TaskLink>> LinkBetween(
    const store::ReadTransaction& transaction, std::string_view government, std::string_view task,
    std::string_view into) {
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

}  // namespace duban::workflow
