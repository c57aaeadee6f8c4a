// Entry point: LinkYears.
#include "workflow/link_years.h"

#include "workflow/match.h"

namespace duban::workflow {
namespace {

MatchItem ItemOf(const ledger::Row& row) {
  return {row.number,
          row.content,
          row.category,
          row.lead_units.empty() ? std::string_view() : std::string_view(row.lead_units[0]),
          {}};
}

// The rows of the newest table that stands for a year; none where there is no such plan.
base::Expected<std::vector<store::StoredRow>> NewestRows(const store::ReadTransaction& transaction,
                                                         std::string_view government, int year) {
  DUBAN_TRY(periods, transaction.Periods(government, year));
  for (auto period = periods.rbegin(); period != periods.rend(); ++period)
    if (!period->edition.empty()) return transaction.Rows(government, period->edition);
  return std::vector<store::StoredRow>();
}

base::Expected<int> LinkPlans(store::WriteTransaction& transaction,
                              const std::vector<PlannedTask>& earlier,
                              const std::vector<PlannedTask>& later) {
  std::vector<MatchItem> before, now;
  for (const PlannedTask& task : earlier) before.push_back(ItemOf(*task.row));
  for (const PlannedTask& task : later) now.push_back(ItemOf(*task.row));
  const std::vector<MatchedItem> matched = MatchItems(before, now);
  int links = 0;
  for (size_t i = 0; i < matched.size(); ++i) {
    if (matched[i].before < 0) continue;
    DUBAN_CHECK(transaction.AddLink(
        {earlier[matched[i].before].id, store::LinkKind::kContinued, later[i].id}));
    ++links;
  }
  return links;
}

}  // namespace

base::Expected<int> LinkYears(store::WriteTransaction& transaction, int year,
                              const std::vector<PlannedTask>& tasks) {
  int links = 0;
  for (const int neighbour : {year - 1, year + 1}) {
    DUBAN_TRY(rows, NewestRows(transaction, transaction.change().government, neighbour));
    std::vector<PlannedTask> theirs;
    for (const store::StoredRow& row : rows) theirs.push_back({row.task, &row.row});
    DUBAN_TRY(made, neighbour < year ? LinkPlans(transaction, theirs, tasks)
                                     : LinkPlans(transaction, tasks, theirs));
    links += made;
  }
  return links;
}

}  // namespace duban::workflow
