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
  std::string_view says;  // what the rule is about, in English
};

struct Explanation {
  Mention mention;
  std::vector<Step> steps;  // in the order in which the rules took part
};

std::vector<Explanation> Explain(std::string_view text);

// The same as lines of a tree, one mention after the other:
//   126.5亿元以上 = 12650000000 元, amount by money
//   ├ numerals  arabic: Arabic digits, half or full width
//   └ bounds    hedge-after: …
std::vector<std::string> ExplainAsTree(std::string_view text);

}  // namespace duban::quantity
