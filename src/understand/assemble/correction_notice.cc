// Entry points: SaysItCorrects.
#include "understand/assemble/correction_notice.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "understand/assemble/correction_notice_tsv.h"

namespace duban::understand {
namespace {

// Behind a word of changing: it is said of this paper, and not of what the paper tells.
constexpr std::array<std::string_view, 3> kPapers = {"版", "稿", "后的"};
// Beside a word that stands alone: （修改）, （第二次修改后）, 三季度_修改_2.
constexpr std::array<std::string_view, 8> kBefore = {"（", "(", "【", "[", "〔", "次", "_", "-"};
constexpr std::array<std::string_view, 8> kBehind = {"）", ")", "】", "]", "〕", "后）", "_", "-"};

bool Begins(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

bool Ends(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

bool IsNotice(std::string_view before, std::string_view place, std::string_view behind) {
  if (place == "anywhere") return true;
  if (behind.empty()) return place == "end" || Ends(before, kBefore);
  return Begins(behind, kPapers) || (Ends(before, kBefore) && Begins(behind, kBehind));
}

// "三季度（更正）.html" → "三季度（更正）".
std::string_view WithoutEnding(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot == 0 ? name : name.substr(0, dot);
}

}  // namespace

bool SaysItCorrects(std::string_view text) {
  const std::string whole = base::RemoveSpace(text);
  const std::string_view all = whole;
  for (const CorrectionNoticeRow& row : kCorrectionNoticeRows)
    for (size_t at = all.find(row.word); at != all.npos; at = all.find(row.word, at + 1))
      if (IsNotice(all.substr(0, at), row.place, all.substr(at + row.word.size()))) return true;
  return false;
}

bool SaysItCorrects(const ledger::Document& document) {
  return SaysItCorrects(document.title) || SaysItCorrects(WithoutEnding(document.source.name));
}

}  // namespace duban::understand
