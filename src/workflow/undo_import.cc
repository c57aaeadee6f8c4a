// Entry point: UndoImport.
#include "workflow/undo_import.h"

#include <algorithm>
#include <tuple>

#include "ledger/plain_line.h"
#include "store/store.h"
#include "workflow/find.h"

namespace duban::workflow {
namespace {

using base::ErrorCode;
using base::Fail;

// "2025Q1 (1), 2025Q2 (2)": the periods that stand, each with the number of its edition.
base::Expected<std::string> StandingOnes(const store::ReadTransaction& transaction,
                                         const std::string& government) {
  DUBAN_TRY(periods, transaction.Periods(government));
  std::string text;
  for (const store::Period& period : periods) {
    if (period.edition.empty()) continue;
    text += (text.empty() ? "" : ", ") + period.label + " (" +
            std::to_string(period.edition_number) + ")";
  }
  return text;
}

// The period to undo: the one named, or the newest of the year that stands.
base::Expected<store::Period> StandingPeriod(const store::ReadTransaction& transaction,
                                             const UndoImportOptions& options) {
  DUBAN_CHECK(RequireGovernment(transaction, options.government));
  DUBAN_TRY(periods, transaction.Periods(options.government, options.year));
  for (auto period = periods.rbegin(); period != periods.rend(); ++period)
    if (!period->edition.empty() && (options.period.empty() || options.period == period->label))
      return *period;
  DUBAN_TRY(standing, StandingOnes(transaction, options.government));
  return Fail(
      ErrorCode::kNotFound, "undo-nothing-stands",
      {{"year", std::to_string(options.year)}, {"period", options.period}, {"standing", standing}});
}

// The same correction, whatever number its task bears there.
bool IsSame(const ledger::CorrectionLine& a, const ledger::CorrectionLine& b) {
  return std::tie(a.promise, a.action, a.value, a.content, a.at) ==
         std::tie(b.promise, b.action, b.value, b.content, b.at);
}

// How the periods stand once `undone` stands no more: the table before it does, if there was one.
base::Expected<std::vector<store::Period>> PeriodsAfter(const store::ReadTransaction& transaction,
                                                        const std::string& government,
                                                        const store::Edition& undone) {
  DUBAN_TRY(periods, transaction.Periods(government));
  for (store::Period& period : periods)
    if (period.edition == undone.id) period.edition = undone.replaced;
  return std::move(periods);
}

// How many lines of corrections go with the edition: those that no table of the plan that stands
// has, so that the next import would not be judged by them.
base::Expected<int> CountLost(const store::ReadTransaction& transaction,
                              const std::string& government, const store::Edition& undone,
                              const std::vector<store::Period>& periods) {
  DUBAN_TRY(lost, transaction.Corrections(government, undone.id));
  if (lost.empty()) return 0;
  for (const store::Period& period : periods) {
    if (period.edition.empty() || period.year != undone.year) continue;
    DUBAN_TRY(kept, transaction.Corrections(government, period.edition));
    std::erase_if(lost, [&](const ledger::CorrectionLine& line) {
      return std::any_of(kept.begin(), kept.end(),
                         [&](const ledger::CorrectionLine& other) { return IsSame(line, other); });
    });
  }
  return static_cast<int>(lost.size());
}

// What undoing the edition comes to. Reads only.
base::Expected<UndoImportResult> Foresee(const store::ReadTransaction& transaction,
                                         const std::string& government,
                                         const store::Edition& undone) {
  DUBAN_TRY(periods, PeriodsAfter(transaction, government, undone));
  UndoImportResult result;
  result.government = government;
  result.year = undone.year;
  result.period = undone.period;
  result.undone_edition = undone.number;
  result.rows = undone.tally.tasks;
  if (!undone.replaced.empty()) {
    DUBAN_TRY(back, transaction.FindEdition(government, undone.replaced));
    result.edition = back.number;
  }
  result.nothing_stands =
      std::all_of(periods.begin(), periods.end(),
                  [](const store::Period& period) { return period.edition.empty(); });
  DUBAN_TRY(corrections, CountLost(transaction, government, undone, periods));
  result.corrections = corrections;
  return result;
}

base::Expected<store::Edition> StandingEdition(const store::ReadTransaction& transaction,
                                               const UndoImportOptions& options) {
  DUBAN_TRY(period, StandingPeriod(transaction, options));
  return transaction.FindEdition(options.government, period.edition);
}

base::Expected<UndoImportResult> Undo(store::WriteTransaction& transaction, const Context& context,
                                      const UndoImportOptions& options) {
  DUBAN_TRY(edition, StandingEdition(transaction, options));
  DUBAN_TRY(result, Foresee(transaction, options.government, edition));
  DUBAN_CHECK(transaction.UndoEdition(edition.year, edition.period));
  DUBAN_CHECK(context.Alive());
  DUBAN_TRY(event, transaction.Append("import.undo", {{"year", std::to_string(edition.year)},
                                                      {"period", edition.period},
                                                      {"edition", edition.id},
                                                      {"number", std::to_string(edition.number)},
                                                      {"stands", edition.replaced},
                                                      {"reason", options.reason}}));
  result.event = static_cast<uint64_t>(event);
  return std::move(result);
}

}  // namespace

base::Expected<UndoImportResult> UndoImport(const Context& context,
                                            const UndoImportOptions& options) {
  DUBAN_CHECK(ledger::RequireReason(options.reason));
  if (options.dry_run) {
    DUBAN_TRY(transaction, context.store->Read());
    DUBAN_TRY(edition, StandingEdition(transaction, options));
    return Foresee(transaction, options.government, edition);
  }
  UndoImportResult result;
  DUBAN_CHECK(
      context.store->Write({options.government, context.actor, context.now},
                           [&](store::WriteTransaction& transaction) -> base::Expected<void> {
                             DUBAN_TRY(done, Undo(transaction, context, options));
                             result = std::move(done);
                             return {};
                           }));
  return result;
}

}  // namespace duban::workflow
