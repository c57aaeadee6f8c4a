// Entry points: GovernmentOf, PlaceAtHead, PlaceFromChain, PlaceOf, LevelOf, Compare.
#include "understand/assemble/publisher.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/utf8.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

// Characters before the ending; only names of autonomous places are long.
constexpr size_t kLongest = 5, kLongestAutonomous = 12;

size_t LeadingWord(std::string_view text, const auto& words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) return word.size();
  return 0;
}

// Without figures, marks, blanks and words of time at its head.
std::string_view WithoutTimes(std::string_view text) {
  while (!text.empty()) {
    const base::CodePoint point = base::Decode(text, 0);
    size_t size = LeadingWord(text, kBeforePlace);
    if (size == 0) size = LeadingWord(text, kVerbsBeforePlace);
    if (size == 0 && !base::IsHan(point.value)) size = point.size;
    if (size == 0) break;
    text.remove_prefix(size);
  }
  return text;
}

// 区域, 市场, 市民, 县域 and 乡村 are words of their own: nothing ends a name there.
bool IsInsideWord(std::string_view at_ending) {
  return LeadingWord(at_ending, kWordsBegunByPlaces) > 0;
}

// 全区, 我市, 各区县, 市县: words that stand for any place, or for kinds of places, and no more.
bool IsOfDeterminers(std::string_view stem) {
  constexpr std::string_view kDeterminers = "我本全各该此某省市区县旗镇乡街";
  for (size_t at = 0; at < stem.size();) {
    const size_t size = base::Decode(stem, at).size;
    if (kDeterminers.find(stem.substr(at, size)) == kDeterminers.npos) return false;
    at += size;
  }
  return true;
}

// Whether words that end as places do are no place's name: 全区, 省委省, 住房和城乡(建设局),
// 推进企业上市, 重点工作市(级部门), 经济技术开发区. `ending` is the size of the ending.
bool IsNoName(std::string_view words, size_t ending) {
  const std::string_view stem = words.substr(0, words.size() - ending);
  const auto any = [](const auto& list, auto test) {
    return std::any_of(std::begin(list), std::end(list), test);
  };
  return IsOfDeterminers(stem) || LeadingWord(words, kNoPlaceHeads) > 0 ||
         any(kNoPlaceWords, [&](auto word) { return stem.find(word) != stem.npos; }) ||
         any(kNoPlaceEnds, [&](auto end) { return words.ends_with(end); }) ||
         any(kKindsOfPlaces, [&](auto kind) { return words == kind; });
}

// 扬州市, 新乡市, 东乡区, 景德镇市, 津市市: what looks like the ending belongs to the name, and
// the ending stands behind it. Bytes of that; 0 where none does.
size_t EndingBehind(std::string_view ending, std::string_view rest) {
  if (ending != "州" && ending != "乡" && ending != "镇" && !rest.starts_with("市市")) return 0;
  const std::string_view behind = rest.substr(ending.size());
  if (IsInsideWord(behind)) return 0;
  for (const std::string_view one : {"市", "区", "县"})
    if (behind.starts_with(one)) return one.size();
  return 0;
}

// Bytes of one place name at the head, with its ending; 0 where there is none.
size_t OnePlace(std::string_view text) {
  size_t at = 0;
  for (size_t characters = 0; at < text.size() && characters <= kLongestAutonomous; ++characters) {
    const base::CodePoint point = base::Decode(text, at);
    if (!base::IsHan(point.value)) return 0;
    const std::string_view rest = text.substr(at);
    const size_t ending = LeadingWord(rest, kPlaceEnds);
    const size_t longest = rest.starts_with("自治") ? kLongestAutonomous : kLongest;
    if (ending > 0 && characters > 0 && characters <= longest && !IsInsideWord(rest) &&
        !IsNoName(text.substr(0, at + ending), ending))
      return at + ending + EndingBehind(rest.substr(0, ending), rest);
    at += point.size;
  }
  return 0;
}

bool EndsAsOffice(std::string_view name) {
  return std::any_of(std::begin(kOwnListEnds), std::end(kOwnListEnds),
                     [&](std::string_view end) { return name.ends_with(end); });
}

// "靖溪县教育体育局" of "靖溪县教育体育局关于2024年…", "雾淞经济技术开发区" of
// "雾淞经济技术开发区2024年…": the words before the first figure, mark or 关于, where they end as
// offices do. Empty where they are no name of its own: 区教育局, 我区.
std::string OfficeAtHead(std::string_view text) {
  constexpr size_t kFewest = 4, kMost = 20;
  constexpr std::string_view kNoName = "我本全各该省市区县州旗镇乡街";
  const std::string whole = base::RemoveSpace(text);
  const std::string_view rest = WithoutTimes(whole);
  size_t end = 0, characters = 0;
  for (; end < rest.size() && !rest.substr(end).starts_with("关于"); ++characters) {
    const base::CodePoint point = base::Decode(rest, end);
    if (!base::IsHan(point.value)) break;
    end += point.size;
  }
  if (end == rest.size() || characters < kFewest || characters > kMost) return {};
  const std::string_view first = rest.substr(0, base::Decode(rest, 0).size);
  const bool named = kNoName.find(first) == kNoName.npos;
  return named && EndsAsOffice(rest.substr(0, end)) ? std::string(rest.substr(0, end)) : "";
}

}  // namespace

