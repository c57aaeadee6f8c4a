// Promises made ready for comparing with what a report tells. Inside this room only. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "understand/link/linking.h"

namespace duban::understand {

// The things that an object lists: 孵化器和众创空间. Empty where it is one thing.
std::vector<std::string> ThingsIn(std::string_view object);

}  // namespace duban::understand
