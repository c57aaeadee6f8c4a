// Tasks that stand in running text, each followed by lines that say who and how far: a
// decomposition notice ("1.… 责任单位:…"), a bulletin ("…。牵头领导:… 实际完成情况:…").
#pragma once

#include <optional>
#include <vector>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// The tasks in a run of paragraphs; nothing where fewer than two of them are labelled. Pieces point
// into the paragraphs.
std::optional<RawTable> ReadRecords(std::vector<const table::Paragraph*> lines);

}  // namespace duban::understand
