// Rows of figures whose cells single blanks part: "2 新增就业 县人社局 8950人 7356 82%". What a
// cell looks like and the order of the columns tell where it belongs; a row in which they do not is
// kept whole, and is not judged.
//
// Pure; any number of threads; linear in the text.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "understand/assemble/table.h"

namespace duban::understand {

struct TypedLine {
  std::string_view text;
  ledger::SourcePlace place;
};

// The rows below a heading of number, name, goal, what is done and perhaps owner, measure, share
// and remark. Nothing for other headings, or where most rows do not fit them.
std::optional<std::vector<RawRow>> ReadTypedRows(const std::vector<TypedLine>& lines,
                                                 const std::vector<Column>& columns);

// The same with a cell per line and none of them empty; the number may lack. Nothing where one does
// not fit its column.
std::optional<std::vector<RawRow>> ReadTypedCells(const std::vector<TypedLine>& cells,
                                                  const std::vector<Column>& columns);

}  // namespace duban::understand
