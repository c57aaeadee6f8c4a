// Entry points: ExpandInputs, ReadInput.
#include "cli/inputs.h"

#include "cli/sidecar.h"
#include "port/system/file.h"

namespace duban::cli {
namespace {

bool IsAddress(std::string_view path) {
  return path.starts_with("http://") || path.starts_with("https://") || path.starts_with("ftp://");
}

// What tells where the file beside it came from is no document itself.
bool IsSidecar(const std::string& path) {
  return path.ends_with(kSidecarEnding) &&
         port::system::IsRegularFile(path.substr(0, path.size() - kSidecarEnding.size()));
}

}  // namespace

base::Expected<std::vector<Input>> ExpandInputs(const std::vector<std::string>& paths,
                                                bool recursive) {
  if (std::count(paths.begin(), paths.end(), "-") > 1)
    return base::Fail(base::ErrorCode::kUsage, "stdin-once");
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    if (path == "-") {
      inputs.push_back({std::string(kStandardInput)});
    } else if (!port::system::IsFolder(path)) {
      inputs.push_back({path});
    } else {
      DUBAN_TRY(files, port::system::ListFolder(path, recursive));
      if (files.empty())
        return base::Fail(base::ErrorCode::kNotFound, "folder-without-files", {{"path", path}});
      for (std::string& file : files)
        if (!IsSidecar(file)) inputs.push_back({file, true});
    }
  }
  return inputs;
}

base::Expected<std::string> ReadInput(const std::string& path) {
  if (path == kStandardInput) return port::system::ReadStandardInput(path);
  auto bytes = port::system::ReadFile(path);
  if (!bytes && bytes.error().code == base::ErrorCode::kNotFound && IsAddress(path))
    return base::Fail(base::ErrorCode::kUsage, "address-not-file", {{"address", path}});
  return bytes;
}

}  // namespace duban::cli
