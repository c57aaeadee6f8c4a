// Promises of a text that is read already: inside this room only.
#pragma once

#include <vector>

#include "ledger/target.h"
#include "understand/prose/statements.h"

namespace duban::understand {

// A statement as the promise that it would be.
ledger::Target TargetFrom(const Statement& statement);

std::vector<ledger::Target> TargetsOf(const Prose& prose);
std::vector<ledger::EventPromise> EventsOf(const Prose& prose);

}  // namespace duban::understand
