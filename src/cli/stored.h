// What commands ask of a store: one ledger, and a ledger as the document that it came from.
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

// The government that was named by its place in the command or with --government: kUsage where the
// two differ; empty where neither was given.
base::Expected<std::string> EitherGovernment(const std::string& placed, const std::string& named);

// The ledger as duban.document/1 has it: the head, the lines that the filter left, all findings.
ledger::Document DocumentOf(const query::LedgerView& view);

}  // namespace duban::cli
