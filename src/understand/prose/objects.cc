// Entry points: FeaturesOf, Compare, WiderForm, IsLevelObject, ShortObject.
#include "understand/prose/objects.h"

#include <algorithm>
#include <ranges>

#include "base/utf8.h"
#include "base/word_set.h"
#include "understand/prose/context.h"
#include "understand/prose/exclusive_tsv.h"
#include "understand/prose/generic_tsv.h"
#include "understand/prose/synonyms_tsv.h"
#include "understand/prose/wider_tsv.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

// The rows of a vocabulary by their words.
template <typename Row, size_t N>
class RowIndex {
 public:
  RowIndex(const Row (&rows)[N], std::string_view Row::* word)
      : rows_(rows),
        words_(rows | std::views::transform([=](const Row& row) { return row.*word; })) {}

  const Row* Longest(std::string_view text, size_t at, char32_t c) const {
    const size_t place = words_.LongestAt(text, at, c);
    return place == base::WordSet::kNone ? nullptr : &rows_[place];
  }
  size_t SkipOthers(std::string_view text, size_t at) const { return words_.SkipOthers(text, at); }

 private:
  const Row (&rows_)[N];
  base::WordSet words_;
};

const auto& Synonyms() {
  static const RowIndex index(kSynonymsRows, &SynonymsRow::word);
  return index;
}
const auto& Generics() {
  static const RowIndex index(kGenericRows, &GenericRow::word);
  return index;
}
const auto& Exclusives() {
  static const RowIndex index(kExclusiveRows, &ExclusiveRow::word);
  return index;
}
const auto& Wider() {
  static const RowIndex index(kWiderRows, &WiderRow::kind);
  return index;
}

size_t SizeOf(const SynonymsRow& row) {
  return row.word.size();
}
size_t SizeOf(const WiderRow& row) {
  return row.kind.size();
}

// Every word of `index` in the text replaced by its `form`.
template <typename Row, size_t N>
std::string Replaced(std::string_view text, const RowIndex<Row, N>& index,
                     std::string_view Row::* form) {
  std::string out;
  out.reserve(text.size());
  size_t taken = 0;
  for (size_t at = 0; (at = index.SkipOthers(text, at)) < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    const Row* row = index.Longest(text, at, c.value);
    if (row == nullptr) {
      at += c.size;
      continue;
    }
    out += text.substr(taken, at - taken);
    out += row->*form;
    taken = at += SizeOf(*row);
  }
  out += text.substr(taken);
  return out;
}

int WeightOf(int weight) {
  return std::clamp(weight, 1, 100);
}

int ParseWeight(std::string_view digits) {
  int weight = 0;
  for (const char c : digits) weight = weight * 10 + (c - '0');
  return weight;
}

struct Letter {
  char32_t value;
  int weight;
};

bool Counts(char32_t c) {
  return base::IsHan(c) || (c < 0x80 && std::isalnum(static_cast<int>(c)) != 0);
}

// Letters that count, each with the weight of the generic word that covers it.
std::vector<Letter> LettersOf(std::string_view text) {
  std::vector<Letter> letters;
  letters.reserve(text.size() / 3);
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    const GenericRow* generic = Generics().Longest(text, at, c.value);
    if (!generic) {
      if (Counts(c.value)) letters.push_back({c.value, 100});
      at += c.size;
      continue;
    }
    const int weight = ParseWeight(generic->weight);
    for (const size_t end = at + generic->word.size(); at < end;) {
      const base::CodePoint d = base::Decode(text, at);
      if (Counts(d.value)) letters.push_back({d.value, weight});
      at += d.size;
    }
  }
  return letters;
}

uint64_t Pair(char32_t a, char32_t b) {
  return static_cast<uint64_t>(a) << 32 | b;
}

// The groups of the exclusive words, numbered from 1 in the order of their rows, for each row.
const std::vector<uint16_t>& GroupNumbers() {
  static const std::vector<uint16_t> numbers = [] {
    std::vector<uint16_t> all;
    std::string_view last;
    for (const ExclusiveRow& row : kExclusiveRows) {
      const uint16_t before = all.empty() ? 0 : all.back();
      all.push_back(static_cast<uint16_t>(before + (row.group != last ? 1 : 0)));
      last = row.group;
    }
    return all;
  }();
  return numbers;
}

