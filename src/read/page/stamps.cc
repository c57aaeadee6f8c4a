// Entry point: LargeTexts.
#include "read/page/stamps.h"

#include <cmath>

namespace duban::read::page {
namespace {

constexpr double kLarge = 1.6;   // heights of the page's usual type
constexpr double kAlike = 2.0;   // how much the parts of one text may differ in height
constexpr double kNear = 1.8;    // from the middle of a word to the next one's, in their size
constexpr size_t kMost = 2'000;  // large words of a page

double UsualHeight(const std::vector<Word>& words) {
  std::vector<double> heights;
  heights.reserve(words.size());
  for (const Word& word : words) heights.push_back(word.box.height());
  const auto middle = heights.begin() + static_cast<ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

bool Follows(const Box& a, const Box& b) {
  const double size = (std::max(a.width(), a.height()) + std::max(b.width(), b.height())) / 2;
  const double far = std::hypot(a.middle_x() - b.middle_x(), a.middle_y() - b.middle_y());
  return far < kNear * size && a.height() < kAlike * b.height() && b.height() < kAlike * a.height();
}

// Each chain of words that follow each other in the order given.
void Chain(const std::vector<const Word*>& words, std::vector<std::string>& texts) {
  std::string text;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && !Follows(words[i - 1]->box, words[i]->box)) {
      texts.push_back(std::move(text));
      text.clear();
    }
    text += words[i]->text;
  }
  if (!text.empty()) texts.push_back(std::move(text));
}

}  // namespace

std::vector<std::string> LargeTexts(const std::vector<Word>& words) {
  if (words.empty()) return {};
  const double large = kLarge * UsualHeight(words);
  std::vector<const Word*> order;
  for (const Word& word : words)
    if (word.box.height() > large && order.size() < kMost) order.push_back(&word);
  std::vector<std::string> texts;
  std::stable_sort(order.begin(), order.end(),
                   [](const Word* a, const Word* b) { return a->box.left < b->box.left; });
  Chain(order, texts);
  std::stable_sort(order.begin(), order.end(),
                   [](const Word* a, const Word* b) { return a->box.top < b->box.top; });
  Chain(order, texts);
  return texts;
}

}  // namespace duban::read::page
