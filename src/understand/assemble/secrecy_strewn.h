// Marks of secrecy whose letters stand apart, each in a paragraph or a cell of its own: 机 / 密 / ★
// / 1年.
//
// Short texts that follow each other are put together; what they give is then looked at as one
// line. Pure; linear in the blocks.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "table/grid.h"

namespace duban::understand {

struct StrewnText {
  std::string text;    // without blanks
  table::Place place;  // of its first part
  bool whole = false;  // nothing else stands in the run: the whole row, or all short paragraphs
};

using StrewnLook = std::function<void(const StrewnText&)>;

// Runs of short paragraphs. Those of a table stand in its grid.
void EachStrewnText(const std::vector<table::Block>& blocks, const StrewnLook& look);
// Runs of short cells in a row or a column.
void EachStrewnText(const table::Grid& grid, const StrewnLook& look);

}  // namespace duban::understand
