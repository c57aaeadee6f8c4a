// Two ledgers of one plan held against each other: what an earlier period had told that a later one
// takes back or only repeats.
//
// figure-decreased: cumulative work of the same year that became less. text-unchanged: a progress
// that is word for word the earlier one, of a task that is not finished. figure-vanished: a
// promised volume that the earlier text gave a figure for, and this one no amount of its kind.
// stage-went-back: a thing that both texts call alike, finished in the earlier one and under way in
// this one. target-lowered, target-dropped: a promised amount of the year that the task's later
// wording makes less, or no longer has. Figures that may fall (levels, rates, rests, what is under
// way, of one month) are left alone. Pure; linear but for the sorting.
#pragma once

#include <span>
#include <vector>

#include "ledger/document.h"

namespace duban::understand {

// `continues[i]` is the index in `earlier` of the task that task i of `now` continues, or -1.
// Precondition: continues.size() == now.tasks.size(); both were read by ReadPlan.
std::vector<ledger::Finding> CompareWithEarlier(const ledger::Document& earlier,
                                                const ledger::Document& now,
                                                std::span<const int> continues);

// Of one task in two periods of one year, only target-lowered and target-dropped.
std::vector<ledger::Finding> ComparePromises(const ledger::DocumentTask& earlier,
                                             const ledger::DocumentTask& now);

}  // namespace duban::understand
