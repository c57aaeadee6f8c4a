// Words that tell of several years at once. Inside this room only. Pure.
#pragma once

#include <string_view>

namespace duban::understand {

// “十四五”以来, 近三年累计, 自开办以来; not 今年以来 or 入冬以来.
bool OfSeveralYears(std::string_view words);

}  // namespace duban::understand
