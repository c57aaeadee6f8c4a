// Texts printed over each other.
#pragma once

#include <vector>

#include "read/page/page.h"

namespace duban::read::page {

// Takes off words that are printed twice at one place, as programs do that have no bold type. True
// where other words remain that lie over each other (a watermark, a text that a low cell cuts off
// on paper): no reading of them is safe. Precondition: the words are tightened (lines.h).
bool SettleOverlaps(std::vector<Word>& words);

}  // namespace duban::read::page
