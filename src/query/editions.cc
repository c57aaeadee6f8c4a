// EditionsOf, ReadOriginal, ReadOpenOriginal.
#include "query/editions.h"

#include <algorithm>

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

// A table that was withdrawn is not handed out any more, and a paper marked as internal never: its
// table was imported on somebody's word, and the paper may hold more than the table.
Expected<bool> IsOpen(const store::ReadTransaction& transaction, std::string_view government,
                      const Edition& edition) {
  if (edition.state == store::EditionState::kUndone) return false;
  DUBAN_TRY(findings, transaction.Findings(government, edition.id));
  for (const ledger::Finding& finding : findings)
    if (finding.code == kInternalMark) return false;
  return transaction.HoldsFile(government, edition.head.source.sm3);
}

}  // namespace

Expected<std::vector<EditionLine>> EditionsOf(const store::ReadTransaction& transaction,
                                              std::string_view government, int year,
                                              std::string_view period) {
  DUBAN_TRY(editions, transaction.Editions(government, year, period));
  std::vector<EditionLine> lines;
  for (Edition& one : editions) {
    DUBAN_TRY(open, IsOpen(transaction, government, one));
    lines.push_back(
        {one.number, Name(one.state), one.imported_at, std::move(one.head.source), open});
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
  DUBAN_TRY(lines, EditionsOf(transaction, government, year, period));
  const auto found = std::find_if(lines.begin(), lines.end(),
                                  [&](const EditionLine& one) { return one.number == edition; });
  if (found == lines.end()) return NoEdition(period, edition);
  if (!found->open)
    return base::Fail(ErrorCode::kNotFound, "original-closed",
                      {{"period", std::string(period)}, {"edition", std::to_string(edition)}});
  return ReadOriginal(transaction, government, year, period, edition);
}

}  // namespace duban::query
