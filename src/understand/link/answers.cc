// Entry points: PrepareAnswers, AnswersIn.
#include "understand/link/answers.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/link/ahead.h"
#include "understand/link/bounds.h"
#include "understand/link/fit.h"
#include "understand/prose/shares.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;

// 其余9个正在推进: what is left is at least under way.
bool GoesOn(const Prose& report, const Statement& statement) {
  const std::string_view behind = report.text.substr(
      statement.quantity.span.end, statement.clause.end - statement.quantity.span.end);
  return !statement.negated && (statement.work >= Work::kStarted || HasAny(behind, kAllWords));
}

// 失业率低于4.2%: no more than that, told of the thing itself and of nothing else.
bool IsBound(const Statement& statement) {
  return statement.ceiling && IsRate(statement.quantity.dimension) && !statement.growth &&
         !statement.object.empty() && statement.quantity.span.end == statement.clause.end &&
         EndsWithWordOf<kBelowWords>(statement.own_before) && !IsDemandedBound(statement);
}

// Statements that tell of no result: plans, names, other years' figures, differences.
bool TellsAResult(const Prose& report, const Statement& statement) {
  return !statement.condition && !statement.from && !statement.quoted && !statement.plan &&
         !statement.aim && (!statement.delta || IsBound(statement)) &&
         (!statement.past || statement.quantity.dimension == Dimension::kTimes) &&
         (!statement.rest || GoesOn(report, statement)) && !statement.share &&
         (!statement.since || statement.growth || statement.change ||
          HasWordOf<kIncreaseVerbs>(statement.verb) ||
          statement.quantity.dimension == Dimension::kPercentPoint) &&
         statement.quantity.dimension != Dimension::kRank && !statement.quantity.ratio;
}

// The window that a figure is of: the nearest cumulative time before it in its sentence.
class WindowReader {
 public:
  explicit WindowReader(const Prose& prose,
                        const std::optional<ledger::Period>& period = std::nullopt)
      : prose_(prose),
        times_(prose.times),
        period_months_(period ? period->Months() : 0),
        ends_year_(!period || period->EndsYear()) {}

  std::optional<Window> Of(const Statement& statement) {
    const uint32_t at = statement.quantity.number.begin;
    while (next_ < times_.size() && times_[next_].span.begin < at) Take(times_[next_++]);
    if (last_sentence_ != statement.sentence) return std::nullopt;
    // 1—9月，吞吐量2.74亿吨；集装箱…: set off by a comma it is of the whole sentence.
    const bool of_all = Follows(last_end_, "，") || Follows(last_end_, ",");
    if (last_ && !of_all && period_months_ > 0 && last_->months > 0 &&
        last_->months < period_months_ && HasSemicolon(last_end_, at))
      return std::nullopt;
    return last_;
  }

  // 上半年增长6.5% where the year has ended, 9月份增长8.1% at any time: of a part of what the
  // promise is of. To be asked behind Of, of the same statement.
  bool IsOfPart(const Statement& statement) const {
    if (!part_ || last_sentence_ != statement.sentence) return false;
    const uint32_t at = statement.quantity.number.begin;
    const bool here = part_->span.begin >= statement.clause.begin;
    const bool rate = IsRate(statement.quantity.dimension) && !statement.growth;
    if (!here && (rate || part_->first_month > 1 || HasSemicolon(part_->span.end, at)))
      return false;
    return !HasWordOf<kNowWords>(
        prose_.text.substr(part_->span.end, at - std::min(at, part_->span.end)));
  }

