// What stands behind an amount and takes it back: 50部均未通过验收, 40个（上年数）; and which of
// two rates of growth has the rise of prices in it.
//
// Sets `negated`, `plan`, `past`, `nominal` and `real` of a text's statements. Inside this room
// only. Pure; linear in the text.
#pragma once

#include "understand/prose/statements.h"

namespace duban::understand {

void MarkTakenBack(Prose& prose);

}  // namespace duban::understand
