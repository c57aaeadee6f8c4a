// What somebody who mistyped a name may have meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duban::cli {

// The name that the fewest changes lead to: letters put in, left out, exchanged or swapped with the
// next one. Empty where that takes more than two, or as many as the word is long; of equally near
// names the first.
std::string Nearest(std::string_view word, const std::vector<std::string>& names);

}  // namespace duban::cli
