// Two ledgers of one plan held against each other: what an earlier period had told that a later one
// takes back or only repeats.
//
// figure-decreased: cumulative work of the same year that became less. text-unchanged: a progress
// that is word for word the earlier one, of a task that is not finished. figure-vanished: a
// promised volume that the earlier text gave a figure for, and this one no amount of its kind.
// stage-went-back: a thing that both texts call alike, finished in the earlier one and under way in
// this one. target-lowered, target-dropped: a promised amount of the year that the task's later
// wording makes less, or no longer has. task-gone: a task of the earlier ledger that this one of
// the same year does not have. task-reworded: a task whose wording differs in more than blanks and
// marks, where none of its promises was made less. Both only where the two are one list: of one
// kind, and half of the tasks of each in the other. Figures that may fall (levels, rates, rests,
// what is under way, of one month) are left alone. Pure; linear but for the sorting.
#pragma once

#include <span>
#include <vector>

#include "ledger/document.h"

namespace duban::understand {

// `continues[i]` is the index in `earlier` of the task that task i of `now` continues, or -1.
// `open` are indices of tasks that some row may continue, though it is not sure which: they are not
// gone. Precondition: continues.size() == now.tasks.size(); both were read by ReadPlan.
std::vector<ledger::Finding> CompareWithEarlier(const ledger::Document& earlier,
                                                const ledger::Document& now,
                                                std::span<const int> continues,
                                                std::span<const int> open = {});

// Of one task in two periods of one year, only target-lowered and target-dropped.
std::vector<ledger::Finding> ComparePromises(const ledger::DocumentTask& earlier,
                                             const ledger::DocumentTask& now);

}  // namespace duban::understand
