// Functions of shared libraries that are not linked, because most runs do not need them.
#pragma once

namespace duban::port::system {

// The address of a function in a library that is loaded already; null where it is not, or has no
// such function. Any number of threads.
void* LoadedFunction(const char* library, const char* name);

}  // namespace duban::port::system
