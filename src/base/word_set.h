// A fixed list of words that is looked for all over a text: one look at each character instead of
// one search for each word.
//
// Built once from vocabulary, which must outlive it; read from any number of threads. Words begin
// with a character of the basic plane.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace duban::base {

class WordSet {
 public:
  static constexpr size_t kNone = ~size_t{0};

  explicit WordSet(const auto& words) {
    uint32_t place = 0;
    for (const std::string_view word : words) Add(word, place++);
    Arrange();
  }

  // The place in the list of the longest word that begins at `at`, of equal words the first; kNone
  // where none does. `c` is the character there.
  size_t LongestAt(std::string_view text, size_t at, char32_t c) const {
    size_t longest = kNone;
    EachAt(text, at, c, [&](size_t word) {
      longest = word;
      return true;
    });
    return longest;
  }
  size_t LongestAt(std::string_view text, size_t at) const {
    return LongestAt(text, at, Decode(text, at).value);
  }

  // Calls look(place in the list) for each word that begins at `at`, the longest first, until it
  // returns true; returns whether it did.
  bool EachAt(std::string_view text, size_t at, char32_t c, auto look) const {
    if (!MayBegin(c)) return false;
    const std::string_view rest = text.substr(at);
    const size_t bucket = BucketOf(c);
    for (size_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i)
      if (FitsAt(rest, entries_[i].word) && look(entries_[i].place)) return true;
    return false;
  }

  // Calls look(offset, place in the list) for each word anywhere in the text, until it returns
  // true.
  bool EachIn(std::string_view text, auto look) const {
    for (size_t at = 0; at < text.size();) {
      const CodePoint c = Decode(text, at);
      if (EachAt(text, at, c.value, [&](size_t word) { return look(at, word); })) return true;
      at += c.size;
    }
    return false;
  }

  bool IsIn(std::string_view text) const {
    return EachIn(text, [](size_t, size_t) { return true; });
  }

 private:
  struct Entry {
    std::string_view word;
    uint32_t place;
  };

  bool MayBegin(char32_t c) const { return c < 0x10000 && (heads_[c / 64] >> c % 64 & 1) != 0; }

  // Most words differ in their second character: its last byte is looked at before the rest.
  static bool FitsAt(std::string_view rest, std::string_view word) {
    constexpr size_t kSecond = 5;
    if (word.size() > kSecond && (rest.size() <= kSecond || rest[kSecond] != word[kSecond]))
      return false;
    return rest.starts_with(word);
  }

  size_t BucketOf(char32_t head) const;
  void Add(std::string_view word, uint32_t place);
  void Arrange();

  std::array<uint64_t, 1024> heads_{};  // a bit for each character that begins a word
  std::array<uint16_t, 1024> ranks_{};  // of those bits before each element
  std::vector<Entry> entries_;          // by first character, the longest first
  std::vector<uint16_t> begins_;        // of each character's words in entries_
};

}  // namespace duban::base
