// Whether a publication says of itself that it corrects one before it. Pure.
#pragma once

#include <string_view>

#include "ledger/document.h"

namespace duban::understand {

// "…完成情况（更正）", "…（修订版）", "勘误：…": a title, or the name of a file. Not what a table
// tells of its tasks: 城市更新, 修订方案, 结构调整.
bool SaysItCorrects(std::string_view text);

// Its title or the name of its file does.
bool SaysItCorrects(const ledger::Document& document);

}  // namespace duban::understand
