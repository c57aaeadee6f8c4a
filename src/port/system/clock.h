// The only clock. The core takes "now" as an argument; callers at the edge ask here.
#pragma once

#include "base/date.h"

namespace duban::port::system {

base::Instant Now();

}  // namespace duban::port::system
