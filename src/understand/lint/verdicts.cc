// Entry points: the rules that look at verdicts.
#include "understand/lint/rules.h"

#include "base/utf8.h"
#include "understand/assemble/publisher.h"
#include "understand/link/answers.h"
#include "understand/link/fit.h"
#include "understand/link/linking.h"
#include "understand/prose/objects.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Field;
using ledger::Finding;
using ledger::UnreportedReason;
using ledger::Verdict;
using ledger::VerdictClass;

// Where the text tells only the share that is done, that share is what was reported.
void TellShareAsReported(base::Arguments& arguments) {
  const auto find = [&](std::string_view name) {
    return std::find_if(arguments.begin(), arguments.end(),
                        [&](const auto& argument) { return argument.first == name; });
  };
  const auto share = find("share");
  if (share == arguments.end() || find("reported") != arguments.end()) return;
  arguments.emplace_back("reported", share->second + "%");
}

// In which way a figure does not keep its promise: a part of a key of the catalog.
std::string HowShort(const ledger::Target& target, const Verdict& verdict) {
  if (verdict.rule == "nearly-reached") return "nearly";
  if (target.op == ledger::Operator::kAtMost) return "over";
  return verdict.rule == "held-about" ? "away" : "below";
}

void AddNothing(const ledger::Target&, const Verdict&, base::Arguments&) {}

// Calls `fits` for each graded promise and its verdict; a finding stands at the promise, with what
// `add` has to say of it.
template <typename Fits, typename Add = decltype(AddNothing)>
void AtPromises(const LintInput& input, std::vector<Finding>& out, const Fits& fits,
                const Add& add = AddNothing) {
  for (const ledger::DocumentTask& task : input.document.tasks)
    for (size_t i = 0; i < task.reading.verdicts.size(); ++i) {
      const ledger::Target& target = task.reading.targets[i];
      const Verdict& verdict = task.reading.verdicts[i];
      if (!target.value || !fits(verdict)) continue;
      base::Arguments arguments = verdict.why.arguments;
      TellShareAsReported(arguments);
      arguments.emplace_back("text", std::string(target.span.In(task.row.content)));
      add(target, verdict, arguments);
      out.push_back(FindingAt(task.row, Field::kContent, target.span, std::move(arguments)));
    }
}

bool IsSilent(const ledger::DocumentTask& task, size_t promise) {
  return task.reading.targets[promise].value &&
         task.reading.verdicts[promise].verdict_class == VerdictClass::kUnreported;
}

bool HasSilentPromise(const ledger::DocumentTask& task) {
  for (size_t k = 0; k < task.reading.verdicts.size(); ++k)
    if (IsSilent(task, k)) return true;
  return false;
}

base::Span SpanOf(size_t at, size_t size) {
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + size)};
}

// The clause that holds a byte; nothing between two.
const Clause* ClauseAt(const Prose& prose, size_t at) {
  for (const Clause& clause : prose.clauses)
    if (clause.span.begin <= at && at < clause.span.end) return &clause;
  return nullptr;
}

// What a place among others is of: the clause that names it, or the one before it where that only
// names the place (…, 居全市前列).
base::Span ThingOfRank(const Prose& prose, const Clause& clause, size_t at) {
  constexpr size_t kTelling = 12;  // bytes: four characters name a thing
  const bool alone = at - clause.span.begin < kTelling;
  const bool first = &clause == prose.clauses.data() || (&clause - 1)->sentence != clause.sentence;
  return alone && !first ? (&clause - 1)->span : clause.span;
}

bool HasAmountIn(const Prose& prose, base::Span span) {
  return std::any_of(prose.statements.begin(), prose.statements.end(), [&](const Statement& one) {
    return span.begin <= one.quantity.span.begin && one.quantity.span.end <= span.end &&
           one.quantity.dimension != ledger::Dimension::kRank;
  });
}

// Whether the rank at a byte is one of what a promise without a figure counts, told without one.
bool IsOfSilentPromise(const ledger::DocumentTask& task, const Prose& prose, size_t at) {
  const Clause* clause = ClauseAt(prose, at);
  if (clause == nullptr) return false;
  const base::Span thing = ThingOfRank(prose, *clause, at);
  if (HasAmountIn(prose, thing)) return false;
  constexpr int kMostWords = 60;  // hundredths
  const Features told = FeaturesOf(thing.In(prose.text));
  for (size_t k = 0; k < task.reading.verdicts.size(); ++k)
    if (IsSilent(task, k) &&
        Compare(FeaturesOf(task.reading.targets[k].object), told).covered >= kMostWords)
      return true;
  return false;
}

