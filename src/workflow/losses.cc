// Entry points: LossQuestionsOf, NothingContinuesQuestionOf.
#include "workflow/losses.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/utf8.h"
#include "workflow/changes.h"
#include "workflow/corrections.h"
#include "workflow/lost_cells.h"
#include "workflow/publication_order.h"

namespace duban::workflow {
namespace {

using Question = std::optional<base::Message>;

// A correction that drops so many tasks, and such a part of them, is asked about; so is one that
// drops half of them.
constexpr size_t kManyLost = 5, kFewLost = 2;
constexpr size_t kPartLost = 5;  // a fifth

// "3, 11-69": numbers of tasks, what follows each other as a range.
std::string NumbersOf(const std::vector<int>& tasks) {
  constexpr int kRanges = 20;
  std::string out;
  int ranges = 0;
  for (size_t i = 0; i < tasks.size();) {
    size_t last = i;
    while (last + 1 < tasks.size() && tasks[last + 1] == tasks[last] + 1) ++last;
    if (++ranges > kRanges) return out + "…";
    out += (out.empty() ? "" : ", ") + std::to_string(tasks[i]);
    if (last > i) out += "-" + std::to_string(tasks[last]);
    i = last + 1;
  }
  return out;
}

// The first words of a task.
std::string BeginOf(std::string_view content) {
  constexpr size_t kShown = 20;  // characters
  size_t at = 0;
  for (size_t count = 0; at < content.size(); ++count) {
    if (count == kShown) return std::string(content.substr(0, at)) + "…";
    at += base::Decode(content, at).size;
  }
  return std::string(content);
}

// --- tasks

// The same title and numbers: its tasks were put in other words.
bool IsSameList(const Replacement& replacement) {
  const std::vector<store::StoredRow>& before = replacement.standing_rows;
  return BareTitle(replacement.standing.head.title) == BareTitle(replacement.document.title) &&
         std::equal(before.begin(), before.end(), replacement.document.tasks.begin(),
                    replacement.document.tasks.end(),
                    [](const store::StoredRow& a, const ledger::DocumentTask& b) {
                      return NumberOf(a.row) == NumberOf(b.row);
                    });
}

bool IsMuch(size_t lost, size_t rows) {
  return (lost >= kManyLost && lost * kPartLost >= rows) || (lost >= kFewLost && lost * 2 >= rows);
}

Question OtherListOf(std::string_view key, const Replacement& replacement) {
  return base::Message{std::string(key),
                       {{"period", replacement.standing.period},
                        {"standing", replacement.standing.head.title},
                        {"rows", std::to_string(replacement.standing_rows.size())},
                        {"title", replacement.document.title},
                        {"key", std::string(replacement.government) + "-2"}}};
}

Question LostTasksOf(const Replacement& replacement, bool later) {
  const size_t rows = replacement.standing_rows.size();
  const std::vector<GoneTask>& lost = replacement.gone;
  if (lost.empty()) return std::nullopt;
  const bool same_list = lost.size() == rows && IsSameList(replacement);
  if (lost.size() == rows && !same_list) return OtherListOf("import-other-list", replacement);
  if (same_list && rows <= kFewLost) return std::nullopt;
  const bool poorer = !later && replacement.document.tasks.size() < rows;
  if (!poorer && !IsMuch(lost.size(), rows)) return std::nullopt;
  std::vector<int> numbers;
  for (const GoneTask& task : lost) numbers.push_back(task.number);
  return base::Message{"import-rows-lost",
                       {{"period", replacement.standing.period},
                        {"edition", std::to_string(replacement.standing.number)},
                        {"rows", std::to_string(rows)},
                        {"lost", std::to_string(lost.size())},
                        {"numbers", NumbersOf(numbers)},
                        {"first", BeginOf(lost.front().content)}}};
}

// --- what stood in the cells of rows that go on

bool IsSuspect(size_t lost, size_t had, bool later) {
  return lost >= kFewestLost && (!later || lost * 2 >= had);
}

struct Pair {
  const ledger::Row& before;
  const ledger::Row& now;
};

std::vector<Pair> PairsOf(const Replacement& replacement) {
  std::map<std::string_view, const ledger::Row*> before;
  for (const store::StoredRow& row : replacement.standing_rows) before[row.task] = &row.row;
  std::vector<Pair> pairs;
  for (size_t i = 0; i < replacement.rows.size(); ++i) {
    const auto was = before.find(replacement.rows[i].task_id);
    if (was != before.end()) pairs.push_back({*was->second, replacement.document.tasks[i].row});
  }
  return pairs;
}

Question LostCellsOf(const Replacement& replacement, const std::vector<Pair>& pairs, bool later) {
  LostCells cells(replacement.standing.head);
  for (const Pair& pair : pairs) cells.Take(pair.before, pair.now);
  size_t all = 0;
  std::string columns;
  for (const LostCells::Column& column : cells.columns()) {
    if (!IsSuspect(column.lost, column.had, later)) continue;
    all += column.lost;
    columns += (columns.empty() ? "" : ", ") + column.heading + " " + std::to_string(column.lost) +
               "/" + std::to_string(column.had);
  }
  if (all == 0) return std::nullopt;
  return base::Message{"import-cells-lost",
                       {{"period", replacement.standing.period},
                        {"edition", std::to_string(replacement.standing.number)},
                        {"lost", std::to_string(all)},
                        {"columns", std::move(columns)}}};
}

bool IsReported(const ledger::Row& row) {
  return !base::RemoveSpace(row.progress).empty();
}

Question LostReportsOf(const Replacement& replacement, const std::vector<Pair>& pairs, bool later) {
  size_t had = 0;
  for (const store::StoredRow& row : replacement.standing_rows) had += IsReported(row.row);
  std::vector<int> lost;
  for (const Pair& pair : pairs)
    if (IsReported(pair.before) && !IsReported(pair.now) &&
        !LostCells::StandsIn(pair.before.progress, pair.now))
      lost.push_back(pair.before.number);
  if (!IsSuspect(lost.size(), had, later)) return std::nullopt;
  return base::Message{"import-reports-lost",
                       {{"period", replacement.standing.period},
                        {"edition", std::to_string(replacement.standing.number)},
                        {"rows", std::to_string(had)},
                        {"lost", std::to_string(lost.size())},
                        {"numbers", NumbersOf(lost)}}};
}

// "…已建成" of "…已建成3个。": it breaks off before the sentence ends. A text that ends with one of
// its sentences was shortened on purpose.
bool BreaksOff(const std::string& before, const std::string& now) {
  std::string was = base::RemoveSpace(before), is = base::RemoveSpace(now);
  for (const std::string_view dots : {"……", "…", "..."})
    if (is.ends_with(dots)) is.resize(is.size() - dots.size());
  if (is.empty() || is.size() >= was.size() || !was.starts_with(is)) return false;
  constexpr std::array<std::string_view, 5> kEnds = {"。", "；", ";", "！", "."};
  return std::none_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return is.ends_with(end) || was.compare(is.size(), std::string::npos, end) == 0;
  });
}

