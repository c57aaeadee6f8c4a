// Every code that a finding can have: finding_codes.tsv, the one table of them.
//
// Whoever makes a finding takes its severity from here, so that a document, the API and
// `duban check` weigh it alike; the configuration of `duban check` overrides it there only.
#pragma once

#include <span>
#include <string_view>

#include "ledger/document.h"

namespace duban::ledger {

enum class FindingMaker { kLint, kCompare, kWords, kAssemble, kRead, kTold };

struct FindingCode {
  std::string_view code;
  Severity severity = Severity::kWarning;
  FindingMaker maker = FindingMaker::kLint;
};

// In the order of the table. Static storage.
std::span<const FindingCode> FindingCodes();

// Null for a code that is none.
const FindingCode* FindFindingCode(std::string_view code);

// kWarning for a code that is none (a test holds the table complete).
Severity SeverityOf(std::string_view code);

// A finding of the code with the severity of the table.
Finding MakeFinding(std::string_view code, base::Arguments arguments = {});

}  // namespace duban::ledger
