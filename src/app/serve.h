// `duban serve`: the web face over a store. Stands in `app`, because no command may know `web`.
#pragma once

#include "cli/command.h"
#include "cli/workplace.h"

namespace duban::app {

std::unique_ptr<cli::Command> MakeServe(cli::OpenWorkplace open);

}  // namespace duban::app
