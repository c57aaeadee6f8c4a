// Entry points: the rules that look at verdicts.
#include "understand/lint_rules.h"

#include "understand/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Field;
using ledger::Finding;
using ledger::UnreportedReason;
using ledger::Verdict;
using ledger::VerdictClass;

// Where the text tells only the share that is done, that share is what was reported.
void TellShareAsReported(base::Arguments& arguments) {
  const auto find = [&](std::string_view name) {
    return std::find_if(arguments.begin(), arguments.end(),
                        [&](const auto& argument) { return argument.first == name; });
  };
  const auto share = find("share");
  if (share == arguments.end() || find("reported") != arguments.end()) return;
  arguments.emplace_back("reported", share->second + "%");
}

// Calls `fits` for each graded promise and its verdict; a finding stands at the promise.
template <typename Fits>
void AtPromises(const LintInput& input, std::vector<Finding>& out, const Fits& fits) {
  for (const ledger::DocumentTask& task : input.document.tasks)
    for (size_t i = 0; i < task.reading.verdicts.size(); ++i) {
      const ledger::Target& target = task.reading.targets[i];
      const Verdict& verdict = task.reading.verdicts[i];
      if (!target.value || !fits(verdict)) continue;
      base::Arguments arguments = verdict.why.arguments;
      TellShareAsReported(arguments);
      arguments.emplace_back("text", std::string(target.span.In(task.row.content)));
      out.push_back(FindingAt(task.row, Field::kContent, target.span, std::move(arguments)));
    }
}

}  // namespace

void LintSilentTarget(const LintInput& input, std::vector<Finding>& out) {
  AtPromises(input, out, [](const Verdict& verdict) {
    return verdict.verdict_class == VerdictClass::kUnreported &&
           verdict.reason != UnreportedReason::kRestated;
  });
}

void LintRestatedTarget(const LintInput& input, std::vector<Finding>& out) {
  AtPromises(input, out,
             [](const Verdict& verdict) { return verdict.reason == UnreportedReason::kRestated; });
}

void LintTargetShort(const LintInput& input, std::vector<Finding>& out) {
  AtPromises(input, out,
             [](const Verdict& verdict) { return verdict.verdict_class == VerdictClass::kShort; });
}

void LintStageShort(const LintInput& input, std::vector<Finding>& out) {
  AtPromises(input, out, [](const Verdict& verdict) {
    return verdict.verdict_class == VerdictClass::kUnderway;
  });
}

// 1-9月 in a table of the whole year.
void LintWindowMismatch(const LintInput& input, std::vector<Finding>& out) {
  const auto& period = input.document.period;
  if (!period || !period->EndsYear()) return;
  for (const ledger::DocumentTask& task : input.document.tasks)
    for (const Verdict& verdict : task.reading.verdicts) {
      if (verdict.as_of.empty() || verdict.window_months >= 12 || !verdict.span) continue;
      out.push_back(FindingAt(task.row, Field::kProgress, *verdict.span,
                              {{"as_of", verdict.as_of}, {"period", period->label}}));
    }
}

void LintAmbiguousLink(const LintInput& input, std::vector<Finding>& out) {
  for (size_t i = 0; i < input.document.tasks.size(); ++i) {
    const ledger::DocumentTask& task = input.document.tasks[i];
    for (const Tie& tie : input.ties[i])
      out.push_back(FindingAt(task.row, Field::kProgress, tie.one,
                              {{"object", task.reading.targets[tie.target].object},
                               {"one", std::string(tie.one.In(task.row.progress))},
                               {"other", std::string(tie.other.In(task.row.progress))}}));
  }
}

namespace {

// The words of the clause in front of 调整为, where it stands right before the amount.
std::optional<std::string_view> BeforeAdjusting(const Prose& report, const Statement& statement) {
  std::string_view before = report.text.substr(
      statement.clause.begin, statement.quantity.span.begin - statement.clause.begin);
  for (const std::string_view word : kAdjustingWords) {
    if (!before.ends_with(word)) continue;
    before.remove_suffix(word.size());
    return before;
  }
  return std::nullopt;
}

// The amount before it in its sentence.
const ledger::Quantity* AmountBefore(const std::vector<Statement>& all, size_t i) {
  return i > 0 && all[i - 1].sentence == all[i].sentence ? &all[i - 1].quantity : nullptr;
}

}  // namespace

// 原定10个调整为6个: judged by the promise as it stands, and told that the office cut it.
void LintTargetCut(const LintInput& input, std::vector<ledger::Finding>& out) {
  for (size_t i = 0; i < input.document.tasks.size(); ++i) {
    const ledger::DocumentTask& task = input.document.tasks[i];
    const std::vector<Statement>& all = input.reports[i].statements;
    for (size_t k = 0; k < all.size(); ++k) {
      const auto before = BeforeAdjusting(input.reports[i], all[k]);
      if (!before || all[k].rest) continue;
      const ledger::Quantity& now = all[k].quantity;
      const ledger::Quantity* was = AmountBefore(all, k);
      for (const ledger::Target& target : task.reading.targets) {
        if (!target.value || target.unit != now.unit || now.value >= *target.value) continue;
        const bool same = was && was->unit == target.unit && was->value == *target.value;
        if (!same && !HasAny(*before, kSetPromises)) continue;
        out.push_back(FindingAt(task.row, Field::kProgress, now.span,
                                {{"object", target.object},
                                 {"promised", std::string(target.span.In(task.row.content))},
                                 {"text", std::string(now.span.In(task.row.progress))}}));
      }
    }
  }
}

// No period is told: the end of a year is only assumed, and what is told may be of half a year.
void LintPeriodAssumed(const LintInput& input, std::vector<ledger::Finding>& out) {
  if (input.document.period) return;
  size_t graded = 0;
  for (const ledger::DocumentTask& task : input.document.tasks)
    for (size_t i = 0; i < task.reading.verdicts.size(); ++i)
      graded += task.reading.targets[i].value && task.reading.verdicts[i].reported;
  if (graded == 0) return;
  ledger::Finding finding;
  finding.arguments = {{"count", std::to_string(graded)}};
  out.push_back(std::move(finding));
}

// A place among others, where a promise has no figure.
void LintRankAsProof(const LintInput& input, std::vector<Finding>& out) {
  for (const ledger::DocumentTask& task : input.document.tasks) {
    if (task.reading.overall != VerdictClass::kUnreported) continue;
    const auto [at, word] = EarliestOf<kPlacesAmongOthers>(task.row.progress);
    if (word.empty()) continue;
    const auto begin = static_cast<uint32_t>(at);
    out.push_back(FindingAt(task.row, Field::kProgress,
                            {begin, begin + static_cast<uint32_t>(word.size())},
                            {{"text", std::string(word)}}));
  }
}

}  // namespace duban::understand
