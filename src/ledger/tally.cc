// Tally::Add.
#include "ledger/tally.h"

namespace duban::ledger {

void Tally::Add(const Reading& reading) {
  int graded = 0;
  for (size_t i = 0; i < reading.verdicts.size() && i < reading.targets.size(); ++i) {
    if (!reading.targets[i].value) continue;
    ++by_class[static_cast<size_t>(reading.verdicts[i].verdict_class)];
    ++graded;
  }
  targets += graded;
  ++tasks;
  if (graded == 0) {
    ++unquantified_tasks;
    ++by_class[static_cast<size_t>(VerdictClass::kUnquantified)];
  }
}

}  // namespace duban::ledger
