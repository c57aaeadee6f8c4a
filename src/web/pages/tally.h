// Tallies as pictures: the bar of classes, and the four questions that a reader asks first.
#pragma once

#include <string>

#include "markup/writer.h"
#include "query/views.h"
#include "web/pages/context.h"

namespace duban::web::pages {

// The order in which classes are shown: from reached to unanswered.
inline constexpr ledger::VerdictClass kShownOrder[] = {
    ledger::VerdictClass::kMet,         ledger::VerdictClass::kAhead,
    ledger::VerdictClass::kOnPace,      ledger::VerdictClass::kUnderway,
    ledger::VerdictClass::kBehind,      ledger::VerdictClass::kShort,
    ledger::VerdictClass::kDataPending, ledger::VerdictClass::kTargetPending,
    ledger::VerdictClass::kUnreported,
};

// Reached, under way, short, without a figure: what the classes come down to. A group has no word
// of its own, so that nothing is called in two ways: it is told by the words of its classes.
struct Group {
  std::string_view key;  // "reached" …, for the style sheet
  std::vector<ledger::VerdictClass> classes;
};
const std::vector<Group>& Groups();
int CountOf(const query::Tally& tally, const Group& group);
// The classes that the group's number is made of; of an empty group the last one alone.
std::vector<ledger::VerdictClass> ClassesIn(const query::Tally& tally, const Group& group);

// One sentence that says all of the bar: "88个量化目标:已达到53,…".
std::string TallySentence(const Context& context, const query::Tally& tally);

// A stacked bar as inline SVG; `slim` for lists.
void WriteTallyBar(markup::Writer& html, const Context& context, const query::Tally& tally,
                   bool slim);

}  // namespace duban::web::pages
