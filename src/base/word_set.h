// A fixed list of words that is looked for all over a text: one look at each character instead of
// one search for each word.
//
// Built once from vocabulary, which must outlive it; read from any number of threads. 100 bytes for
// each word.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
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
    const size_t bucket = c & last_bucket_;
    const char second = rest.size() > kSecond ? rest[kSecond] : '\0';
    if ((seconds_[bucket] & Bit(second)) == 0) return false;
    const uint64_t head = HeadOf(rest);
    for (size_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i) {
      const Entry& entry = entries_[i];
      if ((head & entry.mask) != entry.head) continue;
      const bool longer = entry.word.size() > sizeof head;
      if ((!longer || rest.starts_with(entry.word)) && look(entry.place)) return true;
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
      // The twelve lowest bits of a character of three bytes; no bucket asks for more.
      const size_t c = three ? (text[at + 1] & 63) << 6 | (text[at + 2] & 63) : a;
      if ((seconds_[c & last_bucket_] & Bit(text[at + kSecond])) != 0) return at;
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
  static constexpr size_t kFewestBuckets = 64, kMostBuckets = 4096;  // powers of two
  // The last byte of a second Han character: most words differ in it, and so do most places of a
  // text from the words that begin with the character there.
  static constexpr size_t kSecond = 5;

  struct Entry {
    std::string_view word;
    uint32_t place;
    uint64_t head, mask;  // the word's first eight bytes, and ones where it has them
  };

  static uint64_t Bit(char byte) { return uint64_t{1} << (byte & 63); }
  // The first eight bytes at once, zeros behind the end: most words are no longer, and comparing
  // one costs no call. No word holds a zero.
  static uint64_t HeadOf(std::string_view text) {
    uint64_t head = 0;
    if (text.size() >= sizeof head)
      std::memcpy(&head, text.data(), sizeof head);
    else
      std::memcpy(&head, text.data(), text.size());
    return head;
  }
  void Add(std::string_view word, uint32_t place);
  void Arrange();

  size_t last_bucket_ = 0;         // a mask: the number of buckets less one
  std::vector<uint64_t> seconds_;  // which bytes kSecond may be, by first character
  std::vector<uint16_t> begins_;   // of each bucket's words, and the end of the last
  std::vector<Entry> entries_;     // by bucket, the longest first
};

}  // namespace duban::base
