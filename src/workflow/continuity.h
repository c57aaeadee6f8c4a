// Which task of the plan each row of a new table continues, as far as the store tells.
//
// Rows are compared with the period's own standing edition where there is one, else with the
// nearest period before it, else with the nearest after. Tasks that stand only in other periods are
// compared too; tasks that stand nowhere any more (their import was undone) only by the same
// wording. An import that is undone and done again, on what the period stood on then, gives the
// same tasks, whatever people have said of others meanwhile.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "ledger/document.h"
#include "store/store.h"
#include "workflow/import.h"

namespace duban::workflow {

struct Continuity {
  // The period that rows are told against; none for the first table of a plan.
  std::optional<store::Period> reference;
  std::vector<store::StoredRow> reference_rows;
  bool same_period = false;       // `reference` is the period itself: a corrected table
  std::vector<ImportedRow> rows;  // one per row of the document; no task_id where it is new
  std::vector<ApartRow> apart;
};

// Rows and everything that they may continue. Precondition: period is set.
base::Expected<Continuity> FindContinuity(const store::ReadTransaction& transaction,
                                          std::string_view government, int year,
                                          const ledger::Document& document,
                                          const ledger::Period& period);

}  // namespace duban::workflow
