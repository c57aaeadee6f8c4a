// Entry point: LintLateDelivery.
#include <algorithm>

#include "understand/lint/rules.h"
#include "understand/prose/objects.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Field;
using ledger::Finding;

// A month up to which, or in which, something is finished.
struct Day {
  base::Span span;    // of its words
  base::Span clause;  // that tells what is finished
  int year = 0;
  int month = 0;
};

std::string_view Behind(std::string_view text, uint32_t at) {
  constexpr size_t kReach = 12;  // bytes
  return text.substr(at, kReach);
}

// 9月底前, 6月前, 三季度末, 上半年.
bool IsDeadline(const Prose& prose, const quantity::TimeMention& time) {
  const std::string_view words = time.span.In(prose.text);
  if (words == "上半年" || words == "前三季度" || words.ends_with("底")) return true;
  const std::string_view behind = Behind(prose.text, time.span.end);
  return std::any_of(std::begin(kDeadlineEnds), std::end(kDeadlineEnds),
                     [&](std::string_view end) { return behind.starts_with(end); });
}

bool IsPeriod(const Prose& prose, const quantity::TimeMention& time) {
  if (time.first_month != time.last_month) return true;
  const std::string_view before = prose.text.substr(0, time.span.begin);
  return std::any_of(std::begin(kPeriodHeads), std::end(kPeriodHeads),
                     [&](std::string_view head) { return before.ends_with(head); });
}

// Whether a verb of completion stands in the clause behind the time.
bool IsOfCompletion(const Prose& prose, const Clause& clause, uint32_t at) {
  const WordRange words = WordsIn(prose.words, {at, clause.span.end});
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return word.work >= Work::kFinished; });
}

template <typename Fits>
std::vector<Day> DaysIn(const Prose& prose, const Fits& fits) {
  std::vector<Day> days;
  auto clause = prose.clauses.begin();
  for (const quantity::TimeMention& time : prose.times) {
    if (time.last_month == 0 || time.span.begin >= prose.outlook) continue;
    while (clause != prose.clauses.end() && clause->span.end <= time.span.begin) ++clause;
    if (clause == prose.clauses.end()) break;
    if (fits(time) && IsOfCompletion(prose, *clause, time.span.end))
      days.push_back({time.span, clause->span, time.year, time.last_month});
  }
  return days;
}

bool IsLater(const Day& told, const Day& promised, int plan_year) {
  const int due = promised.year != 0 ? promised.year : plan_year;
  const int done = told.year != 0 ? told.year : plan_year;
  if (due != 0 && done != 0 && done != due) return done > due;
  return told.month > promised.month;
}

// The clause without its times: what is finished there.
Features ThingIn(const Prose& prose, const Day& day) {
  std::string words(prose.text.substr(day.clause.begin, day.span.begin - day.clause.begin));
  words += prose.text.substr(day.span.end, day.clause.end - day.span.end);
  for (const std::string_view end : kDeadlineEnds)
    if (const size_t at = words.find(end); at != words.npos) words.erase(at, end.size());
  return FeaturesOf(words);
}

bool IsSameThing(const Prose& content, const Day& promised, const Prose& report, const Day& told) {
  constexpr int kLike = 50;
  const Resemblance likeness = Compare(ThingIn(content, promised), ThingIn(report, told));
  return !likeness.excluded && std::max(likeness.covered, likeness.fitting) >= kLike &&
         likeness.shared >= 2 * kLike;
}

bool MayHoldDeadline(std::string_view content, std::string_view report) {
  constexpr std::string_view kMonth = "月";
  return report.find(kMonth) != report.npos &&
         (content.find(kMonth) != content.npos || content.find("季度") != content.npos ||
          content.find("半年") != content.npos || content.find("年底") != content.npos ||
          content.find("年末") != content.npos);
}

}  // namespace

// 9月底前建成泵站, and the report: 泵站于12月建成.
void LintLateDelivery(const LintInput& input, std::vector<Finding>& out) {
  const auto& period = input.document.period;
  const int year = input.document.year.value_or(period ? period->year() : 0);
  for (size_t i = 0; i < input.document.tasks.size(); ++i) {
    const ledger::Row& row = input.document.tasks[i].row;
    if (!MayHoldDeadline(row.content, row.progress)) continue;
    const Prose content = ReadProse(row.content);
    const Prose& report = input.reports[i];
    const std::vector<Day> due = DaysIn(
        content, [&](const quantity::TimeMention& time) { return IsDeadline(content, time); });
    if (due.empty()) continue;
    const std::vector<Day> done =
        DaysIn(report, [&](const quantity::TimeMention& time) { return !IsPeriod(report, time); });
    for (const Day& told : done) {
      const auto late = std::find_if(due.begin(), due.end(), [&](const Day& promised) {
        return IsLater(told, promised, year) && IsSameThing(content, promised, report, told);
      });
      if (late == due.end()) continue;
      out.push_back(FindingAt(row, Field::kProgress, told.span,
                              {{"promised", std::string(late->span.In(row.content))},
                               {"text", std::string(told.span.In(row.progress))}}));
    }
  }
}

}  // namespace duban::understand
