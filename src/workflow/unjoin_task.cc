// Entry point: UnjoinTask.
#include "workflow/unjoin_task.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "ledger/plain_line.h"
#include "store/store.h"
#include "workflow/find.h"
#include "workflow/match.h"
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

// What became a task's own, told by the chain: which of its rows a joined task brought.
class Owners {
 public:
  Owners(const store::Task& task, std::vector<store::TaskLink> links, Moves moves)
      : task_(task), moves_(std::move(moves)) {
    for (store::TaskLink& link : links)
      if (link.kind == store::LinkKind::kJoined && link.to == task.id)
        links_.push_back(std::move(link));
  }

  const std::vector<store::TaskLink>& links() const { return links_; }

  // The joined task that brought the row last; empty: it is the task's own.
  std::string OwnerOf(const TaskRow& row) const {
    const Move* move = LastMoveOf(row);
    return move ? move->from : std::string();
  }

  // Of the joined task's rows.
  int64_t JoinOf(const std::string& owner, const std::vector<TaskRow>& rows) const {
    int64_t sequence = 0;
    for (const TaskRow& row : rows)
      if (const Move* move = LastMoveOf(row); move && move->from == owner)
        sequence = std::max(sequence, move->sequence);
    return sequence;
  }

  // The row came with its edition, and that after the event.
  bool CameAfter(const TaskRow& row, int64_t event) const {
    const auto made = moves_.editions.find(row.edition);
    return made != moves_.editions.end() && made->second > event &&
           moves_.Of(row.edition, row.ordinal).empty();
  }

  // Who gave the row to the task, joined or not.
  std::string GiverOf(const TaskRow& row) const {
    const auto& moves = moves_.Of(row.edition, row.ordinal);
    return moves.empty() || moves.back().to != task_.id ? std::string() : moves.back().from;
  }

 private:
  // A row may have come and gone several times. Only joins that were not taken back count.
  const Move* LastMoveOf(const TaskRow& row) const {
    const auto& moves = moves_.Of(row.edition, row.ordinal);
    for (auto move = moves.rbegin(); move != moves.rend(); ++move) {
      if (move->to != task_.id) continue;
      for (const store::TaskLink& link : links_)
        if (link.from == move->from) return &*move;
    }
    return nullptr;
  }

  const store::Task& task_;
  std::vector<store::TaskLink> links_;
  Moves moves_;
};

class Unjoiner {
 public:
  Unjoiner(store::WriteTransaction& transaction, const Context& context,
           const UnjoinTaskOptions& options, const store::Task& task)
      : transaction_(transaction), context_(context), options_(options), task_(task) {}

  base::Expected<UnjoinTaskResult> Run() && {
    result_.task_id = task_.id;
    DUBAN_CHECK(Load());
    DUBAN_TRY(mended, MendDoubled());
    if (!mended) {
      DUBAN_TRY(periods, LeavingPeriods(transaction_, task_, options_));
      result_.periods = std::move(periods);
      DUBAN_CHECK(Leave());
    }
    std::string moved;
    for (const std::string& period : result_.periods) moved += (moved.empty() ? "" : " ") + period;
    DUBAN_TRY(event, transaction_.Append("task.unjoin", {{"task", task_.id},
                                                         {"to", result_.new_task_id},
                                                         {"periods", moved},
                                                         {"reason", options_.reason}}));
    result_.event = static_cast<uint64_t>(event);
    return std::move(result_);
  }

 private:
  using Editions = std::set<std::string>;

  base::Expected<void> Load() {
    DUBAN_TRY(rows, RowsOfTask(transaction_, options_.government, task_));
    rows_ = std::move(rows);
    DUBAN_TRY(links, transaction_.Links(options_.government, task_.id));
    DUBAN_TRY(moves, MovesOf(transaction_, options_.government));
    owners_.emplace(task_, std::move(links), std::move(moves));
    return {};
  }

  // --- two rows in one edition, which an earlier build could make

  // Of two rows in one edition of the period, what a person gave the task goes back, and nothing
  // else. Tells whether there was such a row.
  base::Expected<bool> MendDoubled() {
    std::map<std::string, int> counts;
    for (const TaskRow& row : rows_) ++counts[row.edition];
    for (const TaskRow& row : rows_) {
      if (row.period != options_.period || counts[row.edition] < 2) continue;
      const std::string giver = owners_->GiverOf(row);
      if (giver.empty()) continue;
      --counts[row.edition];
      DUBAN_TRY(receiver, FreeIn(row.edition, giver));
      DUBAN_CHECK(transaction_.MoveRow(row.edition, row.ordinal, receiver));
      result_.new_task_id = receiver;
      result_.periods = {row.period};
    }
    return !result_.periods.empty();
  }

  // The task itself where it has no row in the edition, else a new one.
  base::Expected<std::string> FreeIn(const std::string& edition, const std::string& task) {
    DUBAN_TRY(rows, transaction_.Rows(options_.government, edition));
    const bool taken = std::any_of(rows.begin(), rows.end(),
                                   [&](const store::StoredRow& row) { return row.task == task; });
    if (!taken) return task;
    DUBAN_TRY(added, transaction_.AddTask(task_.year, task_.ordinal));
    return added.id;
  }

  // --- who gets the rows

  bool IsLeaving(const TaskRow& row) const {
    return std::find(result_.periods.begin(), result_.periods.end(), row.period) !=
           result_.periods.end();
  }