 private:
  void Take(const quantity::TimeMention& time) {
    for (const std::string_view goal : {"计划", "目标", "任务"})
      if (time.span.begin > 0 && Follows(time.span.end, goal)) return;
    const uint32_t sentence = SentenceAt(time.span.begin);
    if (sentence != last_sentence_) last_.reset(), part_.reset(), last_sentence_ = sentence;
    TakePart(time);
    const bool span = time.first_month == 1 && time.last_month >= 1;
    const bool until = Precedes(time.span, "截至") || Precedes(time.span, "截止") ||
                       time.span.In(prose_.text).starts_with("截");
    // 待年底公布: when it will be, not what the figures are of.
    const std::string_view words = time.span.In(prose_.text);
    if (!until && (words.ends_with("底") || words.ends_with("末"))) return;
    if (time.last_month == 0 && time.year != 0) {
      if (!IsOfComparison(time.span)) last_ = Window{time.year, 0};
    }
    if ((span && time.last_month > 1) || (until && time.last_month > 0)) {
      last_ = Window{time.year, time.last_month};
      last_end_ = time.span.end;
    }
  }

  // A time that runs through the year up to now, or a date, is no part. Figures of nine months and
  // more are the newest that there are when many a year's table is made.
  void TakePart(const quantity::TimeMention& time) {
    // The 三季度 of 前三季度 is no time of its own.
    const bool inner = time.span.begin < seen_end_;
    seen_end_ = std::max(seen_end_, time.span.end);
    if (time.last_month == 0 || inner) return;
    constexpr int kNewest = 9;
    const std::string_view words = time.span.In(prose_.text);
    const std::string_view before = prose_.text.substr(0, time.span.begin);
    const bool compared =
        std::any_of(std::begin(kBesideTimes), std::end(kBesideTimes),
                    [&](std::string_view word) { return before.ends_with(word); });
    if (compared) return;
    part_.reset();
    for (const std::string_view end : {"底", "末", "日"})
      if (words.ends_with(end) || Follows(time.span.end, end)) return;
    if (time.first_month == 1 && time.last_month > 1) {
      if (ends_year_ && time.last_month < kNewest && !Precedes(time.span, "至")) part_ = time;
      return;
    }
    const bool month = time.first_month == time.last_month;
    if (!month || words.ends_with("份") || Follows(time.span.end, "份") ||
        Follows(time.span.end, "当月") || Follows(time.span.end, "单月"))
      part_ = time;
  }

  // 上半年生产总值增长7.4%；新增企业6家: an earlier time than the report's holds up to the mark.
  bool HasSemicolon(uint32_t from, uint32_t to) const {
    const std::string_view between = prose_.text.substr(from, to - from);
    return between.find("；") != between.npos || between.find(';') != between.npos;
  }

  // 恢复到2019年同期的86%, 结转2024年实施: another year is named, and no figure is of it.
  bool IsOfComparison(base::Span span) const {
    for (const std::string_view word : kComparedEnds)
      if (Follows(span.end, word)) return true;
    for (const std::string_view word : kComparedHeads)
      if (Precedes(span, word)) return true;
    return false;
  }

  bool Precedes(base::Span span, std::string_view word) const {
    return span.begin >= word.size() &&
           prose_.text.substr(span.begin - word.size(), word.size()) == word;
  }
  bool Follows(uint32_t at, std::string_view word) const {
    return prose_.text.substr(at, word.size()) == word;
  }

  uint32_t SentenceAt(uint32_t at) {
    while (clause_ + 1 < prose_.clauses.size() && prose_.clauses[clause_ + 1].span.begin <= at)
      ++clause_;
    return prose_.clauses.empty() ? 0 : prose_.clauses[clause_].sentence;
  }

  const Prose& prose_;
  const std::vector<quantity::TimeMention>& times_;
  size_t next_ = 0, clause_ = 0;
  std::optional<Window> last_;
  uint32_t last_sentence_ = ~0U;
  uint32_t last_end_ = 0;
  int period_months_;
  bool ends_year_;
  uint32_t seen_end_ = 0;                      // of the times so far
  std::optional<quantity::TimeMention> part_;  // the last that is of a part of the year
};

