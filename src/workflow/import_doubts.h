// What an import doubts about the table as a whole: that it is filed where it says it belongs.
//
// Findings on the document, so that they stay with the edition and its readers see them. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "ledger/document.h"

namespace duban::workflow {

inline constexpr std::string_view kPeriodOverridden = "period-overridden";
inline constexpr std::string_view kGovernmentDiffers = "government-differs";

// The document named a period, and is filed under another on request.
void DoubtPeriod(ledger::Document& document, const std::optional<ledger::Period>& printed);

// The document names a place other than the government called `name`. A place within another
// (乙区 of 甲市乙区) is the same, and a name that is no place is not compared. May be called again:
// the finding stands once.
void DoubtGovernment(ledger::Document& document, std::string_view name);

}  // namespace duban::workflow
