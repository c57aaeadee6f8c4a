// A file on the disk to a judged document: read, understand, and the hash of its bytes.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/expected.h"
#include "cli/console.h"
#include "cli/corrections.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/sidecar.h"
#include "ledger/document.h"

namespace duban::cli {

// What the reader knows better than the document: --year, --period, --metadata and --corrections of
// every command that judges files without a store.
class PlanOptions {
 public:
  void Declare(Options& options);
  // kUsage for a period that is none, and whatever is wrong with the files of --metadata and
  // --corrections. To be called before Apply().
  base::Expected<void> Settle();
  // Sets what was given. A period brings its year unless that was given too.
  void Apply(ledger::Document& plan) const;
  // A remark on the files that --metadata lists and nobody asked for.
  void TellUnused(const std::vector<Input>& inputs, Console& console) const;
  // The year that was told.
  std::optional<int> year() const { return year_ == 0 ? std::nullopt : std::optional(year_); }
  const Origins& origins() const { return origins_; }
  const CorrectionsFile& corrections() const { return corrections_; }

 private:
  int year_ = 0;
  std::string label_;
  std::string metadata_;
  std::string corrections_path_;
  std::optional<ledger::Period> period_;
  Origins origins_;
  CorrectionsFile corrections_;
};

struct FileReading {
  std::string sm3;  // empty where the file could not be read
  base::Expected<ledger::Document> document;
};

// The plan of the file, judged by what `known` tells of it. `judging` is called between the reading
// and the judging. Failures name the path.
FileReading ReadDocument(const std::string& path, const PlanOptions& known,
                         const std::function<void()>& judging = {});

}  // namespace duban::cli
