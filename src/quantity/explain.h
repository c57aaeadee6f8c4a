// Why the number reader answers as it does: the tree of rules behind every mention of a text.
//
// For `duban explain`, for people who write rules and for tests. Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quantity/mention.h"

namespace duban::quantity {

struct Step {
  std::string_view group;  // numerals, units, bounds, dates …: the folder of its examples
  std::string_view rule;
  std::string_view en, zh;  // what the rule is about
};

struct Explanation {
  Mention mention;
  std::vector<Step> steps;  // in the order in which the rules took part
};

std::vector<Explanation> Explain(std::string_view text);

// "12650000000 元", with the second bound and the fraction where there are any.
std::string AmountText(const ledger::Quantity& quantity);

}  // namespace duban::quantity
