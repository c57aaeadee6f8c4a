// Entry points: LikePerson, LikeUnit, SplitPeople, SplitUnits, MaySign.
#include "understand/assemble/names.h"

#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "understand/assemble/surnames_tsv.h"
#include "understand/assemble/text.h"
#include "understand/assemble/unit_endings_tsv.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using Texts = std::vector<std::string_view>;

std::unordered_set<std::string_view> MakeSurnames() {
  std::unordered_set<std::string_view> names;
  for (const SurnamesRow& row : kSurnamesRows) {
    if (row.letters.size() == 6) {
      names.insert(row.letters);
      continue;
    }
    for (size_t at = 0; at < row.letters.size();) {
      const size_t size = base::Decode(row.letters, at).size;
      names.insert(row.letters.substr(at, size));
      at += size;
    }
  }
  return names;
}

const std::unordered_set<std::string_view>& Surnames() {
  static const auto* const names = new std::unordered_set<std::string_view>(MakeSurnames());
  return *names;
}

// "陆川 副区长": the post is nobody by itself.
bool IsPost(std::string_view text) {
  return std::find(std::begin(kPosts), std::end(kPosts), text) != std::end(kPosts);
}

bool AllHan(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    if (!base::IsHan(c.value) && c.value != U'·') return false;
    at += c.size;
  }
  return !text.empty();
}

bool IsSeparator(char32_t c) {
  return c == U'、' || c == U',' || c == U'，' || c == U';' || c == U'；' || c == U'/' ||
         c == U'\n' || c == U'|' || c == U'。';
}

// Blanks, and what is left of lost ones.
bool IsBlank(char32_t c) {
  return base::IsSpace(c) || c == U'?';
}

// Splits at list separators outside of brackets, and at blanks where `blanks` says so.
Texts SplitList(std::string_view text, bool blanks) {
  Texts parts;
  size_t begin = 0;
  int depth = 0;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    if (c.value == U'(' || c.value == U'（') ++depth;
    if (c.value == U')' || c.value == U'）') depth = std::max(0, depth - 1);
    if (depth == 0 && (IsSeparator(c.value) || (blanks && IsBlank(c.value)))) {
      parts.push_back(text.substr(begin, at - begin));
      begin = at + c.size;
    }
    at += c.size;
  }
  parts.push_back(text.substr(begin));
  std::erase_if(parts, [](std::string_view part) { return base::Trim(part).empty(); });
  for (std::string_view& part : parts) part = base::Trim(part);
  return parts;
}

// "沈  昱 王建国" → 沈昱, 王建国: single characters belong together.
std::vector<std::string> JoinPadded(const Texts& words, bool& padded) {
  std::vector<std::string> names;
  bool open = false;  // the last name is a single character so far
  for (const std::string_view word : words) {
    const bool single = Length(word) == 1;
    if (open && single) {
      names.back() += word;
      padded = true;
      open = false;
    } else {
      names.emplace_back(word);
      open = single;
    }
  }
  return names;
}

// 苏和巴特尔, 买买提江·吐尔逊: a name that is written by its sound is longer than a Han name.
bool IsTranscribedName(std::string_view name) {
  constexpr size_t kShortest = 5, kLongest = 12;  // characters, the dot not counted
  size_t length = 0;
  bool dotted = false;
  for (size_t at = 0; at < name.size();) {
    const base::CodePoint c = base::Decode(name, at);
    const std::string_view letter = name.substr(at, c.size);
    at += c.size;
    if (c.value == U'·') {
      dotted = length > 0 && at < name.size();
      continue;
    }
    ++length;
    if (std::find(std::begin(kTranscribedNames), std::end(kTranscribedNames), letter) ==
        std::end(kTranscribedNames))
      return false;
  }
  return length <= kLongest && (dotted || length >= kShortest);
}

// "岑望舒黎若川", as a narrow column leaves it: cut where each part is a name. Nothing where there
// are several ways to do it, or none; a single name has four characters at most.
std::vector<std::string> CutGluedNames(std::string_view text) {
  std::vector<std::string> found;
  const size_t length = text.size() / 3;
  if (length < 5 || length > 9 || text.size() % 3 != 0 || !AllHan(text) || IsTranscribedName(text))
    return found;
  size_t ways = 0;
  // Each bit says whether the name that begins there has two characters or three.
  for (uint32_t shape = 0; shape < 16; ++shape) {
    std::vector<std::string> names;
    size_t at = 0;
    for (uint32_t i = 0; i < 4 && at < text.size(); ++i) {
      const std::string_view name = text.substr(at, (shape >> i & 1) != 0 ? 6 : 9);
      if (LikePerson(name) != Likeness::kSure) break;
      names.emplace_back(name);
      at += name.size();
    }
    if (at < text.size() || (!found.empty() && names == found)) continue;
    ++ways;
    found = std::move(names);
  }
  return ways == 1 ? found : std::vector<std::string>{};
}

