// Entry points: FindQuantities, FindAmountsAndTimes.
#include "quantity/quantity.h"

#include "quantity/mention.h"
#include "quantity/times.h"

namespace duban::quantity {

std::vector<ledger::Quantity> FindQuantities(std::string_view text) {
  std::vector<ledger::Quantity> amounts;
  EachMention(text, [&](Mention&& mention) {
    if (mention.kind == MentionKind::kAmount) amounts.push_back(std::move(mention.quantity));
  });
  return amounts;
}

std::vector<TimeMention> FindTimes(std::string_view text) {
  return FindAmountsAndTimes(text).times;
}

AmountsAndTimes FindAmountsAndTimes(std::string_view text) {
  AmountsAndTimes found;
  TimeReader times(text);
  EachMention(text, [&](Mention&& mention) {
    if (mention.kind == MentionKind::kAmount)
      found.amounts.push_back(std::move(mention.quantity));
    else if (mention.kind == MentionKind::kDate)
      times.Add(mention);
  });
  found.times = times.TakeAll();
  return found;
}

}  // namespace duban::quantity
