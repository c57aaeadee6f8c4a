// The command line: finds the command, parses its options, runs it, words its failure and ends with
// a status of exit_status.tsv.
#pragma once

#include "cli/command.h"

namespace duban::cli {

// The commands that need no store.
Commands PlainCommands();

// `words` are the arguments without the program's name. Reads no global state but what the console
// holds.
int Run(const Commands& commands, const std::vector<std::string>& words, Console& console);

}  // namespace duban::cli
