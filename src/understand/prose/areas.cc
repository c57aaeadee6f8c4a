// Entry points: AreaAtHead, AreaBefore, MarkAreas.
#include "understand/prose/areas.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/prose/shares.h"
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

// 下达任务5000人: set from above, and no figure of the wider area.
bool IsHandedDown(std::string_view words) {
  return HasWordOf<kHandedDownWords>(words);
}

// The area word that the words begin with, times passed over, and how many bytes they take; 0 where
// there is none.
Named HeadOf(std::string_view words) {
  size_t skipped = 0;
  while (!words.empty()) {
    if (const Named named = AreaOf(words); named.size > 0)
      return {named.level, skipped + named.size};
    const size_t time = SizeOfTime(words);
    if (time == 0) break;
    words.remove_prefix(time);
    skipped += time;
  }
  return {};
}

// 全市范围内, 从全市来看: nothing but the area, for what follows.
Level LeadOf(std::string_view words) {
  for (const std::string_view head : {"从", "就", "在"})
    if (words.starts_with(head)) {
      words.remove_prefix(head.size());
      break;
    }
  const Named named = HeadOf(words);
  if (named.size == 0) return Level::kUnknown;
  const std::string_view rest = words.substr(named.size);
  const bool lead =
      rest.empty() || std::find(std::begin(kLeadBehindArea), std::end(kLeadBehindArea), rest) !=
                          std::end(kLeadBehindArea);
  return lead ? named.level : Level::kUnknown;
}

// 城镇新增就业全市5200人; not 占全市5%, 高于全市2个百分点.
Level DirectlyBefore(const Statement& told) {
  std::string_view words = told.own_before;
  for (const std::string_view verb : kSumsBehindArea)
    if (words.ends_with(verb)) {
      words.remove_suffix(verb.size());
      break;
    }
  const size_t size = AreaBefore(words);
  if (size == 0) return Level::kUnknown;
  const std::string_view area = words.substr(words.size() - size);
  words.remove_suffix(size);
  const bool compared =
      std::any_of(std::begin(kComparingBeforeArea), std::end(kComparingBeforeArea),
                  [&](std::string_view word) { return words.ends_with(word); });
  return compared ? Level::kUnknown : AreaOf(area).level;
}

// 推进会在我县召开: a lower area is named, wherever it stands.
bool NamesLower(std::string_view words, Level area) {
  for (size_t at = 0; at < words.size();) {
    const Named named = AreaOf(words.substr(at));
    if (named.size > 0 && named.level < area) return true;
    at += base::Decode(words, at).size;
  }
  return false;
}

// Whether the area of the amount before goes on to this one: it tells of the same kind of amount,
// says too little alone, or names no deed of its own (全市新增就业5.2万人，失业率3.1%).
bool GoesOn(const Statement& first, const Statement& now) {
  return first.quantity.unit == now.quantity.unit || now.object.empty() || now.sub ||
         now.verb.empty() || now.verb_inherited;
}

class AreaReader {
 public:
  explicit AreaReader(Prose& prose) : prose_(prose), text_(prose.text) {}

  void Read() {
    auto statement = prose_.statements.begin();
    for (const Clause& clause : prose_.clauses) {
      const std::string_view words = clause.span.In(text_);
      if (clause.sentence != sentence_ || EndsPart(clause)) Forget();
      sentence_ = clause.sentence;
      if (area_ != Level::kUnknown && NamesLower(words, area_)) Forget();
      const Level head = AreaAtHead(words), lead = LeadOf(words);
      if (head != Level::kUnknown) Forget();
      if (lead != Level::kUnknown) area_ = lead, first_ = nullptr;
      for (; statement != prose_.statements.end() && statement->clause == clause.span; ++statement)
        Mark(*statement, head);
    }
  }

 private:
  void Forget() { area_ = Level::kUnknown, first_ = nullptr; }

  // An area holds beyond its clause where an amount in it is of that area: 全省年度考核优秀，新建
  // 公园11个 tells of no park of the province.
  void Mark(Statement& told, Level head) {
    const Level direct = DirectlyBefore(told);
    if (direct != Level::kUnknown) {
      told.area = direct;
      return;
    }
    if (NamesItsOwn(told)) {
      Forget();
      told.area = Level::kUnknown;
      return;
    }
    if (head != Level::kUnknown && area_ == Level::kUnknown) {
      told.area = head;
      // 全市下达任务5000人，完成5200人: set by the city, and not its own figure.
      if (!IsHandedDown(told.own_before)) area_ = head, first_ = &told;
      return;
    }
    if (area_ != Level::kUnknown && (first_ == nullptr || GoesOn(*first_, told))) told.area = area_;
  }

  bool EndsPart(const Clause& clause) const {
    const std::string_view before = text_.substr(0, clause.span.begin);
    return BehindSemicolon(before, before.size()) || before.ends_with("\n");
  }

  Prose& prose_;
  std::string_view text_;
  uint32_t sentence_ = ~0U;
  Level area_ = Level::kUnknown;      // that holds for what follows
  const Statement* first_ = nullptr;  // the amount it was told with; none behind a lead
};

}  // namespace

Level AreaAtHead(std::string_view words) {
  const Named named = HeadOf(words);
  if (named.size == 0) return Level::kUnknown;
  const bool a_name = SizeOfHead(words.substr(named.size), kBehindNoArea) > 0;
  return a_name ? Level::kUnknown : named.level;
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
