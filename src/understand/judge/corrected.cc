// Entry points: Corrected, RenameUnit.
#include "understand/judge/corrected.h"

#include <algorithm>

#include "ledger/finding_codes.h"
namespace duban::understand {
namespace {

using ledger::Target;
using Kind = Correction::Kind;

bool SpeaksOf(const Correction& correction, const Target& target) {
  return correction.promise.begin < target.span.end && target.span.begin < correction.promise.end;
}

bool CountsIn(const Prose& report, std::string_view measure) {
  return std::any_of(report.statements.begin(), report.statements.end(),
                     [&](const Statement& statement) {
                       return statement.quantity.unit == measure &&
                              statement.quantity.dimension == ledger::Dimension::kCount;
                     });
}

ledger::Finding Told(const Correction& correction, bool followed, const ledger::Row& row) {
  ledger::Finding finding = ledger::MakeFinding(followed ? kCorrectedCode : kNotCorrectedCode);
  finding.task = row.number;
  finding.field = ledger::Field::kContent;
  finding.span = correction.promise;
  finding.place = PlaceOf(row, finding.field);
  return finding;
}

size_t Rename(std::vector<std::string>& units, std::string_view name, std::string_view same) {
  size_t changed = 0;
  for (std::string& unit : units)
    if (unit == name) unit = same, ++changed;
  return changed;
}

}  // namespace

Corrected::Corrected(const std::vector<Correction>& corrections)
    : all_(corrections), followed_(corrections.size(), false) {
  for (size_t i = 0; i < all_.size(); ++i) {
    if (all_[i].task >= of_task_.size()) of_task_.resize(all_[i].task + 1);
    of_task_[all_[i].task].push_back(i);
  }
}

void Corrected::DropPromises(size_t task, std::vector<Target>& targets) {
  if (task >= of_task_.size()) return;
  for (const size_t i : of_task_[task])
    if (all_[i].kind == Kind::kNoPromise)
      followed_[i] = std::erase_if(targets, [&](const Target& target) {
                       return SpeaksOf(all_[i], target);
                     }) > 0;
}

std::vector<Target> Corrected::AsMeasured(size_t task, const std::vector<Target>& targets,
                                          const Prose& report) {
  std::vector<Target> measured = targets;
  if (task >= of_task_.size()) return measured;
  for (const size_t i : of_task_[task]) {
    if (all_[i].kind != Kind::kMeasure || !CountsIn(report, all_[i].measure)) continue;
    for (Target& target : measured)
      if (SpeaksOf(all_[i], target) && target.dimension == ledger::Dimension::kCount)
        target.unit = all_[i].measure, followed_[i] = true;
  }
  return measured;
}

Said Corrected::SaidOf(size_t task, const std::vector<Target>& targets) const {
  if (task >= of_task_.size()) return {};
  Said said(targets.size(), nullptr);
  for (const size_t i : of_task_[task])
    for (size_t t = 0; t < targets.size(); ++t)
      if (SpeaksOf(all_[i], targets[t]) &&
          (all_[i].kind == Kind::kAnswer || all_[i].kind == Kind::kNothing))
        said[t] = &all_[i];
  return said;
}

void Corrected::Note(size_t task, const std::vector<Target>& targets,
                     const std::vector<size_t>& unclear) {
  const Said said = SaidOf(task, targets);
  for (size_t t = 0; t < said.size(); ++t)
    if (said[t] != nullptr && std::find(unclear.begin(), unclear.end(), t) == unclear.end())
      followed_[static_cast<size_t>(said[t] - all_.data())] = true;
}

std::vector<ledger::Finding> Corrected::TakeFindings(const ledger::Document& plan) const {
  std::vector<ledger::Finding> findings;
  for (size_t i = 0; i < all_.size(); ++i)
    if (all_[i].task < plan.tasks.size())
      findings.push_back(Told(all_[i], followed_[i], plan.tasks[all_[i].task].row));
  return findings;
}

bool IsMadeByCorrecting(const ledger::Finding& finding) {
  return finding.code == kCorrectedCode || finding.code == kNotCorrectedCode;
}

size_t RenameUnit(ledger::Document& plan, std::string_view name, std::string_view same) {
  size_t changed = 0;
  for (ledger::DocumentTask& task : plan.tasks)
    changed += Rename(task.row.lead_units, name, same) + Rename(task.row.units, name, same);
  return changed;
}

}  // namespace duban::understand
