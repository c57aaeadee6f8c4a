// Entry points: DoubtLostCells, DoubtUnsplit.
#include "understand/assemble/lost_cells.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "understand/assemble/look.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

// Pieces beyond it are told by their beginning.
constexpr size_t kLongest = 300;  // bytes

using Pieces = std::vector<std::string_view>;

Look LookAtPiece(std::string_view piece) {
  return LookAt(piece.substr(0, kLongest));
}

// The first two characters, where both are Han: 新建, 改造.
std::string_view OpenerOf(std::string_view piece) {
  piece = base::Trim(piece);
  const base::CodePoint first = base::Decode(piece, 0);
  const base::CodePoint second = base::Decode(piece, first.size);
  const bool han = base::IsHan(first.value) && base::IsHan(second.value);
  return han ? piece.substr(0, first.size + second.size) : std::string_view();
}

// "完成路灯20盏", and not "新增26家": what is counted stands between the verb and the figure.
bool NamesThing(std::string_view piece) {
  constexpr size_t kFewest = 4;  // Han characters
  size_t han = 0;
  for (size_t at = 0; at < piece.size() && (piece[at] < '0' || piece[at] > '9');) {
    const base::CodePoint c = base::Decode(piece, at);
    han += base::IsHan(c.value) ? 1 : 0;
    at += c.size;
  }
  return han >= kFewest;
}

// 完成投资677万元 is told of whatever task stands before it.
bool NamesMoney(std::string_view piece) {
  return piece.find("投资") != piece.npos || piece.find("资金") != piece.npos;
}

bool Promises(std::string_view piece) {
  constexpr size_t kLongestPromise = 40;  // code points
  const Look look = LookAtPiece(piece);
  return look.digits && !look.done && !look.figure && !look.share && !look.number &&
         look.reported <= 0 && look.length <= kLongestPromise && look.mark == 0 &&
         look.point == 0 && !look.milestone && !look.deadline;
}

// A cell of another column: who or when, and nothing else.
bool IsOfOtherColumn(std::string_view piece) {
  const Look look = LookAtPiece(piece);
  return look.person == Likeness::kSure || look.unit == Likeness::kSure || look.deadline ||
         look.number.has_value();
}

bool Reports(std::string_view piece) {
  piece = base::Trim(piece);
  return LookAtPiece(piece).done ||
         std::any_of(std::begin(kReportOpeners), std::end(kReportOpeners),
                     [&](std::string_view word) { return piece.starts_with(word); });
}

class Doubter {
 public:
  explicit Doubter(RawTable& table)
      : table_(table),
        number_(table.Find(Role::kNumber)),
        content_(table.Find(Role::kContent)),
        progress_(table.Find(Role::kProgress)) {}

  void Run() {
    constexpr size_t kFewest = 4;  // rows that tell what is usual
    if (content_ < 0 || progress_ < 0 || table_.rows.size() < kFewest) return;
    LearnHabits();
    std::vector<size_t> doubtful;
    for (size_t i = 0; i < table_.rows.size(); ++i)
      if (!IsSettled(table_.rows[i]) && IsDoubtful(i)) doubtful.push_back(i);
    if (doubtful.size() * 2 > table_.rows.size()) return;
    for (const size_t i : doubtful) {
      table_.rows[i].doubtful = table_.rows[i].strewn = true;
      table_.rows[i].standing = 0;
    }
  }

 private:
  const Pieces& Cell(const RawRow& row, int column) const {
    return row.cells[static_cast<size_t>(column)];
  }

  std::optional<int> NumberOf(const RawRow& row) const {
    const Pieces& pieces = Cell(row, number_);
    return pieces.empty() ? std::nullopt : ReadNumber(pieces.front());
  }

  // Told already, or without a task and a result.
  bool IsSettled(const RawRow& row) const {
    return row.doubtful || row.unsplit || row.continues || row.stage ||
           (Cell(row, content_).empty() && Cell(row, progress_).empty());
  }

