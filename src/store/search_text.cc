// FoldForSearch, SearchBody, SearchWords, HoldsWords, FindFolded, FindWords.
#include "store/search_text.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "ledger/personal_data.h"
#include "store/simplified_tsv.h"

namespace duban::store {
namespace {

constexpr char32_t kFirstHan = 0x3400, kLastHan = 0x9FFF;
using SimplifiedTable = std::array<char16_t, kLastHan - kFirstHan + 1>;  // 0: stays

const SimplifiedTable& Simplified() {
  static const SimplifiedTable table = [] {
    SimplifiedTable out{};
    for (const SimplifiedRow& row : kSimplifiedRows)
      for (size_t at = 0; at < row.pairs.size();) {
        const base::CodePoint from = base::Decode(row.pairs, at);
        const base::CodePoint to = base::Decode(row.pairs, at + from.size);
        out[from.value - kFirstHan] = static_cast<char16_t>(to.value);
        at += from.size + to.size;
      }
    return out;
  }();
  return table;
}

char32_t Fold(char32_t c) {
  if (c >= kFirstHan && c <= kLastHan) {
    const char16_t simplified = Simplified()[c - kFirstHan];
    return simplified != 0 ? simplified : c;
  }
  constexpr char32_t kWideBegin = 0xFF01, kWideEnd = 0xFF5E, kToNarrow = 0xFEE0;
  if (c >= kWideBegin && c <= kWideEnd) c -= kToNarrow;
  if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
  return c;
}

// Calls `take` with each folded character and where it stood.
template <typename Take>
void FoldEach(std::string_view text, Take take) {
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::Decode(text, at);
    const base::Span place{static_cast<uint32_t>(at), static_cast<uint32_t>(at + point.size)};
    at += point.size;
    if (!base::IsSpace(point.value)) take(Fold(point.value), place);
  }
}

}  // namespace

std::string FoldForSearch(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  FoldEach(text, [&](char32_t c, base::Span) { base::Encode(c, folded); });
  return folded;
}

std::string SearchBody(const ledger::Row& row) {
  // No search may tell digit by digit what every page masks.
  const auto folded = [](std::string_view text) {
    return FoldForSearch(ledger::MaskedText(text, ledger::Mask::kIdentity));
  };
  std::string body =
      folded(row.content) + '\n' + folded(row.progress) + '\n' + folded(row.category);
  if (!row.remark.empty()) body += '\n' + folded(row.remark);
  for (const ledger::ExtraCell& cell : row.extra)
    if (!cell.text.empty()) body += '\n' + folded(cell.text);
  for (std::vector<std::string> names : {row.leaders, row.lead_units, row.units}) {
    ledger::MaskNames(names, ledger::Mask::kIdentity);
    for (const std::string& name : names) body += '\n' + FoldForSearch(name);
  }
  return body;
}

std::vector<std::string> SearchWords(std::string_view text) {
  constexpr size_t kMostWords = 16;
  std::vector<std::string> words;
  bool inside = false;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::Decode(text, at);
    at += point.size;
    const bool is_space = base::IsSpace(point.value);
    if (!is_space && !inside && words.size() < kMostWords) words.emplace_back();
    if (!is_space) base::Encode(Fold(point.value), words.back());
    inside = !is_space;
  }
  return words;
}

bool HoldsWords(std::string_view body, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return body.find(word) != body.npos; });
}

std::vector<base::Span> FindFolded(std::string_view text, std::string_view wanted) {
  const std::string folded_wanted = FoldForSearch(wanted);
  if (folded_wanted.empty()) return {};
  std::string folded;
  std::vector<base::Span> places;  // of each byte of `folded`
  FoldEach(text, [&](char32_t c, base::Span place) {
    base::Encode(c, folded);
    places.resize(folded.size(), place);
  });
  std::vector<base::Span> found;
  for (size_t at = 0; (at = folded.find(folded_wanted, at)) != folded.npos;
       at += folded_wanted.size())
    found.push_back({places[at].begin, places[at + folded_wanted.size() - 1].end});
  return found;
}

std::vector<base::Span> FindWords(std::string_view text, std::string_view wanted) {
  std::vector<base::Span> all;
  for (const std::string& word : SearchWords(wanted))
    for (const base::Span span : FindFolded(text, word)) all.push_back(span);
  std::sort(all.begin(), all.end(),
            [](base::Span one, base::Span other) { return one.begin < other.begin; });
  std::vector<base::Span> apart;
  for (const base::Span span : all) {
    if (apart.empty() || span.begin >= apart.back().end)
      apart.push_back(span);
    else
      apart.back().end = std::max(apart.back().end, span.end);
  }
  return apart;
}

}  // namespace duban::store
