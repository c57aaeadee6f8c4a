// Whether a table may be filed, and take the place of the one that stands for its period, or
// somebody must say so first: what a replacement takes away silently is missed by nobody.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/message.h"
#include "ledger/document.h"
#include "store/store.h"
#include "workflow/import.h"

namespace duban::workflow {

// A table that would replace another.
struct Replacement {
  std::string_view government;
  const store::Edition& standing;
  const std::vector<store::StoredRow>& standing_rows;
  const ledger::Document& document;
  const std::vector<ImportedRow>& rows;
  const std::vector<GoneTask>& gone;  // not those that a row may continue
};

// Whether an edition of the government stands, of any year.
base::Expected<bool> HasLedgers(const store::ReadTransaction& transaction,
                                std::string_view government);

// A title without what differs from one period or correction to the next: figures, the words of
// periods, and what stands in brackets.
std::string BareTitle(std::string_view title);

using Questions = std::vector<base::Message>;

// What must be confirmed of any table of a government that is known, whether one stands for its
// period or not. `name` is what the government will be called.
//   import-other-government  it is of another place than the government, and the government has
//                            ledgers; a place that a standing edition is of is not asked about
//   import-rename            neither the table nor the government, as it is called so far, is of
//   the
//                            place that the new name names
//   and what filed_before.h asks, and QuestionsOfFirst and import-other-year (slips.h) where
//   nothing stands for its period
base::Expected<Questions> FilingQuestionsOf(const store::ReadTransaction& transaction,
                                            const store::Government& government,
                                            std::string_view name, const ledger::Document& document,
                                            bool stands);

// What is asked of a table where nothing is stored yet: import-cut-first, what is asked of its
// period and of doubtful cells below, and whether its rows stand twice (slips.h).
Questions QuestionsOfFirst(const ledger::Document& document);

// Whether the government may be renamed: also asked where nothing else changes.
base::Expected<std::optional<base::Message>> RenameQuestionOf(
    const store::ReadTransaction& transaction, const store::Government& government,
    std::string_view name, const ledger::Document& document);

// What must be confirmed of a table that would take another's place:
//   import-cut          its file breaks off (the finding file-cut)
//   import-published-before-period  it is older than what it says it covers (the finding
//                       published-before-period)
//   import-published-late  it came out more than a year after what it says it covers (slips.h)
//   import-two-periods  it holds a table of the same tasks for another time (the finding
//                       table-of-other-period)
//   import-tables-differ  two of its tables say different things of a task (the finding
//                       table-again-differs)
//   import-columns-doubtful  its columns look shifted (the finding columns-doubtful)
//   import-cell-misplaced  cells of a row look shifted (the finding cell-misplaced)
//   import-progress-shifted  what answers stands beside other tasks (the finding progress-shifted)
//   import-cells-beyond  cells stand where no heading is (the finding cells-beyond-headings)
//   and what losses.h, slips.h and publication_order.h ask
// Nothing is asked of the table that stands, read anew.
base::Expected<Questions> QuestionsOf(const store::ReadTransaction& transaction,
                                      const Replacement& replacement);

// The same of a table for another period of the plan than `standing`'s: whether it is another list
// (losses.h).
Questions QuestionsOfNext(const Replacement& replacement);

// In the order in which they are told; one that another says too is left out.
Questions GravestFirst(Questions questions);

// Whether all that is asked is which of two tables came later.
bool IsOfOrder(std::string_view key);
// Whether all that is asked is if a new key is meant (ImportOptions::new_key answers it).
bool IsOfKey(std::string_view key);

}  // namespace duban::workflow
