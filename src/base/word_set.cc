// Entry points: WordSet.
#include "base/word_set.h"

#include <bit>

namespace duban::base {

void WordSet::Add(std::string_view word, uint32_t place) {
  if (word.empty()) return;
  constexpr std::string_view kOnes = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
  entries_.push_back({word, place, HeadOf(word), HeadOf(kOnes.substr(0, word.size()))});
}

// A few buckets for each word. Counted out and not sorted: the sets are built while somebody waits
// for the first answer.
void WordSet::Arrange() {
  const size_t buckets =
      std::bit_ceil(std::clamp(4 * entries_.size(), kFewestBuckets, kMostBuckets));
  last_bucket_ = buckets - 1;
  seconds_.resize(buckets);
  begins_.resize(buckets + 1);
  const auto bucket = [&](const Entry& entry) {
    return Decode(entry.word, 0).value & last_bucket_;
  };
  for (const Entry& entry : entries_) {
    const bool has_second = entry.word.size() > kSecond;
    seconds_[bucket(entry)] |= has_second ? Bit(entry.word[kSecond]) : ~uint64_t{0};
    ++begins_[bucket(entry) + 1];
  }
  for (size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  std::vector<Entry> arranged(entries_.size());
  std::vector<uint16_t> filled(buckets);
  for (const Entry& entry : entries_) {
    const size_t first = begins_[bucket(entry)];
    size_t at = first + filled[bucket(entry)]++;
    for (; at > first && arranged[at - 1].word.size() < entry.word.size(); --at)
      arranged[at] = arranged[at - 1];
    arranged[at] = entry;
  }
  entries_ = std::move(arranged);
}

}  // namespace duban::base
