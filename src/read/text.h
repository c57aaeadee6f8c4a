// Plain text: each line that is not empty is a paragraph; runs of pipe or tab rows are grids.
#pragma once

#include <string_view>

#include "base/expected.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

// `text` is valid UTF-8. Lines end with LF, CR, CR LF, U+2028 or a form feed (a new page).
//
// Two or more lines in a row that hold `|` within (`a | b | c |`) are a grid, and so are two or
// more with the same number of tabs. Cells stand where they are printed: the gaps that lost merged
// cells leave are closed by whoever knows what the columns mean.
base::Expected<void> ReadText(std::string_view text, const Limits& limits,
                              table::Document& document);

}  // namespace duban::read
