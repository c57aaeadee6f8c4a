// DocumentOf, TaskIdsOf.
#include "query/document_of.h"

#include <set>

#include "ledger/period.h"

namespace duban::query {

ledger::Document DocumentOf(const LedgerView& view) {
  ledger::Document document;
  document.source = view.source;
  document.title = view.title;
  document.year = view.year;
  document.period = ledger::Period::Parse(view.period);
  document.disclosure = view.disclosure;
  document.columns = view.columns;
  document.headings = view.headings;
  document.rules = view.rules;
  document.findings = view.findings;
  std::set<int> told;  // rows of one number have the findings of them all
  for (const TaskLine& line : view.lines) {
    document.tasks.push_back({line.row, line.reading});
    if (!told.insert(line.row.number).second) continue;
    document.findings.insert(document.findings.end(), line.findings.begin(), line.findings.end());
  }
  return document;
}

std::vector<std::string> TaskIdsOf(const LedgerView& view) {
  std::vector<std::string> ids;
  for (const TaskLine& line : view.lines) ids.push_back(line.task_id);
  return ids;
}

}  // namespace duban::query