// 得到省领导批示, 获媒体专题报道. 落实批示精神 is work, 接待记者 no praise.
std::optional<base::Span> FindPraise(const Prose& prose) {
  if (!HasWordOf<kPraise>(prose.text) && !HasWordOf<kPress>(prose.text)) return std::nullopt;
  for (const Clause& clause : prose.clauses) {
    const std::string_view text = clause.span.In(prose.text);
    const auto at_word = [&](std::string_view word) -> std::optional<base::Span> {
      const size_t at = text.find(word);
      if (at == text.npos) return std::nullopt;
      return SpanOf(clause.span.begin + at, word.size());
    };
    for (const std::string_view word : kPraise) {
      const auto span = at_word(word);
      if (span && (word != "批示" || HasAny(text, kNoteDeeds))) return span;
    }
    for (const std::string_view word : kPress) {
      const auto span = at_word(word);
      if (span && HasAny(prose.text.substr(span->end, clause.span.end - span->end), kPressDeeds))
        return span;
    }
  }
  return std::nullopt;
}

// A figure that was held against a promise.
bool IsTaken(const ledger::DocumentTask& task, base::Span amount) {
  return std::any_of(
      task.reading.verdicts.begin(), task.reading.verdicts.end(), [&](const Verdict& verdict) {
        return verdict.reported && verdict.span && verdict.span->begin <= amount.begin &&
               amount.end <= verdict.span->end;
      });
}

// A figure that is like what another promise of the task counts is that one's, answered or not.
bool IsOfAnother(const ledger::DocumentTask& task, const ledger::Target& target,
                 const Answer& answer) {
  constexpr int kLike = 60;
  return std::any_of(task.reading.targets.begin(), task.reading.targets.end(),
                     [&](const ledger::Target& other) {
                       return &other != &target &&
                              Compare(FeaturesOf(other.object), answer.features).Score() >= kLike;
                     });
}

// Whether an amount could answer the promise by its unit and is held against none.
bool IsFree(const ledger::DocumentTask& task, const ledger::Target& target, const Statement& told) {
  const bool fits = InUnitOf(target, told.quantity) && !IsTaken(task, told.quantity.span);
  return fits && (!IsRate(target.dimension) || WantsGrowth(target) == told.growth);
}

// Alike but for a word that makes it another measure, or one of less than was promised.
bool IsOtherMeasure(const ledger::Target& target, const Answer& answer) {
  constexpr int kShared = 100;  // hundredths of a pair of characters
  const Features promised = FeaturesOf(target.object);
  Features told = answer.features;
  told.limit = promised.limit;  // 10亿元以上 or 亿元以上: of which size is no other measure
  const Resemblance likeness = Compare(promised, told);
  return (likeness.excluded || likeness.narrower) && likeness.shared >= kShared;
}

// 规上工业总产值增长8% for 规上工业增加值增长7%. Where another amount of the kind is told beside
// it, that one may be the answer (集体经济总收入624万元, 村均56.7万元).
const Answer* OtherIndicatorFor(const ledger::DocumentTask& task, const ledger::Target& target,
                                const std::vector<Answer>& answers) {
  const Answer* only = nullptr;
  for (const Answer& answer : answers) {
    if (!IsFree(task, target, *answer.statement)) continue;
    if (only != nullptr) return nullptr;
    only = &answer;
  }
  const bool other =
      only != nullptr && IsOtherMeasure(target, *only) && !IsOfAnother(task, target, *only);
  return other ? only : nullptr;
}

}  // namespace

void LintOtherIndicator(const LintInput& input, std::vector<Finding>& out) {
  for (size_t i = 0; i < input.document.tasks.size(); ++i) {
    const ledger::DocumentTask& task = input.document.tasks[i];
    if (!HasSilentPromise(task)) continue;
    const std::vector<Answer> answers = PrepareAnswers(input.reports[i], input.document.period, {});
    for (size_t k = 0; k < task.reading.verdicts.size(); ++k) {
      const ledger::Target& target = task.reading.targets[k];
      const Answer* other = IsSilent(task, k) ? OtherIndicatorFor(task, target, answers) : nullptr;
      if (other == nullptr) continue;
      out.push_back(
          FindingAt(task.row, Field::kContent, target.span,
                    {{"promised", std::string(target.span.In(task.row.content))},
                     {"object", target.object},
                     {"text", std::string(other->statement->quantity.span.In(task.row.progress))},
                     {"told", ComparedText(*other->statement)}}));
    }
  }
}

