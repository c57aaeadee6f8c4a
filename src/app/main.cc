// The program: wires the concrete parts and runs the command line.
#include <csignal>
#include <exception>

#include "app/place.h"
#include "app/serve.h"
#include "cli/cli.h"

int main(int argc, char** argv) try {
  // A file that reaches the limit (ulimit -f) is then a failure that is told, as a full disk is.
  std::signal(SIGXFSZ, SIG_IGN);
  auto console = duban::cli::Console::OfProcess();
  duban::cli::Commands commands = duban::cli::AllCommands(duban::app::Open);
  commands.push_back(duban::app::MakeServe(duban::app::Open));
  return duban::cli::Run(commands, {argv + 1, argv + argc}, console);
} catch (const std::exception& fault) {
  return duban::cli::Crash(fault.what());
}
