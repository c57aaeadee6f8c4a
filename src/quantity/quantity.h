// Chinese official prose to quantities.
//
// Every amount in a text becomes a ledger::Quantity, in order of its place, none overlapping.
// Dates, ordinals, document numbers and names that hold digits are no amounts (see Mentions for
// those). Pure; linear in the text; any number of threads.
#pragma once

#include <string_view>
#include <vector>

#include "ledger/quantity.h"

namespace duban::quantity {

std::vector<ledger::Quantity> FindQuantities(std::string_view text);

// A time that a text names: 1-9月, 截至10月底, 上半年, 2023年. For windows of figures.
struct TimeMention {
  base::Span span;
  int year = 0;         // 0 where none is named
  int first_month = 0;  // 1 … 12; 0 where only a year is named
  int last_month = 0;
};
std::vector<TimeMention> FindTimes(std::string_view text);

// The two above in one reading of the text.
struct AmountsAndTimes {
  std::vector<ledger::Quantity> amounts;
  std::vector<TimeMention> times;
};
AmountsAndTimes FindAmountsAndTimes(std::string_view text);

}  // namespace duban::quantity
