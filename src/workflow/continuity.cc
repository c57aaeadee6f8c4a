// Entry point: FindContinuity.
#include "workflow/continuity.h"

#include <algorithm>
#include <list>
#include <map>
#include <set>

#include "workflow/match.h"
#include "workflow/moves.h"

namespace duban::workflow {
namespace {

constexpr int kSameWording = 1000;  // score of RowJoin::kExact

// A task with the row that its wording is taken from.
struct Known {
  std::string task;
  const ledger::Row* row;
  std::string edition;  // whose row it is; keys of editions sort in the order of their making
  size_t nearness = 0;  // of its period; 0 is the nearest
};

MatchItem ItemOf(const ledger::Row& row, bool with_progress) {
  MatchItem item = workflow::ItemOf(row);
  if (with_progress) item.progress = row.progress;
  return item;
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

// A row of an edition of this period that stands no more.
struct Former {
  const store::StoredRow* row;
  std::string edition;
};

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
    DUBAN_TRY(again, TakeUndone());
    if (again) {
      TellApart();
      return std::move(out_);
    }
    DUBAN_CHECK(LoadFormer());
    DUBAN_CHECK(LoadParted());
    DUBAN_CHECK(LoadSaidElsewhere());
    TakeFormer();
    TakeSaidElsewhere();
    Match();
    KeepOpen();
    if (!unseen_.empty() && AnyIs(RowJoin::kNew)) {
      DUBAN_CHECK(LoadUndone());
      MatchUndone();
    }
    TellApart();
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
    for (size_t nearness = 0; nearness < periods_.size(); ++nearness) {
      const store::Period& period = periods_[nearness];
      if (period.edition.empty()) continue;
      if (unseen_.empty() && out_.reference) break;
      DUBAN_TRY(rows, transaction_.Rows(government_, period.edition));
      if (!out_.reference) {
        out_.reference = period;
        out_.same_period = period.label == period_.label;
        out_.reference_rows = std::move(rows);
        LearnStanding(period, out_.reference_rows, nearness);
      } else {
        LearnStanding(period, older_.emplace_back(std::move(rows)), nearness);
      }
    }
    return {};
  }

  void LearnStanding(const store::Period& period, const std::vector<store::StoredRow>& rows,
                     size_t nearness) {
    for (const store::StoredRow& row : rows) {
      wordings_.insert(row.row.content);
      stands_in_.emplace(row.task, period.label);
    }
    Learn(period.edition, rows, standing_, nearness);
  }

  // Editions that stand no more, undone or replaced, newest first: a row that a correction left out
  // and the next one has again is the same task.
  base::Expected<void> LoadUndone() {
    for (const store::Period& period : periods_) {
      if (unseen_.empty()) break;
      DUBAN_TRY(editions, transaction_.Editions(government_, year_, period.label));
      for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
        if (unseen_.empty()) break;
        if (edition->state == store::EditionState::kCurrent) continue;
        DUBAN_TRY(rows, transaction_.Rows(government_, edition->id));
        Learn(edition->id, older_.emplace_back(std::move(rows)), undone_);
      }
    }
    return {};
  }

  // What editions of this very period that stand no more were joined to, by a person too, holds for
  // the same rows when they come again: the one that stood last and has a wording tells. Of a
  // wording that stands it is asked as well; then only a person's word counts (TakeFormer).
  base::Expected<void> LoadFormer() {
    std::set<std::string_view> wanted;
    for (const ledger::DocumentTask& task : document_.tasks) wanted.insert(task.row.content);
    DUBAN_TRY(editions, transaction_.Editions(government_, year_, period_.label));
    for (const store::Edition& edition : editions) own_editions_.push_back(edition.id);
    std::erase_if(editions, [](const store::Edition& edition) {
      return edition.state == store::EditionState::kCurrent;
    });
    if (editions.empty()) return {};
    DUBAN_CHECK(LoadMoves());
    for (const store::Edition& edition : LastFirst(std::move(editions))) {
      if (wanted.empty() && !HasMoves(edition.id)) continue;
      DUBAN_TRY(rows, transaction_.Rows(government_, edition.id));
      const auto& kept = older_.emplace_back(std::move(rows));
      LearnSaid(edition.id, kept);
      TakeWanted(wanted, edition.id, kept);
    }
    return {};
  }

