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

// A correction that drops so many tasks, and such a part of them, is asked about; so is one that
// drops half of them. Offices correct figures and words; whole rows go rarely, and few of them.
inline constexpr size_t kManyLost = 5, kFewLost = 2;
inline constexpr size_t kPartLost = 5;  // a fifth

// A table that would replace another.
struct Replacement {
  std::string_view government;
  const store::Edition& standing;
  const std::vector<store::StoredRow>& standing_rows;
  const ledger::Document& document;
  const std::vector<ImportedRow>& rows;
  const std::vector<GoneTask>& gone;
};

// A title without what differs from one period or correction to the next: figures, the words of
// periods, and what stands in brackets.
std::string BareTitle(std::string_view title);

// What must be confirmed of any table, whether one stands for its period or not:
//   import-other-government  it is of another government than the one that has ledgers under the
//   key import-cut-first         its file breaks off, and nothing stands for its period
// A name that a standing edition bears too is not asked about again.
base::Expected<std::optional<base::Message>> FilingQuestionOf(
    const store::ReadTransaction& transaction, std::string_view government,
    const ledger::Document& document, bool stands);

// Of these, what is asked where nothing is stored yet.
std::optional<base::Message> QuestionOfFirst(const ledger::Document& document);

// What must be confirmed before, none where nothing must:
//   import-corrected-since  it is the table of an earlier edition, which was corrected since
//   import-older            it was published before the standing table
//   import-cut              its file breaks off (the finding file-cut)
//   import-other-list       not one row continues a task of the standing table, and it is not the
//                           same list in other words (the same title and numbers)
//   import-rows-lost        many tasks of the standing table are missing
// Nothing is asked of the table that stands, read anew.
base::Expected<std::optional<base::Message>> QuestionOf(const store::ReadTransaction& transaction,
                                                        const Replacement& replacement);

// The same of a table for another period of the plan than `standing`'s:
//   import-nothing-continues  not one row continues any task, and it is not the same list
std::optional<base::Message> QuestionOfNext(const Replacement& replacement);

}  // namespace duban::workflow
