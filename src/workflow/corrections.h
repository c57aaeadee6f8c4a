// Lines of a table of corrections held against a plan: which of them still hold, and what they say
// of it.
//
// Lines are kept with the edition that was judged by them (ledger::Document::corrections), so that
// its verdicts can be computed again from what is stored: ReadCorrected of a stored document gives
// what is stored. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/correction.h"
#include "ledger/document.h"
#include "understand/judge/corrections.h"

namespace duban::workflow {

// "answer", "nothing", "no-promise", "unit" and "as-read" speak of a promise; an office does not.
inline constexpr std::string_view kOffice = "office";   // one office is the same as another
inline constexpr std::string_view kAsRead = "as-read";  // takes back what was said before

// Whether there is such an action, and it has the value that it needs.
bool IsWhole(const ledger::CorrectionLine& line);

// Twelve digits of the wording's SM3, behind a word that keeps spreadsheets from taking it for a
// number.
std::string MarkOf(std::string_view wording);

// The number by which a line names its task.
std::string NumberOf(const ledger::Row& row);

// A line with the row of the plan that it speaks of.
struct BoundLine {
  ledger::CorrectionLine line;
  size_t row = 0;
  bool same_period = false;  // of the table that the plan replaces, so that its end is a loss
  bool restored = false;     // of an edition whose import was undone
};

// Whether the line was written for one report, so that the next period brings its end.
bool EndsWithReport(const ledger::CorrectionLine& line);

// Which row each line speaks of: by its wording; among rows of one wording by number and report
// too. None where that does not tell one row.
std::vector<std::optional<size_t>> RowsOf(const std::vector<const ledger::Row*>& rows,
                                          const std::vector<ledger::CorrectionLine>& lines);

// What the lines say of an assembled plan. Offices are renamed in it; a line whose task or report
// reads otherwise now, or whose words or task are not found, becomes a finding.
std::vector<understand::Correction> CorrectionsFor(
    ledger::Document& plan, const std::vector<ledger::CorrectionLine>& lines);

// Lines that a plan is judged by.
struct KeptLines {
  std::vector<ledger::CorrectionLine> lines;       // with numbers of the plan
  std::vector<bool> said;                          // parallel: said now, not kept from before
  std::vector<ledger::CorrectionLine> taken_back;  // what was said that took a kept line away
  std::vector<ledger::CorrectionLine> unkept;      // that the wordings do not bear out
  std::vector<ledger::CorrectionLine> idle;        // said to take something back, and nothing stood
  // Kept lines of the period's own table that the new wordings do not bear out, where nothing was
  // said anew of their promise; with numbers of the plan.
  std::vector<ledger::CorrectionLine> stale;
  std::vector<ledger::CorrectionLine> restored;  // of `lines`, those of an edition that was undone
};

// Lines of `said`, and those of `before` on which `said` is silent; without offices. What was said
// of a promise stands over what was said of it earlier.
KeptLines Keep(const ledger::Document& plan, const std::vector<ledger::CorrectionLine>& said,
               const std::vector<BoundLine>& before);

// The plan read by its own `corrections`; readings and their findings are made anew.
void ReadCorrected(ledger::Document& plan);

}  // namespace duban::workflow
