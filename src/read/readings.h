// Readings in Latin letters that a site put behind characters: "設(shè)備" is "設備".
//
// Pure; any number of threads; linear in the text.
#pragma once

#include "table/grid.h"

namespace duban::read {

// Takes them out of every text of the document, and notes how many ("readings-dropped", at the
// first one's place). A reading stands in a bracket behind a Han character and bears the mark of a
// tone; those without one, (de), count only beside several that have one.
void DropReadings(table::Document& document);

}  // namespace duban::read
