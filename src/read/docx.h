// DOCX: paragraphs and tables of the main part.
#pragma once

#include <string_view>

#include "base/expected.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

// Merged cells (gridSpan, vMerge), heading rows and nested tables are kept; numbers that a list
// style makes are put into the text; tracked insertions are read, deletions and hidden text are
// not; headers, footers, notes and comments are left out. Read as a stream.
base::Expected<void> ReadDocx(std::string_view bytes, const Limits& limits,
                              table::Document& document);

}  // namespace duban::read
