// Entry point: FindTimes.
#include "base/utf8.h"
#include "quantity/candidate.h"
#include "quantity/mention.h"
#include "quantity/quantity.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

int WholeOf(const base::Decimal& value) {
  const std::string digits = value.ToString();
  return digits.size() > 4 || !value.IsWhole() ? 0 : std::stoi(digits);
}

struct Part {
  int year = 0, first_month = 0, last_month = 0;
};

// What one mention of a date says; all zero for days and clock times.
Part PartOf(const Mention& mention) {
  const int low = WholeOf(mention.quantity.value);
  const int high = mention.quantity.upper ? WholeOf(*mention.quantity.upper) : low;
  if (mention.quantity.rule == "year") return {low, 0, 0};
  if (mention.quantity.rule == "month") return {0, low, high};
  if (mention.quantity.rule == "quarter") return {0, low * 3 - 2, high * 3};
  return {};
}

struct Phrase {
  std::string_view words;
  int first, last;
};
constexpr Phrase kPhrases[] = {{"上半年", 1, 6},  {"下半年", 7, 12}, {"前三季度", 1, 9},
                               {"前3季度", 1, 9}, {"全年", 1, 12},   {"年底", 1, 12}};

// 截至10月, 1—10月 and 到10月底 begin with January.
bool BeginsWithJanuary(std::string_view text, size_t begin) {
  return OneOfBefore(text, begin, kUntilWords) != 0;
}

class Times {
 public:
  explicit Times(std::string_view text) : text_(text) {}

  void Add(base::Span span, const Part& part) {
    if (!found_.empty() && Joins(found_.back(), span, part)) return;
    found_.push_back({span, part.year, part.first_month, part.last_month});
  }
  std::vector<TimeMention> Take() { return std::move(found_); }

 private:
  // 2023年 before 1-9月 is one time; so is 10月 behind 1月至.
  bool Joins(TimeMention& last, base::Span span, const Part& part) {
    const std::string_view between = text_.substr(last.span.end, span.begin - last.span.end);
    if (last.year != 0 && last.first_month == 0 && part.year == 0 &&
        (between.empty() || between == "的")) {
      last.first_month = part.first_month;
      last.last_month = part.last_month;
    } else if (last.first_month != 0 && part.first_month != 0 && part.year == 0 &&
               (between == "至" || between == "到" || between == "-" || between == "—")) {
      last.last_month = part.last_month;
    } else {
      return false;
    }
    last.span.end = span.end;
    return true;
  }

  std::string_view text_;
  std::vector<TimeMention> found_;
};

// The phrases of a text from left to right; every phrase is looked for once from each place.
class Phrases {
 public:
  explicit Phrases(std::string_view text) : text_(text) {
    for (size_t i = 0; i < std::size(kPhrases); ++i) places_[i] = text.find(kPhrases[i].words);
  }

  // The next one that begins before `until`; nullopt where none is left there.
  std::optional<std::pair<base::Span, const Phrase*>> NextBefore(size_t until) {
    const size_t best =
        static_cast<size_t>(std::min_element(places_.begin(), places_.end()) - places_.begin());
    if (places_[best] >= until) return std::nullopt;
    const size_t begin = places_[best], end = begin + kPhrases[best].words.size();
    for (size_t i = 0; i < places_.size(); ++i)
      if (places_[i] < end) places_[i] = text_.find(kPhrases[i].words, end);
    return {{{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, &kPhrases[best]}};
  }

 private:
  std::string_view text_;
  std::array<size_t, std::size(kPhrases)> places_{};
};

}  // namespace

std::vector<TimeMention> FindTimes(std::string_view text) {
  Times times(text);
  Phrases phrases(text);
  const auto flush = [&](size_t until) {
    while (const auto phrase = phrases.NextBefore(until))
      times.Add(phrase->first, {0, phrase->second->first, phrase->second->last});
  };
  for (const Mention& mention : FindMentions(text)) {
    if (mention.kind != MentionKind::kDate) continue;
    const base::Span span = mention.quantity.span;
    Part part = PartOf(mention);
    if (part.year == 0 && part.first_month == 0) continue;
    flush(span.begin);
    if (part.first_month == part.last_month && BeginsWithJanuary(text, span.begin))
      part.first_month = std::min(part.first_month, 1);
    times.Add(span, part);
  }
  flush(text.size());
  return times.Take();
}

}  // namespace duban::quantity
