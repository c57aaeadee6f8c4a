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
  const RawTable* main = nullptr;  // whose columns and time hold for the document
  std::vector<Column> beside;      // what tables of the same tasks brought to its columns
  std::string time;                // words that name its time; empty where no other has another
};

// The ledger's noun for a column; text tables keep more columns apart than it has nouns for.
ledger::Field FieldOf(Role role);

// The table that the plan stands in: one of disclosure fields or notes beside it has fewer rows.
// Precondition: there is one.
const RawTable& LargestOf(const std::vector<RawTable>& tables);

// `tables` are those of one document in order, at least one; those after the first may continue it
// or repeat it (repeats.h). The result points into them.
//
// `first_leads`: the document says that the first of the responsible units leads
// (列第一位的为牵头单位).
// `titled`: the time within the year that the document's title names.
Rows FinishRows(const std::vector<RawTable>& tables, bool first_leads = false,
                std::optional<ledger::Period> titled = std::nullopt);

// The leader whose heading it is: "一、王小明区长牵头工作", "李四同志主抓重点工作",
// "责任领导：王小明"; empty for another line.
std::string LeaderIn(std::string_view heading);

}  // namespace duban::understand
