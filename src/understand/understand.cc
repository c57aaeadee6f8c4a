// Entry points: Understand.
#include "understand/understand.h"

#include <algorithm>

#include "understand/linter.h"
#include "understand/targets.h"
#include "understand/told_targets.h"

namespace duban::understand {
namespace {

// Pairing promises with answers costs time that grows faster than a cell. The longest cell of a
// real table is a few kilobytes; one beyond this is told and not judged, so that no page can stall
// a batch.
constexpr size_t kMostCell = 32 << 10;
constexpr std::string_view kTooLong = "cell-too-long";

bool IsTooLong(const ledger::Row& row) {
  return row.content.size() > kMostCell || row.progress.size() > kMostCell;
}

ledger::Finding TooLong(const ledger::Row& row) {
  const bool content = row.content.size() > kMostCell;
  ledger::Finding finding;
  finding.code = kTooLong;
  finding.task = row.number;
  finding.field = content ? ledger::Field::kContent : ledger::Field::kProgress;
  finding.arguments = {{"limit", std::to_string(kMostCell >> 10)}};
  finding.place = PlaceOf(row, finding.field);
  return finding;
}

bool IsMadeByReading(const ledger::Finding& finding) {
  const auto rules = LintRules();
  return finding.code == kTooLong ||
         std::any_of(rules.begin(), rules.end(),
                     [&](const LintRule& rule) { return rule.code == finding.code; });
}

}  // namespace

base::Expected<ledger::Document> Understand(const table::Document& document) {
  DUBAN_TRY(plan, Assemble(document));
  ReadPlan(plan);
  return std::move(plan);
}

void ReadPlan(ledger::Document& plan) {
  std::erase_if(plan.findings, IsMadeByReading);
  std::vector<Prose> reports;
  std::vector<std::vector<Tie>> ties;
  for (ledger::DocumentTask& task : plan.tasks) {
    ledger::Reading& reading = task.reading;
    if (plan.kind == ledger::DocumentKind::kBulletin) {
      reading =
          IsTooLong(task.row) ? ledger::Reading{} : ReadToldTask(task.row.content, plan.period);
      reports.emplace_back();
      ties.emplace_back();
      continue;
    }
    if (IsTooLong(task.row)) {
      reading = {};
      plan.findings.push_back(TooLong(task.row));
      reports.emplace_back();
      ties.emplace_back();
      continue;
    }
    const Prose content = ReadProse(task.row.content);
    reading.targets = TargetsOf(content);
    reading.events = EventsOf(content);
    reports.push_back(ReadProse(task.row.progress));
    reading.verdicts.clear();
    reading.overall = ledger::VerdictClass::kUnquantified;
    if (plan.kind == ledger::DocumentKind::kDecomposition) {
      ties.emplace_back();  // a draft has nothing to be judged by
      continue;
    }
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
