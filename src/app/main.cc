// The program: wires the concrete parts and runs the command line.
#include "cli/cli.h"

int main(int argc, char** argv) {
  auto console = duban::cli::Console::OfProcess();
  return duban::cli::Run(duban::cli::PlainCommands(), {argv + 1, argv + argc}, console);
}
