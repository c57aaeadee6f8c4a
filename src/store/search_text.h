// How texts are folded before they are searched: the same on both engines, because neither folds.
// Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace duban::store {

// Full-width ASCII becomes narrow, ASCII letters small, traditional characters simplified
// (simplified.tsv); white space falls away.
std::string FoldForSearch(std::string_view text);

// Where `text` as it is written holds what folds to the same as `wanted`: in order, none
// overlapping another. Nothing for a `wanted` that folds to nothing.
std::vector<base::Span> FindFolded(std::string_view text, std::string_view wanted);

}  // namespace duban::store
