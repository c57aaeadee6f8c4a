// Programs that open foreign files, shut in: converters are the part of reading that has the most
// faults to exploit.
//
// The program runs under bubblewrap without network, devices, other processes or any of the
// machine's files but the read-only system; it sees one file, ./input, and a private folder that
// vanishes with it. Memory, processor time, running time and output are limited. What it prints to
// standard output is the result. Linux only. Any number of threads, each with its own job.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace duban::port::system {

struct SandboxJob {
  std::string converter;             // what must be installed, as messages name it
  std::vector<std::string> command;  // the program with its arguments, or a shell line around it
  std::string_view input;            // what ./input holds
  std::chrono::seconds time{60};
  uint64_t memory = 1ull << 30;  // bytes of address space of each process
  uint64_t output = 1ull << 28;  // bytes
};

// Fails with kUnsupported ("converter-missing": `converter`, "sandbox-missing": `reason`), kLimit
// ("converter-too-slow", "converter-output-too-large"), kMalformed ("converter-failed":
// `converter`, `reason` in the program's own words), kUnreadable ("file-unreadable") where the
// private folder cannot be made.
base::Expected<std::string> RunInSandbox(const SandboxJob& job);

}  // namespace duban::port::system
