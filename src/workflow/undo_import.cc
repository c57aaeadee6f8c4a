// Entry point: UndoImport.
#include "workflow/undo_import.h"

#include <algorithm>
#include <tuple>

#include "store/store.h"
#include "workflow/find.h"
#include "workflow/replacement.h"

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

// How many lines of corrections go with the edition: those that no table of the plan that stands
// has, so that the next import would not be judged by them.
base::Expected<int> CountLost(const store::ReadTransaction& transaction,
                              const std::string& government, const store::Edition& undone) {
  DUBAN_TRY(lost, transaction.Corrections(government, undone.id));
  if (lost.empty()) return 0;
  DUBAN_TRY(periods, transaction.Periods(government, undone.year));
  for (const store::Period& period : periods) {
    if (period.edition.empty()) continue;
    DUBAN_TRY(kept, transaction.Corrections(government, period.edition));
    std::erase_if(lost, [&](const ledger::CorrectionLine& line) {
      return std::any_of(kept.begin(), kept.end(),
                         [&](const ledger::CorrectionLine& other) { return IsSame(line, other); });
    });
  }
  return static_cast<int>(lost.size());
}

base::Expected<UndoImportResult> Undo(store::WriteTransaction& transaction, const Context& context,
                                      const UndoImportOptions& options) {
  DUBAN_TRY(period, StandingPeriod(transaction, options));
  DUBAN_TRY(edition, transaction.FindEdition(options.government, period.edition));
  DUBAN_CHECK(transaction.UndoEdition(period.year, period.label));
  DUBAN_CHECK(context.Alive());
  DUBAN_TRY(now, transaction.FindPeriod(options.government, period.year, period.label));

  UndoImportResult result;
  result.government = options.government;
  result.year = period.year;
  result.period = period.label;
  result.undone_edition = edition.number;
  result.rows = edition.tally.tasks;
  if (now && !now->edition.empty()) result.edition = now->edition_number;
  DUBAN_TRY(stands, HasLedgers(transaction, options.government));
  result.nothing_stands = !stands;
  DUBAN_TRY(corrections, CountLost(transaction, options.government, edition));
  result.corrections = corrections;
  DUBAN_TRY(event,
            transaction.Append("import.undo", {{"year", std::to_string(period.year)},
                                               {"period", period.label},
                                               {"edition", edition.id},
                                               {"number", std::to_string(edition.number)},
                                               {"stands", now ? now->edition : std::string()},
                                               {"reason", options.reason}}));
  result.event = options.dry_run ? 0 : static_cast<uint64_t>(event);
  return result;
}

}  // namespace

base::Expected<UndoImportResult> UndoImport(const Context& context,
                                            const UndoImportOptions& options) {
  UndoImportResult result;
  DUBAN_CHECK(
      context.store->Write({options.government, context.actor, context.now, options.dry_run},
                           [&](store::WriteTransaction& transaction) -> base::Expected<void> {
                             DUBAN_TRY(done, Undo(transaction, context, options));
                             result = std::move(done);
                             return {};
                           }));
  return result;
}

}  // namespace duban::workflow
