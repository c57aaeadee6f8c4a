// A list of words that is looked for in every amount of a text: one look at each character instead
// of one search for each word. Inside this room only. Any number of threads.
#pragma once

#include <algorithm>
#include <bitset>
#include <string_view>

namespace duban::understand {

class WordSet {
 public:
  explicit WordSet(const auto& words) {
    for (const std::string_view word : words)
      if (word.size() >= 3) heads_.set(Character(word.data()));
  }

  // Whether some word of the list may begin in the text. Precondition: the words are Chinese.
  bool MayBeIn(std::string_view text) const {
    for (size_t at = 0; at + 3 <= text.size();) {
      const auto lead = static_cast<unsigned char>(text[at]);
      if (lead < 0xE0 || lead >= 0xF0) {
        ++at;
        continue;
      }
      if (heads_.test(Character(text.data() + at))) return true;
      at += 3;
    }
    return false;
  }

 private:
  static size_t Character(const char* at) {
    const auto byte = [at](int i) { return static_cast<unsigned char>(at[i]); };
    return static_cast<size_t>((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
  }

  std::bitset<65536> heads_;
};

// Whether the text holds a word of a list of word_lists.tsv.
template <const auto& kWords>
bool HasWordOf(std::string_view text) {
  static const WordSet set(kWords);
  return set.MayBeIn(text) &&
         std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

}  // namespace duban::understand