std::string_view StripMarks(std::string_view unit) {
  while (!unit.empty() && (unit.front() == '*' || unit.front() == ':')) unit.remove_prefix(1);
  while (!unit.empty() && (unit.back() == '*' || unit.back() == '.')) unit.remove_suffix(1);
  if (unit.starts_with("：")) unit.remove_prefix(3);
  if (unit.starts_with("★")) unit.remove_prefix(3);
  return base::Trim(unit);
}

Likeness Weakest(const Texts& parts, Likeness (*look)(std::string_view)) {
  Likeness weakest = parts.empty() ? Likeness::kNo : Likeness::kSure;
  for (const std::string_view part : parts) {
    weakest = std::min(weakest, look(part));
    if (weakest == Likeness::kNo) break;
  }
  return weakest;
}

bool BeginsWithTaskVerb(std::string_view text) {
  return SetOf<kTaskVerbs>().LongestAt(text, 0) != base::WordSet::kNone;
}

// 市, 区 …: names of units begin with the level of their government.
bool BeginsWithLevel(std::string_view text) {
  for (const std::string_view level : kLevels)
    if (text.starts_with(level)) return true;
  return false;
}

bool BeginsWithUnitWord(std::string_view text) {
  return SetOf<kUnitWords>().LongestAt(text, 0) != base::WordSet::kNone;
}

// 公司, 支行: nothing but the end of a unit.
bool IsUnitEnd(std::string_view text) {
  return std::find(std::begin(kUnitEnds), std::end(kUnitEnds), text) != std::end(kUnitEnds);
}

// The endings of units by their last character.
using EndingIndex = std::unordered_map<std::string_view, std::vector<const UnitEndingsRow*>>;
constexpr size_t kHan = 3;  // bytes of a character

const EndingIndex& Endings() {
  static const auto* const by_last = [] {
    auto* index = new EndingIndex;
    for (const UnitEndingsRow& row : kUnitEndingsRows)
      (*index)[row.ending.substr(row.ending.size() - kHan)].push_back(&row);
    return index;
  }();
  return *by_last;
}

Likeness LikeUnitByEnding(std::string_view text, size_t length) {
  if (text.size() < kHan) return Likeness::kNo;
  const auto found = Endings().find(text.substr(text.size() - kHan));
  if (found == Endings().end()) return Likeness::kNo;
  Likeness best = Likeness::kNo;
  for (const UnitEndingsRow* row : found->second) {
    if (!text.ends_with(row->ending)) continue;
    if (row->sure == "yes") return Likeness::kSure;
    if (length <= 8) best = Likeness::kMaybe;
  }
  return best;
}

// Names in order, each once.
class OnceList {
 public:
  void Add(std::string_view text) {
    if (text.empty() || !seen_.emplace(text).second) return;
    names_.emplace_back(text);
  }
  std::vector<std::string> Take() { return std::move(names_); }

 private:
  std::vector<std::string> names_;
  std::unordered_set<std::string> seen_;
};

// "区教育局（王小明）" → the unit, the person; else an empty person.
std::pair<std::string_view, std::string_view> SplitBracket(std::string_view text) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    const size_t at = text.find(open);
    if (at == std::string_view::npos || at == 0 || !text.ends_with(close)) continue;
    const std::string_view inner =
        text.substr(at + open.size(), text.size() - at - open.size() - close.size());
    return {base::Trim(text.substr(0, at)), base::Trim(inner)};
  }
  return {text, {}};
}

class UnitList {
 public:
  explicit UnitList(bool with_people) : with_people_(with_people) {}

  void Add(std::string_view part) {
    part = StripMarks(part);
    if (part.empty() || IsBlankMark(part)) return;
    if (with_people_) {
      const auto [outer, inner] = SplitBracket(part);
      if (!inner.empty() && LikePerson(inner) == Likeness::kSure) {
        people_.Add(base::RemoveSpace(inner));
        return Add(outer);
      }
      if (LikePerson(part) == Likeness::kSure && LikeUnit(part) == Likeness::kNo)
        return people_.Add(base::RemoveSpace(part));
      if (const size_t name = GluedName(part); name > 0) {
        people_.Add(part.substr(0, name));
        return Add(part.substr(name));
      }
    }
    AddUnits(base::RemoveSpace(part));
  }

