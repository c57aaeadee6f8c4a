// XLSX: each visible sheet a grid.
#pragma once

#include <string_view>

#include "base/expected.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

// Merged cells are kept; numbers are shown as their format shows them (dates, percents); hidden
// sheets, rows and columns are left out and told as a note. Formulas give the value that was saved
// with them. Read as a stream; the texts of the first sheet are not copied.
base::Expected<void> ReadXlsx(std::string_view bytes, const Limits& limits,
                              table::Document& document);

}  // namespace duban::read
