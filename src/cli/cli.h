// The command line: finds the command, parses its options, runs it, words its failure and ends with
// a status of exit_status.tsv.
#pragma once

#include "cli/command.h"
#include "cli/workplace.h"

namespace duban::cli {

// Every command but those that main adds (serve).
Commands AllCommands(const OpenWorkplace& open);

// `words` are the arguments without the program's name. Reads no global state but what the console
// holds.
int Run(const Commands& commands, const std::vector<std::string>& words, Console& console);

// For main: an exception that nobody caught is a bug; says so, with the status of one.
int Crash(const char* what);

}  // namespace duban::cli
