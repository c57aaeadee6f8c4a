// Promises told again as a heading over what became of their parts: 新建公园15个，东湖等8个已完工，
// 西山等7个正在施工; 新建公园15个。西山公园正在施工.
//
// Sets `outrun` and `ongoing` of a text's statements, and the objects that their parts leave out.
// Inside this room only. Pure; linear in the text.
#pragma once

#include "understand/prose/statements.h"

namespace duban::understand {

// Precondition: open parts are marked.
void MarkToldAgain(Prose& prose);

}  // namespace duban::understand
