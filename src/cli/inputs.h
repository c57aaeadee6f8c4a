// What a command was asked to read: files as they are, folders as the files in them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace duban::cli {

// The path of an input that was named "-".
inline constexpr std::string_view kStandardInput = "/dev/stdin";

struct Input {
  std::string path;
  // Found in a folder rather than named: pictures and scripts beside saved pages are passed over
  // there, while a file that was named must be readable.
  bool found = false;
  // Why there is nothing to read: a folder that could not be opened, a link that leads nowhere.
  std::optional<base::Error> failure;
};

// In the order given, a folder's files sorted by name. "-" is standard input. A path that does not
// exist stays in the list, and so does a folder below that cannot be opened: reading it says so.
// kUsage where standard input is named twice: it comes once.
base::Expected<std::vector<Input>> ExpandInputs(const std::vector<std::string>& paths,
                                                bool recursive);

// kCancelled ("files-stopped") with how many of all inputs were done.
base::Unexpected<base::Error> StoppedAfter(size_t done, size_t all);

// The whole of an input. kUsage ("address-not-file") for an address of the web: nothing is fetched.
base::Expected<std::string> ReadInput(const std::string& path);

}  // namespace duban::cli
