// Entry points: Normalized, WithoutAmounts, PairsOf, PairWeights::Likeness.
#include "workflow/likeness.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace duban::workflow {
namespace {

// Full-width forms U+FF01 … U+FF5E stand 0xFEE0 above their ASCII counterparts.
char32_t Folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

// '%', '+' and the point inside a number tell wordings apart and stay.
bool Counts(char32_t c) {
  if (base::IsSpace(c)) return false;
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '%' || c == '+';
  const bool general_punctuation = c >= 0x2010 && c <= 0x2027;
  const bool cjk_punctuation = c >= 0x3000 && c <= 0x301F;
  return !general_punctuation && !cjk_punctuation && c != 0xB7 && c != base::kReplacement;
}

// Wordings shorter than this are no meaningful part of another.
constexpr size_t kPartPairs = 8;

}  // namespace

std::string Normalized(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool digit_before = false;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::Decode(text, at);
    at += point.size;
    const char32_t c = Folded(point.value);
    const bool decimal_point = c == '.' && digit_before;
    if (Counts(c) || decimal_point) base::Encode(c, out);
    digit_before = c >= '0' && c <= '9';
  }
  while (!out.empty() && out.back() == '.') out.pop_back();
  return out;
}

std::string WithoutAmounts(std::string_view normalized) {
  const auto is_letter = [&](size_t at) {
    return at < normalized.size() && normalized[at] >= 'a' && normalized[at] <= 'z';
  };
  std::string out;
  for (size_t at = 0; at < normalized.size();) {
    size_t end = at;
    while (end < normalized.size() && ((normalized[end] >= '0' && normalized[end] <= '9') ||
                                       (end > at && normalized[end] == '.')))
      ++end;
    const std::string_view before = normalized.substr(0, at), behind = normalized.substr(end);
    bool is_name = is_letter(end) || (at > 0 && is_letter(at - 1)) || before.ends_with("第");
    for (const std::string_view ending : {"号", "期", "批", "标", "线", "路", "村", "大队"})
      is_name |= behind.starts_with(ending);
    if (end == at)
      end = at + base::Decode(normalized, at).size;
    else if (!is_name)
      at = end;
    out.append(normalized.substr(at, end - at));
    at = end;
  }
  return out;
}

Pairs PairsOf(std::string_view normalized) {
  Pairs pairs;
  pairs.reserve(normalized.size() / 3);
  uint64_t before = 0;
  for (size_t at = 0; at < normalized.size();) {
    const base::CodePoint point = base::Decode(normalized, at);
    at += point.size;
    if (before != 0) pairs.push_back(before << 32 | point.value);
    before = point.value;
  }
  if (pairs.empty() && before != 0) pairs.push_back(before << 32);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

void PairWeights::Count(const Pairs& pairs) {
  ++wordings_;
  for (const uint64_t pair : pairs) ++counts_[pair];
}

int PairWeights::Frequency(uint64_t pair) const {
  const auto found = counts_.find(pair);
  return found == counts_.end() ? 0 : found->second;
}

double PairWeights::Weight(uint64_t pair) const {
  return std::log2((wordings_ + 2.0) / (Frequency(pair) + 0.5));
}

int PairWeights::Likeness(const Pairs& a, const Pairs& b) const {
  double both = 0, only_a = 0, only_b = 0;
  auto i = a.begin(), j = b.begin();
  while (i != a.end() || j != b.end()) {
    if (j == b.end() || (i != a.end() && *i < *j))
      only_a += Weight(*i++);
    else if (i == a.end() || *j < *i)
      only_b += Weight(*j++);
    else
      both += Weight(*i), ++i, ++j;
  }
  if (both <= 0) return 0;
  const double dice = 2 * both / (2 * both + only_a + only_b);
  const double part = both / (both + std::min(only_a, only_b));
  const bool long_enough = std::min(a.size(), b.size()) >= kPartPairs;
  return static_cast<int>(std::lround(1000 * (long_enough ? 0.6 * dice + 0.4 * part : dice)));
}

}  // namespace duban::workflow
