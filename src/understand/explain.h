// The tree of rules behind every number of a text, for faces that may not include `quantity`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duban::understand {

// Lines of a tree, see quantity::ExplainAsTree. Pure; linear in the text.
std::vector<std::string> ExplainNumbers(std::string_view text);

}  // namespace duban::understand
