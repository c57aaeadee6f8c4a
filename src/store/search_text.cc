// FoldForSearch.
#include "store/search_text.h"

#include "base/utf8.h"

namespace duban::store {
namespace {

char32_t Fold(char32_t c) {
  constexpr char32_t kWideBegin = 0xFF01, kWideEnd = 0xFF5E, kToNarrow = 0xFEE0;
  if (c >= kWideBegin && c <= kWideEnd) c -= kToNarrow;
  if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
  return c;
}

}  // namespace

std::string FoldForSearch(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::Decode(text, at);
    at += point.size;
    if (!base::IsSpace(point.value)) base::Encode(Fold(point.value), folded);
  }
  return folded;
}

}  // namespace duban::store
