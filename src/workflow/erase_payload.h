// Erases what an event says where the law asks for it; that it was erased, by whom and why, stays.
//
// The chain still verifies, and the changes that the event noted are taken over, so that the tables
// can still be compared with it. Rows, editions and kept files are not touched. Fails with kUsage
// without a reason, kNotFound for an unknown government or an event without a payload, kConflict
// for an event that tells of an erasure itself, or one whose payload was changed behind the
// program's back.
#pragma once

#include <cstdint>
#include <string>

#include "base/expected.h"
#include "workflow/context.h"

namespace duban::workflow {

struct ErasePayloadOptions {
  std::string government;
  int64_t sequence = 0;  // of the event
  std::string reason;    // kept in the event that tells of the erasure
};

struct ErasePayloadResult {
  int64_t sequence = 0;
  uint64_t event = 0;     // that tells of it
  bool forgotten = true;  // gone from the database's files too (Store::ForgetErased)
};

base::Expected<ErasePayloadResult> ErasePayload(const Context& context,
                                                const ErasePayloadOptions& options);

}  // namespace duban::workflow
