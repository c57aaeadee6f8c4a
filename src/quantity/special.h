// Amounts that hold no ordinary number: 翻番, 翻两番, 对折, 一半.
//
// Internal to the room.
#pragma once

#include <optional>
#include <string_view>

#include "quantity/mention.h"

namespace duban::quantity {

std::optional<Mention> ReadSpecial(std::string_view text, size_t at);

}  // namespace duban::quantity
