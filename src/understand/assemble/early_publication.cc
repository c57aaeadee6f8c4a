// Entry points: DoubtPublication, TellEarlyPublication.
#include "understand/assemble/early_publication.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ledger/finding_codes.h"
#include "understand/understand.h"

namespace duban::understand {
namespace {

using base::Date;

// First day of what the label names: of the quarter, the half, the month, though tables count from
// January on.
Date BeginOf(const ledger::Period& period) {
  const int year = period.as_of.year, month = period.as_of.month;
  constexpr size_t kYear = 4;
  const std::string_view part =
      std::string_view(period.label).substr(std::min(kYear, period.label.size()));
  if (part.empty()) return {year, 1, 1};
  if (part.starts_with("H")) return {year, month - 5, 1};
  if (part.starts_with("Q")) return {year, month - 2, 1};
  return {year, month, 1};
}

Date QuarterBefore(Date day) {
  constexpr int kQuarter = 3;
  day.month -= kQuarter;
  if (day.month < 1) {
    day.month += 12;
    --day.year;
  }
  return day;
}

bool TellsProgress(const ledger::Document& document) {
  return std::any_of(document.tasks.begin(), document.tasks.end(),
                     [](const ledger::DocumentTask& task) { return !task.row.progress.empty(); });
}

}  // namespace

std::optional<ledger::Finding> DoubtPublication(const ledger::Document& document) {
  if (!document.period) return std::nullopt;
  const Date begin = BeginOf(*document.period);
  const Date earliest = TellsProgress(document) ? begin : QuarterBefore(begin);
  const std::array<std::pair<std::string_view, std::optional<Date>>, 3> days = {
      {{"published", document.disclosure.published},
       {"created", document.disclosure.created},
       {"fetched", document.source.origin.fetched}}};
  for (const auto& [of, day] : days) {
    if (!day) continue;
    if (*day >= earliest) return std::nullopt;
    ledger::Finding finding = ledger::MakeFinding(
        kPublishedBeforePeriodCode,
        {{"period", document.period->label}, {"of", std::string(of)}, {"date", day->ToString()}});
    finding.field = ledger::Field::kPeriod;
    return finding;
  }
  return std::nullopt;
}

void TellEarlyPublication(ledger::Document& document) {
  std::erase_if(document.findings, [](const ledger::Finding& finding) {
    return finding.code == kPublishedBeforePeriodCode;
  });
  if (auto doubt = DoubtPublication(document))
    document.findings.insert(document.findings.begin(), *std::move(doubt));
}

}  // namespace duban::understand
