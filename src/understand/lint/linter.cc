// Entry points: LintRules, Lint, FindingAt.
#include "understand/lint/linter.h"

#include <algorithm>
#include <set>

#include "ledger/finding_codes.h"
#include "understand/lint/rules.h"

namespace duban::understand {

std::span<const LintRule> LintRules() {
  static constexpr LintRule kRules[] = {
      {"personal-data", LintPersonalData},
      {"silent-target", LintSilentTarget},
      {"figure-pending", LintFigurePending},
      {"other-indicator", LintOtherIndicator},
      {"wider-area", LintWiderArea},
      {"restated-target", LintRestatedTarget},
      {"target-short", LintTargetShort},
      {"target-cut", LintTargetCut},
      {"late-delivery", LintLateDelivery},
      {"opposite-course", LintOppositeCourse},
      {"period-assumed", LintPeriodAssumed},
      {"stage-short", LintStageShort},
      {"ambiguous-link", LintAmbiguousLink},
      {"figure-conflict", LintFigureConflict},
      {"unit-slip", LintUnitSlip},
      {"impossible-share", LintImpossibleShare},
      {"parts-do-not-add", LintPartsDoNotAdd},
      {"window-mismatch", LintWindowMismatch},
      {"estimate-at-year-end", LintEstimateAtYearEnd},
      {"uniform-percentages", LintUniformPercentages},
      {"promises-unread", LintPromisesUnread},
      {"number-damaged", LintNumberDamaged},
      {"number-repaired", LintNumberRepaired},
      {"rank-as-proof", LintRankAsProof},
      {"praise-as-proof", LintPraiseAsProof},
      {"doubled-word", LintDoubledWord},
      {"missing-full-stop", LintMissingFullStop},
      {"stray-mark", LintStrayMark},
      {"broken-quote", LintBrokenQuote},
      {"unit-name-variant", LintUnitNameVariant},
  };
  return kRules;
}

// A promise that another indicator stands in for is told once, as that.
static void DropToldOtherwise(std::vector<ledger::Finding>& found) {
  std::set<std::pair<int, uint32_t>> told;
  for (const ledger::Finding& finding : found)
    if (finding.code == "other-indicator" || finding.code == "wider-area")
      told.emplace(*finding.task, finding.span->begin);
  std::erase_if(found, [&](const ledger::Finding& finding) {
    return finding.code == "silent-target" && told.contains({*finding.task, finding.span->begin});
  });
}

std::vector<ledger::Finding> Lint(const LintInput& input) {
  std::vector<ledger::Finding> found;
  for (const LintRule& rule : LintRules()) {
    const size_t first = found.size();
    const ledger::Severity severity = ledger::SeverityOf(rule.code);
    rule.run(input, found);
    for (size_t i = first; i < found.size(); ++i) {
      found[i].code = rule.code;
      found[i].severity = severity;
    }
  }
  DropToldOtherwise(found);
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