  void LearnHabits() {
    const auto most = [&](const auto& holds) {
      const auto count = std::count_if(table_.rows.begin(), table_.rows.end(), holds);
      return static_cast<size_t>(count) * 5 >= table_.rows.size() * 4;
    };
    numbered_ = number_ >= 0 && most([&](const RawRow& row) { return NumberOf(row).has_value(); });
    tasks_promise_ = most([&](const RawRow& row) {
      return !Cell(row, content_).empty() && !Reports(Cell(row, content_).front());
    });
    for (size_t i = 0; i < table_.columns.size(); ++i)
      usual_.push_back(most([&](const RawRow& row) { return !row.cells[i].empty(); }));
    for (const RawRow& row : table_.rows)
      if (!Cell(row, content_).empty()) openers_.insert(OpenerOf(Cell(row, content_).front()));
    openers_.erase(std::string_view());
  }

  bool IsDoubtful(size_t i) const {
    const RawRow& row = table_.rows[i];
    if (HoldsOtherColumns(row)) return true;
    if (tasks_promise_ && !Cell(row, content_).empty() && Reports(Cell(row, content_).front()))
      return true;
    if (!numbered_) return HoldsOtherPromise(row);
    return (!NumberOf(row) || NumberLacksBehind(i)) && IsUntidy(row);
  }

  // Behind the row another one begins without a number, or one or more numbers are left out.
  bool NumberLacksBehind(size_t i) const {
    if (i + 1 >= table_.rows.size()) return false;
    const auto own = NumberOf(table_.rows[i]), next = NumberOf(table_.rows[i + 1]);
    return own && (!next || *next > *own + 1);
  }

  // Beside a number that lacks: cells lack too, or one holds more than one text.
  bool IsUntidy(const RawRow& row) const {
    const Pieces& content = Cell(row, content_);
    const Pieces& progress = Cell(row, progress_);
    for (size_t i = 0; i < usual_.size(); ++i)
      if (usual_[i] && static_cast<int>(i) != number_ && row.cells[i].empty()) return true;
    return content.size() != 1 || progress.size() > 1 ||
           (!progress.empty() && Promises(progress.front()));
  }

  // Texts of the columns between inside a cell of prose.
  bool HoldsOtherColumns(const RawRow& row) const {
    const Pieces& progress = Cell(row, progress_);
    const Pieces& content = Cell(row, content_);
    return (progress.size() > 1 &&
            std::any_of(progress.begin(), progress.end(), IsOfOtherColumn)) ||
           std::any_of(content.begin(), content.end(), IsOfOtherColumn);
  }

  // What the task does not name, promised behind the result or in the words of other tasks.
  bool HoldsOtherPromise(const RawRow& row) const {
    const Pieces& progress = Cell(row, progress_);
    for (size_t i = 0; i < progress.size(); ++i) {
      if (!Promises(progress[i]) || !NamesThing(progress[i]) || NamesMoney(progress[i]) ||
          NamesTaskOf(row, progress[i]))
        continue;
      if (i > 0 || openers_.contains(OpenerOf(progress[i]))) return true;
    }
    return false;
  }

  bool NamesTaskOf(const RawRow& row, std::string_view piece) const {
    constexpr size_t kSame = 3;  // code points
    for (const std::string_view task : Cell(row, content_))
      if (NamesSame(piece.substr(0, kLongest), task.substr(0, kLongest), kSame)) return true;
    return false;
  }

  RawTable& table_;
  int number_, content_, progress_;
  bool numbered_ = false;               // nearly all rows
  bool tasks_promise_ = false;          // nearly all
  std::vector<char> usual_;             // per column: nearly every row fills it
  std::set<std::string_view> openers_;  // of the tasks
};

}  // namespace

void DoubtLostCells(RawTable& table) {
  Doubter(table).Run();
}

void DoubtUnsplit(RawTable& table) {
  const int content = table.Find(Role::kContent), progress = table.Find(Role::kProgress);
  if (content < 0 || progress < 0) return;
  const auto lacks = [&](const RawRow& row) {
    return row.cells[static_cast<size_t>(progress)].empty() &&
           !row.cells[static_cast<size_t>(content)].empty();
  };
  const auto count = std::count_if(table.rows.begin(), table.rows.end(), lacks);
  if (static_cast<size_t>(count) == table.rows.size()) return;
  for (RawRow& row : table.rows) row.unsplit = lacks(row);
}

}  // namespace duban::understand
