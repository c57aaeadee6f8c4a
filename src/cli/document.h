// A file on the disk to a judged document: read, understand, and the hash of its bytes.
#pragma once

#include <string>

#include "base/expected.h"
#include "ledger/document.h"

namespace duban::cli {

// Failures name the path.
base::Expected<ledger::Document> ReadDocument(const std::string& path);

}  // namespace duban::cli
