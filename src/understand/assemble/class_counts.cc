// Entry point: FindClassCounts.
#include "understand/assemble/class_counts.h"

#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "understand/assemble/class_words_tsv.h"
#include "understand/assemble/table.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr size_t kWidestGap = 60;  // bytes between a number and the class behind it
constexpr size_t kMostDigits = 6;
constexpr size_t kMostCounts = 1000;
constexpr size_t kLongestText = 64 << 10;  // of a paragraph

struct Hit {
  std::string_view kind;
  size_t begin = 0;
  size_t end = 0;
};

// The longest word of a class that begins at `at`.
std::optional<Hit> ClassAt(std::string_view text, size_t at) {
  std::optional<Hit> best;
  for (const ClassWordsRow& row : kClassWordsRows) {
    for (std::string_view words = row.words; !words.empty();) {
      const std::string_view word = words.substr(0, words.find(' '));
      words.remove_prefix(std::min(words.size(), word.size() + 1));
      if (text.substr(at).starts_with(word) && (!best || at + word.size() > best->end))
        best = Hit{row.kind, at, at + word.size()};
    }
  }
  return best;
}

bool StartsWithAny(std::string_view text, const auto& words, size_t* length = nullptr) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) {
      if (length != nullptr) *length = word.size();
      return true;
    }
  return false;
}

struct Number {
  int value = 0;
  std::string_view unit;
  size_t begin = 0;
  size_t end = 0;  // behind the measure word
};

// "162项", "162 项", "12件", "42个重点项目"; no "162项目" and no "3.5项".
std::optional<Number> NumberAt(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  if (end == at || end - at > kMostDigits) return std::nullopt;
  Number number{.begin = at};
  std::from_chars(text.data() + at, text.data() + end, number.value);
  while (end < text.size() && text[end] == ' ') ++end;
  const std::string_view rest = text.substr(end);
  size_t length = 0;
  if (StartsWithAny(rest, kTaskUnits, &length)) {
    if (rest.starts_with("项目")) return std::nullopt;
  } else {
    if (!StartsWithAny(rest, kThingUnits, &length)) return std::nullopt;
    if (!StartsWithAny(rest.substr(length), kTaskNouns)) return std::nullopt;
  }
  number.unit = rest.substr(0, length);
  number.end = end + length;
  return number;
}

// Whether only words without a meaning of their own stand between the class and its number.
bool IsFiller(std::string_view text) {
  while (!(text = base::Trim(text)).empty()) {
    size_t length = 0;
    if (!StartsWithAny(text, kCountFillers, &length)) return false;
    text.remove_prefix(length);
  }
  return true;
}

// One clause: its classes and numbers, each number to the class beside it.
class Clause {
 public:
  Clause(std::string_view text, const ledger::SourcePlace& place) : text_(text), place_(place) {
    for (size_t at = 0; at < text.size();) {
      const bool digit_before = at > 0 && (text[at - 1] == '.' || IsDigit(text[at - 1]));
      if (const auto number = NumberAt(text, at); number && !digit_before) {
        numbers_.push_back(*number);
        at = number->end;
      } else if (const auto hit = ClassAt(text, at)) {
        hits_.push_back(*hit);
        at = hit->end;
      } else {
        at += base::Decode(text, at).size;
      }
    }
  }

  void Count(std::vector<ledger::ClassCount>& out) const {
    for (size_t i = 0; i < numbers_.size(); ++i)
      if (const Hit* hit = HitOf(i); hit != nullptr && out.size() < kMostCounts) {
        const size_t begin = std::min(hit->begin, numbers_[i].begin);
        const size_t end = std::max(hit->end, numbers_[i].end);
        out.push_back({std::string(hit->kind), numbers_[i].value, std::string(numbers_[i].unit),
                       std::string(text_.substr(begin, end - begin)), place_});
      }
  }

 private:
  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }

  // "滞后12项" rather than "12项…滞后": the class before its number stands close to it.
  const Hit* HitOf(size_t i) const {
    const Number& number = numbers_[i];
    for (const Hit& hit : hits_) {
      if (hit.end > number.begin) continue;
      const std::string_view gap = text_.substr(hit.end, number.begin - hit.end);
      if (IsFiller(gap)) return &hit;
      const bool first_number = i == 0 || numbers_[i - 1].end <= hit.begin;
      if (hit.kind == "total" && gap.size() <= kWidestGap && first_number) return &hit;
    }
    const size_t next = i + 1 < numbers_.size() ? numbers_[i + 1].begin : text_.size();
    for (const Hit& hit : hits_)
      if (hit.begin >= number.end && hit.end <= next && hit.kind != "total" &&
          hit.begin - number.end <= kWidestGap && !BelongsToNext(hit, i))
        return &hit;
    return nullptr;
  }

  bool BelongsToNext(const Hit& hit, size_t i) const {
    if (i + 1 >= numbers_.size()) return false;
    return IsFiller(text_.substr(hit.end, numbers_[i + 1].begin - hit.end));
  }

  std::string_view text_;
  ledger::SourcePlace place_;
  std::vector<Hit> hits_;
  std::vector<Number> numbers_;
};

bool EndsClause(char32_t c) {
  constexpr std::u32string_view kEnds = U"，,。；;、：:（）()\n";
  return kEnds.find(c) != std::u32string_view::npos;
}

void CountIn(const table::Paragraph& paragraph, std::vector<ledger::ClassCount>& out) {
  const std::string_view text = std::string_view(paragraph.text).substr(0, kLongestText);
  size_t begin = 0;
  for (size_t at = 0; at <= text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    if (c.size == 0 || EndsClause(c.value)) {
      Clause(text.substr(begin, at - begin), PlaceOf(paragraph.place)).Count(out);
      begin = at + c.size;
    }
    if (c.size == 0) return;
    at += c.size;
  }
}

}  // namespace

std::vector<ledger::ClassCount> FindClassCounts(const table::Document& document) {
  std::vector<ledger::ClassCount> counts;
  for (const table::Block& block : document.blocks)
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) CountIn(*paragraph, counts);
  return counts;
}

}  // namespace duban::understand
