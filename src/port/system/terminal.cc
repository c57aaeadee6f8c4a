// Entry points: IsTerminal, TerminalWidth, Environment.
#include "port/system/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace duban::port::system {

bool IsTerminal(Stream stream) {
  return isatty(static_cast<int>(stream)) == 1;
}

int TerminalWidth(Stream stream, int otherwise) {
  winsize size{};
  if (ioctl(static_cast<int>(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return otherwise;
  return size.ws_col;
}

std::string Environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets variables
  return value == nullptr ? "" : value;
}

}  // namespace duban::port::system
