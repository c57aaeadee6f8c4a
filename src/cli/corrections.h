// Corrections on paper: the CSV that `read --review` writes and `--corrections` takes
// (docs/formats/corrections.md). A line speaks of one promise and holds while the wording that it
// was written for stands: of the task for what is a promise, of the report too for what answers it.
//
// Pure but for Read(). A CorrectionsFile may be applied by several threads at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "ledger/correction.h"
#include "ledger/document.h"
#include "understand/judge/corrections.h"
#include "words/words.h"

namespace duban::cli {

class CorrectionsFile {
 public:
  // Fails with the file and line where an action is unknown or lacks its words.
  static base::Expected<CorrectionsFile> Read(const std::string& path);

  // What the lines say of an assembled plan. Offices are renamed in it; a line whose task or report
  // reads otherwise now becomes a finding.
  std::vector<understand::Correction> For(ledger::Document& plan) const;

  const std::vector<ledger::CorrectionLine>& lines() const { return lines_; }

 private:
  std::vector<ledger::CorrectionLine> lines_;
};

// The template: a head in the reader's language, and one line for every promise that has an amount,
// with what the machine read. No line names its file: wordings are known by themselves.
std::string ReviewHead(bool bom, words::Language language);
std::string ReviewOf(const ledger::Document& document, bool for_spreadsheet,
                     words::Language language);

}  // namespace duban::cli
