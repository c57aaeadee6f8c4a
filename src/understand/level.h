// The level of a government: whose figures are its own, and whose are wider. A value type.
#pragma once

#include <cstdint>

namespace duban::understand {

// From the narrowest. A district, a county and a banner are one level; a league and a prefecture
// are that of a city.
enum class Level : uint8_t { kUnknown, kTown, kCounty, kCity, kProvince, kNation };

}  // namespace duban::understand
