// Parameters of an address that are whole numbers, the same for pages and API: absent or right,
// never silently something else. Pure functions.
#pragma once

#include <string_view>

#include "base/expected.h"
#include "web/server/message.h"

namespace duban::web {

struct Bounds {
  int least = 0;
  int most = 0;
};

inline constexpr Bounds kOffsets = {0, 1'000'000'000};

// `fallback` where the parameter is absent or empty; kUsage "parameter-no-number" where it is no
// whole number within the bounds.
base::Expected<int> NumberParameter(const server::Request& request, std::string_view name,
                                    int fallback, Bounds bounds);

}  // namespace duban::web
