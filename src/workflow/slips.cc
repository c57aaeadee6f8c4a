// Entry points: DoubledQuestionOf, LostReportsQuestionOf, OtherPeriodQuestionOf.
#include "workflow/slips.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

namespace duban::workflow {
namespace {

using Question = std::optional<base::Message>;

// Fewer rows are alike by chance, or left open on purpose.
constexpr size_t kFewest = 3;

bool IsSuspect(size_t count, size_t of) {
  return count >= kFewest && count * 2 >= of;
}

bool HasRowsOf(const std::vector<store::StoredRow>& rows, const ledger::Document& document) {
  return std::equal(rows.begin(), rows.end(), document.tasks.begin(), document.tasks.end(),
                    [](const store::StoredRow& a, const ledger::DocumentTask& b) {
                      return a.row.content == b.row.content && a.row.progress == b.row.progress;
                    });
}

}  // namespace

Question DoubledQuestionOf(const ledger::Document& document) {
  std::set<std::tuple<std::string_view, std::string_view, std::vector<std::string>>> seen;
  size_t doubled = 0;
  for (const ledger::DocumentTask& task : document.tasks)
    if (!seen.emplace(task.row.content, task.row.progress, task.row.lead_units).second) ++doubled;
  if (!IsSuspect(doubled, document.tasks.size())) return std::nullopt;
  return base::Message{
      "import-rows-doubled",
      {{"rows", std::to_string(document.tasks.size())}, {"doubled", std::to_string(doubled)}}};
}

Question LostReportsQuestionOf(const store::Edition& standing,
                               const std::vector<store::StoredRow>& standing_rows,
                               const ledger::Document& document,
                               const std::vector<ImportedRow>& rows) {
  std::unordered_map<std::string_view, bool> had;
  size_t reported = 0;
  for (const store::StoredRow& row : standing_rows) {
    had[row.task] = !row.row.progress.empty();
    reported += !row.row.progress.empty();
  }
  size_t lost = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto before = had.find(rows[i].task_id);
    lost += before != had.end() && before->second && document.tasks[i].row.progress.empty();
  }
  if (!IsSuspect(lost, reported)) return std::nullopt;
  return base::Message{"import-reports-lost",
                       {{"period", standing.period},
                        {"edition", std::to_string(standing.number)},
                        {"rows", std::to_string(reported)},
                        {"lost", std::to_string(lost)}}};
}

base::Expected<Question> OtherPeriodQuestionOf(const store::ReadTransaction& transaction,
                                               std::string_view government,
                                               const ledger::Document& document) {
  const auto reported =
      std::count_if(document.tasks.begin(), document.tasks.end(),
                    [](const ledger::DocumentTask& task) { return !task.row.progress.empty(); });
  if (static_cast<size_t>(reported) < kFewest) return Question();
  DUBAN_TRY(periods, transaction.Periods(government, *document.year));
  for (const store::Period& period : periods) {
    if (period.edition.empty() || period.as_of == document.period->as_of) continue;
    DUBAN_TRY(rows, transaction.Rows(government, period.edition));
    if (HasRowsOf(rows, document))
      return Question(base::Message{"import-other-period",
                                    {{"period", document.period->label}, {"other", period.label}}});
  }
  return Question();
}

}  // namespace duban::workflow