bool OfAnotherYear(const std::optional<Window>& window, const Statement& statement,
                   const std::optional<ledger::Period>& period) {
  if (!period) return false;
  if (statement.told_year != 0 && statement.told_year != period->year()) return true;
  return window && window->year != 0 && window->year != period->year();
}

// 累计化解2.87万套,其中今年以来3106套; 志愿者累计达6.8万人,新增招募1.3万名: the total is not this
// year's.
bool IsTotalOfYears(const std::vector<Statement>& all, const Statement& statement) {
  const size_t next = static_cast<size_t>(&statement - all.data()) + 1;
  if (next >= all.size() || statement.this_year || all[next].sentence != statement.sentence)
    return false;
  const std::string& unit = all[next].quantity.unit;
  if (unit != statement.quantity.unit && !CountTheSame(unit, statement.quantity.unit)) return false;
  if (all[next].sub && all[next].this_year) return true;
  // 累计完成投资21.3亿元，今年完成5.6亿元
  if (statement.total && all[next].this_year && all[next].object.empty()) return true;
  const bool adds = all[next].this_year || HasWordOf<kIncrementWords>(all[next].verb);
  return statement.total && statement.reaches && adds && all[next].object.empty();
}

// Line breaks and circled numbers ① ② …: both set the items of a cell apart.
uint32_t CountBreaks(std::string_view text) {
  uint32_t breaks = 0;
  for (size_t at = 0; (at = base::SkipIdeographs(text, at)) < text.size(); ++at)
    breaks += BeginsLine(text, at) ? 1 : 0;
  return breaks;
}

bool Overlaps(base::Span one, base::Span other) {
  return one.begin < other.end && other.begin < one.end;
}

bool IsTaken(const Statement& statement, const std::vector<base::Span>& taken) {
  return std::any_of(taken.begin(), taken.end(), [&](const base::Span& span) {
    return Overlaps(span, statement.quantity.span);
  });
}

// At most kFar bytes before the number: a kind named farther away says nothing of it.
std::string_view Around(const Prose& report, const Statement& statement) {
  constexpr uint32_t kFar = 180;
  uint32_t first = statement.clause_index;
  const auto far = [&](uint32_t clause) {
    return report.clauses[clause].span.begin + kFar < statement.quantity.number.begin;
  };
  while (first > 0 && report.clauses[first - 1].sentence == statement.sentence && !far(first - 1))
    --first;
  const uint32_t begin = report.clauses[first].span.begin;
  return report.text.substr(begin, statement.clause.end - begin);
}

// 均为市级 behind 示范村3个: what they are.
std::string_view WhatItIs(const Prose& report, const Statement& told) {
  const uint32_t next = told.clause_index + 1;
  if (next >= report.clauses.size() || report.clauses[next].sentence != told.sentence) return {};
  const std::string_view words = report.clauses[next].span.In(report.text);
  return TellsWhatItIs(words) ? words : std::string_view();
}

bool HasPartBehind(const Prose& report, const Statement& told) {
  const size_t next = static_cast<size_t>(&told - report.statements.data()) + 1;
  if (next >= report.statements.size()) return false;
  const Statement& part = report.statements[next];
  return part.sentence == told.sentence && part.quantity.unit == told.quantity.unit &&
         part.clause.In(report.text).find("其中") != std::string_view::npos;
}

bool IsSum(const Prose& report, const Statement& statement) {
  const std::string_view before = report.text.substr(0, statement.quantity.span.begin);
  return std::any_of(std::begin(kSummingWords), std::end(kSummingWords),
                     [&](std::string_view word) { return before.ends_with(word); });
}

// 公办园 of 公办园建设项目; all of it where too little would be left.
std::string_view WithoutTail(std::string_view object) {
  constexpr size_t kTwoLetters = 6;  // bytes
  for (const std::string_view tail : kGeneralTails)
    if (object.ends_with(tail) && object.size() >= tail.size() + kTwoLetters)
      return object.substr(0, object.size() - tail.size());
  return object;
}

}  // namespace

