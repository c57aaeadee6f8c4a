// Which promise of a task is which in another of its periods. Pure; any number of threads.
#pragma once

#include <optional>
#include <vector>

#include "query/views.h"

namespace duban::web::pages {

// For each promise of `line`, by its place, the one of `other` that is the same: of the same words
// and object; else, where the task was worded otherwise, of the same amount, unit, kind and stage,
// where as many on either side have these, in the order of the texts. Nothing where none is or
// where it cannot be told which; none of `other` is two of `line`.
std::vector<std::optional<size_t>> SamePromises(const query::TaskLine& line,
                                                const query::TaskLine& other);

}  // namespace duban::web::pages
