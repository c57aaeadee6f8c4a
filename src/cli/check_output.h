// How findings are printed: one line each as a compiler does, as duban.findings/1, or as SARIF.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "ledger/document.h"

namespace duban::cli {

class CheckOutput {
 public:
  virtual ~CheckOutput() = default;
  // The findings of one file, in the order they are to stand.
  virtual void Tell(const ledger::Document& document, const std::vector<ledger::Finding>& findings,
                    const std::string& path, Console& console) = 0;
  // A file that could not be read, where the others are gone on with. The reason has been told on
  // standard error.
  virtual void TellFailure(const std::string& path, const std::string& sentence) = 0;
  virtual void End(Console& console) = 0;
};

// "text", "json" or "sarif".
std::unique_ptr<CheckOutput> MakeCheckOutput(std::string_view format);

}  // namespace duban::cli