std::string VerbNoun(std::string_view verb) {
  const std::vector<Word> words = FindWords(verb);
  const bool tells = words.size() == 1 && words[0].role == WordRole::kVerbNoun;
  return tells ? std::string(verb) : std::string();
}

uint32_t LineOf(std::string_view text, uint32_t at, uint32_t& line, uint32_t& begin) {
  line += CountBreaks(text.substr(begin, at - begin));
  begin = at;
  return line;
}

uint32_t CountLines(std::string_view text) {
  return 1 + CountBreaks(text);
}

std::string ComparedText(const Statement& statement) {
  std::string text = VerbNoun(statement.verb);
  if (!statement.object.empty() && !statement.inherited.empty() && !statement.sub)
    text += statement.inherited;
  text += statement.object.empty() ? statement.inherited : statement.object;
  return text;
}

bool BeginsLine(std::string_view text, size_t at) {
  const bool circled = at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x91' &&
                       static_cast<unsigned char>(text[at + 2]) >= 0xA0;
  return text[at] == '\n' || circled;
}

std::vector<Answer> PrepareAnswers(const Prose& report, const std::optional<ledger::Period>& period,
                                   const std::vector<base::Span>& taken) {
  std::vector<Answer> answers;
  WindowReader windows(report, period);
  uint32_t line = 0, line_begin = 0;
  for (const Statement& statement : report.statements) {
    Answer answer;
    answer.statement = &statement;
    answer.window = windows.Of(statement);
    if (statement.quantity.number.begin >= report.outlook) break;
    if (!TellsAResult(report, statement) || OfAnotherYear(answer.window, statement, period) ||
        StandsAhead(report, statement, period))
      continue;
    if (IsTotalOfYears(report.statements, statement) || IsTaken(statement, taken)) continue;
    const std::string compared = ComparedText(statement);
    answer.features = FeaturesOf(compared);
    if (const std::string wide = WiderForm(compared); !wide.empty())
      answer.wider = FeaturesOf(wide);
    if (statement.in_list && &statement != report.statements.data())
      answer.lean = FeaturesOf(ComparedText(*(&statement - 1)));
    if (statement.sub && !statement.object.empty()) answer.lean = FeaturesOf(statement.inherited);
    if (const std::string_view thing = WithoutTail(compared); thing.size() < compared.size())
      answer.trimmed = FeaturesOf(thing);
    if (!statement.piece.empty()) answer.pieced = FeaturesOf(compared + statement.piece);
    answer.line = LineOf(report.text, statement.quantity.number.begin, line, line_begin);
    answer.dated = answer.window.has_value();
    answer.of_years = NamesSeveralYears(statement.own_before);
    answer.part_of_year = windows.IsOfPart(statement);
    answer.around = Around(report, statement);
    answer.summed = IsSum(report, statement);
    answer.place = PlaceOf(statement);
    answer.side = SideIn(report.text.substr(
        statement.clause.begin, statement.quantity.span.begin - statement.clause.begin));
    answer.kinds = KindsIn(answer.features.text) | KindsIn(statement.place);
    answer.stockish = MayBeStock(statement);
    answer.against = IsDeedAgainst(statement);
    answer.what_it_is = WhatItIs(report, statement);
    answer.part_behind = HasPartBehind(report, statement);
    if (answer.window && answer.window->months == 0) answer.window.reset();
    answers.push_back(std::move(answer));
  }
  return answers;
}

std::vector<Answer> AnswersIn(const Prose& report, base::Span part) {
  std::vector<Answer> answers;
  WindowReader windows(report);
  for (const Statement& statement : report.statements) {
    Answer answer;
    answer.statement = &statement;
    answer.window = windows.Of(statement);
    if (answer.window && answer.window->months == 0) answer.window.reset();
    if (Overlaps(part, statement.quantity.span)) answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace duban::understand
