// Entry points: PlaceOf, KindsIn, ClassesIn, Divide.
#include "understand/prose/shares.h"

#include <algorithm>
#include <ranges>
#include <vector>

#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

static_assert(std::size(kDividingKinds) <= 32);

bool IsPlaceName(std::string_view name) {
  constexpr size_t kLongest = 21;  // bytes: seven characters
  if (name.size() < 6 || name.size() > kLongest) return false;
  const auto ends = [&](std::string_view end) {
    return name.size() > end.size() && name.ends_with(end);
  };
  return MayEndWithWordOf<kPartPlaces>(name) &&
         std::any_of(std::begin(kPartPlaces), std::end(kPartPlaces), ends) &&
         !HasAny(name, kNoPlaces);
}

constexpr uint64_t kBoth = 3;

std::vector<std::string_view> Sides() {
  std::vector<std::string_view> sides;
  for (const std::string_view pair : kDividingKinds) {
    const size_t bar = pair.find('|');
    sides.push_back(pair.substr(0, bar));
    sides.push_back(pair.substr(bar + 1));
  }
  return sides;
}

static_assert(std::size(kRestrictingClasses) <= 64);

// Of 农村居民|农民=农村 the words before the mark make a class of a promise, all of them name it in
// a report.
class ClassWords {
 public:
  ClassWords() : ClassWords(Cut()) {}

  uint64_t In(std::string_view text, bool told) const {
    uint64_t classes = 0;
    set_.EachIn(text, [&](size_t, size_t word) {
      if (told || words_[word].promised) classes |= words_[word].bit;
      return false;
    });
    return classes;
  }

 private:
  struct ClassWord {
    std::string_view text;
    uint64_t bit;
    bool promised;
  };

  explicit ClassWords(std::vector<ClassWord> words)
      : words_(std::move(words)),
        set_(words_ | std::views::transform([](const ClassWord& word) { return word.text; })) {}

  static std::vector<ClassWord> Cut() {
    std::vector<ClassWord> words;
    for (size_t i = 0; i < std::size(kRestrictingClasses); ++i) {
      bool promised = true;
      for (std::string_view rest = kRestrictingClasses[i]; !rest.empty();) {
        const size_t end = std::min(rest.find_first_of("|="), rest.size());
        words.push_back({rest.substr(0, end), uint64_t{1} << i, promised});
        promised &= end == rest.size() || rest[end] == '|';
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return words;
  }

  std::vector<ClassWord> words_;
  base::WordSet set_;
};

}  // namespace

std::string_view PlaceOf(const Statement& told) {
  if (!told.place.empty()) return IsPlaceName(told.place) ? told.place : std::string_view();
  const bool bare = told.verb.empty() || told.verb_inherited || told.work >= Work::kFinished;
  return bare && IsPlaceName(told.object) ? told.object : std::string_view();
}

std::string_view PlaceBehind(std::string_view thing, const Statement& told) {
  const std::string_view object = told.object;
  const size_t at = thing.empty() ? object.npos : object.find(thing);
  if (at == object.npos || at + thing.size() == object.size()) return {};
  const std::string_view behind = object.substr(at + thing.size());
  return IsPlaceName(behind) ? behind : std::string_view();
}

uint8_t SideIn(std::string_view words) {
  const bool town = words.find("城镇") != words.npos;
  const bool country = words.find("农村") != words.npos;
  if (town == country) return 0;
  return town ? 1 : 2;
}

uint64_t KindsIn(std::string_view text) {
  static const base::WordSet sides(Sides());
  uint64_t kinds = 0;
  sides.EachIn(text, [&](size_t, size_t side) {
    kinds |= uint64_t{1} << side;
    return false;
  });
  return kinds;
}

uint64_t ClassesIn(std::string_view text, bool told) {
  static const ClassWords words;
  return words.In(text, told);
}

bool Divide(uint64_t promised, uint64_t one, uint64_t other) {
  for (size_t i = 0; i < std::size(kDividingKinds); ++i) {
    const uint64_t mine = one >> 2 * i & kBoth, theirs = other >> 2 * i & kBoth;
    const bool sides = mine != 0 && theirs != 0 && (mine ^ theirs) == kBoth;
    if (sides && (promised >> 2 * i & kBoth) == 0) return true;
  }
  return false;
}

bool IsOfOtherSide(uint64_t promised, uint64_t other) {
  if (promised == 0 || other == 0) return false;
  for (size_t i = 0; i < std::size(kDividingKinds); ++i) {
    const uint64_t mine = promised >> 2 * i & kBoth, theirs = other >> 2 * i & kBoth;
    if (mine != 0 && theirs != 0 && (mine & theirs) == 0) return true;
  }
  return false;
}

}  // namespace duban::understand
