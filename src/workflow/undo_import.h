// Undoes the newest import of a period by a compensating action.
//
// The period returns to the edition before, or disappears where there was none. The undone edition,
// its tasks and its event stay in the history; the undoing is an event of its own. Undone again, it
// goes one edition further back.
//
// Fails with kNotFound where no such period stands; otherwise as Import.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/expected.h"
#include "workflow/context.h"

namespace duban::workflow {

struct UndoImportOptions {
  std::string government;
  int year = 0;
  std::string period;    // label; empty: the newest of the year
  std::string reason;    // a plain line, kept in the event; may be empty
  bool dry_run = false;  // only reads, and waits for nobody who writes
};

struct UndoImportResult {
  std::string government;
  int year = 0;
  std::string period;
  int undone_edition = 0;
  std::optional<int> edition;  // which stands now; none: the period is gone
  int rows = 0;                // how many the undone edition had
  int corrections = 0;  // lines that it was judged by, and no table of the plan that stands is
  bool nothing_stands = false;  // of the government, in any year: it is in no list any more
  uint64_t event = 0;
};

base::Expected<UndoImportResult> UndoImport(const Context& context,
                                            const UndoImportOptions& options);

}  // namespace duban::workflow
