// Entry points: Understand.
#include "understand/understand.h"

#include <algorithm>

#include "understand/linter.h"
#include "understand/targets.h"

namespace duban::understand {

base::Expected<ledger::Document> Understand(const table::Document& document) {
  DUBAN_TRY(plan, Assemble(document));
  ReadPlan(plan);
  return std::move(plan);
}

void ReadPlan(ledger::Document& plan) {
  std::erase_if(plan.findings, [](const ledger::Finding& finding) {
    const auto rules = LintRules();
    return std::any_of(rules.begin(), rules.end(),
                       [&](const LintRule& rule) { return rule.code == finding.code; });
  });
  std::vector<Prose> reports;
  std::vector<std::vector<Tie>> ties;
  for (ledger::DocumentTask& task : plan.tasks) {
    ledger::Reading& reading = task.reading;
    const Prose content = ReadProse(task.row.content);
    reading.targets = TargetsOf(content);
    reading.events = EventsOf(content);
    reports.push_back(ReadProse(task.row.progress));
    CloseReading close =
        JudgeClosely(task.row.content, reading.targets, reports.back(), plan.period);
    reading.verdicts = std::move(close.verdicts);
    reading.overall = ledger::Overall(reading);
    ties.push_back(std::move(close.ties));
  }
  std::vector<ledger::Finding> findings = Lint({plan, reports, ties});
  plan.findings.insert(plan.findings.end(), std::make_move_iterator(findings.begin()),
                       std::make_move_iterator(findings.end()));
  plan.rules = kRules;
}

}  // namespace duban::understand
