// Tables without ruling lines: columns are where no text stands.
#pragma once

#include <optional>
#include <vector>

#include "base/expected.h"
#include "read/page/page.h"
#include "read/page/pieces.h"
#include "read/page/rows.h"

namespace duban::read::page {

// The borders of the columns that the pages' texts keep clear of, ascending, outer ones included;
// empty where there are less than three columns. All pages of one table together know more than
// each alone.
std::vector<double> FindColumns(const std::vector<const Page*>& pages);

// Where on a page with two tables one below the other, each without rules and with columns that the
// other blurs, the title of the second one stands: its upper edge. nullopt where there is no such.
std::optional<double> FindSecondTable(const Page& page);

// The columns of each page's table: as FindColumns of all pages that follow each other and bear the
// same one. Pages whose columns two tables would blur are told apart; a page for which `taken` says
// so has none, and ends a table. `numbers`: of each page; those of one number are parts of a page
// that FindSecondTable parted.
std::vector<std::vector<double>> FindColumnsByPage(const std::vector<Page>& pages,
                                                   const std::vector<char>& taken,
                                                   const std::vector<uint32_t>& numbers);

// Takes the table with these columns off the page's words; nullopt where the page has no row of it.
// `goes_on`: the page before ended with such a table; then the page may begin with the rest of a
// row. `aligns`: how the columns are set, as pages before showed it. Fails with kLimit
// ("page-too-many-cells") before it makes more than `most` cells.
base::Expected<std::optional<Piece>> TakeUnruled(const std::vector<double>& xs, uint32_t page,
                                                 bool goes_on, uint64_t most, Aligns& aligns,
                                                 std::vector<Word>& words);

}  // namespace duban::read::page
