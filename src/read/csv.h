// CSV as spreadsheets save it (RFC 4180): quoted fields may hold commas, quotes and line ends.
#pragma once

#include <string_view>

#include "base/expected.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

// Whether the text is CSV: at least two records, and each of the first hundred has the same number
// of fields, three or more. Prose with commas has not.
bool LooksCsv(std::string_view text);

// One grid. A field that is not closed ends with the text.
base::Expected<void> ReadCsv(std::string_view text, const Limits& limits,
                             table::Document& document);

}  // namespace duban::read
