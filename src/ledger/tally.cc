// Entry points: IsGraded, Tally::Add, SharesPerMille.
#include "ledger/tally.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

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

std::vector<int> SharesPerMille(const std::vector<int>& counts) {
  std::vector<int> shares(counts.size());
  const int64_t sum = std::accumulate(counts.begin(), counts.end(), int64_t{0});
  if (sum <= 0) return shares;
  std::vector<int64_t> remainders(counts.size());
  int left = 1000;
  for (size_t i = 0; i < counts.size(); ++i) {
    const int64_t scaled = int64_t{counts[i]} * 1000;
    shares[i] = static_cast<int>(scaled / sum);
    remainders[i] = scaled % sum;
    left -= shares[i];
  }
  for (; left > 0; --left) {
    const auto largest = std::max_element(remainders.begin(), remainders.end());
    ++shares[static_cast<size_t>(largest - remainders.begin())];
    *largest = -1;
  }
  return shares;
}

}  // namespace duban::ledger
