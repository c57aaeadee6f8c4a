// Where a saved page came from, told by whoever saved it: address, government and day.
//
// Two ways. Beside the file: page.html.meta.json, a JSON object with "address", "government" and
// "fetched", each a text or null; other members are passed over. Or one CSV for many files, whose
// first line names the columns file, address, government, fetched in any order; `file` is a path
// as seen from the CSV's own folder. The CSV goes before the file beside, and both
// before the address that an archived page (MHTML) says it was saved from.
//
// Nothing in it is believed to be harmless: an address must be http or https, a day a day, texts
// are short and without control characters, and what is wrong is told and not used. Read once, then
// asked from any number of threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "ledger/document.h"

namespace duban::cli {

inline constexpr std::string_view kSidecarEnding = ".meta.json";

// Fails with kMalformed: "sidecar-json" (`place`: the byte), "sidecar-address", "sidecar-day",
// "sidecar-text" (`field`).
base::Expected<ledger::Origin> ParseSidecar(std::string_view json);

class Origins {
 public:
  // Of nothing but files beside.
  Origins() = default;
  // Fails as files do, and with kMalformed ("metadata-columns", "metadata-twice" and those of
  // ParseSidecar, with the line in the trail).
  static base::Expected<Origins> Read(const std::string& path);

  // The files that it lists and that are none of `paths`, in the order of their names.
  std::vector<std::string> Unused(const std::vector<std::string>& paths) const;

  // Puts what is known of the file into the document: its origin, or the finding "sidecar-wrong".
  void Apply(const std::string& path, ledger::Document& document) const;

 private:
  struct Listed {
    std::string name;  // as it is listed
    ledger::Origin origin;
  };
  std::map<std::string, Listed, std::less<>> by_path_;
};

// A remark on the files that are listed and not among the inputs: a name may be misspelt.
void TellUnused(const Origins& origins, const std::vector<Input>& inputs, Console& console);

}  // namespace duban::cli
