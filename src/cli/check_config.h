// What a place wants `duban check` to look for: severities by code, and a list of words of its own
// (docs/formats/findings.md says how the two files look).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "cli/console.h"
#include "ledger/document.h"
#include "understand/lint/local_words.h"

namespace duban::cli {

// Taken from the working folder where --config is not given.
inline constexpr std::string_view kCheckConfigName = "duban-check.conf";

class CheckConfig {
 public:
  // From the file; an empty path means kCheckConfigName where that exists, which is told, and
  // nothing otherwise. A code that is none is told on the console and passed over. Fails with the
  // line's place for a severity that is none, and where a file cannot be read.
  base::Expected<void> Read(const std::string& path, Console& console);
  // The words of a list, instead of those of the configuration.
  base::Expected<void> ReadWords(const std::string& path);

  const std::vector<understand::LocalWord>& words() const { return words_; }

  // Drops findings that are off and weighs the others anew.
  void Apply(std::vector<ledger::Finding>& findings) const;

 private:
  base::Expected<void> TakeLine(std::string_view line, const std::string& path, int number,
                                Console& console);

  std::map<std::string, std::optional<ledger::Severity>, std::less<>> severities_;  // none: off
  std::vector<understand::LocalWord> words_;
};

}  // namespace duban::cli
