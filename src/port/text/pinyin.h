// Chinese names in Latin letters, for addresses and file names. Made by ICU; the first call of a
// process loads its tables (a tenth of a second). Any number of threads.
#pragma once

#include <string>
#include <string_view>

namespace duban::port::text {

// "霁川县" → "jichuanxian": small ASCII letters and digits only; everything else is left out. The
// usual reading of each character, which is not always a place's own.
std::string Pinyin(std::string_view text);

// The same for the name of a place, whose characters may be read otherwise there: "长宁县" →
// "changningxian" (place_readings.tsv).
std::string PlacePinyin(std::string_view name);

}  // namespace duban::port::text
