// Entry point: SettleOverlaps.
#include "read/page/overlap.h"

#include <cmath>
#include <numeric>

namespace duban::read::page {
namespace {

constexpr size_t kMostAsked = 200;  // words beside one; more are no printed page

bool IsDouble(const Word& a, const Word& b) {
  const double near = 0.2 * std::min(a.box.height(), b.box.height());
  return std::abs(a.box.left - b.box.left) <= near && std::abs(a.box.top - b.box.top) <= near &&
         a.text == b.text;
}

// By more than tight lines or hanging marks are.
bool Overlap(const Box& a, const Box& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  const double em = std::min(a.height(), b.height());
  return em > 0 && width > 0.6 * em && height > 0.45 * em;
}

}  // namespace

bool SettleOverlaps(std::vector<Word>& words) {
  std::vector<size_t> order(words.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return words[a].box.top < words[b].box.top; });
  bool over = false;
  std::vector<char> doubled(words.size(), 0);
  for (size_t i = 0; i < order.size(); ++i) {
    const Word& word = words[order[i]];
    if (doubled[order[i]] != 0) continue;
    const size_t end = std::min(order.size(), i + kMostAsked);
    for (size_t j = i + 1; j < end && words[order[j]].box.top < word.box.bottom; ++j) {
      const Word& other = words[order[j]];
      if (IsDouble(word, other))
        doubled[order[j]] = 1;
      else
        over |= Overlap(word.box, other.box);
    }
  }
  size_t index = 0;
  std::erase_if(words, [&](const Word&) { return doubled[index++] != 0; });
  return over;
}

}  // namespace duban::read::page
