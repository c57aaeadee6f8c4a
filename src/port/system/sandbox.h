// Programs that open foreign files, shut in: converters are the part of reading that has the most
// faults to exploit.
//
// The program runs under bubblewrap without network, devices, other processes or any of the
// machine's files but the read-only system; it sees one file, ./input, and a private folder that
// vanishes with it. The input lies in memory only: nothing remains on disk, however either side
// ends. Programs are taken from the system's own folders, never from the caller's PATH.
//
// Processor time, running time, output and what can be written are limited, memory per process and
// together: what all processes hold is looked at ten times a second, so what grows faster may pass
// the second limit for a moment, never the first. How many processes there may be is limited from
// Linux 5.14 on and where the caller is not root (`processes`); a service should bound everything
// by its own means too (cgroup, systemd's MemoryMax). Linux only. Any number of threads, each with
// its own job.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace duban::port::system {

struct SandboxJob {
  std::string converter;             // the program that must be installed, as messages name it
  std::string package;               // what brings it, for the message
  std::vector<std::string> command;  // the program with its arguments, or a shell line around it
  std::string_view input;            // what ./input holds
  std::chrono::milliseconds time{60'000};
  uint64_t memory = 1ull << 30;           // bytes of address space of each process
  uint64_t memory_together = 1ull << 30;  // bytes that all processes hold together
  uint64_t output = 1ull << 28;           // bytes of what is printed
  uint64_t scratch = 16ull << 20;         // bytes of each of /tmp, /dev/shm and the private folder
  int processes = 16;                     // with their threads
};

// Fails with kUnsupported ("converter-missing": `converter`, `package`; "sandbox-missing":
// `reason`, an error's name, or `said`, bubblewrap's own words), kLimit
// ("converter-too-slow", "converter-output-too-large", "converter-too-much-memory"), kMalformed
// ("converter-failed": `converter`, `reason` in the program's own words), kUnreadable
// ("file-unreadable") where there is no memory for the input, kCancelled ("action-cancelled") where
// a stop signal was caught (signals.h). The program dies with the one that started it.
base::Expected<std::string> RunInSandbox(const SandboxJob& job);

}  // namespace duban::port::system