Question CutTextsOf(const Replacement& replacement, const std::vector<Pair>& pairs, bool later) {
  std::vector<int> cut;
  for (const Pair& pair : pairs)
    if (BreaksOff(pair.before.content, pair.now.content) ||
        BreaksOff(pair.before.progress, pair.now.progress))
      cut.push_back(pair.before.number);
  if (!IsSuspect(cut.size(), pairs.size(), later)) return std::nullopt;
  return base::Message{"import-texts-cut",
                       {{"period", replacement.standing.period},
                        {"edition", std::to_string(replacement.standing.number)},
                        {"cut", std::to_string(cut.size())},
                        {"numbers", NumbersOf(cut)}}};
}

}  // namespace

Questions LossQuestionsOf(const Replacement& replacement) {
  const bool later = ComesLater(replacement.standing, replacement.document);
  const bool same_file = replacement.standing.head.source.sm3 == replacement.document.source.sm3;
  const std::vector<Pair> pairs = PairsOf(replacement);
  Questions questions;
  const auto ask = [&](Question one) {
    if (one) questions.push_back(*std::move(one));
  };
  ask(LostTasksOf(replacement, later));
  ask(LostReportsOf(replacement, pairs, later));
  // Newer rules may see other columns in a file; no better copy of it can be got.
  if (same_file) return questions;
  ask(LostCellsOf(replacement, pairs, later));
  ask(CutTextsOf(replacement, pairs, later));
  return questions;
}

Question NothingContinuesQuestionOf(const Replacement& replacement) {
  const bool all_new =
      std::all_of(replacement.rows.begin(), replacement.rows.end(),
                  [](const ImportedRow& row) { return row.join == RowJoin::kNew; });
  if (!all_new || IsSameList(replacement)) return std::nullopt;
  return OtherListOf("import-nothing-continues", replacement);
}

}  // namespace duban::workflow
