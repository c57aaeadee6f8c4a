// What would be lost if a table took the place of another: tasks, reports, columns, ends of texts.
//
// Offices correct figures and words; a table that has less in it than the one that stands is more
// often a poorer copy of the same table, or another list. One that tells that it came later
// (publication_order.h) may drop a few tasks or cells unasked, any other one hardly any. Pure.
#pragma once

#include <optional>

#include "base/message.h"
#include "workflow/replacement.h"

namespace duban::workflow {

// What is lost of rows that go on counts where it is at least so many, and half of what there was
// if the table came later. Fewer are left open on purpose.
inline constexpr size_t kFewestLost = 3;

// Of a table for the same period:
//   import-other-list    not one row continues a task of the standing table, and it is not the same
//                        list in other words (the same title and numbers)
//   import-rows-lost     tasks are missing: many of them, or, of a table that does not tell that it
//                        came later and has fewer rows, any
//   import-reports-lost  rows that had a report have none
//   import-cells-lost    cells of other columns are empty, or the columns gone, and what stood in
//                        them stands nowhere else in the row
//   import-texts-cut     contents or reports break off where those that stand go on
Questions LossQuestionsOf(const Replacement& replacement);

// import-nothing-continues: of a table for another period not one row continues any task, and it is
// not the same list.
std::optional<base::Message> NothingContinuesQuestionOf(const Replacement& replacement);

}  // namespace duban::workflow
