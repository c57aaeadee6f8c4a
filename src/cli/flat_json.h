// The texts of one JSON object (RFC 8259), as small files beside others hold it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/expected.h"

namespace duban::cli {

// Names and values of the members whose value is a text, in order; numbers, true, false, null,
// objects and arrays are checked and passed over. Escapes are undone, lone surrogates become
// U+FFFD. Fails with kMalformed ("sidecar-json": `place`, the byte counted from 1) also for what
// nests deeper than 32.
base::Expected<std::vector<std::pair<std::string, std::string>>> ParseFlatJson(
    std::string_view json);

}  // namespace duban::cli
