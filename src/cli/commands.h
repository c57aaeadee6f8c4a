// The commands, one file each.
#pragma once

#include "cli/command.h"

namespace duban::cli {

std::unique_ptr<Command> MakeRead();

}  // namespace duban::cli
