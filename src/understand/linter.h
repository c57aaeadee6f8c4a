// Findings 疑点: a linter for ledgers.
//
// Each rule is one function with a code and a severity in the table of LintRules(); the code is
// also the key of its sentence in words/catalog.tsv. Rules look at one task or at the whole
// document; they change nothing but the list of findings. Pure; linear in the document (rules
// across rows sort).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ledger/document.h"

namespace duban::understand {

using LintFunction = void (*)(const ledger::Document& document, std::vector<ledger::Finding>& out);

struct LintRule {
  std::string_view code;
  ledger::Severity severity;
  LintFunction run;
};

// In the order in which they are run. Static storage.
std::span<const LintRule> LintRules();

// Appends the findings of every rule, in document order. Precondition: the tasks have readings.
void Lint(ledger::Document& document);

}  // namespace duban::understand
