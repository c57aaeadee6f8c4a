// Entry point: FindContinuity.
#include "workflow/continuity.h"

#include <algorithm>
#include <list>
#include <set>

#include "workflow/match.h"

namespace duban::workflow {
namespace {

// A task with the row that its wording is taken from.
struct Known {
  std::string task;
  const ledger::Row* row;
};

MatchItem ItemOf(const ledger::Row& row, bool with_progress) {
  return {row.number, row.content, row.category,
          row.lead_units.empty() ? std::string_view() : std::string_view(row.lead_units[0]),
          with_progress ? std::string_view(row.progress) : std::string_view()};
}

// Nearest first: the period itself, those before it from the latest, those after it from the
// earliest.
std::vector<store::Period> ByNearness(std::vector<store::Period> periods,
                                      const ledger::Period& period) {
  const auto rank = [&](const store::Period& one) {
    if (one.label == period.label) return 0;
    return one.as_of <= period.as_of ? 1 : 2;
  };
  std::stable_sort(periods.begin(), periods.end(),
                   [&](const store::Period& a, const store::Period& b) {
                     if (rank(a) != rank(b)) return rank(a) < rank(b);
                     return rank(a) == 1 ? a.as_of > b.as_of : a.as_of < b.as_of;
                   });
  return periods;
}

class Finder {
 public:
  Finder(const store::ReadTransaction& transaction, std::string_view government, int year,
         const ledger::Document& document, const ledger::Period& period)
      : transaction_(transaction),
        government_(government),
        year_(year),
        document_(document),
        period_(period) {}

  base::Expected<Continuity> Run() && {
    DUBAN_CHECK(LoadUnseen());
    DUBAN_CHECK(LoadStanding());
    out_.rows.resize(document_.tasks.size());
    for (size_t i = 0; i < out_.rows.size(); ++i)
      out_.rows[i].number = document_.tasks[i].row.number;
    Match();
    if (!unseen_.empty() && AnyIs(RowJoin::kNew)) {
      DUBAN_CHECK(LoadUndone());
      MatchUndone();
    }
    return std::move(out_);
  }

 private:
  // Every task of the plan that rows may continue: not those whose rows went to another.
  base::Expected<void> LoadUnseen() {
    DUBAN_TRY(tasks, transaction_.Tasks(government_, year_));
    for (const store::Task& task : tasks) unseen_.insert(task.id);
    DUBAN_TRY(periods, transaction_.Periods(government_, year_));
    periods_ = ByNearness(std::move(periods), period_);
    return {};
  }

  base::Expected<void> LoadStanding() {
    for (const store::Period& period : periods_) {
      if (period.edition.empty()) continue;
      if (unseen_.empty() && out_.reference) break;
      DUBAN_TRY(rows, transaction_.Rows(government_, period.edition));
      if (!out_.reference) {
        out_.reference = period;
        out_.same_period = period.label == period_.label;
        out_.reference_rows = std::move(rows);
        Learn(out_.reference_rows, standing_);
      } else {
        Learn(older_.emplace_back(std::move(rows)), standing_);
      }
    }
    return {};
  }

  // The newest edition of each period, also where it was undone.
  base::Expected<void> LoadUndone() {
    for (const store::Period& period : periods_) {
      if (unseen_.empty()) break;
      DUBAN_TRY(editions, transaction_.Editions(government_, year_, period.label));
      for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
        if (edition->state != store::EditionState::kUndone) continue;
        DUBAN_TRY(rows, transaction_.Rows(government_, edition->id));
        Learn(older_.emplace_back(std::move(rows)), undone_);
        break;
      }
    }
    return {};
  }

  void Learn(const std::vector<store::StoredRow>& rows, std::vector<Known>& into) {
    for (const store::StoredRow& row : rows)
      if (unseen_.erase(row.task) > 0) into.push_back({row.task, &row.row});
  }

  void Match() {
    std::vector<MatchItem> before, now;
    for (const Known& known : standing_) before.push_back(ItemOf(*known.row, out_.same_period));
    for (const ledger::DocumentTask& task : document_.tasks)
      now.push_back(ItemOf(task.row, out_.same_period));
    const std::vector<MatchedItem> matched = MatchItems(before, now);
    for (size_t i = 0; i < matched.size(); ++i) Tell(matched[i], out_.rows[i]);
  }

  void Tell(const MatchedItem& match, ImportedRow& row) const {
    row.join = match.kind;
    row.score = match.score;
    if (match.before >= 0) row.task_id = standing_[match.before].task;
    for (const auto& [index, score] : match.candidates)
      row.candidates.push_back({standing_[index].task, standing_[index].row->number, score});
  }

  void MatchUndone() {
    std::vector<MatchItem> before, now;
    std::vector<size_t> rows;
    for (const Known& known : undone_) before.push_back(ItemOf(*known.row, true));
    for (size_t i = 0; i < out_.rows.size(); ++i) {
      if (out_.rows[i].join != RowJoin::kNew) continue;
      rows.push_back(i);
      now.push_back(ItemOf(document_.tasks[i].row, true));
    }
    const std::vector<MatchedItem> matched = MatchItems(before, now);
    for (size_t i = 0; i < matched.size(); ++i) {
      if (matched[i].kind != RowJoin::kExact) continue;
      ImportedRow& row = out_.rows[rows[i]];
      row.join = RowJoin::kExact;
      row.score = matched[i].score;
      row.task_id = undone_[matched[i].before].task;
    }
  }

  bool AnyIs(RowJoin join) const {
    return std::any_of(out_.rows.begin(), out_.rows.end(),
                       [&](const ImportedRow& row) { return row.join == join; });
  }

  const store::ReadTransaction& transaction_;
  std::string_view government_;
  int year_;
  const ledger::Document& document_;
  const ledger::Period& period_;

  std::vector<store::Period> periods_;  // nearest first
  std::set<std::string> unseen_;        // tasks whose wording is not known yet
  std::list<std::vector<store::StoredRow>> older_;
  std::vector<Known> standing_, undone_;
  Continuity out_;
};

}  // namespace

base::Expected<Continuity> FindContinuity(const store::ReadTransaction& transaction,
                                          std::string_view government, int year,
                                          const ledger::Document& document,
                                          const ledger::Period& period) {
  return Finder(transaction, government, year, document, period).Run();
}

}  // namespace duban::workflow
