// What everything that a process started holds of memory. Linux's /proc; needs no rights.
#pragma once

#include <sys/types.h>

#include <cstdint>

namespace duban::port::system {

// Bytes that the descendants of the process hold for themselves or share with each other; what is
// shared counts once for each, pages of files do not count. 0 where there is no such process.
uint64_t MemoryBelow(pid_t root);

}  // namespace duban::port::system
