// --scheme: the name of a judging scheme that comes with the program, or a file of one's own
// (docs/formats/schemes.md).
#pragma once

#include <memory>
#include <string>

#include "base/expected.h"
#include "ledger/scheme.h"

namespace duban::cli {

// kNotFound where it is neither a name nor a file; kMalformed with file and line.
base::Expected<std::shared_ptr<const ledger::Scheme>> LoadScheme(const std::string& name_or_path);

}  // namespace duban::cli
