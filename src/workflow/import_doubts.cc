// Entry points: PeriodDoubt, DoubtPeriod, IsOfOtherPlace, DoubtGovernment, DoubtKeeping.
#include "workflow/import_doubts.h"

#include "ledger/finding_codes.h"
#include "understand/assemble/publisher.h"

namespace duban::workflow {
namespace {

void Tell(ledger::Document& document, std::string_view code, base::Arguments arguments) {
  std::erase_if(document.findings, [&](const ledger::Finding& one) { return one.code == code; });
  document.findings.insert(document.findings.begin(),
                           ledger::MakeFinding(code, std::move(arguments)));
}

}  // namespace

const ledger::Finding* PeriodDoubt(const std::vector<ledger::Finding>& findings) {
  for (const ledger::Finding& finding : findings)
    if (finding.code == kPeriodOverridden) return &finding;
  return nullptr;
}

void DoubtPeriod(ledger::Document& document, const std::optional<ledger::Period>& printed) {
  if (!printed || !document.period || printed == document.period) return;
  Tell(document, kPeriodOverridden,
       {{"printed", printed->label}, {"period", document.period->label}});
}

bool IsOfOtherPlace(const ledger::Document& document, std::string_view name) {
  const std::string printed = understand::GovernmentOf(document);
  const std::string known = understand::PlaceAtHead(name);
  return !printed.empty() && !known.empty() && !printed.ends_with(known) &&
         !known.ends_with(printed);
}

void DoubtGovernment(ledger::Document& document, std::string_view name) {
  if (!IsOfOtherPlace(document, name)) return;
  Tell(document, kGovernmentDiffers,
       {{"printed", understand::GovernmentOf(document)}, {"name", std::string(name)}});
}

void DoubtKeeping(ledger::Document& document, size_t bytes) {
  Tell(document, kOriginalNotKept, {{"megabytes", std::to_string(bytes >> 20)}});
}

}  // namespace duban::workflow
