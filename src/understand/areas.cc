// Entry points: AreaAtHead, AreaBefore, MarkAreas.
#include "understand/areas.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/shares.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

size_t SizeOfHead(std::string_view text, const auto& words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) return word.size();
  return 0;
}

struct Named {
  Level level = Level::kUnknown;
  size_t size = 0;
};

// Every such word begins with one of three characters.
bool MayBeArea(std::string_view text) {
  return text.starts_with("全") || text.starts_with("我") || text.starts_with("本");
}

Named AreaOf(std::string_view text) {
  if (!MayBeArea(text)) return {};
  if (const size_t size = SizeOfHead(text, kAreasOfNation)) return {Level::kNation, size};
  if (const size_t size = SizeOfHead(text, kAreasOfProvince)) return {Level::kProvince, size};
  if (const size_t size = SizeOfHead(text, kAreasOfCity)) return {Level::kCity, size};
  if (const size_t size = SizeOfHead(text, kAreasOfCounty)) return {Level::kCounty, size};
  if (const size_t size = SizeOfHead(text, kAreasOfTown)) return {Level::kTown, size};
  return {};
}

// 2024年, 1-12月, 截至目前, 累计: words that may stand before the area.
size_t SizeOfTime(std::string_view text) {
  const base::CodePoint c = base::Decode(text, 0);
  if (!base::IsHan(c.value)) return c.size;
  const size_t word = SetOf<kBeforeArea>().LongestAt(text, 0, c.value);
  return word == base::WordSet::kNone ? 0 : kBeforeArea[word].size();
}

// 我区20个, 云岫区20个, 其中我县: what follows is of another area.
bool NamesItsOwn(const Statement& statement) {
  return !PlaceOf(statement).empty();
}

class AreaReader {
 public:
  explicit AreaReader(Prose& prose) : prose_(prose), text_(prose.text) {}

  void Read() {
    auto statement = prose_.statements.begin();
    for (const Clause& clause : prose_.clauses) {
      if (clause.sentence != sentence_ || EndsPart(clause)) area_ = Level::kUnknown;
      sentence_ = clause.sentence;
      if (const Level named = AreaAtHead(clause.span.In(text_)); named != Level::kUnknown)
        area_ = named;
      for (; statement != prose_.statements.end() && statement->clause == clause.span;
           ++statement) {
        if (area_ == Level::kUnknown) continue;
        if (NamesItsOwn(*statement)) area_ = Level::kUnknown;
        statement->area = area_;
      }
    }
  }

 private:
  bool EndsPart(const Clause& clause) const {
    const std::string_view before = text_.substr(0, clause.span.begin);
    return before.ends_with("；") || before.ends_with(";") || before.ends_with("\n");
  }

  Prose& prose_;
  std::string_view text_;
  uint32_t sentence_ = ~0U;
  Level area_ = Level::kUnknown;
};

}  // namespace

Level AreaAtHead(std::string_view words) {
  while (!words.empty()) {
    if (const Named named = AreaOf(words); named.size > 0) {
      const bool a_name = SizeOfHead(words.substr(named.size), kBehindNoArea) > 0;
      return a_name ? Level::kUnknown : named.level;
    }
    const size_t time = SizeOfTime(words);
    if (time == 0) break;
    words.remove_prefix(time);
  }
  return Level::kUnknown;
}

size_t AreaBefore(std::string_view words) {
  constexpr size_t kTwoLetters = 6;  // bytes: as long as most of these words are
  for (size_t size = kTwoLetters; size <= 2 * kTwoLetters && size <= words.size(); size += 3)
    if (AreaOf(words.substr(words.size() - size)).size == size) return size;
  return 0;
}

void MarkAreas(Prose& prose) {
  AreaReader(prose).Read();
}

}  // namespace duban::understand
