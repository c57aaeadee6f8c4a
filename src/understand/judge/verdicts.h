// From a link between promise and answer to a verdict with its proof. One function per rule; a
// verdict can be computed again from what it stores: value, reported, window, rule. Pure.
#pragma once

#include <optional>

#include "ledger/target.h"
#include "understand/link/linking.h"
#include "understand/link/mentions.h"

namespace duban::understand {

// The time that a verdict is held against.
struct Course {
  bool year_end = true;
  int months = 12;
  int year = 0;  // 0 where the document names none

  static Course Of(const std::optional<ledger::Period>& period);
};

// How a figure stands against its promise, without any text. `months` are those of the figure's own
// window; a course that ends the year knows only met and short.
ledger::VerdictClass ClassOf(const ledger::Target& target, const base::Decimal& reported,
                             const Course& course, int months);

// How a share of the promise (81 for 81%) stands.
ledger::VerdictClass ClassOfShare(const base::Decimal& share, const Course& course, int months);

// `report` is the text that the link's spans point into: its reason quotes the words as written.
ledger::Verdict FigureVerdict(const Promise& promise, const Link& link, const Course& course,
                              std::string_view report);
ledger::Verdict ShareVerdict(const Promise& promise, const base::Decimal& share, base::Span span,
                             const Course& course, std::string_view rule);
ledger::Verdict MentionVerdict(const Promise& promise, const Mention& mention);
ledger::Verdict NamedVerdict(const Promise& promise, const Mention& mention);
ledger::Verdict PendingVerdict(const Promise& promise, const Pending& pending);
ledger::Verdict SilentVerdict(const Promise& promise, std::optional<base::Span> claim);
ledger::Verdict RestatedVerdict(const Promise& promise, base::Span span);
// Within the year only the figure that is expected at its end is told.
ledger::Verdict ExpectedVerdict(const Promise& promise, base::Span span);
// Only a number is told, in the promise's unit.
ledger::Verdict BareVerdict(const Promise& promise, const base::Decimal& reported, base::Span span,
                            const Course& course);
// That nothing of the kind happened is told: 未发生较大以上事故.
ledger::Verdict NoneVerdict(const Promise& promise, base::Span clause, const Course& course);
// Work goes on, or one of several is done, without a figure.
ledger::Verdict BegunVerdict(const Promise& promise, base::Span clause);
// Only the distance to the promise is told, in `words`: 距目标差4户.
ledger::Verdict GapVerdict(const ledger::Target& target, base::Span span, std::string_view words,
                           bool reached, const Course& course);
ledger::Verdict UngradedVerdict(const Promise& promise);

}  // namespace duban::understand
