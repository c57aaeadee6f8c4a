// What a batch read: each file with its hash, its counts or why it could not be read. The same
// inputs give the same bytes; no clock stands in it. Format duban.manifest/1, docs/cli.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/expected.h"
#include "ledger/document.h"
#include "words/words.h"

namespace duban::cli {

struct ManifestEntry {
  std::string path;
  std::string sm3;  // empty where the file could not be read
  std::string title, period, kind;
  std::optional<int> year;
  size_t tasks = 0, targets = 0, findings = 0;
  bool cut = false;          // the file breaks off: tasks behind its end may be missing
  bool passed_over = false;  // found in a folder, of a type that is no document
  std::optional<base::Error> error;
};

ManifestEntry EntryOf(const ledger::Document& document, const std::string& path);

std::string WriteManifest(const std::vector<ManifestEntry>& entries, words::Voice voice);

}  // namespace duban::cli
