// Tables without ruling lines: columns are where no text stands.
#pragma once

#include <optional>
#include <vector>

#include "base/expected.h"
#include "read/page/page.h"
#include "read/page/pieces.h"

namespace duban::read::page {

// The borders of the columns that the pages' texts keep clear of, ascending, outer ones included;
// empty where there are less than three columns. All pages of one table together know more than
// each alone.
std::vector<double> FindColumns(const std::vector<const Page*>& pages);

// Takes the table with these columns off the page's words; nullopt where the page has no row of it.
// Fails with kLimit ("page-too-many-cells") before it makes more than `most` cells.
base::Expected<std::optional<Piece>> TakeUnruled(const std::vector<double>& xs, uint32_t page,
                                                 uint64_t most, std::vector<Word>& words);

}  // namespace duban::read::page
