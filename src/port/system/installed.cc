// Entry points: LibraryVersion, FindExecutable, FindConverter.
#include "port/system/installed.h"

#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>

namespace duban::port::system {

std::optional<std::string> LibraryVersion(const std::string& file, const std::string& symbol) {
  void* library = dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) return std::nullopt;
  if (symbol.empty()) return "";
  // An int too many is harmless in the calling conventions of the platforms that we build for.
  auto* tell = reinterpret_cast<const char* (*)(int)>(dlsym(library, symbol.c_str()));
  return tell == nullptr ? "" : tell(0);
}

std::string FindExecutable(const std::string& name) {
  for (const char* folder : {"/usr/bin/", "/bin/"}) {
    std::string path = folder + name;
    if (access(path.c_str(), X_OK) == 0) return path;
  }
  return "";
}

std::string FindConverter(const std::string& name) {
  const char* allowed = std::getenv("DUBAN_CONVERTERS");
  if (allowed != nullptr &&
      (" " + std::string(allowed) + " ").find(" " + name + " ") == std::string::npos)
    return "";
  return FindExecutable(name);
}

}  // namespace duban::port::system
