// TallyText, TallyOf.
#include "store/tally_text.h"

#include <charconv>

#include "store/text.h"

namespace duban::store {

std::string TallyText(const ledger::Tally& tally) {
  base::Arguments counts;
  for (size_t i = 0; i < tally.by_class.size(); ++i)
    if (tally.by_class[i] != 0)
      counts.emplace_back(ledger::Name(static_cast<ledger::VerdictClass>(i)),
                          std::to_string(tally.by_class[i]));
  return EncodeArguments(counts);
}

ledger::Tally TallyOf(int targets, int tasks, int unquantified, std::string_view classes) {
  ledger::Tally tally;
  tally.targets = targets;
  tally.tasks = tasks;
  tally.unquantified_tasks = unquantified;
  for (const auto& [name, count] : DecodeArguments(classes))
    if (const auto verdict_class = ledger::ParseVerdictClass(name))
      std::from_chars(count.data(), count.data() + count.size(),
                      tally.by_class[static_cast<size_t>(*verdict_class)]);
  return tally;
}

}  // namespace duban::store