  // The list that an undo took away comes again, on what it stood on then: its rows are the tasks'
  // that they were, or that people have given them to since. Tells whether it does.
  base::Expected<bool> TakeUndone() {
    DUBAN_TRY(editions, transaction_.Editions(government_, year_, period_.label));
    std::erase_if(editions, [](const store::Edition& edition) {
      return edition.state != store::EditionState::kUndone;
    });
    if (editions.empty()) return false;
    DUBAN_CHECK(LoadMoves());
    for (const store::Edition& edition : LastFirst(std::move(editions))) {
      DUBAN_TRY(rows, transaction_.Rows(government_, edition.id));
      DUBAN_TRY(based, StandsOn(edition.replaced));
      if (!based || !IsSameList(rows)) continue;
      for (size_t i = 0; i < rows.size(); ++i) {
        out_.rows[i].join = RowJoin::kExact;
        out_.rows[i].score = kSameWording;
        out_.rows[i].task_id = rows[i].task;
      }
      return true;
    }
    return false;
  }

  // Whether the period stands as with the edition, or none: with it, or with the same rows.
  base::Expected<bool> StandsOn(const std::string& edition) const {
    const bool none = !out_.same_period;
    if (edition.empty() || none) return edition.empty() && none;
    if (out_.reference->edition == edition) return true;
    DUBAN_TRY(rows, transaction_.Rows(government_, edition));
    return std::equal(rows.begin(), rows.end(), out_.reference_rows.begin(),
                      out_.reference_rows.end(),
                      [](const store::StoredRow& a, const store::StoredRow& b) {
                        return IsSameRow(a.row, b.row);
                      });
  }

  bool IsSameList(const std::vector<store::StoredRow>& rows) const {
    return std::equal(rows.begin(), rows.end(), document_.tasks.begin(), document_.tasks.end(),
                      [](const store::StoredRow& a, const ledger::DocumentTask& b) {
                        return IsSameRow(a.row, b.row);
                      });
  }

  static bool IsSameRow(const ledger::Row& a, const ledger::Row& b) {
    return a.content == b.content && a.lead_units == b.lead_units;
  }

  bool HasMoves(const std::string& edition) const {
    const auto first = moves_->rows.lower_bound({edition, 0});
    return first != moves_->rows.end() && first->first.first == edition;
  }

  // What a person said of rows of this period: wording, task, and the event.
  void LearnSaid(const std::string& edition, const std::vector<store::StoredRow>& rows) {
    for (const store::StoredRow& row : rows)
      if (IsMoved(edition, row)) {
        int64_t& said = said_[{row.row.content, row.task}];
        said = std::max(said, moves_->Of(edition, row.ordinal).back().sequence);
      }
  }

  // What an undo took away last stood last; what was only replaced, before that.
  std::vector<store::Edition> LastFirst(std::vector<store::Edition> editions) const {
    const auto undone = [&](const store::Edition& edition) {
      const auto found = moves_->undone.find(edition.id);
      return found == moves_->undone.end() ? 0 : found->second;
    };
    std::sort(editions.begin(), editions.end(),
              [&](const store::Edition& a, const store::Edition& b) {
                return std::pair(undone(a), a.number) > std::pair(undone(b), b.number);
              });
    return editions;
  }

  // What stands twice tells nothing, and what an older edition says of it no more.
  void TakeWanted(std::set<std::string_view>& wanted, const std::string& edition,
                  const std::vector<store::StoredRow>& rows) {
    std::map<std::string_view, std::vector<const store::StoredRow*>> by_content;
    for (const store::StoredRow& row : rows) by_content[row.row.content].push_back(&row);
    for (const auto& [content, same] : by_content)
      if (wanted.erase(content) > 0 && same.size() == 1)
        former_.emplace(content, Former{same[0], edition});
  }

  // Rows that a person made tasks of their own, and whose tables stand no more: the next table
  // continues them, and not what they were taken from. Where the period has a table again, only
  // what that one left out.
  base::Expected<void> LoadParted() {
    if (unseen_.empty()) return {};
    DUBAN_CHECK(LoadMoves());
    std::map<std::string, std::pair<std::string, int>> newest;  // row by task
    for (const auto& [row, moves] : moves_->rows)
      if (unseen_.contains(moves.back().to))
        newest[moves.back().to] = std::max(newest[moves.back().to], row);
    for (const auto& [task, row] : newest) DUBAN_CHECK(LearnParted(row.first, row.second));
    std::stable_sort(standing_.begin(), standing_.end(),
                     [](const Known& a, const Known& b) { return a.nearness < b.nearness; });
    return {};
  }

