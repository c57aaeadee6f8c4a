// libFuzzer: any bytes through the number reader. Spans must lie in the text, in order and apart,
// and every amount must have come out of its own digits.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "quantity/mention.h"
#include "quantity/quantity.h"

using duban::quantity::FindMentions;
using duban::quantity::FindTimes;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  uint32_t end = 0;
  for (const auto& mention : FindMentions(text)) {
    const auto& quantity = mention.quantity;
    if (quantity.span.begin < end || quantity.span.end > size) std::abort();
    if (quantity.number.empty() || !quantity.span.Contains(quantity.number)) std::abort();
    if (quantity.upper && *quantity.upper < quantity.value) std::abort();
    if (quantity.rule.empty()) std::abort();
    end = quantity.span.end;
  }
  for (const auto& time : FindTimes(text))
    if (time.span.empty() || time.span.end > size) std::abort();
  return 0;
}
