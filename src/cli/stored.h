// What commands ask of a store: one ledger, of one government.
#pragma once

#include <string>

#include "cli/workplace.h"
#include "ledger/document.h"
#include "query/query.h"

namespace duban::cli {

struct WhichLedger {
  std::string government;  // empty: the only one
  int year = 0;            // 0: that of the period, else the newest
  std::string period;      // label; empty: the newest
  query::Filter filter;
};

base::Expected<query::LedgerView> FindLedger(const query::Query& query, const WhichLedger& which);

// All periods that stand, earliest first: of that year, else of all years. `which.period` is empty.
// Where none does, the one question whose answer says so.
base::Expected<std::vector<WhichLedger>> EveryLedger(const query::Query& query,
                                                     const WhichLedger& which);

// The government that was named by its place in the command or with --government: kUsage where the
// two differ; empty where neither was given.
base::Expected<std::string> EitherGovernment(const std::string& placed, const std::string& named);

}  // namespace duban::cli
