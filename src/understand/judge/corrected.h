// Corrections on their way through the reading of a plan: which promise each speaks of, and which
// could be followed. Inside this room only.
#pragma once

#include <vector>

#include "ledger/document.h"
#include "understand/judge/corrections.h"
#include "understand/judge/judge.h"

namespace duban::understand {

class Corrected {
 public:
  // `corrections` must outlive it.
  explicit Corrected(const std::vector<Correction>& corrections);

  // Takes out the targets that a person calls no promises.
  void DropPromises(size_t task, std::vector<ledger::Target>& targets);

  // The targets in the measure words in which the report counts them.
  std::vector<ledger::Target> AsMeasured(size_t task, const std::vector<ledger::Target>& targets,
                                         const Prose& report);

  // What was said of each target. Pointers into the corrections.
  Said SaidOf(size_t task, const std::vector<ledger::Target>& targets) const;

  // Which targets' corrections could not be followed when they were judged.
  void Note(size_t task, const std::vector<ledger::Target>& targets,
            const std::vector<size_t>& unclear);

  // One finding per correction.
  std::vector<ledger::Finding> TakeFindings(const ledger::Document& plan) const;

 private:
  const std::vector<Correction>& all_;
  std::vector<std::vector<size_t>> of_task_;  // indexes into all_
  std::vector<bool> followed_;
};

bool IsMadeByCorrecting(const ledger::Finding& finding);

}  // namespace duban::understand
