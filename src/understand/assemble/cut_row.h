// Whether a table that came as lines breaks off within its last row.
//
// Pure; any number of threads; linear.
#pragma once

#include <optional>
#include <vector>

#include "understand/assemble/align.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// Where the last row of a table stands that lacks cells at its end which the rows before it have.
// With `open_end`, which says that the file's last line is not closed, also where its last cell
// ends within a sentence and those of the rows before it do not. Nothing where fewer than three
// rows are there to tell.
// Precondition: nothing stands behind the last row in the file.
std::optional<ledger::SourcePlace> FindCutRow(const RawTable& table, bool open_end);

// Where the next row's number and a beginning of its texts stand behind the last row; `end`: of the
// atoms that the rows are made of.
std::optional<ledger::SourcePlace> BegunBehind(const std::vector<Atom>& atoms, size_t end,
                                               const RawTable& table);

}  // namespace duban::understand