enum class Alone : uint8_t { kNothing, kNarrower, kOther };

Alone AloneOf(uint16_t group) {
  static const std::vector<Alone> table = [] {
    std::vector<Alone> alone(64, Alone::kNothing);
    for (const ExclusiveRow& row : kExclusiveRows)
      alone[GroupNumbers()[static_cast<size_t>(&row - kExclusiveRows)]] =
          row.alone == "narrower" ? Alone::kNarrower
          : row.alone == "other"  ? Alone::kOther
                                  : Alone::kNothing;
    return alone;
  }();
  return table[group];
}

void AddExclusives(Features& features) {
  const std::string_view text = features.text;
  for (size_t at = 0; (at = Exclusives().SkipOthers(text, at)) < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    const ExclusiveRow* row = Exclusives().Longest(text, at, c.value);
    if (row) {
      const auto member = static_cast<uint16_t>(row - kExclusiveRows);
      features.groups.push_back(static_cast<uint16_t>(GroupNumbers()[member] << 8 | member));
    }
    at += row ? row->word.size() : c.size;
  }
  std::sort(features.groups.begin(), features.groups.end());
}

// 10亿元以上, 500万元以上: the limit that tells which things are meant.
std::string LimitIn(std::string_view text) {
  const size_t at = text.find("元以上");
  if (at == text.npos) return {};
  size_t begin = at;
  while (begin > 0) {
    const char c = text[begin - 1];
    if ((c >= '0' && c <= '9') || c == '.')
      --begin;
    else if (begin >= 3 && (text.substr(begin - 3, 3) == "亿" || text.substr(begin - 3, 3) == "万"))
      begin -= 3;
    else
      break;
  }
  std::string limit(text.substr(begin, at - begin));
  return limit == "亿" ? "1亿" : limit;
}

struct GroupCheck {
  bool excluded = false;
  bool narrower = false;
};

// Groups of both, in order: a group of both without a common member excludes.
GroupCheck CheckGroups(const std::vector<uint16_t>& promise, const std::vector<uint16_t>& answer) {
  GroupCheck check;
  const auto has = [](const std::vector<uint16_t>& all, uint16_t group) {
    return std::any_of(all.begin(), all.end(), [&](uint16_t x) { return x >> 8 == group; });
  };
  const auto one = [&](const std::vector<uint16_t>& left, const std::vector<uint16_t>& right,
                       bool is_answer) {
    for (const uint16_t entry : left) {
      const uint16_t group = entry >> 8;
      if (std::binary_search(right.begin(), right.end(), entry)) continue;
      if (!has(right, group)) {
        check.excluded |= AloneOf(group) == Alone::kOther;
        check.narrower |= is_answer && AloneOf(group) == Alone::kNarrower;
        continue;
      }
      const bool common = std::any_of(left.begin(), left.end(), [&](uint16_t x) {
        return x >> 8 == group && std::binary_search(right.begin(), right.end(), x);
      });
      check.excluded |= !common;
    }
  };
  one(promise, answer, false);
  one(answer, promise, true);
  return check;
}

}  // namespace

Features FeaturesOf(std::string_view object) {
  Features features;
  features.text = Replaced(object, Synonyms(), &SynonymsRow::form);
  features.limit = LimitIn(features.text);
  const std::vector<Letter> letters = LettersOf(features.text);
  std::vector<std::pair<uint64_t, int>> bigrams;
  bigrams.reserve(letters.size());
  for (size_t i = 0; i + 1 < letters.size(); ++i)
    bigrams.emplace_back(Pair(letters[i].value, letters[i + 1].value),
                         -WeightOf((letters[i].weight + letters[i + 1].weight) / 2));
  if (letters.size() == 1) bigrams.emplace_back(Pair(0, letters[0].value), -letters[0].weight);
  // Of equal pairs the heaviest comes first and stays.
  std::sort(bigrams.begin(), bigrams.end());
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  bigrams.erase(std::unique(bigrams.begin(), bigrams.end(), same), bigrams.end());
  features.bigrams.reserve(bigrams.size());
  features.weights.reserve(bigrams.size());
  for (const auto& [bigram, negative] : bigrams) {
    const int weight = -negative;
    features.bigrams.push_back(bigram);
    features.weights.push_back(weight);
    features.total += weight;
  }
  if (letters.size() >= 2)
    features.head = Pair(letters[letters.size() - 2].value, letters.back().value);
  AddExclusives(features);
  return features;
}

