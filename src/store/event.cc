// CanonicalBytes, PayloadBytes.
#include "store/event.h"

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