  // A task that was joined by hand gets its rows back where all that leave the standing tables are
  // its own. Otherwise they make a new one, and the addresses of tasks whose rows are all among
  // them lead there.
  base::Expected<void> Leave() {
    for (const store::TaskLink& link : owners_->links()) {
      DUBAN_TRY(theirs, EditionsOf(link.from));
      if (!HadAll(link.from, theirs)) continue;
      if (owner_) return LeaveToNew();  // of two, none is more than the other
      owner_ = link;
      owner_editions_ = std::move(theirs);
    }
    return owner_ ? LeaveToOwner() : LeaveToNew();
  }

  base::Expected<Editions> EditionsOf(const std::string& id) const {
    DUBAN_TRY(rows, RowsOfTask(transaction_, options_.government, {id, task_.year, 0}));
    Editions editions;
    for (const TaskRow& row : rows) editions.insert(row.edition);
    return editions;
  }

  // Its own are the rows that it brought, and those that were imported after the join and continued
  // what was then one task. It must have brought one of the first period that leaves.
  bool HadAll(const std::string& owner, const Editions& theirs) const {
    const int64_t join = owners_->JoinOf(owner, rows_);
    bool begins = false;
    for (const TaskRow& row : rows_) {
      if (!IsLeaving(row)) continue;
      const bool brought = owners_->OwnerOf(row) == owner;
      begins = begins || (brought && row.period == result_.periods.front());
      const bool its = brought || owners_->CameAfter(row, join);
      if (row.standing && (!its || theirs.contains(row.edition))) return false;
    }
    return begins;
  }

  base::Expected<void> LeaveToOwner() {
    const std::string& owner = owner_->from;
    const int64_t join = owners_->JoinOf(owner, rows_);
    // Its rows of other periods stay joined: where nothing else of it stands, its address leads to
    // them, and they can still be given back.
    const bool stays = std::any_of(rows_.begin(), rows_.end(), [&](const TaskRow& row) {
      return !IsLeaving(row) && owners_->OwnerOf(row) == owner;
    });
    if (!stays) DUBAN_CHECK(transaction_.RemoveLink(*owner_));
    return Move(owner, [&](const TaskRow& row) {
      return !owner_editions_.contains(row.edition) &&
             (owners_->OwnerOf(row) == owner || owners_->CameAfter(row, join));
    });
  }

  base::Expected<void> LeaveToNew() {
    DUBAN_TRY(added, transaction_.AddTask(task_.year, task_.ordinal));
    std::set<std::string> all, left;  // joined tasks: of all rows, and of those that stay
    const auto goes = [&](const TaskRow& row) {
      const bool going = row.standing || ReadsLikeStanding(row);
      const std::string owner = owners_->OwnerOf(row);
      if (!owner.empty()) all.insert(owner);
      if (!owner.empty() && !going) left.insert(owner);
      return going;
    };
    for (const TaskRow& row : rows_)
      if (const std::string owner = owners_->OwnerOf(row); !IsLeaving(row) && !owner.empty())
        left.insert(owner);
    DUBAN_CHECK(Move(added.id, goes));
    for (const store::TaskLink& link : owners_->links()) {
      if (!all.contains(link.from) || left.contains(link.from)) continue;
      DUBAN_CHECK(transaction_.RemoveLink(link));
      DUBAN_CHECK(transaction_.AddLink({link.from, link.kind, added.id}));
    }
    return {};
  }

  // What stood before in the period goes along where it was the same, and not where another row of
  // that table was the task's.
  bool ReadsLikeStanding(const TaskRow& former) const {
    for (const TaskRow& row : rows_) {
      if (!row.standing || row.period != former.period) continue;
      const MatchItem before = ItemOf(row.row), now = ItemOf(former.row);
      return MatchItems({&before, 1}, {&now, 1})[0].before == 0;
    }
    return false;
  }

  base::Expected<void> Move(const std::string& receiver,
                            const std::function<bool(const TaskRow&)>& goes) {
    result_.new_task_id = receiver;
    for (const TaskRow& row : rows_) {
      if (!IsLeaving(row) || !goes(row)) continue;
      DUBAN_CHECK(context_.Alive());
      DUBAN_CHECK(transaction_.MoveRow(row.edition, row.ordinal, receiver));
    }
    return {};
  }

  store::WriteTransaction& transaction_;
  const Context& context_;
  const UnjoinTaskOptions& options_;
  const store::Task& task_;

  std::vector<TaskRow> rows_;  // all of the task's
  std::optional<Owners> owners_;
  std::optional<store::TaskLink> owner_;  // who gets its rows back
  Editions owner_editions_;               // in which it has rows by now
  UnjoinTaskResult result_;
};

}  // namespace

base::Expected<UnjoinTaskResult> UnjoinTask(const Context& context,
                                            const UnjoinTaskOptions& options) {
  DUBAN_CHECK(ledger::RequireReason(options.reason));
  UnjoinTaskResult result;
  DUBAN_CHECK(context.store->Write(
      {options.government, context.actor, context.now},
      [&](store::WriteTransaction& transaction) -> base::Expected<void> {
        DUBAN_TRY(task, RequireTask(transaction, options.government, options.task));
        DUBAN_TRY(done, Unjoiner(transaction, context, options, task).Run());
        result = std::move(done);
        return {};
      }));
  return result;
}

}  // namespace duban::workflow
