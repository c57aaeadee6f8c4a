// How texts are folded before they are searched: the same on both engines, because neither folds.
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace duban::store {

// Full-width ASCII becomes narrow, ASCII letters small; white space falls away.
std::string FoldForSearch(std::string_view text);

}  // namespace duban::store