  base::Expected<void> LearnParted(const std::string& id, int ordinal) {
    DUBAN_TRY(edition, transaction_.FindEdition(government_, id));
    if (edition.period == period_.label) return {};
    DUBAN_TRY(rows, transaction_.Rows(government_, id, ordinal, 1));
    const auto period =
        std::find_if(periods_.begin(), periods_.end(),
                     [&](const store::Period& one) { return one.label == edition.period; });
    const bool printed = std::any_of(standing_.begin(), standing_.end(), [&](const Known& known) {
      return known.edition == period->edition && known.row->content == rows[0].row.content;
    });
    if (!printed)
      Learn(id, older_.emplace_back(std::move(rows)), standing_,
            static_cast<size_t>(period - periods_.begin()));
    return {};
  }

  base::Expected<void> LoadMoves() {
    if (moves_) return {};
    DUBAN_TRY(moves, MovesOf(transaction_, government_));
    moves_ = std::move(moves);
    return {};
  }

  // A person gave the row to the task that it is of. Precondition: LoadMoves().
  bool IsMoved(const std::string& edition, const store::StoredRow& row) const {
    const std::vector<Move>& moves = moves_->Of(edition, row.ordinal);
    return !moves.empty() && moves.back().to == row.task;
  }

  void Learn(const std::string& edition, const std::vector<store::StoredRow>& rows,
             std::vector<Known>& into, size_t nearness = 0) {
    for (const store::StoredRow& row : rows)
      if (unseen_.erase(row.task) > 0) into.push_back({row.task, &row.row, edition, nearness});
  }

  // A wording that came to stand after the former edition had gone has not been weighed there,
  // unless it is that of a task that a person told apart from the former row's, or the former row's
  // task stands with it too.
  bool IsWordingNew(const Former& former) const {
    const auto has_wording = [&](const Known& known) {
      return known.row->content == former.row->row.content;
    };
    const auto stands = [&](const Known& known) {
      return has_wording(known) && known.task == former.row->task;
    };
    const auto is_new = [&](const Known& known) {
      return has_wording(known) && known.edition > former.edition &&
             !StoodAt(former.edition, MadeAt(known.edition)) &&
             !ToldApart(known.task, former.row->task);
    };
    return std::none_of(standing_.begin(), standing_.end(), stands) &&
           std::any_of(standing_.begin(), standing_.end(), is_new);
  }

  int64_t MadeAt(const std::string& edition) const {
    const auto made = moves_->editions.find(edition);
    return made == moves_->editions.end() ? 0 : made->second;
  }

  // The edition of this period stood when the event came: of those that were made and not undone
  // by then the newest did.
  bool StoodAt(const std::string& edition, int64_t event) const {
    const std::string* stood = nullptr;
    for (const std::string& one : own_editions_) {
      const auto undone = moves_->undone.find(one);
      if (MadeAt(one) < event && (undone == moves_->undone.end() || undone->second > event))
        stood = &one;
    }
    return stood && *stood == edition;
  }

  bool ToldApart(const std::string& one, const std::string& two) const {
    const Move* last = nullptr;
    for (const auto& [row, moves] : moves_->rows)
      for (const Move& move : moves) {
        const bool both =
            (move.from == one && move.to == two) || (move.from == two && move.to == one);
        if (both && (!last || move.sequence > last->sequence)) last = &move;
      }
    return last && last->parts;
  }

  // The event by which a person gave a row of this wording, in this period, to the task; 0: none.
  int64_t SaidOf(const Former& former) const {
    const auto said = said_.find({former.row->row.content, former.row->task});
    return said == said_.end() ? 0 : said->second;
  }

  // The edition of this period that stands has the wording, and was made, or its row given away,
  // after the person spoke: then it stands as it is.
  bool IsSettled(const Former& former) const {
    if (!out_.same_period) return false;
    int64_t settled = -1;
    for (const store::StoredRow& row : out_.reference_rows) {
      if (row.row.content != former.row->row.content) continue;
      const auto& moves = moves_->Of(out_.reference->edition, row.ordinal);
      settled = std::max(
          {settled, MadeAt(out_.reference->edition), moves.empty() ? 0 : moves.back().sequence});
    }
    return settled >= SaidOf(former);
  }

  // Both editions give the wording, which each has once, to the same task.
  bool Agrees(const Former& former) const {
    const store::StoredRow* standing = nullptr;
    for (const store::StoredRow& row : out_.reference_rows) {
      if (row.row.content != former.row->row.content) continue;
      if (standing) return false;
      standing = &row;
    }
    return standing && standing->task == former.row->task;
  }

