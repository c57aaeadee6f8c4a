// Entry points: WordSet.
#include "base/word_set.h"

#include <algorithm>

namespace duban::base {

void WordSet::Add(std::string_view word, uint32_t place) {
  if (word.empty()) return;
  const bool has_second = word.size() > kSecond;
  seconds_[Decode(word, 0).value % kBuckets] |= has_second ? Bit(word[kSecond]) : ~uint64_t{0};
  entries_.push_back({word, place});
}

void WordSet::Arrange() {
  const auto bucket = [](const Entry& entry) { return Decode(entry.word, 0).value % kBuckets; };
  std::stable_sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
    const size_t x = bucket(a), y = bucket(b);
    return x != y ? x < y : a.word.size() > b.word.size();
  });
  for (const Entry& entry : entries_) ++begins_[bucket(entry) + 1];
  for (size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
}

}  // namespace duban::base
