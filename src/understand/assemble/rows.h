// Raw rows to the ledger's rows: categories inherited, names split, broken lines mended, numbers
// settled. Every repair is a finding.
#pragma once

#include <vector>

#include "ledger/document.h"
#include "understand/assemble/table.h"

namespace duban::understand {

struct Rows {
  std::vector<ledger::Row> rows;
  std::vector<ledger::Finding> findings;
};

// The ledger's noun for a column; text tables keep more columns apart than it has nouns for.
ledger::Field FieldOf(Role role);

// `tables` are those of one document in order; those after the first may continue it or repeat it.
//
// `first_leads`: the document says that the first of the responsible units leads
// (列第一位的为牵头单位).
Rows FinishRows(const std::vector<RawTable>& tables, bool first_leads = false);

// The leader whose heading it is: "一、王小明区长牵头工作", "李四同志主抓重点工作",
// "责任领导：王小明"; empty for another line.
std::string LeaderIn(std::string_view heading);

}  // namespace duban::understand
