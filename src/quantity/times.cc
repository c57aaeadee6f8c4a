// Entry points: TimeReader.
#include "quantity/times.h"

#include <ranges>

#include "base/utf8.h"
#include "base/word_set.h"
#include "quantity/candidate.h"
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
constexpr Phrase kPhrases[] = {{"上半年", 1, 6},  {"下半年", 7, 12},   {"前三季度", 1, 9},
                               {"前3季度", 1, 9}, {"前四季度", 1, 12}, {"前4季度", 1, 12},
                               {"全年", 1, 12},   {"年底", 1, 12}};

// 截至10月, 1—10月 and 到10月底 begin with January.
bool BeginsWithJanuary(std::string_view text, size_t begin) {
  return OneOfBefore(text, begin, kUntilWords) != 0;
}

const base::WordSet& PhraseWords() {
  static const base::WordSet words(
      kPhrases | std::views::transform([](const Phrase& phrase) { return phrase.words; }));
  return words;
}

}  // namespace

// 2023年 before 1-9月 is one time; so is 10月 behind 1月至.
bool TimeReader::Joins(TimeMention& last, const TimeMention& next) const {
  const std::string_view between = text_.substr(last.span.end, next.span.begin - last.span.end);
  if (last.year != 0 && last.first_month == 0 && next.year == 0 &&
      (between.empty() || between == "的")) {
    last.first_month = next.first_month;
    last.last_month = next.last_month;
  } else if (last.first_month != 0 && next.first_month != 0 && next.year == 0 &&
             (between == "至" || between == "到" || between == "-" || between == "—")) {
    last.last_month = next.last_month;
  } else {
    return false;
  }
  last.span.end = next.span.end;
  return true;
}

void TimeReader::Take(const TimeMention& time) {
  if (found_.empty() || !Joins(found_.back(), time)) found_.push_back(time);
}

void TimeReader::TakePhrasesBefore(size_t until) {
  while ((at_ = PhraseWords().SkipOthers(text_, at_)) < until) {
    const base::CodePoint c = base::Decode(text_, at_);
    const size_t place = PhraseWords().LongestAt(text_, at_, c.value);
    const size_t end =
        at_ + (place == base::WordSet::kNone ? c.size : kPhrases[place].words.size());
    if (place != base::WordSet::kNone)
      Take({{static_cast<uint32_t>(at_), static_cast<uint32_t>(end)},
            0,
            kPhrases[place].first,
            kPhrases[place].last});
    at_ = end;
  }
}

void TimeReader::Add(const Mention& date) {
  const base::Span span = date.quantity.span;
  Part part = PartOf(date);
  if (part.year == 0 && part.first_month == 0) return;
  TakePhrasesBefore(span.begin);
  if (part.first_month == part.last_month && BeginsWithJanuary(text_, span.begin))
    part.first_month = std::min(part.first_month, 1);
  Take({span, part.year, part.first_month, part.last_month});
}

std::vector<TimeMention> TimeReader::TakeAll() {
  TakePhrasesBefore(text_.size());
  return std::move(found_);
}

}  // namespace duban::quantity
