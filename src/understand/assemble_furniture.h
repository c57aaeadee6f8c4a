// What stands around a table on a page and is none of it: navigation, buttons, footers, disclosure
// headers.
//
// Pure; any number of threads.
#pragma once

#include <string_view>

namespace duban::understand {

bool IsFurniture(std::string_view line);

}  // namespace duban::understand
