// The disclosure header (信息公开) in its templates: as table, as lines "key value key value", as
// key and value on lines of their own.
//
// Pure; any number of threads.
#pragma once

#include <string_view>
#include <vector>

#include "ledger/document.h"
#include "table/grid.h"

namespace duban::understand {

// The line begins with a key of the header ("索引号: …", "发布日期：…").
bool IsDisclosureLine(std::string_view line);

// Reads the header out of all lines and small tables outside the table of tasks. A key that comes
// twice keeps its first value.
ledger::Disclosure ReadDisclosure(const table::Document& document);

}  // namespace duban::understand
