// Entry point: ExplainNumbers.
#include "understand/explain.h"

#include "quantity/explain.h"

namespace duban::understand {

std::vector<ExplainedNumber> ExplainNumbers(std::string_view text) {
  std::vector<ExplainedNumber> all;
  for (const quantity::Explanation& one : quantity::Explain(text)) {
    const ledger::Quantity& found = one.mention.quantity;
    ExplainedNumber number{std::string(found.span.In(text)),
                           quantity::AmountText(found),
                           Name(one.mention.kind),
                           found.rule,
                           {}};
    for (const quantity::Step& step : one.steps)
      number.rules.push_back({step.group, step.rule, step.en, step.zh});
    all.push_back(std::move(number));
  }
  return all;
}

}  // namespace duban::understand
