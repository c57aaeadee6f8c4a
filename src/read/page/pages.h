// Printed pages to blocks of text and tables: what PDF and OFD share.
#pragma once

#include <vector>

#include "base/expected.h"
#include "read/page/page.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read::page {

// Appends paragraphs and grids in reading order; their places name the page. Tables may be ruled or
// not and go on over pages; running heads and page numbers are left out (furniture.h). `before`
// pages of the same file came before these. Notes pages that hold no text ("page-without-text") and
// pages whose rules are too many for tables ("page-rules-left-out"). Fails with kLimit
// ("page-too-many-cells", "page-too-many-columns").
base::Expected<void> ReadPages(std::vector<Page> pages, const Limits& limits,
                               table::Document& document, uint32_t before = 0);

}  // namespace duban::read::page
