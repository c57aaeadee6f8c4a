// Entry points: ExpandInputs, StoppedAfter, ReadInput.
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

base::Expected<void> AddFolder(const std::string& path, bool recursive,
                               std::vector<Input>& inputs) {
  auto listed = port::system::ListFolder(path, recursive);
  if (listed.files.empty() && listed.unread.empty())
    return base::Fail(base::ErrorCode::kNotFound, "folder-without-files", {{"path", path}});
  for (auto& [folder, failure] : listed.unread)
    inputs.push_back({folder, true, std::move(failure)});
  for (std::string& file : listed.files)
    if (!IsSidecar(file)) inputs.push_back({std::move(file), true, {}});
  return {};
}

}  // namespace

base::Expected<std::vector<Input>> ExpandInputs(const std::vector<std::string>& paths,
                                                bool recursive) {
  if (std::count(paths.begin(), paths.end(), "-") > 1)
    return base::Fail(base::ErrorCode::kUsage, "stdin-once");
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    if (path == "-") {
      inputs.push_back({std::string(kStandardInput), false, {}});
    } else if (!port::system::IsFolder(path)) {
      inputs.push_back({path, false, {}});
    } else {
      DUBAN_CHECK(AddFolder(path, recursive, inputs));
    }
  }
  return inputs;
}

base::Unexpected<base::Error> StoppedAfter(size_t done, size_t all) {
  return base::Fail(base::ErrorCode::kCancelled, "files-stopped",
                    {{"count", std::to_string(done)}, {"all", std::to_string(all)}});
}

base::Expected<std::string> ReadInput(const std::string& path) {
  if (path == kStandardInput) return port::system::ReadStandardInput(path);
  auto bytes = port::system::ReadFile(path);
  if (!bytes && bytes.error().code == base::ErrorCode::kNotFound && IsAddress(path))
    return base::Fail(base::ErrorCode::kUsage, "address-not-file", {{"address", path}});
  return bytes;
}

}  // namespace duban::cli
