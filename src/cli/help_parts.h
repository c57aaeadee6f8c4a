// Pieces that the help and the manual share. Pure.
#pragma once

#include <string>

#include "cli/command.h"

namespace duban::cli {

// "command." and "import undo" give "command.import-undo".
std::string KeyOf(std::string_view prefix, std::string_view name);

// "duban read FILE… […]"
std::string Usage(const Options& options);

// "-j, --jobs N"
std::string Spelled(const Options::Option& option);

// The catalog's key of an option's sentence.
std::string SentenceKey(const Options& options, const Options::Option& option);

Options Declared(Command& command);

// The commands whose names begin with the word: "task" gives "task join", "task split" …
std::vector<Command*> InGroup(std::string_view group, const Commands& commands);

}  // namespace duban::cli
