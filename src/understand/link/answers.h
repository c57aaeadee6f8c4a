// The figures of a report that tell of a result, prepared for comparing. Inside this room only.
// Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/period.h"
#include "understand/link/linking.h"

namespace duban::understand {

// Figures of plans, other years and totals of several years are left out, and so is what stands
// within `taken`.
std::vector<Answer> PrepareAnswers(const Prose& report, const std::optional<ledger::Period>& period,
                                   const std::vector<base::Span>& taken);

// A verb that says what is done to the thing (改造, 修复) helps to tell the thing; empty for
// others.
std::string VerbNoun(std::string_view verb);

// Lines before `at`, counted on from where the last call stopped.
uint32_t LineOf(std::string_view text, uint32_t at, uint32_t& line, uint32_t& begin);
uint32_t CountLines(std::string_view text);

}  // namespace duban::understand