// 全市新增就业5.2万人 for a county's 5000人: the area that it is of is wider than the promise's.
void LintWiderArea(const LintInput& input, std::vector<Finding>& out) {
  constexpr int kLike = 60;
  const Level level = LevelOf(input.document);
  for (size_t i = 0; i < input.document.tasks.size(); ++i) {
    const ledger::DocumentTask& task = input.document.tasks[i];
    const auto& statements = input.reports[i].statements;
    const bool named = std::any_of(statements.begin(), statements.end(), [](const Statement& one) {
      return one.area != Level::kUnknown;
    });
    if (!named || !HasSilentPromise(task)) continue;
    const std::vector<Promise> promises =
        PreparePromises(task.row.content, task.reading.targets, level);
    const std::vector<Answer> answers = PrepareAnswers(input.reports[i], input.document.period, {});
    for (size_t k = 0; k < promises.size(); ++k) {
      if (!IsSilent(task, k)) continue;
      const auto wider = std::find_if(answers.begin(), answers.end(), [&](const Answer& answer) {
        return IsOfWiderArea(promises[k], *answer.statement) &&
               IsFree(task, *promises[k].target, *answer.statement) &&
               Compare(promises[k].features, answer.features).Score() >= kLike;
      });
      if (wider == answers.end()) continue;
      const ledger::Target& target = *promises[k].target;
      const base::Span told = wider->statement->quantity.span;
      out.push_back(FindingAt(task.row, Field::kContent, target.span,
                              {{"promised", std::string(target.span.In(task.row.content))},
                               {"object", target.object},
                               {"text", std::string(told.In(task.row.progress))}}));
    }
  }
}

namespace {

// 社会消费品零售总额增长8%: what has no figure is the growth; the total itself may be told. 下降
// and 较2020年 say of themselves what is meant.
void NameGrowth(const ledger::Target& target, const Verdict&, base::Arguments& arguments) {
  constexpr std::string_view kGrowth = "增速";
  const bool rises =
      target.op == ledger::Operator::kAtLeast || target.op == ledger::Operator::kAbout;
  if (!WantsGrowth(target) || !rises || HasWordOf<kLesseningVerbs>(target.verb) ||
      HasWordOf<kLesseningVerbs>(target.object) || HasWordOf<kGrowthNouns>(target.object) ||
      target.object.ends_with("年"))
    return;
  for (auto& [name, value] : arguments)
    if (name == "object") value += kGrowth;
}

}  // namespace

void LintSilentTarget(const LintInput& input, std::vector<Finding>& out) {
  AtPromises(
      input, out,
      [](const Verdict& verdict) {
        return verdict.verdict_class == VerdictClass::kUnreported &&
               verdict.reason != UnreportedReason::kRestated;
      },
      NameGrowth);
}

// 增长25%以上, and at the year's end 暂无法预估: within the year it may well not be out.
void LintFigurePending(const LintInput& input, std::vector<Finding>& out) {
  if (!input.document.period || !input.document.period->EndsYear()) return;
  AtPromises(
      input, out,
      [](const Verdict& verdict) { return verdict.verdict_class == VerdictClass::kDataPending; },
      NameGrowth);
}

void LintRestatedTarget(const LintInput& input, std::vector<Finding>& out) {
  AtPromises(input, out,
             [](const Verdict& verdict) { return verdict.reason == UnreportedReason::kRestated; });
}

void LintTargetShort(const LintInput& input, std::vector<Finding>& out) {
  AtPromises(
      input, out,
      [](const Verdict& verdict) { return verdict.verdict_class == VerdictClass::kShort; },
      [](const ledger::Target& target, const Verdict& verdict, base::Arguments& arguments) {
        arguments.emplace_back("how", HowShort(target, verdict));
      });
}

// Within the year work is under way as it should be; at its end it is not finished.
void LintStageShort(const LintInput& input, std::vector<Finding>& out) {
  if (input.document.period && !input.document.period->EndsYear()) return;
  AtPromises(input, out, [](const Verdict& verdict) {
    return verdict.verdict_class == VerdictClass::kUnderway;
  });
}

