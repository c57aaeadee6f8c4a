// CanonicalBytes, PayloadBytes, ErasedBy.
#include "store/event.h"

#include <charconv>

#include "store/text.h"

namespace duban::store {

std::string CanonicalBytes(const Event& event) {
  return "duban-event/1\n" + EncodeArguments({{"government", event.government},
                                              {"sequence", std::to_string(event.sequence)},
                                              {"kind", event.kind},
                                              {"at", std::to_string(event.at.milliseconds)},
                                              {"actor", event.actor},
                                              {"payload", event.payload_sm3},
                                              {"previous", event.previous}});
}

std::string PayloadBytes(const base::Arguments& payload) {
  return EncodeArguments(payload);
}

int64_t ErasedBy(const base::Arguments& payload) {
  int64_t number = 0;
  for (const auto& [name, text] : payload)
    if (name == "sequence") std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string_view Name(ChainFault fault) {
  switch (fault) {
    case ChainFault::kGap:
      return "gap";
    case ChainFault::kPrevious:
      return "previous";
    case ChainFault::kHash:
      return "hash";
    case ChainFault::kPayload:
      return "payload";
    case ChainFault::kLost:
      return "lost";
    case ChainFault::kHead:
      return "head";
    case ChainFault::kWitness:
      return "witness";
  }
  return "";
}

}  // namespace duban::store
