// How like two wordings of a task are.
//
// A wording is the set of its character pairs, without white space, punctuation and the difference
// of full-width and half-width. A pair counts the more the fewer tasks have it, so that 增加值增长
// that stands in twenty tasks says little and 老旧小区 that stands in one says much. Likeness is
// the shared weight held against both wordings (Dice), with a share for one being part of the
// other, since offices shorten and lengthen their tasks over the year.
//
// Scores are 0 … 1000, the same on every machine up to rounding. Values; many threads may read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duban::workflow {

// What two wordings are compared by: no white space, no punctuation, half-width, lower case.
std::string Normalized(std::string_view text);

// A normalised wording without its amounts: 新增规上企业家 of 新增规上企业20家. A number that is a
// name or a part of one stays: 第2批, g318, 3号线, 2期, 5g.
std::string WithoutAmounts(std::string_view normalized);

// The distinct character pairs of a normalised text, ascending. A text of one character gives that
// character paired with nothing.
using Pairs = std::vector<uint64_t>;
Pairs PairsOf(std::string_view normalized);

// Weights of pairs over all wordings that are compared with each other.
class PairWeights {
 public:
  void Count(const Pairs& pairs);  // once per wording, before the first question
  int Frequency(uint64_t pair) const;
  double Weight(uint64_t pair) const;
  // 0 (nothing in common) … 1000 (the same pairs).
  int Likeness(const Pairs& a, const Pairs& b) const;

 private:
  std::unordered_map<uint64_t, int> counts_;
  int wordings_ = 0;
};

}  // namespace duban::workflow
