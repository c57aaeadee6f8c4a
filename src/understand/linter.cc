// Entry points: LintRules, Lint.
#include "understand/linter.h"

#include <algorithm>

namespace duban::understand {

std::span<const LintRule> LintRules() {
  return {};
}

void Lint(ledger::Document& document) {
  std::vector<ledger::Finding> found;
  for (const LintRule& rule : LintRules()) {
    const size_t first = found.size();
    rule.run(document, found);
    for (size_t i = first; i < found.size(); ++i) {
      found[i].code = rule.code;
      found[i].severity = rule.severity;
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.task.value_or(0) < b.task.value_or(0);
  });
  document.findings.insert(document.findings.end(), std::make_move_iterator(found.begin()),
                           std::make_move_iterator(found.end()));
}

}  // namespace duban::understand
