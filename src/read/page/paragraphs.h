// Lines of running text to paragraphs.
#pragma once

#include <vector>

#include "read/page/lines.h"
#include "table/grid.h"

namespace duban::read::page {

struct PageLine {
  uint32_t page = 0;
  Line line;
};

// A line goes on with the paragraph before it where that one filled its line, in the same type
// size, without an indent of its own. `block` is what the page's texts and tables cover: lines
// between its sides are measured, and centred ones told, against it.
std::vector<table::Paragraph> MakeParagraphs(const std::vector<PageLine>& lines, Box block);

}  // namespace duban::read::page
