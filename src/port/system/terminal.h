// What the standard streams are connected to. Stateless; any number of threads.
#pragma once

#include <string>

namespace duban::port::system {

enum class Stream { kIn, kOut, kError };

bool IsTerminal(Stream stream);

// Width in columns; `otherwise` where the stream is no terminal or does not tell.
int TerminalWidth(Stream stream, int otherwise);

// An environment variable; empty where it is not set.
std::string Environment(const char* name);

}  // namespace duban::port::system
