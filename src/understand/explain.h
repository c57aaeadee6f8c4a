// The rules behind every number of a text, for faces that may not include `quantity`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duban::understand {

struct NumberRule {
  std::string_view group;   // numerals, units, bounds, dates …
  std::string_view name;    // "hedge-after"
  std::string_view en, zh;  // what it is about
};

struct ExplainedNumber {
  std::string text;               // as written
  std::string amount;             // "12650000000 元"
  std::string_view kind;          // amount, condition, name, date, ordinal, word
  std::string_view rule;          // that decided it
  std::vector<NumberRule> rules;  // in the order in which they took part
};

// Pure; linear in the text.
std::vector<ExplainedNumber> ExplainNumbers(std::string_view text);

}  // namespace duban::understand
