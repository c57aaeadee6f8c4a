// Letters much larger than the page's others: watermarks, stamps, titles.
#pragma once

#include <string>
#include <vector>

#include "read/page/page.h"

namespace duban::read::page {

// The texts that large words make, read to the right and read downward, also where they climb or
// fall over the page one character a word. Precondition: the words are tightened (lines.h).
std::vector<std::string> LargeTexts(const std::vector<Word>& words);

}  // namespace duban::read::page
