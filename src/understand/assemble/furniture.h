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

// "某县人民政府督查室  2031年1月6日": who signed and when. Bytes of the line's text that are not
// the date; npos where the line does not end with a day.
size_t BeforeDate(std::string_view line);

}  // namespace duban::understand
