// Entry points: OrderQuestionOf, ComesLater.
#include "workflow/publication_order.h"

#include <compare>

#include "understand/assemble/correction_notice.h"
#include "workflow/import.h"

namespace duban::workflow {
namespace {

using Day = std::optional<base::Date>;

// How the day of `now` stands to that of `before`; unordered where that is open. A paper is
// published on the day that it was made, or later.
std::partial_ordering OrderOf(const ledger::Disclosure& now, const ledger::Disclosure& before) {
  if (now.published && before.published) return *now.published <=> *before.published;
  if (!now.published && !before.published)
    return now.created && before.created ? *now.created <=> *before.created
                                         : std::partial_ordering::unordered;
  if (now.created && before.published && *now.created >= *before.published)
    return std::partial_ordering::greater;
  if (now.published && before.created && *now.published < *before.created)
    return std::partial_ordering::less;
  return std::partial_ordering::unordered;
}

std::string Written(const ledger::Disclosure& disclosure) {
  const Day day = disclosure.published ? disclosure.published : disclosure.created;
  return day ? day->ToString() : "none";
}

bool IsDated(const ledger::Disclosure& disclosure) {
  return disclosure.published || disclosure.created;
}

}  // namespace

std::optional<base::Message> OrderQuestionOf(const store::Edition& standing,
                                             const ledger::Document& document) {
  if (standing.head.source.sm3 == document.source.sm3) return std::nullopt;
  const ledger::Disclosure &before = standing.head.disclosure, &now = document.disclosure;
  const base::Arguments arguments = {{"period", standing.period},
                                     {"edition", std::to_string(standing.number)},
                                     {"before", Written(before)},
                                     {"now", Written(now)}};
  const std::partial_ordering order = OrderOf(now, before);
  if (order < 0) return base::Message{std::string(kOlder), arguments};
  if (order > 0) return std::nullopt;
  const bool corrects = understand::SaysItCorrects(document),
             corrected = understand::SaysItCorrects(standing.head);
  if (corrected && !corrects) return base::Message{std::string(kUncorrected), arguments};
  if (order == 0 || corrects != corrected || (!IsDated(before) && !IsDated(now)))
    return std::nullopt;
  return base::Message{std::string(kUndated), arguments};
}

bool ComesLater(const store::Edition& standing, const ledger::Document& document) {
  if (standing.head.source.sm3 == document.source.sm3) return true;
  if (OrderOf(document.disclosure, standing.head.disclosure) > 0) return true;
  return understand::SaysItCorrects(document) && !understand::SaysItCorrects(standing.head);
}

}  // namespace duban::workflow
