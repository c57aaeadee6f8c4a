// What every action is given: the store, the instant, who acts, and whether to stop.
//
// An action is one transaction: lock, check, change, record. It reads no clock and asks nobody; all
// that it needs stands in its options and here. Thread rule: one Context per action; the store may
// be shared.
#pragma once

#include <atomic>
#include <string>

#include "base/date.h"
#include "base/expected.h"

namespace duban::store {
class Store;
}

namespace duban::workflow {

struct Context {
  store::Store* store = nullptr;  // not owned, never null
  base::Instant now;              // the instant that events and editions bear
  std::string actor = "cli";      // who: an account, or the command that was used
  // Set by a signal handler to stop the action; asked between steps, the transaction then rolls
  // back and the action fails with kCancelled. Null: cannot be stopped.
  const std::atomic<bool>* cancel = nullptr;

  base::Expected<void> Alive() const {
    if (cancel && cancel->load(std::memory_order_relaxed))
      return base::Fail(base::ErrorCode::kCancelled, "action-cancelled");
    return {};
  }
};

}  // namespace duban::workflow
