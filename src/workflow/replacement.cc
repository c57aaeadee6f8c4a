// Entry point: QuestionOf.
#include "workflow/replacement.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/utf8.h"
#include "understand/understand.h"
#include "workflow/changes.h"

namespace duban::workflow {
namespace {

using Question = std::optional<base::Message>;

// The edition whose table this is, of those that a correction replaced.
base::Expected<Question> CorrectedSince(const store::ReadTransaction& transaction,
                                        const Replacement& replacement) {
  const store::Edition& standing = replacement.standing;
  const ledger::Document& document = replacement.document;
  if (standing.head.source.sm3 == document.source.sm3) return Question();
  DUBAN_TRY(editions, transaction.Editions(replacement.government, standing.year, standing.period));
  for (const store::Edition& edition : editions) {
    if (edition.state != store::EditionState::kSuperseded) continue;
    bool same = edition.head.source.sm3 == document.source.sm3;
    if (!same) {
      DUBAN_TRY(rows, transaction.Rows(replacement.government, edition.id));
      same = IsSameTable(edition.head, rows, document);
    }
    if (same)
      return Question({std::string(kCorrectedSince),
                       {{"period", standing.period},
                        {"edition", std::to_string(edition.number)},
                        {"standing", std::to_string(standing.number)}}});
  }
  return Question();
}

bool IsCut(const ledger::Document& document) {
  return std::any_of(
      document.findings.begin(), document.findings.end(),
      [](const ledger::Finding& finding) { return finding.code == understand::kFileCutCode; });
}

// Tasks that no row of the table has, and that no row may have.
std::vector<const GoneTask*> LostTasks(const Replacement& replacement) {
  std::set<std::string_view> open;
  for (const ImportedRow& row : replacement.rows)
    for (const JoinCandidate& candidate : row.candidates) open.insert(candidate.task_id);
  std::vector<const GoneTask*> lost;
  for (const GoneTask& task : replacement.gone)
    if (!open.contains(task.task_id)) lost.push_back(&task);
  return lost;
}

// "3, 11-69": numbers of tasks, what follows each other as a range.
std::string NumbersOf(const std::vector<const GoneTask*>& tasks) {
  constexpr int kRanges = 20;
  std::string out;
  int ranges = 0;
  for (size_t i = 0; i < tasks.size();) {
    size_t last = i;
    while (last + 1 < tasks.size() && tasks[last + 1]->number == tasks[last]->number + 1) ++last;
    if (++ranges > kRanges) return out + "…";
    out += (out.empty() ? "" : ", ") + std::to_string(tasks[i]->number);
    if (last > i) out += "-" + std::to_string(tasks[last]->number);
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

bool IsMuch(size_t lost, size_t rows) {
  return (lost >= kManyLost && lost * kPartLost >= rows) || (lost >= kFewLost && lost * 2 >= rows);
}

Question LossOf(const Replacement& replacement) {
  const size_t rows = replacement.standing_rows.size();
  const std::vector<const GoneTask*> lost = LostTasks(replacement);
  if (lost.empty()) return std::nullopt;
  if (lost.size() == rows)
    return base::Message{"import-other-list",
                         {{"period", replacement.standing.period},
                          {"standing", replacement.standing.head.title},
                          {"rows", std::to_string(rows)},
                          {"title", replacement.document.title},
                          {"key", std::string(replacement.government) + "-2"}}};
  if (!IsMuch(lost.size(), rows)) return std::nullopt;
  return base::Message{"import-rows-lost",
                       {{"period", replacement.standing.period},
                        {"edition", std::to_string(replacement.standing.number)},
                        {"rows", std::to_string(rows)},
                        {"lost", std::to_string(lost.size())},
                        {"numbers", NumbersOf(lost)},
                        {"first", BeginOf(lost.front()->content)}}};
}

Question CutOf(const Replacement& replacement) {
  if (!IsCut(replacement.document) ||
      replacement.standing.head.source.sm3 == replacement.document.source.sm3)
    return std::nullopt;
  return base::Message{"import-cut",
                       {{"period", replacement.standing.period},
                        {"edition", std::to_string(replacement.standing.number)},
                        {"rows", std::to_string(replacement.standing_rows.size())},
                        {"now", std::to_string(replacement.document.tasks.size())}}};
}

}  // namespace

base::Expected<std::optional<base::Message>> QuestionOf(const store::ReadTransaction& transaction,
                                                        const Replacement& replacement) {
  DUBAN_TRY(corrected, CorrectedSince(transaction, replacement));
  if (corrected) return std::move(corrected);
  if (Question cut = CutOf(replacement)) return cut;
  return LossOf(replacement);
}

}  // namespace duban::workflow
