// A half-open range [begin, end) of bytes in one immutable text.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace duban::base {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  bool empty() const { return begin >= end; }
  uint32_t size() const { return end - begin; }
  bool Contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }

  // The words that the span covers. Precondition: end <= text.size().
  std::string_view In(std::string_view text) const { return text.substr(begin, end - begin); }

  friend auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace duban::base
