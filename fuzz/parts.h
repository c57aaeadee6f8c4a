// What the fuzzers of the readers share: an input made of several parts, and small limits.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/reader.h"

namespace duban::fuzz {

// The parts of an input, parted by lines "===="; at least one.
inline std::vector<std::string> Split(std::string_view bytes) {
  constexpr std::string_view kBetween = "\n====\n";
  std::vector<std::string> parts;
  while (true) {
    const size_t end = std::min(bytes.find(kBetween), bytes.size());
    parts.emplace_back(bytes.substr(0, end));
    if (end == bytes.size()) return parts;
    bytes.remove_prefix(end + kBetween.size());
  }
}

// Small, so that one input is soon done and the limits themselves are met.
inline read::Limits SmallLimits() {
  read::Limits limits;
  limits.bytes = 1 << 22;
  limits.cells = 200'000;
  limits.pages = 50;
  return limits;
}

inline std::string_view View(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace duban::fuzz
