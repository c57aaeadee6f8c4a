// Entry points: Explain, AmountText.
#include "quantity/explain.h"

namespace duban::quantity {

std::vector<Explanation> Explain(std::string_view text) {
  std::vector<Explanation> all;
  for (Mention& mention : FindMentions(text)) {
    std::vector<Step> steps;
    for (const RuleId rule : mention.trail)
      steps.push_back({kRulesRows[rule].group, kRulesRows[rule].rule, kRulesRows[rule].en,
                       kRulesRows[rule].zh});
    all.push_back({std::move(mention), std::move(steps)});
  }
  return all;
}

std::string AmountText(const ledger::Quantity& quantity) {
  std::string text = quantity.value.ToString();
  if (quantity.upper) text += ".." + quantity.upper->ToString();
  if (quantity.ratio)
    text += " (" + std::to_string(quantity.ratio->numerator) + "/" +
            std::to_string(quantity.ratio->denominator) + ")";
  if (!quantity.unit.empty()) text += " " + quantity.unit;
  return text;
}

}  // namespace duban::quantity
