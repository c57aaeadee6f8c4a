// Entry points: DoubledQuestionOf, OtherPeriodQuestionOf, PublishedLateQuestionOf,
// OtherYearQuestionOf.
#include "workflow/slips.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <tuple>

#include "base/utf8.h"

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

// Days between two dates, near enough to tell which of two is nearer.
int DaysApart(const base::Date& a, const base::Date& b) {
  constexpr int kMonth = 31, kYear = 12 * kMonth;
  const auto days = [](const base::Date& date) {
    return date.year * kYear + date.month * kMonth + date.day;
  };
  return std::abs(days(a) - days(b));
}

std::string WordingOf(const ledger::Row& row) {
  return base::RemoveSpace(row.content);
}

// Of how many tasks of the document the wording stands among the rows.
size_t CountAlike(const std::vector<store::StoredRow>& rows, const ledger::Document& document) {
  std::set<std::string> wordings;
  for (const store::StoredRow& row : rows) wordings.insert(WordingOf(row.row));
  return static_cast<size_t>(std::count_if(
      document.tasks.begin(), document.tasks.end(),
      [&](const ledger::DocumentTask& task) { return wordings.contains(WordingOf(task.row)); }));
}

bool IsNearer(const store::Period& period, const ledger::Document& document) {
  const base::Date& published = *document.disclosure.published;
  return DaysApart(period.as_of, published) < DaysApart(document.period->as_of, published);
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
                                               const ledger::Document& document,
                                               std::string_view label) {
  const auto reported =
      std::count_if(document.tasks.begin(), document.tasks.end(),
                    [](const ledger::DocumentTask& task) { return !task.row.progress.empty(); });
  if (static_cast<size_t>(reported) < kFewest) return Question();
  DUBAN_TRY(periods, transaction.Periods(government, *document.year));
  for (const store::Period& period : periods) {
    if (period.edition.empty() || period.as_of == document.period->as_of) continue;
    if (!label.empty() && period.label != label) continue;
    DUBAN_TRY(rows, transaction.Rows(government, period.edition));
    if (HasRowsOf(rows, document))
      return Question(base::Message{"import-other-period",
                                    {{"period", document.period->label}, {"other", period.label}}});
  }
  return Question();
}

Question PublishedLateQuestionOf(const ledger::Document& document) {
  const auto& published = document.disclosure.published;
  if (!published || !document.period) return std::nullopt;
  base::Date year_later = document.period->as_of;
  ++year_later.year;
  if (*published <= year_later) return std::nullopt;
  return base::Message{"import-published-late",
                       {{"period", document.period->label}, {"published", published->ToString()}}};
}

base::Expected<Question> OtherYearQuestionOf(const store::ReadTransaction& transaction,
                                             std::string_view government,
                                             const ledger::Document& document) {
  if (!document.disclosure.published) return Question();
  DUBAN_TRY(periods, transaction.Periods(government));
  size_t alike = 0, own = 0;
  std::string other;
  for (const store::Period& period : periods) {
    const bool own_year = period.year == *document.year;
    if (period.edition.empty() || (!own_year && !IsNearer(period, document))) continue;
    DUBAN_TRY(rows, transaction.Rows(government, period.edition));
    const size_t count = CountAlike(rows, document);
    if (own_year) {
      own = std::max(own, count);
    } else if (count > alike) {
      alike = count;
      other = period.label;
    }
  }
  if (alike <= own || !IsSuspect(alike, document.tasks.size())) return Question();
  return Question(base::Message{"import-other-year",
                                {{"period", document.period->label},
                                 {"published", document.disclosure.published->ToString()},
                                 {"total", std::to_string(document.tasks.size())},
                                 {"rows", std::to_string(alike)},
                                 {"other", other}}});
}

}  // namespace duban::workflow
