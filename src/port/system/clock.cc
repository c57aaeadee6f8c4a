// Entry point: Now.
#include "port/system/clock.h"

#include <chrono>

namespace duban::port::system {

base::Instant Now() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

}  // namespace duban::port::system
