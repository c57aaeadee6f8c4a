// The help of the program, of a group of commands and of one command, and docs/cli.md, all from
// what the commands declare.
#pragma once

#include <string>

#include "cli/command.h"

namespace duban::cli {

std::string VersionLine();
std::string HelpPage(const Commands& commands, const Console& console);
std::string HelpPage(Command& command, const Commands& commands, const Console& console);
// Of commands whose names begin alike ("task"): each with its line.
std::string GroupPage(std::string_view group, const Commands& commands, const Console& console);

}  // namespace duban::cli
