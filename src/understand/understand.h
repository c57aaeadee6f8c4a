// From a table as read to a judged ledger: the one way that `duban read`, imports and later filings
// all take.
//
//   Assemble   blocks and grids → rows, header, period (repairs are findings)
//   FindTargets  a task's content → promises
//   Judge      promises + progress + period → verdicts
//   Understand   all of it for a whole document, with findings across rows
//
// Pure: no clock, no I/O, no globals that change; any number of threads. Time is linear in the
// text.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "ledger/document.h"
#include "ledger/period.h"
#include "ledger/target.h"
#include "table/grid.h"
#include "understand/level.h"

namespace duban::understand {

// Version of the rules that make readings; stored with each, so that a verdict can be computed
// again years later. Raised with every change that can alter an answer.
inline constexpr std::string_view kRules = "2026.11";

// Codes of the findings about marks that no store may take: grades of state secrets (an error), and
// offices' own 内部资料 (a warning). The argument `mark` holds the words.
inline constexpr std::string_view kSecrecyMarkCode = "secrecy-mark";
inline constexpr std::string_view kInternalMarkCode = "internal-mark";
// Of the finding that a file breaks off inside its table: rows may be missing.
inline constexpr std::string_view kFileCutCode = "file-cut";
inline constexpr std::string_view kTablesDifferCode = "table-again-differs";
inline constexpr std::string_view kOtherPeriodCode = "table-of-other-period";
// Of the findings that cells stand in wrong columns, that what answers stands beside other tasks,
// that spans push cells of a row, and that cells stand where no heading is.
inline constexpr std::string_view kColumnsDoubtfulCode = "columns-doubtful";
inline constexpr std::string_view kCellMisplacedCode = "cell-misplaced";
inline constexpr std::string_view kProgressShiftedCode = "progress-shifted";
inline constexpr std::string_view kCellsPushedCode = "cells-pushed";
inline constexpr std::string_view kCellsBeyondCode = "cells-beyond-headings";
// Of the finding that a document is older than the period that it says it covers.
inline constexpr std::string_view kPublishedBeforePeriodCode = "published-before-period";

// The plan as printed: header, disclosure, period, rows. Readings are empty. Fails with kNotALedger
// where no table of tasks is found, saying what was found instead. `told_year` is what somebody
// says who knows it: it stands in where the title names no year, also for a time without one
// (1-9月完成 情况), and before the day of publication, which is often of the year after.
base::Expected<ledger::Document> Assemble(const table::Document& document,
                                          std::optional<int> told_year = std::nullopt);

// Promises in a task's content, in order of their words. Spans are bytes of `content`.
std::vector<ledger::Target> FindTargets(std::string_view content);

// Promises without an amount.
std::vector<ledger::EventPromise> FindEvents(std::string_view content);

// One verdict per target. Spans are bytes of `progress`. No period is judged as a year's end.
// `level` is that of the government whose table it is: a figure of a wider area answers nothing
// there.
std::vector<ledger::Verdict> Judge(std::string_view content,
                                   const std::vector<ledger::Target>& targets,
                                   std::string_view progress,
                                   const std::optional<ledger::Period>& period,
                                   Level level = Level::kUnknown);

// The class again from a stored verdict: its figure, window and rule. Precondition:
// verdict.reported.
ledger::VerdictClass Recompute(const ledger::Target& target, const ledger::Verdict& verdict,
                               const std::optional<ledger::Period>& period);

// The three above for one task.
ledger::Reading ReadTask(std::string_view content, std::string_view progress,
                         const std::optional<ledger::Period>& period,
                         Level level = Level::kUnknown);

// Readings for every row of an assembled plan, and the findings in and across rows. May be called
// again after the period or a text has changed: readings and the linter's findings are made anew.
void ReadPlan(ledger::Document& plan);

// Assemble and ReadPlan.
base::Expected<ledger::Document> Understand(const table::Document& document,
                                            std::optional<int> told_year = std::nullopt);

}  // namespace duban::understand
