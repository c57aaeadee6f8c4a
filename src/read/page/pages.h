// Printed pages to blocks of text and tables: what PDF and OFD share.
#pragma once

#include <vector>

#include "base/expected.h"
#include "read/page/page.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read::page {

// Appends paragraphs and grids in reading order; their places name the page. Tables may be ruled or
// not and go on over pages; running heads and page numbers are left out. Fails with kLimit
// ("too-many-cells").
base::Expected<void> ReadPages(std::vector<Page> pages, const Limits& limits,
                               table::Document& document);

}  // namespace duban::read::page
