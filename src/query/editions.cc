// EditionsOf, ReadOriginal, ReadOpenOriginal.
#include "query/editions.h"

#include <algorithm>

#include "ledger/personal_data.h"
#include "store/store.h"

namespace duban::query {
namespace {

using base::ErrorCode;
using base::Expected;
using store::Edition;

base::Unexpected<base::Error> NoEdition(std::string_view period, int edition) {
  return base::Fail(ErrorCode::kNotFound, "edition-unknown",
                    {{"period", std::string(period)}, {"edition", std::to_string(edition)}});
}

using Editions = std::vector<Edition>;

const Edition* Standing(const Editions& editions) {
  const auto found = std::find_if(editions.begin(), editions.end(), [](const Edition& one) {
    return one.state == store::EditionState::kCurrent;
  });
  return found == editions.end() ? nullptr : &*found;
}

bool HasAny(std::string_view text, ledger::Mask mask) {
  return ledger::MaskedText(text, mask) != text;
}

// Whether its texts hold any, looked at now: when the table was judged, the rules may not have
// known the form, or not have looked there.
Expected<bool> TextsHold(const store::ReadTransaction& transaction, std::string_view government,
                         const Edition& edition, ledger::Mask mask) {
  const ledger::Disclosure& printed = edition.head.disclosure;
  if (HasAny(edition.head.title, mask) || HasAny(printed.publisher, mask) ||
      std::any_of(edition.head.headings.begin(), edition.head.headings.end(),
                  [&](const std::string& heading) { return HasAny(heading, mask); }))
    return true;
  DUBAN_TRY(rows, transaction.Rows(government, edition.id));
  return std::any_of(rows.begin(), rows.end(), [&](store::StoredRow& row) {
    return ledger::MaskRow(row.row, row.reading, row.findings, mask);
  });
}

// Of the standing table an identity number alone: what else it says, its office publishes today. Of
// one that was corrected all personal data: the correction may have been made for its sake. The
// same file may stand again, judged anew.
Expected<bool> HoldsPersonalData(const store::ReadTransaction& transaction,
                                 std::string_view government, const Edition& edition,
                                 const Edition* standing) {
  DUBAN_TRY(findings, transaction.Findings(government, edition.id, kPersonalData));
  const bool stands = standing != nullptr && standing->head.source.sm3 == edition.head.source.sm3;
  const auto counts = [&](const ledger::Finding& finding) {
    return !stands || base::Message{"", finding.arguments}.Argument("kind") == "identity";
  };
  if (std::any_of(findings.begin(), findings.end(), counts)) return true;
  return TextsHold(transaction, government, edition,
                   stands ? ledger::Mask::kIdentity : ledger::Mask::kAll);
}

// A table that was withdrawn is not handed out any more, and a paper marked as internal never: its
// table was imported on somebody's word, and the paper may hold more than the table.
Expected<std::string_view> WhyClosed(const store::ReadTransaction& transaction,
                                     std::string_view government, const Edition& edition,
                                     const Edition* standing) {
  using Why = std::string_view;
  if (edition.state == store::EditionState::kUndone) return Why("withdrawn");
  DUBAN_TRY(marks, transaction.Findings(government, edition.id, kInternalMark));
  if (!marks.empty()) return Why("internal");
  DUBAN_TRY(personal, HoldsPersonalData(transaction, government, edition, standing));
  if (personal) return Why("personal");
  DUBAN_TRY(kept, transaction.HoldsFile(government, edition.head.source.sm3));
  return Why(kept ? "" : "missing");
}

// The one that stood when it was imported: those undone before do not count. nullptr: none stood.
const Edition* ReplacedBy(const Editions& editions, const Edition& edition) {
  const auto replaced = std::find_if(editions.begin(), editions.end(), [&](const Edition& one) {
    return one.id == edition.replaced;
  });
  return replaced == editions.end() ? nullptr : &*replaced;
}

std::vector<std::string_view> ToldOtherwise(const Edition* replaced, const Edition& edition) {
  std::vector<std::string_view> told;
  if (replaced == nullptr || replaced->head.source.sm3 != edition.head.source.sm3) return told;
  const ledger::Origin &before = replaced->head.source.origin, &now = edition.head.source.origin;
  if (before.address != now.address) told.push_back("address");
  if (before.government != now.government) told.push_back("government");
  if (before.fetched != now.fetched) told.push_back("fetched");
  return told;
}

Expected<std::string_view> ReasonOf(const store::ReadTransaction& transaction,
                                    std::string_view government, const Edition* replaced,
                                    const Edition& edition) {
  using Reason = std::string_view;
  if (replaced == nullptr) return Reason(edition.number == 1 ? "first" : "again");
  if (replaced->head.source.sm3 != edition.head.source.sm3) return Reason("corrected");
  DUBAN_TRY(before, transaction.Corrections(government, replaced->id));
  DUBAN_TRY(now, transaction.Corrections(government, edition.id));
  const bool same_rules = replaced->head.rules == edition.head.rules;
  if (before != now) return Reason(same_rules ? "corrections" : "rules_corrections");
  return Reason(same_rules && !ToldOtherwise(replaced, edition).empty() ? "origin" : "rules");
}

}  // namespace

Expected<std::vector<EditionLine>> EditionsOf(const store::ReadTransaction& transaction,
                                              std::string_view government, int year,
                                              std::string_view period) {
  DUBAN_TRY(editions, transaction.Editions(government, year, period));
  const Edition* standing = Standing(editions);
  std::vector<EditionLine> lines;
  for (const Edition& one : editions) {
    DUBAN_TRY(closed, WhyClosed(transaction, government, one, standing));
    const Edition* replaced = ReplacedBy(editions, one);
    DUBAN_TRY(reason, ReasonOf(transaction, government, replaced, one));
    lines.push_back({one.number, Name(one.state), one.imported_at, one.head.source, closed, reason,
                     ToldOtherwise(replaced, one)});
  }
  return lines;
}

Expected<Original> ReadOriginal(const store::ReadTransaction& transaction,
                                std::string_view government, int year, std::string_view period,
                                int edition) {
  DUBAN_TRY(editions, transaction.Editions(government, year, period));
  const auto found = std::find_if(editions.begin(), editions.end(), [&](const Edition& one) {
    return edition == 0 ? one.state == store::EditionState::kCurrent : one.number == edition;
  });
  if (found == editions.end()) return NoEdition(period, edition);
  DUBAN_TRY(bytes, transaction.KeptFile(government, found->head.source.sm3));
  return Original{found->head.source.name, found->head.source.sm3, std::move(bytes)};
}

Expected<Original> ReadOpenOriginal(const store::ReadTransaction& transaction,
                                    std::string_view government, int year, std::string_view period,
                                    int edition) {
  DUBAN_TRY(editions, transaction.Editions(government, year, period));
  const auto found = std::find_if(editions.begin(), editions.end(),
                                  [&](const Edition& one) { return one.number == edition; });
  if (found == editions.end()) return NoEdition(period, edition);
  DUBAN_TRY(closed, WhyClosed(transaction, government, *found, Standing(editions)));
  if (!closed.empty())
    return base::Fail(ErrorCode::kNotFound, "original-closed",
                      {{"period", std::string(period)},
                       {"edition", std::to_string(edition)},
                       {"why", std::string(closed)}});
  return ReadOriginal(transaction, government, year, period, edition);
}

}  // namespace duban::query
