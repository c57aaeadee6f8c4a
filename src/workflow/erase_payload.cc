// Entry point: ErasePayload.
#include "workflow/erase_payload.h"

#include "ledger/plain_line.h"
#include "store/store.h"
#include "workflow/find.h"

namespace duban::workflow {

base::Expected<ErasePayloadResult> ErasePayload(const Context& context,
                                                const ErasePayloadOptions& options) {
  if (options.reason.empty()) return base::Fail(base::ErrorCode::kUsage, "erase-reason-missing");
  DUBAN_CHECK(ledger::RequireReason(options.reason));
  ErasePayloadResult result{options.sequence};
  DUBAN_CHECK(context.store->Write(
      {options.government, context.actor, context.now},
      [&](store::WriteTransaction& transaction) -> base::Expected<void> {
        DUBAN_CHECK(RequireGovernment(transaction, options.government));
        DUBAN_TRY(event, transaction.ErasePayload(options.sequence, options.reason));
        result.event = static_cast<uint64_t>(event);
        return {};
      }));
  // It is erased whatever happens here: a failure only means that the files were not cleaned.
  const auto forgotten = context.store->ForgetErased();
  result.forgotten = forgotten && *forgotten;
  return result;
}

}  // namespace duban::workflow
