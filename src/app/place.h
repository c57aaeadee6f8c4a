// The concrete stores: an address becomes a Workplace for the commands. Nothing else names the
// engines.
#pragma once

#include "cli/workplace.h"

namespace duban::app {

base::Expected<std::unique_ptr<cli::Workplace>> Open(const std::string& address,
                                                     cli::Purpose purpose);

}  // namespace duban::app
