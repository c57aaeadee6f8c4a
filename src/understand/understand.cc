// Entry points: Understand, ReadPlan.
#include "understand/understand.h"

#include <algorithm>

#include "ledger/finding_codes.h"
#include "understand/corrected.h"
#include "understand/judge.h"
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
  ledger::Finding finding =
      ledger::MakeFinding(kTooLong, {{"limit", std::to_string(kMostCell >> 10)}});
  finding.task = row.number;
  finding.field = content ? ledger::Field::kContent : ledger::Field::kProgress;
  finding.place = PlaceOf(row, finding.field);
  return finding;
}

bool IsMadeByReading(const ledger::Finding& finding) {
  const auto rules = LintRules();
  return finding.code == kTooLong || IsMadeByCorrecting(finding) ||
         std::any_of(rules.begin(), rules.end(),
                     [&](const LintRule& rule) { return rule.code == finding.code; });
}

// The readings of a plan's tasks, one after the other, and what the linter needs of each.
class PlanReader {
 public:
  PlanReader(ledger::Document& plan, const std::vector<Correction>& corrections)
      : plan_(plan), corrected_(corrections) {}

  void Run() {
    std::erase_if(plan_.findings, IsMadeByReading);
    for (size_t i = 0; i < plan_.tasks.size(); ++i) {
      reports_.emplace_back();
      ties_.emplace_back();
      ReadOne(i);
    }
    for (ledger::Finding& finding : Lint({plan_, reports_, ties_}))
      plan_.findings.push_back(std::move(finding));
    for (ledger::Finding& finding : corrected_.TakeFindings(plan_))
      plan_.findings.push_back(std::move(finding));
    plan_.rules = kRules;
  }

 private:
  void ReadOne(size_t i) {
    ledger::DocumentTask& task = plan_.tasks[i];
    task.reading = {};
    const bool told = plan_.kind == ledger::DocumentKind::kBulletin;
    if (IsTooLong(task.row)) {
      if (!told) plan_.findings.push_back(TooLong(task.row));
    } else if (told) {
      task.reading = ReadToldTask(task.row.content, plan_.period);
    } else {
      ReadCells(i);
    }
  }

  void ReadCells(size_t i) {
    ledger::DocumentTask& task = plan_.tasks[i];
    ledger::Reading& reading = task.reading;
    const Prose content = ReadProse(task.row.content);
    reading.targets = TargetsOf(content);
    corrected_.DropPromises(i, reading.targets);
    reading.events = EventsOf(content);
    reports_[i] = ReadProse(task.row.progress);
    // A draft has nothing to be judged by.
    if (plan_.kind == ledger::DocumentKind::kDecomposition) return;
    CloseReading close =
        JudgeClosely(task.row.content, corrected_.AsMeasured(i, reading.targets, reports_[i]),
                     reports_[i], plan_.period, corrected_.SaidOf(i, reading.targets));
    corrected_.Note(i, reading.targets, close.unclear);
    reading.verdicts = std::move(close.verdicts);
    reading.overall = ledger::Overall(reading);
    ties_[i] = std::move(close.ties);
  }

  ledger::Document& plan_;
  Corrected corrected_;
  std::vector<Prose> reports_;
  std::vector<std::vector<Tie>> ties_;
};

}  // namespace

base::Expected<ledger::Document> Understand(const table::Document& document) {
  DUBAN_TRY(plan, Assemble(document));
  ReadPlan(plan);
  return std::move(plan);
}

void ReadPlan(ledger::Document& plan) {
  ReadPlan(plan, {});
}

void ReadPlan(ledger::Document& plan, const std::vector<Correction>& corrections) {
  PlanReader(plan, corrections).Run();
}

}  // namespace duban::understand
