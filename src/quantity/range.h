// Two bounds that make one amount (6%-6.5%, 3至5个), and the two ends of a change (从5提高到10).
//
// Internal to the room.
#pragma once

#include "quantity/candidate.h"

namespace duban::quantity {

// 3至5个, 20—30亿元: a second number right behind the first, before any unit.
void ReadBareRange(Candidate& candidate);
// 6%-6.5%, 3个至5个: a second number with the same unit.
void ReadRangeBehindUnit(Candidate& candidate);
// Marks 从A and 到B of a change by their rules.
void ReadChange(Candidate& candidate);

}  // namespace duban::quantity
