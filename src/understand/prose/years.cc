// Entry points: OfSeveralYears.
#include "understand/prose/years.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

// Begin of the code point that ends at `at`. Precondition: at > 0.
size_t Previous(std::string_view text, size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

bool IsSmallNumber(std::string_view words, size_t at) {
  constexpr std::u32string_view kNumerals = U"一二两三四五六七八九十几";
  const char32_t c = base::Decode(words, at).value;
  return (c >= '0' && c <= '9') || kNumerals.find(c) != kNumerals.npos;
}

// 近三年累计, 五年来: a number of years, with a word of their sum before or behind it.
bool SumsYears(std::string_view words) {
  constexpr std::string_view kYear = "年";
  for (size_t at = words.find(kYear); at != words.npos; at = words.find(kYear, at + 3)) {
    size_t begin = at;
    while (begin > 0 && IsSmallNumber(words, Previous(words, begin)))
      begin = Previous(words, begin);
    if (begin == at || at - begin > 6) continue;
    const auto before = [&](std::string_view word) {
      return words.substr(0, begin).ends_with(word);
    };
    const auto behind = [&](std::string_view word) {
      return words.substr(at + kYear.size()).starts_with(word);
    };
    const bool digits = words[begin] < 0x7F && words[begin] > 0 && at - begin > 2;
    if (digits) continue;  // 2023年累计
    if (std::any_of(std::begin(kSeveralYears), std::end(kSeveralYears), before) ||
        std::any_of(std::begin(kYearsTogether), std::end(kYearsTogether), behind))
      return true;
  }
  return false;
}

}  // namespace

// “十四五”以来, 自开办以来; not 今年以来 or 入冬以来.
bool OfSeveralYears(std::string_view words) {
  if (SumsYears(words)) return true;
  const size_t since = words.find("以来");
  if (since == words.npos) return false;
  const std::string_view from = words.substr(0, since);
  const auto ends = [&](std::string_view word) { return from.ends_with(word); };
  if (std::any_of(std::begin(kYearStarts), std::end(kYearStarts), ends)) return false;
  return std::none_of(std::begin(kSeasonEnds), std::end(kSeasonEnds), ends);
}

}  // namespace duban::understand
