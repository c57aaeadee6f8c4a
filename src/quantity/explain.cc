// Entry points: Explain, ExplainAsTree.
#include "quantity/explain.h"

namespace duban::quantity {
namespace {

std::string Head(std::string_view text, const Mention& mention) {
  const ledger::Quantity& quantity = mention.quantity;
  std::string head(quantity.span.In(text));
  head += " = " + quantity.value.ToString();
  if (quantity.upper) head += ".." + quantity.upper->ToString();
  if (quantity.ratio)
    head += " (" + std::to_string(quantity.ratio->numerator) + "/" +
            std::to_string(quantity.ratio->denominator) + ")";
  if (!quantity.unit.empty()) head += " " + quantity.unit;
  return head + ", " + std::string(Name(mention.kind)) + " by " + std::string(quantity.rule);
}

std::string Branch(const Step& step, bool last) {
  std::string line = last ? "└ " : "├ ";
  line += step.group;
  line.append(step.group.size() < 11 ? 11 - step.group.size() : 1, ' ');
  return line + std::string(step.rule) + ": " + std::string(step.says);
}

}  // namespace

std::vector<Explanation> Explain(std::string_view text) {
  std::vector<Explanation> all;
  for (Mention& mention : FindMentions(text)) {
    std::vector<Step> steps;
    for (const RuleId rule : mention.trail)
      steps.push_back({kRulesRows[rule].group, kRulesRows[rule].rule, kRulesRows[rule].says});
    all.push_back({std::move(mention), std::move(steps)});
  }
  return all;
}

std::vector<std::string> ExplainAsTree(std::string_view text) {
  std::vector<std::string> lines;
  for (const Explanation& one : Explain(text)) {
    lines.push_back(Head(text, one.mention));
    for (size_t i = 0; i < one.steps.size(); ++i)
      lines.push_back(Branch(one.steps[i], i + 1 == one.steps.size()));
  }
  return lines;
}

}  // namespace duban::quantity