  // The task stands in this period under another wording, which the document has too.
  bool IsPrinted(const store::StoredRow& former,
                 const std::map<std::string_view, int>& times) const {
    const auto is_other = [&](const store::StoredRow& row) {
      return row.task == former.task && row.row.content != former.row.content &&
             times.contains(row.row.content);
    };
    return out_.same_period &&
           std::any_of(out_.reference_rows.begin(), out_.reference_rows.end(), is_other);
  }

  void TakeFormer() {
    std::map<std::string_view, int> times = TimesOfWordings();
    std::set<std::string_view> taken;
    for (size_t i = 0; i < out_.rows.size(); ++i) {
      const std::string& content = document_.tasks[i].row.content;
      const auto found = former_.find(content);
      if (found == former_.end() || times[content] > 1) continue;
      const store::StoredRow* row = found->second.row;
      if (IsSettled(found->second) && !Agrees(found->second)) continue;
      // What a person said of this row holds whatever else has come to stand.
      if (SaidOf(found->second) == 0 &&
          (IsWordingNew(found->second) || IsGivenSince(found->second)))
        continue;
      if (IsPrinted(*row, times) || !taken.insert(row->task).second) continue;
      out_.rows[i].join = RowJoin::kExact;
      out_.rows[i].score = kSameWording;
      out_.rows[i].task_id = row->task;
      unseen_.erase(row->task);
    }
    std::erase_if(standing_, [&](const Known& known) { return taken.contains(known.task); });
  }

  // --- what a person said of a wording in another period

  // Wordings that the document has once, and that no table has that stands.
  std::set<std::string_view> UntoldWordings() const {
    std::set<std::string_view> untold;
    for (const auto& [content, times] : TimesOfWordings())
      if (times == 1 && !wordings_.contains(content)) untold.insert(content);
    return untold;
  }

  // Those that stand no more, of other periods than this one.
  base::Expected<std::set<std::string>> FallenEditions() const {
    std::set<std::string> fallen;
    bool any_undone = false;
    for (const store::Period& period : periods_) {
      if (period.label == period_.label) continue;
      DUBAN_TRY(editions, transaction_.Editions(government_, year_, period.label));
      for (const store::Edition& edition : editions) {
        any_undone = any_undone || edition.state == store::EditionState::kUndone;
        if (edition.state != store::EditionState::kCurrent) fallen.insert(edition.id);
      }
    }
    if (!any_undone) fallen.clear();  // what a correction replaced told the correction
    return fallen;
  }

  // A row that a person gave to a task, in a table of another period whose import was undone: the
  // same wording is that task's here too. Else the join would hold for that period alone when its
  // table comes again.
  base::Expected<void> LoadSaidElsewhere() {
    const std::set<std::string_view> untold = UntoldWordings();
    if (untold.empty()) return {};
    DUBAN_TRY(fallen, FallenEditions());
    if (fallen.empty()) return {};
    DUBAN_CHECK(LoadMoves());
    for (const auto& [place, moves] : moves_->rows) {
      if (!fallen.contains(place.first)) continue;
      DUBAN_TRY(rows, transaction_.Rows(government_, place.first, place.second, 1));
      if (rows.empty() || rows[0].task != moves.back().to || !untold.contains(rows[0].row.content))
        continue;
      const Move*& last = said_elsewhere_[rows[0].row.content];
      if (!last || last->sequence <= moves.back().sequence) last = &moves.back();
    }
    return {};
  }

  // A person has since given the wording, in such a table, from the former row's task to another.
  bool IsGivenSince(const Former& former) const {
    const auto said = said_elsewhere_.find(former.row->row.content);
    return said != said_elsewhere_.end() && said->second->from == former.row->task &&
           said->second->sequence > MadeAt(former.edition);
  }

  // What no former edition has placed.
  void TakeSaidElsewhere() {
    std::set<std::string> taken = TasksPrinted();  // its own: what stands is erased below
    for (size_t i = 0; i < out_.rows.size(); ++i) {
      const auto found = said_elsewhere_.find(document_.tasks[i].row.content);
      if (found == said_elsewhere_.end() || !out_.rows[i].task_id.empty()) continue;
      const std::string& task = found->second->to;
      if (taken.contains(task)) continue;
      out_.rows[i].join = RowJoin::kExact;
      out_.rows[i].score = kSameWording;
      out_.rows[i].task_id = task;
      taken.insert(task);
      unseen_.erase(task);
      std::erase_if(standing_, [&](const Known& known) { return known.task == task; });
    }
  }

