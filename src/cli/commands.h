// The commands, one file each.
#pragma once

#include "cli/command.h"

namespace duban::cli {

std::unique_ptr<Command> MakeRead();
std::unique_ptr<Command> MakeCheck();
std::unique_ptr<Command> MakeExplain();

}  // namespace duban::cli
