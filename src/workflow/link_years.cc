// Entry point: LinksOfYears.
#include "workflow/link_years.h"

#include <optional>
#include <set>
#include <string>

#include "workflow/match.h"

namespace duban::workflow {
namespace {

struct Newest {
  std::string period;
  std::vector<store::StoredRow> rows;
};

// The newest table that stands for a year; none where there is no such plan.
base::Expected<Newest> NewestOf(const store::ReadTransaction& transaction,
                                std::string_view government, int year) {
  DUBAN_TRY(periods, transaction.Periods(government, year));
  for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
    if (period->edition.empty()) continue;
    DUBAN_TRY(rows, transaction.Rows(government, period->edition));
    return Newest{period->label, std::move(rows)};
  }
  return Newest();
}

constexpr std::string_view kUnlinked = "change.unlink";
constexpr int kPage = 200;  // events

// Links that were taken away once, as events note them: "from kind to".
base::Expected<std::set<std::string>> Unlinked(const store::ReadTransaction& transaction,
                                               const std::string& government) {
  std::set<std::string> unlinked;
  for (int64_t after = 0;;) {
    DUBAN_TRY(events, transaction.Events(government, after, kPage));
    if (events.empty()) return unlinked;
    for (const store::Event& event : events) {
      if (!event.payload) continue;
      for (const auto& [name, value] : *event.payload)
        if (name == kUnlinked) unlinked.insert(value);
    }
    after = events.back().sequence;
  }
}

// What must not be linked again.
class Settled {
 public:
  explicit Settled(const store::ReadTransaction& transaction, std::string government)
      : transaction_(transaction), government_(std::move(government)) {}

  base::Expected<bool> Is(const PlannedTask& from, const PlannedTask& to) {
    if (from.is_new || to.is_new) return false;
    DUBAN_TRY(links, transaction_.Links(government_, from.id));
    for (const store::TaskLink& link : links)
      if (link.from == from.id && link.to == to.id) return true;
    if (!unlinked_) {
      DUBAN_TRY(read, Unlinked(transaction_, government_));
      unlinked_ = std::move(read);
    }
    return unlinked_->contains(from.id + " " + std::string(Name(store::LinkKind::kContinued)) +
                               " " + to.id);
  }

 private:
  const store::ReadTransaction& transaction_;
  std::string government_;
  std::optional<std::set<std::string>> unlinked_;  // read where it is asked for
};

// Tells which of the earlier tasks are left: the later ones neither continue them nor may.
base::Expected<std::set<size_t>> LinkPlans(Settled& settled,
                                           const std::vector<PlannedTask>& earlier,
                                           const std::vector<PlannedTask>& later,
                                           std::vector<store::TaskLink>& links) {
  std::set<size_t> left;
  for (size_t i = 0; i < earlier.size(); ++i) left.insert(i);
  std::vector<MatchItem> before, now;
  for (const PlannedTask& task : earlier) before.push_back(ItemOf(*task.row));
  for (const PlannedTask& task : later) now.push_back(ItemOf(*task.row));
  const std::vector<MatchedItem> matched = MatchItems(before, now);
  for (size_t i = 0; i < matched.size(); ++i) {
    for (const auto& [open, score] : matched[i].candidates) left.erase(static_cast<size_t>(open));
    if (matched[i].before < 0) continue;
    left.erase(static_cast<size_t>(matched[i].before));
    const PlannedTask& from = earlier[matched[i].before];
    DUBAN_TRY(is_settled, settled.Is(from, later[i]));
    if (!is_settled) links.push_back({from.id, store::LinkKind::kContinued, later[i].id});
  }
  return left;
}

}  // namespace

base::Expected<YearLinks> LinksOfYears(const store::ReadTransaction& transaction,
                                       const std::string& government, int year,
                                       const std::vector<PlannedTask>& tasks) {
  Settled settled(transaction, government);
  YearLinks out;
  for (const int neighbour : {year - 1, year + 1}) {
    DUBAN_TRY(newest, NewestOf(transaction, government, neighbour));
    std::vector<PlannedTask> theirs;
    for (const store::StoredRow& row : newest.rows) theirs.push_back({row.task, &row.row, false});
    if (neighbour > year) {
      DUBAN_CHECK(LinkPlans(settled, tasks, theirs, out.links));
      continue;
    }
    DUBAN_TRY(left, LinkPlans(settled, theirs, tasks, out.links));
    if (left.size() == newest.rows.size()) continue;  // another kind of list
    out.earlier = newest.period;
    for (const size_t i : left) out.left.push_back(std::move(newest.rows[i]));
  }
  return out;
}

}  // namespace duban::workflow
