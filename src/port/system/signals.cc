// Entry points: StopSignals.
#include "port/system/signals.h"

#include <csignal>

namespace duban::port::system {
namespace {

std::atomic<bool> requested{false};
std::atomic<int> came{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void OnSignal(int signal) {
  if (requested.load()) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
    return;
  }
  came = signal;
  requested = true;
}

}  // namespace

void StopSignals::Catch() {
  struct sigaction action{};
  action.sa_handler = OnSignal;
  action.sa_flags = SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

const std::atomic<bool>& StopSignals::Requested() {
  return requested;
}
int StopSignals::Signal() {
  return came;
}

}  // namespace duban::port::system
