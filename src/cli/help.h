// The help of the program and of one command, and docs/cli.md, all from what the commands declare.
#pragma once

#include <string>

#include "cli/command.h"

namespace duban::cli {

std::string VersionLine();
std::string HelpPage(const Commands& commands, const Console& console);
std::string HelpPage(Command& command, const Console& console);

}  // namespace duban::cli
