// Entry points: FindWords, WordsIn.
#include "understand/prose/lexer.h"

#include <algorithm>
#include <ranges>

#include "base/utf8.h"
#include "base/word_set.h"
#include "understand/prose/lexicon_tsv.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr std::string_view kCompleted = "完成";
constexpr std::string_view kMiddle = "中";
constexpr std::string_view kRate = "率";
constexpr std::string_view kQuality = "性";  // 保障性住房

struct Entry {
  std::string_view word;
  WordRole role;
  Work work;
};

WordRole RoleNamed(std::string_view name) {
  static constexpr std::pair<std::string_view, WordRole> kRoles[] = {
      {"verb", WordRole::kVerb},
      {"verb_noun", WordRole::kVerbNoun},
      {"adverb", WordRole::kAdverb},
      {"scope", WordRole::kScope},
      {"aim", WordRole::kAim},
      {"plan", WordRole::kPlan},
      {"estimate", WordRole::kEstimate},
      {"rest", WordRole::kRest},
      {"negation", WordRole::kNegation},
      {"sub", WordRole::kSub},
      {"total", WordRole::kTotal},
      {"from", WordRole::kFrom},
      {"to", WordRole::kTo},
      {"delta", WordRole::kDelta},
      {"copula", WordRole::kCopula},
      {"ceiling", WordRole::kCeiling},
      {"up", WordRole::kUp},
      {"down", WordRole::kDown},
      {"change", WordRole::kChange},
      {"lead", WordRole::kLead},
      {"past", WordRole::kPast},
      {"joint", WordRole::kJoint},
      {"etc", WordRole::kEtc},
      {"praise", WordRole::kPraise},
      {"attribute", WordRole::kAttribute},
      {"set", WordRole::kSet},
      {"outlook", WordRole::kOutlook},
      {"since", WordRole::kSince},
      {"respectively_to", WordRole::kRespectivelyTo},
      {"rate", WordRole::kRate},
      {"respectively", WordRole::kRespectively},
      {"respectively_up", WordRole::kRespectivelyUp}};
  for (const auto& [role_name, role] : kRoles)
    if (role_name == name) return role;
  return WordRole::kNoun;
}

Work WorkNamed(std::string_view name) {
  static constexpr std::pair<std::string_view, Work> kWorks[] = {
      {"applied", Work::kApplied},   {"early", Work::kEarly},       {"started", Work::kStarted},
      {"building", Work::kBuilding}, {"advanced", Work::kAdvanced}, {"topped", Work::kTopped},
      {"finished", Work::kFinished}, {"inuse", Work::kInUse}};
  for (const auto& [work_name, work] : kWorks)
    if (work_name == name) return work;
  return Work::kUntold;
}

class Lexicon {
 public:
  Lexicon()
      : words_(kLexiconRows |
               std::views::transform([](const LexiconRow& row) { return row.word; })) {
    for (const LexiconRow& row : kLexiconRows)
      entries_.push_back({row.word, RoleNamed(row.role), WorkNamed(row.stage)});
  }

  const Entry* Longest(std::string_view text, size_t at, char32_t c) const {
    const size_t place = words_.LongestAt(text, at, c);
    return place == base::WordSet::kNone ? nullptr : &entries_[place];
  }
  size_t SkipOthers(std::string_view text, size_t at) const { return words_.SkipOthers(text, at); }

 private:
  base::WordSet words_;
  std::vector<Entry> entries_;
};

const Lexicon& TheLexicon() {
  static const Lexicon lexicon;
  return lexicon;
}

}  // namespace

ledger::Stage StageOf(Work work) {
  switch (work) {
    case Work::kUntold:
    case Work::kApplied:
    case Work::kEarly:
      return ledger::Stage::kNone;
    case Work::kStarted:
    case Work::kBuilding:
      return ledger::Stage::kStarted;
    case Work::kAdvanced:
      return ledger::Stage::kAdvanced;
    case Work::kTopped:
      return ledger::Stage::kTopped;
    case Work::kFinished:
      return ledger::Stage::kFinished;
    case Work::kInUse:
      return ledger::Stage::kInUse;
  }
  return ledger::Stage::kNone;
}

Work WorkOf(ledger::Stage stage) {
  switch (stage) {
    case ledger::Stage::kNone:
      return Work::kUntold;
    case ledger::Stage::kStarted:
      return Work::kStarted;
    case ledger::Stage::kAdvanced:
      return Work::kAdvanced;
    case ledger::Stage::kTopped:
      return Work::kTopped;
    case ledger::Stage::kFinished:
      return Work::kFinished;
    case ledger::Stage::kInUse:
      return Work::kInUse;
  }
  return Work::kUntold;
}

// 建设中小学: the last character of 建设中 is the first of 中小学.
static bool EndsInsideAName(std::string_view text, size_t at, const Entry& entry) {
  if (entry.role != WordRole::kVerb || entry.word.size() <= kMiddle.size() ||
      !entry.word.ends_with(kMiddle))
    return false;
  const size_t middle = at + entry.word.size() - kMiddle.size();
  return SetOf<kMiddleWords>().LongestAt(text, middle) != base::WordSet::kNone;
}

std::vector<Word> FindWords(std::string_view text) {
  const Lexicon& lexicon = TheLexicon();
  constexpr size_t kBytesPerWord = 12;  // at least, in nearly all texts
  std::vector<Word> words;
  words.reserve(text.size() / kBytesPerWord);
  for (size_t at = 0; (at = lexicon.SkipOthers(text, at)) < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    const Entry* entry = c.value < 0x4E00 ? nullptr : lexicon.Longest(text, at, c.value);
    if (!entry) {
      at += c.size;
      continue;
    }
    if (EndsInsideAName(text, at, *entry)) {
      entry =
          lexicon.Longest(text.substr(0, at + entry->word.size() - kMiddle.size()), at, c.value);
      if (!entry) {
        at += c.size;
        continue;
      }
    }
    size_t end = at + entry->word.size();
    // 全部完成 + 主体工程: the longer word that its last verb begins says what was completed.
    if (entry->word.size() > kCompleted.size() && entry->word.ends_with(kCompleted)) {
      const size_t verb_at = end - kCompleted.size();
      const Entry* what = lexicon.Longest(text, verb_at, base::Decode(kCompleted, 0).value);
      if (what != nullptr && what->word.size() > kCompleted.size()) {
        entry = what;
        end = verb_at + what->word.size();
      }
    }
    Word word{{static_cast<uint32_t>(at), 0}, entry->role, entry->work};
    // 办结率, 落地率: what a verb counts, not the verb.
    const bool verb = word.role == WordRole::kVerb || word.role == WordRole::kVerbNoun;
    if (verb && text.substr(end, kQuality.size()) == kQuality) word = {word.span, WordRole::kNoun};
    if (verb && text.substr(end, kRate.size()) == kRate) {
      end += kRate.size();
      word.role = WordRole::kRate;
      word.work = Work::kUntold;
    }
    word.span.end = static_cast<uint32_t>(end);
    words.push_back(word);
    at = end;
  }
  return words;
}

WordRange WordsIn(const std::vector<Word>& words, base::Span span) {
  const auto before = [](const Word& word, uint32_t at) { return word.span.begin < at; };
  const auto first = std::lower_bound(words.begin(), words.end(), span.begin, before);
  const auto last = std::lower_bound(first, words.end(), span.end, before);
  return {words.data() + (first - words.begin()), words.data() + (last - words.begin())};
}

}  // namespace duban::understand
