// A line that a person gives, and that others will read: the name of a government, a reason. One
// rule for all of them. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/expected.h"

namespace duban::ledger {

inline constexpr size_t kMostNameCharacters = 200;
inline constexpr size_t kMostReasonCharacters = 500;

// The first character that is not seen, or that changes how others are seen: controls and ends of
// lines, marks of direction, characters without width, tags.
std::optional<char32_t> HiddenIn(std::string_view text);

// The text without them.
std::string WithoutHidden(std::string_view text);

// kUsage: "WHAT-encoding" where the text is no UTF-8, "WHAT-hidden" with the character ("U+202E"),
// "WHAT-long" with the limit and the length in characters. An empty text is allowed.
base::Expected<void> RequirePlainLine(std::string_view what, std::string_view text,
                                      size_t most_characters);

// The same of a reason for what somebody does, which an event keeps.
base::Expected<void> RequireReason(std::string_view reason);

}  // namespace duban::ledger
