// docs/cli.md, printed from what the commands declare (duban --manual); a text case compares the
// two.
#pragma once

#include <string>

#include "cli/command.h"

namespace duban::cli {

std::string Manual(const Commands& commands);

}  // namespace duban::cli