// 1-9月 in a table of the whole year.
void LintWindowMismatch(const LintInput& input, std::vector<Finding>& out) {
  const auto& period = input.document.period;
  if (!period || !period->EndsYear()) return;
  for (const ledger::DocumentTask& task : input.document.tasks)
    for (const Verdict& verdict : task.reading.verdicts) {
      if (verdict.as_of.empty() || verdict.window_months >= 12 || !verdict.span) continue;
      out.push_back(FindingAt(task.row, Field::kProgress, *verdict.span,
                              {{"as_of", verdict.as_of}, {"period", period->label}}));
    }
}

void LintAmbiguousLink(const LintInput& input, std::vector<Finding>& out) {
  for (size_t i = 0; i < input.document.tasks.size(); ++i) {
    const ledger::DocumentTask& task = input.document.tasks[i];
    for (const Tie& tie : input.ties[i])
      out.push_back(FindingAt(task.row, Field::kProgress, tie.one,
                              {{"object", task.reading.targets[tie.target].object},
                               {"one", std::string(tie.one.In(task.row.progress))},
                               {"other", std::string(tie.other.In(task.row.progress))}}));
  }
}

namespace {

// The words of the clause in front of 调整为, where it stands right before the amount.
std::optional<std::string_view> BeforeAdjusting(const Prose& report, const Statement& statement) {
  std::string_view before = report.text.substr(
      statement.clause.begin, statement.quantity.span.begin - statement.clause.begin);
  for (const std::string_view word : kAdjustingWords) {
    if (!before.ends_with(word)) continue;
    before.remove_suffix(word.size());
    return before;
  }
  return std::nullopt;
}

// The amount before it in its sentence.
const ledger::Quantity* AmountBefore(const std::vector<Statement>& all, size_t i) {
  return i > 0 && all[i - 1].sentence == all[i].sentence ? &all[i - 1].quantity : nullptr;
}

}  // namespace

// 原定10个调整为6个: judged by the promise as it stands, and told that the office cut it.
void LintTargetCut(const LintInput& input, std::vector<ledger::Finding>& out) {
  for (size_t i = 0; i < input.document.tasks.size(); ++i) {
    const ledger::DocumentTask& task = input.document.tasks[i];
    const std::vector<Statement>& all = input.reports[i].statements;
    for (size_t k = 0; k < all.size(); ++k) {
      const auto before = BeforeAdjusting(input.reports[i], all[k]);
      if (!before || all[k].rest) continue;
      const ledger::Quantity& now = all[k].quantity;
      const ledger::Quantity* was = AmountBefore(all, k);
      for (const ledger::Target& target : task.reading.targets) {
        if (!target.value || target.unit != now.unit || now.value >= *target.value) continue;
        const bool same = was && was->unit == target.unit && was->value == *target.value;
        if (!same && !HasAny(*before, kSetPromises)) continue;
        out.push_back(FindingAt(task.row, Field::kProgress, now.span,
                                {{"object", target.object},
                                 {"promised", std::string(target.span.In(task.row.content))},
                                 {"text", std::string(now.span.In(task.row.progress))}}));
      }
    }
  }
}

// No period is told: the end of a year is only assumed, and what is told may be of half a year.
void LintPeriodAssumed(const LintInput& input, std::vector<ledger::Finding>& out) {
  if (input.document.period) return;
  size_t graded = 0;
  for (const ledger::DocumentTask& task : input.document.tasks)
    for (size_t i = 0; i < task.reading.verdicts.size(); ++i)
      graded += task.reading.targets[i].value && task.reading.verdicts[i].reported;
  if (graded == 0) return;
  ledger::Finding finding;
  finding.arguments = {{"count", std::to_string(graded)}};
  out.push_back(std::move(finding));
}

