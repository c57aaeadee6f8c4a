// Findings 疑点: a linter for ledgers.
//
// Each rule is one function with its code in the table of LintRules(); how much a code weighs
// stands in ledger/finding_codes.tsv. Rules look at one task or at the whole document; they change
// nothing but the list of findings. Pure; linear in the document (rules across rows sort).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ledger/document.h"
#include "understand/judge/judge.h"
#include "understand/prose/statements.h"

namespace duban::understand {

// What the rules look at: a document whose tasks have readings, and what the readings were made
// from.
struct LintInput {
  const ledger::Document& document;
  const std::vector<Prose>& reports;          // of each task's progress, parallel to the tasks
  const std::vector<std::vector<Tie>>& ties;  // parallel to the tasks
};

using LintFunction = void (*)(const LintInput& input, std::vector<ledger::Finding>& out);

struct LintRule {
  std::string_view code;
  LintFunction run;
};

// In the order in which they are run. Static storage.
std::span<const LintRule> LintRules();

// The findings of every rule, by task, then in the order of the rules.
std::vector<ledger::Finding> Lint(const LintInput& input);

}  // namespace duban::understand
