// The stage behind a list is of all its things: 25所书屋和16个广场尚未开工.
//
// Gives the statements of a text's lists what is told behind the last of them. Inside this room
// only. Pure; linear in the text.
#pragma once

#include "understand/prose/statements.h"

namespace duban::understand {

// Precondition: what denies the statements and what goes on is marked.
void SpreadStages(Prose& prose);

}  // namespace duban::understand
