// Entry points: IsGraded, Tally::Add, SharesPerMille.
#include "ledger/tally.h"

#include <algorithm>
#include <cstdint>

namespace duban::ledger {

bool IsGraded(const Target& target) {
  return target.value.has_value();
}

void Tally::Add(const Reading& reading) {
  int graded = 0;
  for (size_t i = 0; i < reading.verdicts.size() && i < reading.targets.size(); ++i) {
    if (!IsGraded(reading.targets[i])) continue;
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

std::array<int, 10> SharesPerMille(const Tally& tally) {
  std::array<int, 10> shares{};
  if (tally.targets <= 0) return shares;
  std::array<int64_t, 10> remainders{};
  int left = 1000;
  for (size_t i = 0; i < static_cast<size_t>(VerdictClass::kUnquantified); ++i) {
    const int64_t scaled = int64_t{tally.by_class[i]} * 1000;
    shares[i] = static_cast<int>(scaled / tally.targets);
    remainders[i] = scaled % tally.targets;
    left -= shares[i];
  }
  for (; left > 0; --left) {
    const auto largest = std::max_element(remainders.begin(), remainders.end());
    if (*largest == 0) break;  // the classes do not add up to `targets`: nothing to share out
    ++shares[static_cast<size_t>(largest - remainders.begin())];
    *largest = 0;
  }
  return shares;
}

}  // namespace duban::ledger