  // "韩望潮生态修复处": bytes of the name in front of a unit, where the column names both.
  static size_t GluedName(std::string_view part) {
    constexpr size_t kName = 9;
    if (part.size() < 2 * kName || LikePerson(part.substr(0, kName)) != Likeness::kSure) return 0;
    // "高新区管委会" begins with a place.
    for (const std::string_view place : kNotNameEnds)
      if (part.substr(0, kName).ends_with(place)) return 0;
    // "韩望潮生态修复处", but not "经济和|信息化局", "华润燃|气公司".
    if (HoldsUnitWord(part, kName) || !BeginsLikeUnit(part.substr(kName))) return 0;
    return LikeUnit(part.substr(kName)) == Likeness::kSure ? kName : 0;
  }

  // "柳溪工业园区管委会" is no 柳溪工 of the 业园区管委会, 农业农 nobody of the 村局.
  static bool HoldsUnitWord(std::string_view part, size_t at) {
    return std::any_of(std::begin(kUnitWords), std::end(kUnitWords),
                       [&](std::string_view word) { return part.find(word) < at; });
  }

  static bool BeginsLikeUnit(std::string_view text) {
    return BeginsWithLevel(text) || BeginsWithUnitWord(text);
  }

  // "县农业农村局县卫健局": two units glued, each with its level in front.
  void AddUnits(std::string_view text) {
    const size_t level = BeginsWithLevel(text) && text.size() < 120 ? 3 : text.size();
    for (size_t at = text.find(text.substr(0, 3), level); at < text.size();
         at = text.find(text.substr(0, 3), at + 3)) {
      // 区委区政府督查室 is one.
      if (at < 12 || LikeUnit(text.substr(0, at)) != Likeness::kSure ||
          LikeUnit(text.substr(at)) == Likeness::kNo)
        continue;
      units_.Add(text.substr(0, at));
      return AddUnits(text.substr(at));
    }
    units_.Add(text);
  }

  Names Take() { return {people_.Take(), units_.Take(), false}; }

 private:
  bool with_people_;
  OnceList people_, units_;
};

}  // namespace

std::string_view WithoutPost(std::string_view name) {
  for (const std::string_view post : kPosts)
    if (name.size() > post.size() && name.ends_with(post))
      return base::Trim(name.substr(0, name.size() - post.size()));
  return name;
}

std::string_view WithoutLeadingPost(std::string_view name) {
  for (const std::string_view post : kPosts)
    if (name.size() > post.size() && name.starts_with(post))
      return base::Trim(name.substr(post.size()));
  return name;
}

Likeness LikePerson(std::string_view text) {
  if (text.size() > 100) return Likeness::kNo;
  const std::string simple = WithBlanks(Comparable(text));
  const std::string name = base::RemoveSpace(WithoutPost(WithoutLeadingPost(base::Trim(simple))));
  if (name.size() > 48 || !AllHan(name)) return Likeness::kNo;
  const size_t length = Length(name);
  if (length > 4 && IsTranscribedName(name)) return Likeness::kSure;
  if (length < 2 || length > 4) return Likeness::kNo;
  if (LikeUnitByEnding(name, length) == Likeness::kSure) return Likeness::kNo;
  const std::string_view view = name;
  if (Surnames().contains(view.substr(0, 6)) && length >= 3) return Likeness::kSure;
  if (length <= 3 && Surnames().contains(view.substr(0, 3))) return Likeness::kSure;
  return Likeness::kMaybe;
}

Likeness LikeUnit(std::string_view text) {
  if (text.size() > 400) return Likeness::kNo;
  const std::string simple = WithBlanks(Comparable(text));
  const std::string name = base::RemoveSpace(StripMarks(SplitBracket(base::Trim(simple)).first));
  const size_t length = name.size() > 120 ? 99 : Length(name);
  if (length < 2 || length > 24 || EndsSentence(name) || BeginsWithTaskVerb(name))
    return Likeness::kNo;
  const Likeness ending = LikeUnitByEnding(name, length);
  if (ending != Likeness::kNo) return length > 16 ? Likeness::kMaybe : ending;
  return length <= 8 && BeginsWithLevel(name) ? Likeness::kMaybe : Likeness::kNo;
}

