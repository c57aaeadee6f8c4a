// Tasks as blocks of labelled lines, one block after another: 项目内容 / 责任单位 / 进展与成效,
// each label at the head of a line or alone in one, its value behind it or in the lines below.
//
// Pure; any number of threads; linear in the text.
#pragma once

#include <optional>
#include <vector>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

enum class LabelLines {
  kAlone,  // only where most labels stand alone in their lines
  kAny,
};

struct LabelBlocks {
  std::optional<RawTable> table;
  bool torn = false;  // such blocks, in which no label tells where a result belongs
};

// The tasks in a run of paragraphs; no table where a block lacks its task or its result, has one of
// them twice, or holds text that no label says the meaning of. `tells`: the document says that it
// tells of set tasks, so that one block is enough; else two. Numbered lists of equal numbers in
// task and result are a task each. Pieces point into the paragraphs.
LabelBlocks ReadLabelBlocks(const std::vector<const table::Paragraph*>& paragraphs,
                            LabelLines which, bool tells);

}  // namespace duban::understand
