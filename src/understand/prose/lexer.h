// The words of lexicon.tsv in a text: verbs with their stage, hedges, planning words, …
//
// One pass from left to right, the longest word at each place, none overlapping; so a noun in the
// lexicon (建成区) keeps a verb that begins it (建成) from being seen. Pure, linear, thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "ledger/target.h"

namespace duban::understand {

enum class WordRole : uint8_t {
  kNoun,
  kVerb,
  kVerbNoun,
  kAdverb,
  kScope,
  kAim,
  kPlan,
  kEstimate,
  kRest,
  kNegation,
  kSub,
  kTotal,
  kFrom,
  kTo,
  kDelta,
  kCopula,
  kCeiling,
  kRespectively,
  kRespectivelyUp,
  kUp,
  kDown,
  kChange,
  kLead,
  kPast,
  kJoint,
  kEtc,
  kPraise,
  kRate,
  kAttribute,
  kSet,
  kOutlook,
  kSince,
  kRespectivelyTo,
};

// How far work has come, with one step before the stages of a promise: preparation.
enum class Work : uint8_t {
  kUntold,
  kApplied,
  kEarly,
  kStarted,
  kBuilding,
  kAdvanced,
  kTopped,
  kFinished,
  kInUse
};

// Whether it is a stage of work not yet finished that one can see: 开工, 施工, 主体结顶. 正常推进,
// of whatever was promised, tells none.
inline bool IsVisible(Work work) {
  return work == Work::kStarted || work == Work::kBuilding || work == Work::kTopped;
}

ledger::Stage StageOf(Work work);
Work WorkOf(ledger::Stage stage);

inline bool IsPreparation(Work work) {
  return work == Work::kApplied || work == Work::kEarly;
}

struct Word {
  base::Span span;
  WordRole role = WordRole::kNoun;
  Work work = Work::kUntold;
};

std::vector<Word> FindWords(std::string_view text);

// The words that begin in [span.begin, span.end). Precondition: `words` as FindWords gave them.
struct WordRange {
  const Word* first = nullptr;
  const Word* last = nullptr;
  const Word* begin() const { return first; }
  const Word* end() const { return last; }
  bool empty() const { return first == last; }
};
WordRange WordsIn(const std::vector<Word>& words, base::Span span);

}  // namespace duban::understand
