// The rules of the linter, one function each. See linter.h for how they are run.
#pragma once

#include "understand/lint/linter.h"

namespace duban::understand {

// What verdicts tell (verdicts.cc).
void LintSilentTarget(const LintInput& input, std::vector<ledger::Finding>& out);
void LintFigurePending(const LintInput& input, std::vector<ledger::Finding>& out);
void LintOtherIndicator(const LintInput& input, std::vector<ledger::Finding>& out);
void LintWiderArea(const LintInput& input, std::vector<ledger::Finding>& out);
void LintRestatedTarget(const LintInput& input, std::vector<ledger::Finding>& out);
void LintTargetShort(const LintInput& input, std::vector<ledger::Finding>& out);
void LintStageShort(const LintInput& input, std::vector<ledger::Finding>& out);
void LintWindowMismatch(const LintInput& input, std::vector<ledger::Finding>& out);
void LintAmbiguousLink(const LintInput& input, std::vector<ledger::Finding>& out);
void LintTargetCut(const LintInput& input, std::vector<ledger::Finding>& out);
void LintOppositeCourse(const LintInput& input, std::vector<ledger::Finding>& out);
void LintPeriodAssumed(const LintInput& input, std::vector<ledger::Finding>& out);
void LintRankAsProof(const LintInput& input, std::vector<ledger::Finding>& out);
void LintPraiseAsProof(const LintInput& input, std::vector<ledger::Finding>& out);

// What days tell (dates.cc).
void LintLateDelivery(const LintInput& input, std::vector<ledger::Finding>& out);

// What amounts tell (amounts.cc).
void LintFigureConflict(const LintInput& input, std::vector<ledger::Finding>& out);
void LintUnitSlip(const LintInput& input, std::vector<ledger::Finding>& out);
void LintEstimateAtYearEnd(const LintInput& input, std::vector<ledger::Finding>& out);
void LintImpossibleShare(const LintInput& input, std::vector<ledger::Finding>& out);
void LintPartsDoNotAdd(const LintInput& input, std::vector<ledger::Finding>& out);
void LintPromisesUnread(const LintInput& input, std::vector<ledger::Finding>& out);
void LintUniformPercentages(const LintInput& input, std::vector<ledger::Finding>& out);

// What the writing of numbers tells (numbers.cc).
void LintNumberDamaged(const LintInput& input, std::vector<ledger::Finding>& out);
void LintNumberRepaired(const LintInput& input, std::vector<ledger::Finding>& out);

// What the wording tells (text.cc).
void LintDoubledWord(const LintInput& input, std::vector<ledger::Finding>& out);
void LintMissingFullStop(const LintInput& input, std::vector<ledger::Finding>& out);
void LintStrayMark(const LintInput& input, std::vector<ledger::Finding>& out);
void LintBrokenQuote(const LintInput& input, std::vector<ledger::Finding>& out);
void LintPersonalData(const LintInput& input, std::vector<ledger::Finding>& out);

// What the names of the units tell (units.cc).
void LintUnitNameVariant(const LintInput& input, std::vector<ledger::Finding>& out);

// A finding at a place of one task's field; code and severity are the rule's.
ledger::Finding FindingAt(const ledger::Row& row, ledger::Field field, base::Span span,
                          base::Arguments arguments = {});

}  // namespace duban::understand
