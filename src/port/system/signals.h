// SIGINT and SIGTERM as a flag that long work asks between its steps.
//
// The one state of the process that is global by its nature. Catch() once, from main's thread; the
// flag may be read from any thread.
#pragma once

#include <atomic>

namespace duban::port::system {

class StopSignals {
 public:
  // From now on the two signals set the flag. A second one ends the process at once, so that
  // whoever waits in vain need not look for a harder signal.
  static void Catch();

  static const std::atomic<bool>& Requested();
  static int Signal();  // the number of the one that came, 0 before
};

}  // namespace duban::port::system
