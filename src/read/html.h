// HTML pages: tables to grids, everything else to paragraphs.
#pragma once

#include <string_view>

#include "base/expected.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

// The charset that a page claims in <meta> or in an XML declaration; empty where it claims none.
std::string_view DeclaredCharset(std::string_view bytes);

// `text` is valid UTF-8. Cells keep rowspan and colspan; <br> and blocks inside a cell are '\n'.
// A table that only arranges others is taken apart: its inner tables are grids of their own and its
// other cells paragraphs, in reading order. Scripts, styles and hidden elements are left out. The
// file is read as a stream: memory is that of the grids.
base::Expected<void> ReadHtml(std::string_view text, const Limits& limits,
                              table::Document& document);

}  // namespace duban::read
