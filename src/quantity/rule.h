// Names of rules, as numbers, and the trail of rules behind an answer.
//
// Rule("percent") is checked by the compiler: a name that is not in rules.tsv does not build.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "quantity/rules_tsv.h"

namespace duban::quantity {

using RuleId = uint8_t;
static_assert(std::size(kRulesRows) <= 256);

consteval RuleId Rule(std::string_view name) {
  for (size_t i = 0; i < std::size(kRulesRows); ++i)
    if (kRulesRows[i].rule == name) return static_cast<RuleId>(i);
  throw "no such rule in rules.tsv";
}

constexpr std::string_view Name(RuleId rule) {
  return kRulesRows[rule].rule;
}

// The rules that read a mention, in the order in which they did.
class Trail {
 public:
  void Add(RuleId rule) {
    if (size_ < rules_.size() && !Has(rule)) rules_[size_++] = rule;
  }
  bool Has(RuleId rule) const {
    for (size_t i = 0; i < size_; ++i)
      if (rules_[i] == rule) return true;
    return false;
  }
  const RuleId* begin() const { return rules_.data(); }
  const RuleId* end() const { return rules_.data() + size_; }

 private:
  std::array<RuleId, 15> rules_{};
  uint8_t size_ = 0;
};

}  // namespace duban::quantity
