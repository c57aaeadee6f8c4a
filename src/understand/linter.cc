// Entry points: LintRules, Lint, FindingAt.
#include "understand/linter.h"

#include <algorithm>

#include "understand/lint_rules.h"

namespace duban::understand {

using ledger::Severity;

std::span<const LintRule> LintRules() {
  static constexpr LintRule kRules[] = {
      {"personal-data", Severity::kError, LintPersonalData},
      {"silent-target", Severity::kWarning, LintSilentTarget},
      {"restated-target", Severity::kWarning, LintRestatedTarget},
      {"target-short", Severity::kWarning, LintTargetShort},
      {"target-cut", Severity::kWarning, LintTargetCut},
      {"period-assumed", Severity::kWarning, LintPeriodAssumed},
      {"stage-short", Severity::kInfo, LintStageShort},
      {"ambiguous-link", Severity::kWarning, LintAmbiguousLink},
      {"figure-conflict", Severity::kWarning, LintFigureConflict},
      {"unit-slip", Severity::kWarning, LintUnitSlip},
      {"impossible-share", Severity::kWarning, LintImpossibleShare},
      {"parts-do-not-add", Severity::kWarning, LintPartsDoNotAdd},
      {"window-mismatch", Severity::kWarning, LintWindowMismatch},
      {"estimate-at-year-end", Severity::kInfo, LintEstimateAtYearEnd},
      {"uniform-percentages", Severity::kInfo, LintUniformPercentages},
      {"rank-as-proof", Severity::kInfo, LintRankAsProof},
      {"praise-as-proof", Severity::kInfo, LintPraiseAsProof},
      {"doubled-word", Severity::kInfo, LintDoubledWord},
      {"missing-full-stop", Severity::kInfo, LintMissingFullStop},
      {"stray-mark", Severity::kInfo, LintStrayMark},
      {"broken-quote", Severity::kInfo, LintBrokenQuote},
  };
  return kRules;
}

std::vector<ledger::Finding> Lint(const LintInput& input) {
  std::vector<ledger::Finding> found;
  for (const LintRule& rule : LintRules()) {
    const size_t first = found.size();
    rule.run(input, found);
    for (size_t i = first; i < found.size(); ++i) {
      found[i].code = rule.code;
      found[i].severity = rule.severity;
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.task.value_or(0) < b.task.value_or(0);
  });
  return found;
}

ledger::Finding FindingAt(const ledger::Row& row, ledger::Field field, base::Span span,
                          base::Arguments arguments) {
  ledger::Finding finding;
  finding.task = row.number;
  finding.field = field;
  finding.span = span;
  finding.arguments = std::move(arguments);
  finding.place = PlaceOf(row, field);
  return finding;
}

}  // namespace duban::understand
