// Making the view of one ledger from what the store holds, and cutting it by a filter into parts.
// Pure.
#pragma once

#include <string>
#include <vector>

#include "query/views.h"
#include "store/records.h"

namespace duban::query {

PeriodSummary SummaryOf(const store::Period& period);

// Of periods that stand; others are left out. Newest year first, in it the earliest period first.
std::vector<YearSummary> YearsOf(const std::vector<store::Period>& periods);

TaskLine LineOf(store::StoredRow row);

// The whole ledger of one edition: everything but government and periods.
// Choices are made of the lines as they come: what is masked there is masked in them too.
LedgerView MakeLedger(const store::Edition& edition, std::vector<TaskLine> lines,
                      std::vector<ledger::Finding> findings);

// The same with only those lines that pass and belong to the part, and the tally of all that pass.
// Choices and the whole tally stay.
LedgerView PartOf(const LedgerView& whole, const Filter& filter, const Part& part);

}  // namespace duban::query