std::string PlaceAtHead(std::string_view text) {
  const std::string whole = base::RemoveSpace(text);
  const std::string_view rest = WithoutTimes(whole);
  size_t end = 0;
  while (const size_t more = OnePlace(rest.substr(end))) {
    // A second place must follow closely: 甲市乙区, but not 甲市重点建设示范区.
    if (end > 0 && base::CountCodePoints(rest.substr(end, more)) > 6) break;
    end += more;
  }
  return std::string(rest.substr(0, end));
}

constexpr std::string_view kUnknown = "政府未知（";

std::string UnknownGovernment(std::string_view file) {
  return std::string(kUnknown) + std::string(file) + "）";
}

bool IsUnknownGovernment(std::string_view name) {
  return name.starts_with(kUnknown);
}

Place PlaceFromChain(std::string_view chain) {
  size_t last = 0, end = 0;
  while (const size_t more = OnePlace(chain.substr(end))) {
    last = end;
    end += more;
  }
  if (end != chain.size()) return {std::string(chain), {}};
  return {std::string(chain.substr(last)), std::string(chain.substr(0, last))};
}

Place PlaceOf(const ledger::Document& document) {
  Place place = PlaceFromChain(GovernmentOf(document));
  for (const std::string& text :
       {document.disclosure.publisher, document.source.origin.government}) {
    const Place told = PlaceFromChain(PlaceAtHead(text));
    if (place.name.empty()) place = told;
    if (place.superiors.empty() && told.name == place.name) place.superiors = told.superiors;
  }
  return place;
}

Level LevelOf(const Place& place) {
  const std::string_view name = place.name;
  const auto ends = [&](std::string_view end) { return name.ends_with(end); };
  const auto one_of = [&](std::initializer_list<std::string_view> all) {
    return std::any_of(all.begin(), all.end(), ends);
  };
  if (one_of({"省", "自治区", "特别行政区"})) return Level::kProvince;
  if (one_of({"市", "州", "盟", "地区"})) return Level::kCity;
  if (one_of({"区", "县", "旗"})) return Level::kCounty;
  return one_of({"镇", "乡", "街道"}) ? Level::kTown : Level::kUnknown;
}

Level LevelOf(const ledger::Document& document) {
  const Level level = LevelOf(PlaceOf(document));
  constexpr std::string_view kBranch = "分局";
  const bool branch = document.title.find(kBranch) != std::string::npos ||
                      document.disclosure.publisher.find(kBranch) != std::string::npos;
  return branch && level == Level::kCity ? Level::kCounty : level;
}

SamePlace Compare(const Place& a, const Place& b) {
  if (a.name != b.name) return SamePlace::kNo;
  if (a.superiors == b.superiors) return SamePlace::kYes;
  if (a.superiors.empty() || b.superiors.empty()) return SamePlace::kPerhaps;
  if (a.superiors.ends_with(b.superiors) || b.superiors.ends_with(a.superiors))
    return SamePlace::kYes;
  // 平江省 and 霁川市 may stand above one another; two cities may not.
  const std::string above = PlaceFromChain(a.superiors).name,
                    other = PlaceFromChain(b.superiors).name;
  constexpr size_t kEnding = std::string_view("市").size();
  const bool one_level =
      above.substr(above.size() - kEnding) == other.substr(other.size() - kEnding);
  return one_level ? SamePlace::kNo : SamePlace::kPerhaps;
}

std::string ToldGovernmentOf(const ledger::Document& document, std::string_view otherwise) {
  const std::string& told = document.source.origin.government;
  if (!told.empty()) {
    const std::string place = EndsAsOffice(told) ? "" : PlaceAtHead(told);
    return place.empty() ? told : place;
  }
  if (std::string office = OfficeAtHead(document.title); !office.empty()) return office;
  if (std::string place = GovernmentOf(document); !place.empty()) return place;
  return IsUnknownGovernment(otherwise) ? std::string() : std::string(otherwise);
}

std::string GovernmentOf(const ledger::Document& document) {
  std::string place = PlaceAtHead(document.title);
  return place.empty() ? PlaceAtHead(document.disclosure.publisher) : place;
}

}  // namespace duban::understand
