// What stands around a table on a page and is none of it: navigation, buttons, footers, disclosure
// headers.
//
// Pure; any number of threads.
#pragma once

#include <string_view>

namespace duban::understand {

bool IsFurniture(std::string_view line);

// "— 3 —", "第3页 共9页": a number between dashes, or of pages.
bool IsPageNumber(std::string_view line);

}  // namespace duban::understand
