// What an import doubts about the table as a whole: that it is filed where it says it belongs.
//
// Findings on the document, so that they stay with the edition and its readers see them. Pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ledger/document.h"

namespace duban::workflow {

inline constexpr std::string_view kPeriodOverridden = "period-overridden";
inline constexpr std::string_view kGovernmentDiffers = "government-differs";
inline constexpr std::string_view kOriginalNotKept = "original-not-kept";

// The document named a period, and is filed under another on request.
// PeriodDoubt gives that finding, or null.
const ledger::Finding* PeriodDoubt(const std::vector<ledger::Finding>& findings);
void DoubtPeriod(ledger::Document& document, const std::optional<ledger::Period>& printed);

// Whether the document names a place other than the government called `name`. A place within
// another (乙区 of 甲市乙区) is the same, and a name that is no place is not compared.
bool IsOfOtherPlace(const ledger::Document& document, std::string_view name);

// Tells that. May be called again: the finding stands once.
void DoubtGovernment(ledger::Document& document, std::string_view name);

// The file is larger than what the store keeps (store::kMaxKeptFile): its reading is stored without
// it, and nobody can be given the original later.
void DoubtKeeping(ledger::Document& document, size_t bytes);

}  // namespace duban::workflow
