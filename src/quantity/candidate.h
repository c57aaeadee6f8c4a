// A number on its way to a mention: what was read so far, and the looks around it that rules take.
//
// Internal to the room. A candidate is built by mention.cc; each Decide… function may settle its
// kind. All looks around are bounded by constants, so that a text is read in linear time.
#pragma once

#include <span>
#include <string_view>

#include "quantity/glyph.h"
#include "quantity/lexicon.h"
#include "quantity/mention.h"
#include "quantity/numeral.h"

namespace duban::quantity {

struct Candidate {
  std::string_view text;
  Numeral numeral;
  size_t begin = 0;                       // of the sign or the number
  size_t number_end = 0;                  // behind the digits and their 余
  size_t unit_end = 0;                    // behind the unit; number_end where there is none
  size_t outer_begin = 0, outer_end = 0;  // with the hedges
  const UnitEntry* unit = nullptr;
  bool hedged = false;  // a hedge word stands right before or behind
  bool hedged_after = false;
  bool beside_titles = true;  // 《》 stand somewhere in the text
  Mention mention;

  ledger::Quantity& quantity() { return mention.quantity; }
  bool HasUnit() const { return unit != nullptr || !mention.quantity.unit.empty(); }
  // Settles the kind by a rule; returns true, so that callers can return it.
  bool Settle(MentionKind kind, RuleId rule) {
    mention.kind = kind;
    mention.trail.Add(rule);
    mention.quantity.rule = Name(rule);
    return true;
  }
  // Also moves the end of the mention, to take in words such as 号线.
  bool Settle(MentionKind kind, RuleId rule, size_t end) {
    unit_end = outer_end = end;
    outer_begin = begin;
    return Settle(kind, rule);
  }
};

bool StartsWith(std::string_view text, size_t at, std::string_view word);
bool EndsWith(std::string_view text, size_t end, std::string_view word);
// The byte that tells the character at `at` from most others: the last one of a Chinese one.
// Precondition: at < text.size().
constexpr char LastByteOfFirst(std::string_view text, size_t at) {
  const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
  return ascii || at + 2 >= text.size() ? text[at] : text[at + 2];
}
// A few words parted by blanks, or a list of word_lists.tsv, with a mask that refuses most places
// at a glance. The last byte of a Chinese character tells it from most others.
class WordList {
 public:
  template <size_t N>
  consteval WordList(const std::string_view (&list)[N]) : list_(list) {  // NOLINT: implicit
    for (const std::string_view word : list) Note(word);
  }
  consteval WordList(const char* words) : words_(words) {  // NOLINT: implicit, for literals
    for (size_t at = 0; at < words_.size();) {
      const size_t end = std::min(words_.find(' ', at), words_.size());
      Note(words_.substr(at, end - at));
      at = end + 1;
    }
  }
  // Size of the first word that fits; 0 where none does.
  size_t First(auto fits) const {
    for (const std::string_view word : list_)
      if (fits(word)) return word.size();
    for (std::string_view words = words_; !words.empty();) {
      const size_t size = std::min(words.find(' '), words.size());
      if (fits(words.substr(0, size))) return size;
      words.remove_prefix(std::min(size + 1, words.size()));
    }
    return 0;
  }
  bool MayBeginAt(std::string_view text, size_t at) const {
    return at < text.size() && (firsts_ & Bit(LastByteOfFirst(text, at))) != 0;
  }
  bool MayEndAt(std::string_view text, size_t end) const {
    return end > 0 && (lasts_ & Bit(text[end - 1])) != 0;
  }

 private:
  static constexpr uint64_t Bit(char byte) { return uint64_t{1} << (byte & 63); }
  constexpr void Note(std::string_view word) {
    firsts_ |= Bit(LastByteOfFirst(word, 0));
    lasts_ |= Bit(word.back());
  }

  std::string_view words_;
  std::span<const std::string_view> list_;
  uint64_t firsts_ = 0, lasts_ = 0;
};

// One of the words stands at `at`, or ends at `end`; returns its size, 0 where none does. The first
// word of the list wins, so longer words stand before their beginnings.
size_t OneOfAt(std::string_view text, size_t at, const WordList& words);
size_t OneOfBefore(std::string_view text, size_t end, const WordList& words);
// A mark that ends a clause: 。；，、： and their ASCII forms, a line break, brackets.
bool IsClauseMark(char32_t c);
// Begin of the clause around `at`, at most `reach` characters back; commas end it, 、 does not.
size_t ClauseBegin(std::string_view text, size_t at, int reach = 30);
// True at the text's end and before marks and line breaks.
bool AtClauseEnd(std::string_view text, size_t at);

// The unit at `at` right behind the number, or null: 套 of 30套路灯, none of 5场馆 and
// 2024部门预算.
const UnitEntry* UnitBehind(const Candidate& candidate, size_t at);
void ReadUnit(Candidate& candidate);    // unit.cc
void ReadHedges(Candidate& candidate);  // hedge.cc
void ReadDirection(Candidate& candidate);

bool DecideDate(Candidate& candidate);       // date.cc
bool DecideOrdinal(Candidate& candidate);    // ordinal.cc
bool DecideParallel(Candidate& candidate);   // name.cc: before dates, for 一月一主题
bool DecideName(Candidate& candidate);       // name.cc
bool DecideCondition(Candidate& candidate);  // condition.cc
bool DecideDuration(Candidate& candidate);
bool DecideWord(Candidate& candidate);  // word.cc
bool DecideBare(Candidate& candidate);

}  // namespace duban::quantity
