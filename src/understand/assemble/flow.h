// Tables of tasks that came as lines: a cell per paragraph, cells between blanks, or glued rows.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

struct Flow {
  std::vector<RawTable> tables;
  bool matrix = false;  // a matrix of indicators stood there, which cannot be put back
  std::optional<ledger::SourcePlace> bare;   // a heading without rows
  bool closes = false;                       // nothing stands behind the last row of the last table
  std::optional<ledger::SourcePlace> begun;  // where one more row begins behind it and is no row
};

// The tables in a run of paragraphs, each behind its heading; `title` is the document's, so that
// its repetition is no cell. Empty where no heading of a table of tasks stands in them.
Flow ReadFlow(const std::vector<const table::Paragraph*>& paragraphs, std::string_view title);

}  // namespace duban::understand
