// Entry points: FindLedger, EveryLedger, EitherGovernment.
#include "cli/stored.h"

namespace duban::cli {

base::Expected<query::LedgerView> FindLedger(const query::Query& query, const WhichLedger& which) {
  DUBAN_TRY(key, ResolveGovernment(query, which.government));
  int year = which.year;
  const auto period = ledger::Period::Parse(which.period);
  if (!which.period.empty() && !period)
    return base::Fail(base::ErrorCode::kUsage, "period-wrong", {{"period", which.period}});
  if (year == 0 && period) year = period->year();
  if (year == 0) {
    DUBAN_TRY(government, query.Government(key));
    if (government.years.empty())
      return base::Fail(base::ErrorCode::kNotFound, "government-without-ledger",
                        {{"government", key}});
    year = government.years.front().year;
  }
  return query.Ledger(key, year, which.period, which.filter);
}

base::Expected<std::vector<WhichLedger>> EveryLedger(const query::Query& query,
                                                     const WhichLedger& which) {
  DUBAN_TRY(key, ResolveGovernment(query, which.government));
  DUBAN_TRY(government, query.Government(key));
  std::vector<WhichLedger> all;
  for (auto year = government.years.rbegin(); year != government.years.rend(); ++year)
    for (const query::PeriodSummary& period : year->periods)
      if (which.year == 0 || which.year == year->year)
        all.push_back({key, year->year, period.label, which.filter});
  if (all.empty())
    all.push_back({key, which.year, {}, which.filter});  // asking for it tells why there is none
  return all;
}

base::Expected<std::string> EitherGovernment(const std::string& placed, const std::string& named) {
  if (!placed.empty() && !named.empty() && placed != named)
    return base::Fail(base::ErrorCode::kUsage, "government-twice",
                      {{"one", placed}, {"other", named}});
  return placed.empty() ? named : placed;
}

}  // namespace duban::cli
