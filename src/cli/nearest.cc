// Entry point: Nearest.
#include "cli/nearest.h"

#include <algorithm>

namespace duban::cli {
namespace {

constexpr size_t kMost = 2;

// Optimal string alignment, the usual form of Damerau's distance.
size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<size_t>> steps(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) steps[i][0] = i;
  for (size_t j = 0; j <= b.size(); ++j) steps[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i)
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t exchanged = steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, exchanged});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  return steps[a.size()][b.size()];
}

}  // namespace

std::string Nearest(std::string_view word, const std::vector<std::string>& names) {
  size_t least = std::min(kMost, word.empty() ? 0 : word.size() - 1) + 1;
  std::string nearest;
  for (const std::string& name : names) {
    if (name.size() > word.size() + kMost || word.size() > name.size() + kMost) continue;
    if (const size_t steps = Distance(word, name); steps < least) least = steps, nearest = name;
  }
  return nearest;
}

}  // namespace duban::cli
