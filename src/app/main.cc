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
  // What the opening of a store did is told before anything else.
  const duban::cli::OpenWorkplace open = [&](const std::string& address,
                                             duban::cli::Purpose purpose) {
    auto place = duban::app::Open(address, purpose);
    if (place)
      for (const auto& remark : (*place)->remarks())
        console.Remark(duban::words::Say(remark, console.voice));
    return place;
  };
  duban::cli::Commands commands = duban::cli::AllCommands(open);
  commands.push_back(duban::app::MakeServe(open));
  return duban::cli::Run(commands, {argv + 1, argv + argc}, console);
} catch (const std::exception& fault) {
  return duban::cli::Crash(fault.what());
}
