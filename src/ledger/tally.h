// How many promises stand in each class: what a summary band shows, and what the store keeps per
// period so that a home page reads no ledger. A value type.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "ledger/target.h"

namespace duban::ledger {

// The classes of graded targets in the order in which they are told: from reached to short.
inline constexpr VerdictClass kToldOrder[] = {
    VerdictClass::kMet,      VerdictClass::kAhead,         VerdictClass::kOnPace,
    VerdictClass::kUnderway, VerdictClass::kTargetPending, VerdictClass::kDataPending,
    VerdictClass::kBehind,   VerdictClass::kUnreported,    VerdictClass::kShort};

// Whether a target counts: one without an amount (in step with others, to be assigned) is told, but
// is neither in a tally nor in its task's class.
bool IsGraded(const Target& target);

struct Tally {
  std::array<int, 10> by_class{};  // graded targets; indexed by VerdictClass
  int targets = 0;                 // graded targets: the sum of by_class without kUnquantified
  int tasks = 0;
  int unquantified_tasks = 0;

  int Count(VerdictClass c) const { return by_class[static_cast<size_t>(c)]; }
  // Counts one task with its graded targets (those with a value).
  void Add(const Reading& reading);
  friend bool operator==(const Tally&, const Tally&) = default;
};

// The share of each count in per mille of their sum, to be printed with one decimal: they add up to
// 100.0. What rounding leaves goes to the largest remainders, of equal ones to the earlier count.
// All zero where the sum is.
std::vector<int> SharesPerMille(const std::vector<int>& counts);

}  // namespace duban::ledger
