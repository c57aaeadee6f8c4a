// Lists of word_lists.tsv that are looked for in every amount of a text. Inside this room only. Any
// number of threads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "base/word_set.h"

namespace duban::understand {

// A list as a set, built when it is first asked for.
template <const auto& kWords>
const base::WordSet& SetOf() {
  static const base::WordSet set(kWords);
  return set;
}

// Whether the text holds a word of the list.
template <const auto& kWords>
bool HasWordOf(std::string_view text) {
  return SetOf<kWords>().IsIn(text);
}

// Whether the text ends like a word of the list: nearly all texts are refused by their last byte.
template <const auto& kWords>
bool MayEndWithWordOf(std::string_view text) {
  static constexpr auto kBit = [](char byte) { return uint64_t{1} << (byte & 63); };
  static constexpr uint64_t kLastBytes = [] {
    uint64_t bits = 0;
    for (const std::string_view word : kWords) bits |= kBit(word.back());
    return bits;
  }();
  return !text.empty() && (kLastBytes & kBit(text.back())) != 0;
}

template <const auto& kWords>
bool EndsWithWordOf(std::string_view text) {
  return MayEndWithWordOf<kWords>(text) &&
         std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return text.ends_with(word); });
}

// Of the list's words that stand in the text the earliest of the list, where it stands first; npos
// and an empty word where there is none.
struct PlacedWord {
  size_t at = std::string_view::npos;
  std::string_view word;
};
template <const auto& kWords>
PlacedWord EarliestOf(std::string_view text) {
  size_t at = text.npos, earliest = std::size(kWords);
  SetOf<kWords>().EachIn(text, [&](size_t place, size_t word) {
    if (word < earliest) at = place, earliest = word;
    return false;
  });
  return at == text.npos ? PlacedWord{} : PlacedWord{at, kWords[earliest]};
}

}  // namespace duban::understand
