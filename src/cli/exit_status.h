// Exit statuses: the one table (exit_status.tsv) that docs/cli.md and --help print too.
#pragma once

#include <string_view>

#include "base/expected.h"

namespace duban::cli {

inline constexpr int kDone = 0;
inline constexpr int kDoubts = 1;
inline constexpr int kNoReader = 141;

// The name of a kind of failure as machines read it: "not_a_ledger". Static storage.
std::string_view Name(base::ErrorCode code);

// The status that a failure ends the program with.
int StatusOf(base::ErrorCode code);

}  // namespace duban::cli
