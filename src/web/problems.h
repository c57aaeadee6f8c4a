// The one table of failures: which kind of error is which HTTP status.
#pragma once

#include "base/expected.h"

namespace duban::web {

int StatusOf(base::ErrorCode code);
// The key of the sentence for a status that came without an error of its own.
std::string SentenceKey(int status);

}  // namespace duban::web
