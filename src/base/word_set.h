// A fixed list of words that is looked for all over a text: one look at each character instead of
// one search for each word.
//
// Built once from vocabulary, which must outlive it; read from any number of threads. About 10 KB.
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
    const std::string_view rest = text.substr(at);
    const char second = rest.size() > kSecond ? rest[kSecond] : '\0';
    const size_t bucket = c % kBuckets;
    if ((seconds_[bucket] & Bit(second)) == 0) return false;
    for (size_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i) {
      const std::string_view word = entries_[i].word;
      if (word.size() > kSecond && word[kSecond] != second) continue;
      if (rest.starts_with(word) && look(entries_[i].place)) return true;
    }
    return false;
  }

  // The first place from `at` on where a word may begin, or the text's end: nearly all others are
  // passed by the character there and the last byte of the one behind it.
  size_t SkipOthers(std::string_view text, size_t at) const {
    while (at + kSecond < text.size()) {
      const auto a = static_cast<unsigned char>(text[at]);
      const bool three = a >= 0xE1 && a <= 0xEC;  // bytes; see Decode
      if (!three && a >= 0x80) return at;
      // The bucket of a character of three bytes: the ten lowest bits.
      const size_t bucket = three ? (text[at + 1] & 15) << 6 | (text[at + 2] & 63) : a;
      if ((seconds_[bucket] & Bit(text[at + kSecond])) != 0) return at;
      at += three ? 3 : 1;
    }
    return at;
  }

  // Calls look(offset, place in the list) for each word anywhere in the text, until it returns
  // true.
  bool EachIn(std::string_view text, auto look) const {
    for (size_t at = 0; (at = SkipOthers(text, at)) < text.size();) {
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
  static constexpr size_t kBuckets = 1024;
  // The last byte of a second Han character: most words differ in it, and so do most places of a
  // text from the words that begin with the character there.
  static constexpr size_t kSecond = 5;

  struct Entry {
    std::string_view word;
    uint32_t place;
  };

  static uint64_t Bit(char byte) { return uint64_t{1} << (byte & 63); }
  void Add(std::string_view word, uint32_t place);
  void Arrange();

  std::array<uint64_t, kBuckets> seconds_{};     // which bytes kSecond may be, by first character
  std::array<uint16_t, kBuckets + 1> begins_{};  // of each bucket's words
  std::vector<Entry> entries_;                   // by bucket, the longest first
};

}  // namespace duban::base