bool LikeOwners(std::string_view text) {
  constexpr size_t kLongest = 200;  // bytes
  if (text.size() > kLongest) return false;
  bool unit = false;
  for (const std::string_view part : SplitList(text, true)) {
    const bool is_unit = LikeUnit(part) == Likeness::kSure;
    if (!is_unit && LikePerson(part) != Likeness::kSure) return false;
    unit |= is_unit;
  }
  return unit;
}

bool IsBrokenUnit(std::string_view text, std::string_view next) {
  constexpr size_t kLongest = 24;  // bytes of each part
  text = base::Trim(text);
  next = base::Trim(next);
  if (text.empty() || next.empty() || text.size() > kLongest || next.size() > kLongest)
    return false;
  return BeginsWithUnitWord(text) && !BeginsWithLevel(next) && LikeUnit(text) != Likeness::kSure &&
         LikeUnit(std::string(text) + std::string(next)) == Likeness::kSure;
}

Likeness LikePeople(std::string_view text) {
  if (text.size() > 200) return Likeness::kNo;
  if (LikePerson(text) == Likeness::kSure) return Likeness::kSure;
  bool padded = false;
  const std::vector<std::string> names = JoinPadded(SplitList(text, true), padded);
  return Weakest(Texts(names.begin(), names.end()), LikePerson);
}

Likeness LikeUnits(std::string_view text) {
  if (text.size() > 1000) return Likeness::kNo;
  return Weakest(SplitList(text, true), LikeUnit);
}

namespace {

// "副县长韩静宜", "陶立新副县长" → the name.
std::string_view BareName(std::string_view name) {
  const std::string_view bare = WithoutPost(WithoutLeadingPost(name));
  return bare.size() < name.size() && LikePerson(bare) == Likeness::kSure ? bare : name;
}

}  // namespace

Names SplitPeople(const std::vector<std::string_view>& pieces) {
  OnceList people;
  Names names;
  std::string open;  // a single character: the other one of the name stands on the next line
  for (const std::string_view piece : pieces)
    for (const std::string_view part : SplitList(piece, false)) {
      const std::string whole = base::RemoveSpace(WithBlanks(part));
      if (Length(whole) == 1) {
        names.padded |= !open.empty();
        if (open.empty()) {
          open = whole;
        } else {
          people.Add(std::exchange(open, {}) + whole);
        }
        continue;
      }
      if (!open.empty()) people.Add(std::exchange(open, {}));
      const bool blanks = whole.size() != part.size();
      // One name with blanks inside, or several with blanks between them.
      if (blanks && Length(part) <= 3 && LikePerson(part) == Likeness::kSure) {
        names.padded = true;
        people.Add(BareName(whole));
        continue;
      }
      const std::vector<std::string> glued = CutGluedNames(part);
      for (const std::string& name : glued) people.Add(name);
      if (!glued.empty()) continue;
      for (const std::string& name : JoinPadded(SplitList(part, true), names.padded))
        if (!IsBlankMark(name) && !IsPost(name)) people.Add(BareName(name));
    }
  if (!open.empty() && !IsBlankMark(open)) people.Add(open);
  names.people = people.Take();
  return names;
}

Names SplitUnits(const std::vector<std::string_view>& pieces, bool with_people) {
  UnitList list(with_people);
  std::string open;  // a piece that does not end like a unit
  for (const std::string_view& piece : pieces) {
    const Texts parts = SplitList(piece, true);
    for (size_t i = 0; i < parts.size(); ++i) {
      if (!open.empty() && BeginsWithLevel(parts[i])) list.Add(std::exchange(open, {}));
      const std::string part = open + std::string(parts[i]);
      const bool last = i + 1 == parts.size();
      const bool more = &piece != &pieces.back();
      const std::string_view next = last && more ? base::Trim(*(&piece + 1)) : std::string_view();
      const bool person =
          with_people && LikePerson(parts[i]) == Likeness::kSure && !IsBrokenUnit(parts[i], next);
      const bool whole = LikeUnit(part) == Likeness::kSure && !IsUnitEnd(next);
      if (last && !person && !whole && more) {
        open = part;
        continue;
      }
      list.Add(part);
      open.clear();
    }
  }
  if (!open.empty()) list.Add(open);
  return list.Take();
}

bool MaySign(std::string_view name) {
  constexpr size_t kLongest = 24;  // code points
  return LikeUnit(name) != Likeness::kNo ||
         (name.size() <= kLongest * 4 && Length(name) <= kLongest &&
          std::any_of(std::begin(kUnitEnds), std::end(kUnitEnds),
                      [&](std::string_view end) { return name.ends_with(end); }));
}

}  // namespace duban::understand
