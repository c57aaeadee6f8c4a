// A place's own list of words that are not to be used: 打造 → 建设. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ledger/document.h"

namespace duban::understand {

struct LocalWord {
  std::string word;
  std::string advice;  // what to say instead, or why
};

// "local-word" wherever one stands in a content, progress or remark; the longer word where several
// begin at one place. Time grows with the text times the words that share a first byte.
std::vector<ledger::Finding> FindLocalWords(const ledger::Document& document,
                                            std::span<const LocalWord> words);

}  // namespace duban::understand
