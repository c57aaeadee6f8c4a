// Which of several columns that tell how far things are is the progress.
//
// Pure; any number of threads.
#pragma once

#include <string_view>

#include "understand/assemble/table.h"

namespace duban::understand {

// Fills table.progress. Of columns headed by times (截至二季度 | 截至三季度) that of the title's
// own period comes first, then those before it, the latest in front; where the title names no
// period, the latest. Of others (完成率 | 完成情况) the one with more to read. A finding where
// times decided.
void SettleProgress(std::string_view title, RawTable& table);

}  // namespace duban::understand
