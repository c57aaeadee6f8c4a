// Entry points: Understand, ReadPlan.
#include "understand/understand.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "ledger/finding_codes.h"
#include "understand/assemble/publisher.h"
#include "understand/assemble/text.h"
#include "understand/judge/corrected.h"
#include "understand/judge/judge.h"
#include "understand/judge/targets.h"
#include "understand/judge/told_targets.h"
#include "understand/link/bare_numbers.h"
#include "understand/lint/linter.h"
#include "understand/prose/shares.h"

namespace duban::understand {
namespace {

// Pairing promises with answers costs time that grows faster than a cell. The longest cell of a
// real table is a few kilobytes; one beyond this is told and not judged, so that no page can stall
// a batch.
constexpr size_t kMostCell = 32 << 10;
constexpr std::string_view kTooLong = "cell-too-long";

// Of numbers without a unit in the progress: how many were read, and which were not, and why.
constexpr std::string_view kBareRead = "bare-number-read";
constexpr std::string_view kBareCodes[] = {kBareRead, "bare-number-unread", "bare-number-ambiguous",
                                           "bare-number-disagrees"};

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
         std::find(std::begin(kBareCodes), std::end(kBareCodes), finding.code) !=
             std::end(kBareCodes) ||
         std::any_of(rules.begin(), rules.end(),
                     [&](const LintRule& rule) { return rule.code == finding.code; });
}

// The readings of a plan's tasks, one after the other, and what the linter needs of each.
class PlanReader {
 public:
  PlanReader(ledger::Document& plan, const std::vector<Correction>& corrections)
      : plan_(plan),
        level_(LevelOf(plan)),
        classes_(ClassesIn(plan.title + plan.disclosure.publisher, true)),
        corrected_(corrections),
        bare_numbers_(plan) {}

  void Run() {
    std::erase_if(plan_.findings, IsMadeByReading);
    FindWhatDiffers();
    for (size_t i = 0; i < plan_.tasks.size(); ++i) {
      reports_.emplace_back();
      ties_.emplace_back();
      by_number_.emplace(plan_.tasks[i].row.number, i);
      ReadOne(i);
    }
    TellBareNumbers();
    for (ledger::Finding& finding : Lint({plan_, reports_, ties_}))
      if (finding.code != "silent-target" || !doubtful_.contains(finding.task.value_or(0))) {
        SayWhatIsTold(finding);
        plan_.findings.push_back(std::move(finding));
      }
    for (ledger::Finding& finding : corrected_.TakeFindings(plan_))
      plan_.findings.push_back(std::move(finding));
    plan_.rules = kRules;
  }

 private:
  // The text in simplified characters, which take as many bytes.
  std::string_view Plain(const std::string& text) {
    auto simplified = Simplified(text);
    if (!simplified) return text;
    return plain_.emplace_back(std::move(*simplified));
  }

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
    const Prose content = ReadProse(Plain(task.row.content));
    reading.targets = TargetsOf(content);
    corrected_.DropPromises(i, reading.targets);
    reading.events = EventsOf(content);
    reports_[i] = ReadProse(Plain(task.row.progress));
    // A draft has nothing to be judged by.
    if (plan_.kind == ledger::DocumentKind::kDecomposition) return;
    CloseReading close = JudgeCells(i);
    if (!IsCorrected(i)) DoubtWhatDiffers(task.row, reading.targets, close.verdicts);
    corrected_.Note(i, reading.targets, close.unclear);
    reading.verdicts = std::move(close.verdicts);
    reading.overall = ledger::Overall(reading);
    ties_[i] = std::move(close.ties);
  }

  bool IsCorrected(size_t i) const {
    const Said said = corrected_.SaidOf(i, plan_.tasks[i].reading.targets);
    return std::any_of(said.begin(), said.end(), [](auto* one) { return one; });
  }

  CloseReading JudgeCells(size_t i) {
    const ledger::Row& row = plan_.tasks[i].row;
    const auto& targets = plan_.tasks[i].reading.targets;
    const Said said = corrected_.SaidOf(i, targets);
    // What a person said of the task stands over it.
    const bool corrected = IsCorrected(i);
    if (!corrected)
      if (const auto bare = bare_numbers_.Read(row, targets)) {
        NoteBareNumber(row, *bare);
        return JudgeBareNumber(row, targets, *bare);
      }
    if (!corrected)
      if (const auto lines = bare_numbers_.ReadLines(row, targets); !lines.empty())
        return JudgeBareLines(targets, lines);
    return JudgeClosely(Plain(row.content), corrected_.AsMeasured(i, targets, reports_[i]),
                        reports_[i], TellerOf(row), said);
  }

  // What two tables of the file say otherwise of one task is reached only where both say so.
  void DoubtWhatDiffers(const ledger::Row& row, const std::vector<ledger::Target>& targets,
                        std::vector<ledger::Verdict>& verdicts) {
    const auto [first, last] = said_again_.equal_range(row.number);
    for (auto again = first; again != last; ++again) {
      const CloseReading other =
          JudgeClosely(row.content, targets, ReadProse(again->second), TellerOf(row));
      for (size_t k = 0; k < verdicts.size(); ++k) {
        if (!IsGood(verdicts[k]) || IsAsGood(other.verdicts[k], verdicts[k])) continue;
        ledger::Verdict doubt;
        doubt.reason = ledger::UnreportedReason::kNotMentioned;
        doubt.rule = "tables-differ";
        doubt.why = verdicts[k].why;
        doubt.why.key = "why-tables-differ";
        verdicts[k] = std::move(doubt);
        doubtful_.insert(row.number);
      }
    }
  }