namespace {

// 事故起数和死亡人数双下降: which way a clause without an amount promises its things to go, and the
// words that name them.
struct Course {
  bool down = false;
  std::string_view things;
  base::Span clause;
};

std::vector<Course> CoursesIn(const Prose& content) {
  std::vector<Course> courses;
  for (const Clause& clause : content.clauses) {
    const std::string_view words = clause.span.In(content.text);
    if (HasAmountIn(content, clause.span)) continue;
    const auto ends = [&](std::string_view end) { return words.ends_with(end); };
    const auto fall = std::find_if(std::begin(kFallingEnds), std::end(kFallingEnds), ends);
    if (fall != std::end(kFallingEnds)) {
      courses.push_back({true, words.substr(0, words.size() - fall->size()), clause.span});
      continue;
    }
    const auto rise = std::find_if(std::begin(kRisingEnds), std::end(kRisingEnds), ends);
    if (rise != std::end(kRisingEnds))
      courses.push_back({false, words.substr(0, words.size() - rise->size()), clause.span});
  }
  return courses;
}

// An amount that tells which way its thing went in the time that is reported.
bool TellsACourse(const Statement& told) {
  return (told.growth || told.change) && told.quantity.direction != ledger::Direction::kNone &&
         !told.past && !told.plan && !told.aim && !told.negated && !told.quoted;
}

// Whether one of the things that the words list is what the amount is of.
bool NamesIt(std::string_view things, const Statement& told) {
  constexpr int kLike = 60;  // hundredths
  const Features what = FeaturesOf(ComparedText(told));
  std::string thing;
  const auto alike = [&] {
    const Resemblance likeness = Compare(FeaturesOf(thing), what);
    thing.clear();
    return !likeness.excluded && likeness.covered >= kLike && likeness.shared >= kLike;
  };
  for (size_t at = 0; at < things.size();) {
    const base::CodePoint c = base::Decode(things, at);
    if (c.value == U'、' || c.value == U'和' || c.value == U'及' || c.value == U'与') {
      if (alike()) return true;
    } else {
      thing += things.substr(at, c.size);
    }
    at += c.size;
  }
  return alike();
}

}  // namespace

// 死亡人数同比上升8.3% where it was promised to fall, without a figure.
void LintOppositeCourse(const LintInput& input, std::vector<Finding>& out) {
  for (size_t i = 0; i < input.document.tasks.size(); ++i) {
    const ledger::Row& row = input.document.tasks[i].row;
    const std::vector<Statement>& statements = input.reports[i].statements;
    if (std::none_of(statements.begin(), statements.end(), TellsACourse)) continue;
    if (!HasWordOf<kFallingEnds>(row.content) && !HasWordOf<kRisingEnds>(row.content)) continue;
    const Prose content = ReadProse(row.content);
    const std::vector<Course> courses = CoursesIn(content);
    for (const Statement& told : statements) {
      if (!TellsACourse(told)) continue;
      const bool rose = told.quantity.direction == ledger::Direction::kUp;
      for (const Course& course : courses) {
        if (course.down != rose || !NamesIt(course.things, told)) continue;
        out.push_back(FindingAt(row, Field::kProgress, told.quantity.span,
                                {{"promised", std::string(course.clause.In(row.content))},
                                 {"object", ComparedText(told)},
                                 {"text", std::string(told.clause.In(row.progress))}}));
        break;
      }
    }
  }
}

// A place among others where a figure of the same thing was promised.
void LintRankAsProof(const LintInput& input, std::vector<Finding>& out) {
  for (size_t i = 0; i < input.document.tasks.size(); ++i) {
    const ledger::DocumentTask& task = input.document.tasks[i];
    const std::string& text = task.row.progress;
    if (!HasSilentPromise(task) || !HasWordOf<kPlacesAmongOthers>(text)) continue;
    for (const std::string_view word : kPlacesAmongOthers) {
      const size_t at = text.find(word);
      if (at == std::string::npos || !IsOfSilentPromise(task, input.reports[i], at)) continue;
      out.push_back(FindingAt(task.row, Field::kProgress, SpanOf(at, word.size()),
                              {{"text", std::string(word)}}));
      break;
    }
  }
}

// Leaders' notes and the press prove no result; beside figures that reach the promise they are no
// proof either, and do no harm.
namespace {

// What the report counts of the work itself: two of them show it, whoever praises it beside.
ptrdiff_t AmountsOfWork(const Prose& report) {
  return std::count_if(
      report.statements.begin(), report.statements.end(), [](const Statement& one) {
        return one.quantity.dimension != ledger::Dimension::kRank && !one.plan && !one.negated;
      });
}

}  // namespace

void LintPraiseAsProof(const LintInput& input, std::vector<Finding>& out) {
  for (size_t i = 0; i < input.document.tasks.size(); ++i) {
    const ledger::DocumentTask& task = input.document.tasks[i];
    if (task.reading.overall != VerdictClass::kUnquantified && !HasSilentPromise(task)) continue;
    // Beside figures of its own the praise is not what the work is shown by.
    if (!HasSilentPromise(task) && AmountsOfWork(input.reports[i]) >= 2) continue;
    const auto praise = FindPraise(input.reports[i]);
    if (!praise) continue;
    out.push_back(FindingAt(task.row, Field::kProgress, *praise,
                            {{"text", std::string(praise->In(task.row.progress))}}));
  }
}

}  // namespace duban::understand