std::string WiderForm(std::string_view object) {
  std::string wide = Replaced(object, Wider(), &WiderRow::wider);
  return wide == object ? std::string() : wide;
}

bool IsNearlyAllOfWider(std::string_view object) {
  return std::any_of(std::begin(kWiderRows), std::end(kWiderRows), [&](const WiderRow& row) {
    return row.all == "yes" && object.find(row.kind) != object.npos;
  });
}

Resemblance Compare(const Features& promise, const Features& answer) {
  Resemblance likeness;
  if (promise.total == 0 || answer.total == 0) return likeness;
  size_t i = 0, k = 0;
  while (i < promise.bigrams.size() && k < answer.bigrams.size()) {
    if (promise.bigrams[i] < answer.bigrams[k])
      ++i;
    else if (answer.bigrams[k] < promise.bigrams[i])
      ++k;
    else
      likeness.shared += promise.weights[i], ++i, ++k;
  }
  likeness.covered = std::min(100, 100 * likeness.shared / promise.total);
  likeness.fitting = std::min(100, 100 * likeness.shared / answer.total);
  likeness.same_head = promise.head != 0 && promise.head == answer.head;
  likeness.same = promise.text == answer.text;
  const GroupCheck check = CheckGroups(promise.groups, answer.groups);
  likeness.excluded = check.excluded || (promise.limit != answer.limit);
  likeness.narrower = check.narrower;
  return likeness;
}

int Resemblance::Score() const {
  if (excluded) return 0;
  if (same) return 100;
  constexpr int kTooGeneric = 30;
  if (shared < kTooGeneric) return 0;
  const int high = std::max(covered, fitting), low = std::min(covered, fitting);
  return (50 * high + 35 * low) / 100 + (same_head ? 15 : 0) - (narrower ? 40 : 0);
}

namespace {

// The letters that tell something, without generic words.
std::u32string TellingLetters(const std::string& text) {
  constexpr int kTelling = 100;
  std::u32string telling;
  for (const Letter& letter : LettersOf(text))
    if (letter.weight >= kTelling) telling += letter.value;
  return telling;
}

}  // namespace

bool NamesAnother(const Features& promise, const Features& answer) {
  if (promise.text == answer.text) return false;
  std::u32string one = TellingLetters(promise.text), other = TellingLetters(answer.text);
  const size_t shorter = std::min(one.size(), other.size());
  size_t head = 0, tail = 0;
  while (head < shorter && one[head] == other[head]) ++head;
  while (tail < shorter - head && one[one.size() - 1 - tail] == other[other.size() - 1 - tail])
    ++tail;
  one = one.substr(head, one.size() - head - tail);
  other = other.substr(head, other.size() - head - tail);
  constexpr size_t kWord = 2;
  const auto shared = [&](char32_t letter) { return other.find(letter) != other.npos; };
  return head + tail >= kWord && one.size() >= kWord && other.size() >= kWord &&
         std::none_of(one.begin(), one.end(), shared);
}

bool IsLevelObject(std::string_view object) {
  for (const std::string_view word : kLevelParts)
    if (object.find(word) != object.npos) return true;
  for (const std::string_view word : kLevelEnds)
    if (object.ends_with(word)) return true;
  return false;
}

std::string ShortObject(std::string_view text, base::Span span) {
  constexpr size_t kLongest = 16;
  std::string object = CleanObject(text, span);
  const size_t size = base::CountCodePoints(object);
  if (size <= kLongest) return object;
  // The last of a list; a word is never cut in two.
  const size_t mark = object.rfind("、");
  return mark == object.npos ? object : object.substr(mark + std::string_view("、").size());
}

}  // namespace duban::understand