  void FindWhatDiffers() {
    for (const ledger::Finding& finding : plan_.findings) {
      if (finding.code != kTablesDifferCode || !finding.task ||
          finding.field != ledger::Field::kProgress)
        continue;
      for (const auto& [name, value] : finding.arguments)
        if (name == "again") said_again_.emplace(*finding.task, value);
    }
  }

  static bool IsGood(const ledger::Verdict& verdict) {
    return verdict.verdict_class >= ledger::VerdictClass::kOnPace;
  }
  static bool IsAsGood(const ledger::Verdict& other, const ledger::Verdict& verdict) {
    return verdict.verdict_class == ledger::VerdictClass::kMet
               ? other.verdict_class == ledger::VerdictClass::kMet
               : IsGood(other);
  }

  Teller TellerOf(const ledger::Row& row) const {
    return {plan_.period, level_, classes_ | ClassesIn(row.category, true)};
  }

  // The number is read with its unit; what the proof points at is the number. One in doubt says
  // nothing.
  CloseReading JudgeBareNumber(const ledger::Row& row, const std::vector<ledger::Target>& targets,
                               const BareNumber& bare) const {
    const Prose report = ReadProse(bare.text);
    CloseReading close = JudgeClosely(row.content, targets, report, TellerOf(row));
    for (ledger::Verdict& verdict : close.verdicts)
      if (verdict.span) verdict.span = bare.span;
    close.ties.clear();
    return close;
  }

  // Each number by the promise in its line.
  CloseReading JudgeBareLines(const std::vector<ledger::Target>& targets,
                              const std::vector<BareLine>& lines) {
    CloseReading all;
    all.verdicts.resize(targets.size());
    for (const BareLine& line : lines) {
      ledger::Target own = targets[line.target];
      own.span = ShiftedBack(own.span, line.content);
      own.clause = ShiftedBack(own.clause, line.content);
      NoteBareNumber(line.row, line.number);
      CloseReading close = JudgeBareNumber(line.row, {own}, line.number);
      all.verdicts[line.target] = std::move(close.verdicts[0]);
    }
    return all;
  }

  void NoteBareNumber(const ledger::Row& row, const BareNumber& bare) {
    if (bare.doubt.empty()) {
      if (bare_count_++ == 0) first_bare_ = PlaceOf(row, ledger::Field::kProgress);
      return;
    }
    ledger::Finding finding =
        ledger::MakeFinding(bare.doubt, {{"number", std::string(bare.span.In(row.progress))}});
    finding.task = row.number;
    doubtful_.insert(row.number);
    finding.field = ledger::Field::kProgress;
    finding.span = bare.span;
    finding.place = PlaceOf(row, finding.field);
    plan_.findings.push_back(std::move(finding));
  }

  // Where the linter knows which figure stands in place of the promised one, the reason tells it:
  // that there is none would not be true. The class stays.
  void SayWhatIsTold(const ledger::Finding& finding) {
    const bool other = finding.code == "other-indicator";
    if ((!other && finding.code != "wider-area") || !finding.task || !finding.span) return;
    const auto [first, last] = by_number_.equal_range(*finding.task);
    for (auto place = first; place != last; ++place) {
      auto& [row, reading] = plan_.tasks[place->second];
      if (finding.place != PlaceOf(row, finding.field)) continue;  // rows may be numbered alike
      for (size_t k = 0; k < reading.verdicts.size(); ++k) {
        base::Message& why = reading.verdicts[k].why;
        if (reading.targets[k].span != *finding.span || why.key == "why-restated") continue;
        why.key = other ? "why-other-indicator" : "why-wider-area";
        for (const auto& [name, value] : finding.arguments)
          if (name == "text" || name == "told") SetArgument(why.arguments, name, value);
      }
    }
  }

  // Rows numbered alike, or two rules, may tell of one promise: the last word stands.
  static void SetArgument(base::Arguments& arguments, const std::string& name,
                          const std::string& value) {
    const auto is_it = [&](const auto& argument) { return argument.first == name; };
    const auto old = std::find_if(arguments.begin(), arguments.end(), is_it);
    if (old != arguments.end())
      old->second = value;
    else
      arguments.emplace_back(name, value);
  }

  void TellBareNumbers() {
    if (bare_count_ == 0) return;
    plan_.findings.push_back(
        ledger::MakeFinding(kBareRead, {{"count", std::to_string(bare_count_)}}));
    plan_.findings.back().field = ledger::Field::kProgress;
    plan_.findings.back().place = first_bare_;
  }

  ledger::Document& plan_;
  Level level_;       // of its government
  uint64_t classes_;  // that its title names: see ClassesIn
  Corrected corrected_;
  BareNumbers bare_numbers_;
  std::deque<std::string> plain_;  // texts that were in traditional characters
  size_t bare_count_ = 0;
  ledger::SourcePlace first_bare_;
  std::multimap<int, std::string> said_again_;  // by task: progress that another table tells
  std::set<int> doubtful_;  // tasks whose number could not be read: told once, as that
  std::vector<Prose> reports_;
  std::vector<std::vector<Tie>> ties_;
  std::multimap<int, size_t> by_number_;  // tasks: large tables have as many findings as rows
};

}  // namespace

base::Expected<ledger::Document> Understand(const table::Document& document,
                                            std::optional<int> told_year) {
  DUBAN_TRY(plan, Assemble(document, told_year));
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
