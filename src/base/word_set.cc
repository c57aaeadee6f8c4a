// Entry points: WordSet.
#include "base/word_set.h"

#include <algorithm>
#include <bit>

namespace duban::base {

void WordSet::Add(std::string_view word, uint32_t place) {
  const char32_t head = Decode(word, 0).value;
  if (word.empty() || head >= 0x10000) return;
  heads_[head / 64] |= uint64_t{1} << head % 64;
  entries_.push_back({word, place});
}

void WordSet::Arrange() {
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    const char32_t x = Decode(a.word, 0).value, y = Decode(b.word, 0).value;
    return x != y ? x < y : a.word.size() > b.word.size();
  });
  for (size_t i = 1; i < heads_.size(); ++i)
    ranks_[i] = static_cast<uint16_t>(ranks_[i - 1] + std::popcount(heads_[i - 1]));
  char32_t last = 0x10000;
  for (size_t i = 0; i < entries_.size(); ++i) {
    const char32_t head = Decode(entries_[i].word, 0).value;
    if (head != last) begins_.push_back(static_cast<uint16_t>(i));
    last = head;
  }
  begins_.push_back(static_cast<uint16_t>(entries_.size()));
}

// The how many-th of the characters that begin words it is.
size_t WordSet::BucketOf(char32_t head) const {
  const uint64_t before = heads_[head / 64] & ((uint64_t{1} << head % 64) - 1);
  return ranks_[head / 64] + static_cast<size_t>(std::popcount(before));
}

}  // namespace duban::base
