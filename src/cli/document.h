// A file on the disk to a judged document: read, understand, and the hash of its bytes.
#pragma once

#include <optional>
#include <string>

#include "base/expected.h"
#include "ledger/document.h"

namespace duban::cli {

// What the reader knows better than the document; the rows are judged by it.
struct Overrides {
  std::optional<int> year;
  std::optional<ledger::Period> period;
  bool empty() const { return !year && !period; }
};

struct FileReading {
  std::string sm3;  // empty where the file could not be read
  base::Expected<ledger::Document> document;
};

// Failures name the path.
FileReading ReadDocument(const std::string& path, const Overrides& overrides = {});

// From the text of --year and --period; kUsage for what is neither.
base::Expected<Overrides> ParseOverrides(int year, const std::string& period);

}  // namespace duban::cli
