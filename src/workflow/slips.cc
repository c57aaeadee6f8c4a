// Entry points: DoubledQuestionOf, OtherPeriodQuestionOf.
#include "workflow/slips.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

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
