// Running heads and page numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "read/page/page.h"
#include "read/page/ruling.h"
#include "table/grid.h"

namespace duban::read::page {

// Takes page numbers, and lines that say the same at the same height on several pages, off the
// pages' words. Only what stands alone in the margin goes: the outermost line or two at the top and
// at the bottom, set apart from what follows, outside of ruled tables. Figures count: lines that
// differ in one are different lines. A head stays where the first page has it, it may be the title.
// What was taken off, page numbers apart, becomes a note ("running-line-left-out").
//
// `rulings`: the tables of each page; `before` pages of the same file came before these.
void DropFurniture(const std::vector<std::vector<Ruling>>& rulings, uint32_t before,
                   std::vector<Page>& pages, table::Document& document);

}  // namespace duban::read::page
