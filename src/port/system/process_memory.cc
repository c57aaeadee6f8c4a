// Entry point: MemoryBelow.
#include "port/system/process_memory.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duban::port::system {
namespace {

// The beginning of a small file of /proc; empty where the process is gone.
std::string Told(pid_t process, const char* file) {
  const std::string path = "/proc/" + std::to_string(process) + "/" + file;
  const int opened = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) return "";
  std::array<char, 4096> buffer;
  const ssize_t count = read(opened, buffer.data(), buffer.size());
  close(opened);
  return std::string(buffer.data(), count > 0 ? static_cast<size_t>(count) : 0);
}

template <typename Number>
Number NumberAt(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// "12 (a name) S 7 …": the name may hold anything, the rest not.
pid_t ParentOf(pid_t process) {
  const std::string stat = Told(process, "stat");
  const size_t end = stat.rfind(')');
  return end == stat.npos ? 0 : NumberAt<pid_t>(std::string_view(stat).substr(end));
}

std::unordered_map<pid_t, std::vector<pid_t>> ChildrenByParent() {
  std::unordered_map<pid_t, std::vector<pid_t>> children;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir("/proc"), closedir);
  if (!folder) return children;
  while (const dirent* entry = readdir(folder.get()))
    if (const auto process = NumberAt<pid_t>(entry->d_name); entry->d_name[0] <= '9' && process > 0)
      children[ParentOf(process)].push_back(process);
  return children;
}

uint64_t MemoryOf(pid_t process) {
  const std::string status = Told(process, "status");
  uint64_t kilobytes = 0;
  for (const std::string_view name : {"\nRssAnon:", "\nRssShmem:"}) {
    const size_t at = status.find(name);
    if (at != status.npos)
      kilobytes += NumberAt<uint64_t>(std::string_view(status).substr(at + name.size()));
  }
  return kilobytes << 10;
}

}  // namespace

uint64_t MemoryBelow(pid_t root) {
  const auto children = ChildrenByParent();
  uint64_t bytes = 0;
  std::vector<pid_t> tree{root};
  for (size_t i = 0; i < tree.size(); ++i) {
    const auto found = children.find(tree[i]);
    if (found == children.end()) continue;
    for (const pid_t child : found->second) bytes += MemoryOf(child), tree.push_back(child);
  }
  return bytes;
}

}  // namespace duban::port::system
