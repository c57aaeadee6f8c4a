// Judge with what it could not decide: inside this room only.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ledger/period.h"
#include "ledger/target.h"
#include "understand/judge/corrections.h"
#include "understand/level.h"
#include "understand/prose/statements.h"

namespace duban::understand {

// Two figures that answer one promise equally well and say different things.
struct Tie {
  size_t target = 0;  // its index
  base::Span one;     // in the progress
  base::Span other;
};

struct CloseReading {
  std::vector<ledger::Verdict> verdicts;
  std::vector<Tie> ties;
  std::vector<size_t> unclear;  // targets whose correction could not be followed
};

// What a person said of each target, parallel to them; null where nothing, and empty for none.
using Said = std::vector<const Correction*>;

// Whose table it is, and of which time.
struct Teller {
  std::optional<ledger::Period> period;
  Level level = Level::kUnknown;
  uint64_t classes = 0;  // that it is about as a whole (残疾人联合会): see ClassesIn
};

// `report` is the progress, read.
CloseReading JudgeClosely(std::string_view content, const std::vector<ledger::Target>& targets,
                          const Prose& report, const Teller& teller, const Said& said = {});

}  // namespace duban::understand
