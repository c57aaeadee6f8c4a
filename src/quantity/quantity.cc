// Entry point: FindQuantities.
#include "quantity/quantity.h"

#include "quantity/mention.h"

namespace duban::quantity {

std::vector<ledger::Quantity> FindQuantities(std::string_view text) {
  std::vector<ledger::Quantity> amounts;
  for (Mention& mention : FindMentions(text))
    if (mention.kind == MentionKind::kAmount) amounts.push_back(std::move(mention.quantity));
  return amounts;
}

}  // namespace duban::quantity
