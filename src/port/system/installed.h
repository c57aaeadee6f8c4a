// What is installed on this machine: shared libraries and programs. Stateless.
#pragma once

#include <optional>
#include <string>

namespace duban::port::system {

// Whether the library can be loaded; its version where `symbol` names a function without arguments
// (or with one int, 0 being its version) that gives it as text. nullopt: it cannot be loaded.
std::optional<std::string> LibraryVersion(const std::string& file, const std::string& symbol);

// The program's path in the system's own folders; empty where there is none. The caller's PATH may
// lead to anybody's programs and is not asked.
std::string FindExecutable(const std::string& name);

// As FindExecutable, for a program that converts documents. $DUBAN_CONVERTERS, where it is set,
// names those that may run (with blanks between); any other counts as not installed.
std::string FindConverter(const std::string& name);

}  // namespace duban::port::system