  // Those that rows of the document continue anyway: by a former edition, or by their own wording.
  std::set<std::string> TasksPrinted() const {
    std::set<std::string> printed;
    for (const ImportedRow& row : out_.rows)
      if (!row.task_id.empty()) printed.insert(row.task_id);
    const std::map<std::string_view, int> times = TimesOfWordings();
    for (const Known& known : standing_)
      if (times.contains(known.row->content)) printed.insert(known.task);
    return printed;
  }

  // A row is of a task that a person gave rows to, and another period, where that task does not
  // stand, has the same wording once, as a row of another one that nobody told apart from it.
  void TellApart() {
    if (!moves_) return;  // nothing was undone or corrected
    std::set<std::string_view> given;
    for (const auto& [place, moves] : moves_->rows) given.insert(moves.back().to);
    std::map<std::string_view, std::vector<const Known*>> by_content;
    for (const Known& known : standing_)
      if (periods_[known.nearness].edition == known.edition &&
          periods_[known.nearness].label != period_.label)
        by_content[known.row->content].push_back(&known);
    for (size_t i = 0; i < out_.rows.size(); ++i) {
      const ImportedRow& row = out_.rows[i];
      const auto found = by_content.find(document_.tasks[i].row.content);
      if (found == by_content.end() || found->second.size() > 1 || !given.contains(row.task_id))
        continue;
      const Known& other = *found->second[0];
      const std::string& label = periods_[other.nearness].label;
      if (other.task != row.task_id && !stands_in_.contains({row.task_id, label}) &&
          !ToldApart(other.task, row.task_id))
        out_.apart.push_back({row.number, row.task_id, other.task, label});
    }
  }

  // Rows that no former edition placed.
  std::vector<size_t> OpenRows() const {
    std::vector<size_t> open;
    for (size_t i = 0; i < out_.rows.size(); ++i)
      if (out_.rows[i].task_id.empty()) open.push_back(i);
    return open;
  }

  void Match() {
    std::vector<MatchItem> before, now;
    const std::vector<size_t> open = OpenRows();
    for (const Known& known : standing_) {
      const bool of_period = out_.same_period && known.edition == out_.reference->edition;
      before.push_back(ItemOf(*known.row, of_period));
      before.back().nearness = known.nearness;
    }
    for (const size_t i : open) now.push_back(ItemOf(document_.tasks[i].row, out_.same_period));
    const std::vector<MatchedItem> matched = MatchItems(before, now);
    for (size_t i = 0; i < matched.size(); ++i) Tell(matched[i], out_.rows[open[i]]);
  }

  // A row that several tasks may continue stands as a task of its own: as the one that it was
  // before where that stands nowhere else.
  void KeepOpen() {
    std::map<std::string_view, int> times = TimesOfWordings();
    for (size_t i = 0; i < out_.rows.size(); ++i) {
      const std::string& content = document_.tasks[i].row.content;
      const auto found = former_.find(content);
      if (out_.rows[i].join != RowJoin::kAmbiguous || found == former_.end() || times[content] > 1)
        continue;
      const std::string& task = found->second.row->task;
      if (unseen_.erase(task) > 0) out_.rows[i].task_id = task;
    }
  }

  std::map<std::string_view, int> TimesOfWordings() const {
    std::map<std::string_view, int> times;
    for (const ledger::DocumentTask& task : document_.tasks) ++times[task.row.content];
    return times;
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

  std::vector<store::Period> periods_;              // nearest first
  std::set<std::string> unseen_;                    // tasks whose wording is not known yet
  std::list<std::vector<store::StoredRow>> older_;  // what the pointers point into
  std::vector<Known> standing_, undone_;
  std::set<std::string, std::less<>> wordings_;              // of tables that stand
  std::set<std::pair<std::string, std::string>> stands_in_;  // tasks, with the period
  std::vector<std::string> own_editions_;                    // of this period, by number
  std::map<std::string_view, Former> former_;                // by content: see LoadFormer
  std::map<std::pair<std::string_view, std::string_view>, int64_t> said_;  // see LearnSaid
  std::optional<Moves> moves_;  // loaded where they are asked for
  std::map<std::string, const Move*, std::less<>> said_elsewhere_;  // the last, by content
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
