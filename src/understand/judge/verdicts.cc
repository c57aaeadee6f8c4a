// Entry points: ClassOf, ClassOfShare and the …Verdict functions.
#include "understand/judge/verdicts.h"

#include <fmt/format.h>

#include "understand/link/fit.h"
#include "understand/understand.h"

namespace duban::understand {
namespace {

using base::Decimal;
using ledger::Operator;
using ledger::Target;
using ledger::TargetKind;
using ledger::UnreportedReason;
using ledger::Verdict;
using ledger::VerdictClass;

constexpr int kTolerance = 5;  // points around the pace line that still are on pace

// 35200 亩 reads better as 3.52万亩.
std::string Shown(const Decimal& value) {
  const Decimal ten_thousand(10'000), hundred_million(100'000'000);
  if (value >= hundred_million)
    if (const auto in_yi = value.Shifted(-8)) return in_yi->ToString() + "亿";
  if (value >= ten_thousand)
    if (const auto in_wan = value.Shifted(-4)) return in_wan->ToString() + "万";
  return value.ToString();
}

// A rate is nothing without its direction: 增长8%, 下降3%, 提高2个百分点.
bool IsChange(const Target& target) {
  return target.kind == TargetKind::kGrowth ||
         (target.kind == TargetKind::kCeiling && target.op != Operator::kAtMost);
}

std::string_view DirectionWord(const Target& target, bool down) {
  if (down) return "下降";
  return target.dimension == ledger::Dimension::kPercentPoint ? "提高" : "增长";
}

std::string Amount(const Target& target) {
  std::string amount;
  if (IsChange(target) && !target.object.ends_with("增长") && !target.object.ends_with("下降"))
    amount = DirectionWord(target, target.kind == TargetKind::kCeiling);
  amount += Shown(*target.value);
  if (target.upper) amount += "-" + Shown(*target.upper);
  amount += (target.dimension == ledger::Dimension::kPercentPoint ? "个" : "") + target.unit;
  return target.op == Operator::kAbout ? amount + "左右" : amount;
}

// The figure as the report writes it, without hedges: 26.5万平方米, 下降2.4%.
std::string WrittenFigure(const Target& target, const Statement& told, std::string_view report) {
  const ledger::Quantity& quantity = told.quantity;
  const bool estimate = told.estimate || quantity.hedge == ledger::Hedge::kEstimated;
  std::string words = estimate ? "预计" : "";
  if (TakesRise(target, told)) return words + "增加" + Shown(*told.rise) + quantity.written_unit;
  if (IsChange(target) && told.growth && quantity.direction != ledger::Direction::kNone)
    words += DirectionWord(target, quantity.direction == ledger::Direction::kDown);
  return words.append(quantity.number.In(report)).append(quantity.written_unit);
}

// … of all answers, with their sum, and converted where the report's unit is another one.
std::string WrittenAnswers(const Target& target, const Link& link, std::string_view report) {
  std::string words;
  bool converted = false;
  for (const Answer* answer : link.answers) {
    words += (words.empty() ? "" : "、") + WrittenFigure(target, *answer->statement, report);
    converted |= answer->statement->quantity.unit != target.unit &&
                 target.dimension != ledger::Dimension::kCount;
  }
  const std::string in_unit = Shown(link.reported) + target.unit;
  if (link.open != nullptr) {
    const ledger::Quantity& open = link.open->quantity;
    return words.append("，除去其中未完成的").append(open.span.In(report)).append("，计") + in_unit;
  }
  if (link.answers.size() > 1) return words + "，合计" + in_unit;
  return converted ? words + "（合" + in_unit + "）" : words;
}

// 近50场, 约八成: with the word that makes it no more than near.
std::string AsHedged(const Target& target, const Link& link, std::string_view report) {
  if (link.answers.size() > 1) return WrittenAnswers(target, link, report);
  return std::string(link.answers.front()->statement->quantity.span.In(report));
}

void Say(Verdict& verdict, std::string_view key, const Target& target, std::string reported = {}) {
  verdict.why.key = key;
  verdict.why.arguments = {{"object", target.object}};
  if (target.value) verdict.why.arguments.emplace_back("promised", Amount(target));
  if (reported.empty() && verdict.reported) reported = Shown(*verdict.reported) + target.unit;
  if (!reported.empty()) verdict.why.arguments.emplace_back("reported", std::move(reported));
}

// 左右 leaves a tenth: this many tenths of the promise are enough, or the most where it is to be
// held down.
Decimal Tenths(const Target& target, int tenths) {
  const auto times = target.value->Times(Decimal(tenths));
  return times ? times->Shifted(-1).value_or(0) : Decimal(0);
}

// Prices that hardly rose are as far from 3%左右 as those that rose by 6%.
bool IsHeldFromBelow(const Target& target) {
  return IsHeld(target) && WantsGrowth(target);
}

bool StaysAbout(const Target& target, const Decimal& reported) {
  if (reported > Tenths(target, 11)) return false;
  return !IsHeldFromBelow(target) || reported >= Tenths(target, 5);
}

bool Reaches(const Target& target, const Decimal& reported) {
  switch (target.op) {
    case Operator::kAtMost:
      return reported <= *target.value;
    case Operator::kExactly:
      return reported == *target.value;
    case Operator::kAbout: {
      if (IsHeld(target)) return StaysAbout(target, reported);
      return reported >= Tenths(target, 9) && (!target.floor || reported >= *target.floor);
    }
    case Operator::kBetween:
    case Operator::kAtLeast:
      return reported >= *target.value;
  }
  return false;
}

// Points above the pace line, times 12 so that it stays whole: share × 12 - 100 × months.
Decimal AboveLine(const Decimal& share, int months) {
  return share.Times(Decimal(12)).value_or(0).Minus(Decimal(100 * months)).value_or(0);
}

std::string_view FigureRule(const Target& target, VerdictClass verdict_class, bool parts,
                            bool year_end) {
  if (parts) return "parts-added-up";
  if (target.op == Operator::kAtMost) return "below-ceiling";
  if (IsHeld(target)) return "held-about";
  if (target.op == Operator::kAbout) return "about-nine-tenths";
  if (target.op == Operator::kBetween) return "range-lower-bound";
  if (target.kind == TargetKind::kGrowth || target.kind == TargetKind::kCeiling)
    return "rate-reached";
  if (target.kind == TargetKind::kLevel) return "level-reached";
  if (year_end || verdict_class == VerdictClass::kMet) return "amount-reached";
  return "pace-line";
}

// A promise about a value has room, and the reason says how much.
std::string_view AboutKey(const Target& target, const Decimal& reported) {
  if (IsHeld(target))
    return reported > Tenths(target, 11)                             ? "why-over-about"
           : IsHeldFromBelow(target) && reported < Tenths(target, 5) ? "why-far-below-about"
           : reported > *target.value                                ? "why-held-about"
                                                                     : "why-met";
  const bool within = reported >= Tenths(target, 9) && reported < *target.value;
  return within && (!target.floor || reported >= *target.floor) ? "why-met-about" : "";
}

std::string_view FigureKey(VerdictClass verdict_class, const Target& target) {
  const bool at_most = target.op == Operator::kAtMost;
  switch (verdict_class) {
    case VerdictClass::kMet:
      return at_most ? "why-met-ceiling" : "why-met";
    case VerdictClass::kShort:
      return at_most ? "why-over-ceiling" : "why-short";
    case VerdictClass::kAhead:
      return "why-ahead";
    case VerdictClass::kOnPace:
      return "why-on-pace";
    default:
      return target.kind == TargetKind::kVolume ? "why-behind" : "why-below";
  }
}

void AddPace(Verdict& verdict) {
  const Decimal line = Decimal(100 * verdict.window_months).DividedBy(Decimal(12), 1).value_or(0);
  verdict.why.arguments.emplace_back("months", std::to_string(verdict.window_months));
  verdict.why.arguments.emplace_back("line", line.ToString());
  if (verdict.ratio)
    verdict.why.arguments.emplace_back("share",
                                       verdict.ratio->Shifted(2).value_or(0).Rounded(1).ToString());
}

void AddRoom(Verdict& verdict, const Target& target) {
  const bool held = IsHeld(target);
  verdict.why.arguments.emplace_back("least", Shown(Tenths(target, held ? 5 : 9)) + target.unit);
  if (held) verdict.why.arguments.emplace_back("most", Shown(Tenths(target, 11)) + target.unit);
}

std::optional<Decimal> RatioOf(const Target& target, const Decimal& reported) {
  if (target.kind != TargetKind::kVolume || target.value->IsZero()) return std::nullopt;
  return reported.DividedBy(*target.value, 4);
}

// 近50场 against 50: below the figure.
VerdictClass NearlyClass(const Target& target, const Course& course) {
  if (course.year_end) return VerdictClass::kShort;
  return target.kind == TargetKind::kVolume ? VerdictClass::kAhead : VerdictClass::kBehind;
}

// 约50场 against 50: it may be below the figure as well.
Verdict NearlyVerdict(const Target& target, const Course& course, std::string_view key,
                      std::string reported, Verdict verdict) {
  verdict.verdict_class = NearlyClass(target, course);
  verdict.rule = "nearly-reached";
  Say(verdict, key, target, std::move(reported));
  return verdict;
}

int MonthsOf(const Link& link, const Course& course) {
  const auto& window = link.answers.front()->window;
  return window && window->months > 0 ? window->months : course.months;
}

base::Span SpanOf(const Link& link) {
  base::Span span = link.answers.front()->statement->quantity.span;
  for (const Answer* answer : link.answers) {
    span.begin = std::min(span.begin, answer->statement->quantity.span.begin);
    span.end = std::max(span.end, answer->statement->quantity.span.end);
  }
  if (link.open != nullptr) span.end = std::max(span.end, link.open->quantity.span.end);
  return span;
}

}  // namespace

Course Course::Of(const std::optional<ledger::Period>& period) {
  if (!period) return {};
  return {period->EndsYear(), period->EndsYear() ? 12 : period->Months(), period->year()};
}

VerdictClass ClassOfShare(const Decimal& share, const Course& course, int months) {
  if (share >= Decimal(100)) return VerdictClass::kMet;
  if (course.year_end) return VerdictClass::kShort;
  const Decimal above = AboveLine(share, months);
  if (above > Decimal(12 * kTolerance)) return VerdictClass::kAhead;
  return above < Decimal(-12 * kTolerance) ? VerdictClass::kBehind : VerdictClass::kOnPace;
}

VerdictClass ClassOf(const Target& target, const Decimal& reported, const Course& course,
                     int months) {
  if (Reaches(target, reported)) return VerdictClass::kMet;
  if (course.year_end) return VerdictClass::kShort;
  const bool prorated = target.kind == TargetKind::kVolume && !IsHeld(target);
  if (!prorated || target.value->IsZero()) return VerdictClass::kBehind;
  const auto hundredfold = reported.Times(Decimal(100));
  const auto share = hundredfold ? hundredfold->DividedBy(*target.value, 10) : std::nullopt;
  return share ? ClassOfShare(*share, course, months) : VerdictClass::kBehind;
}

Verdict FigureVerdict(const Promise& promise, const Link& link, const Course& course,
                      std::string_view report) {
  const Target& target = *promise.target;
  Verdict verdict;
  verdict.window_months = MonthsOf(link, course);
  verdict.span = SpanOf(link);
  if (link.answers.front()->window && course.year != 0)
    verdict.as_of = fmt::format("{}-{:02}", course.year, verdict.window_months);
  if (link.stage_short) {
    verdict.verdict_class = VerdictClass::kUnderway;
    verdict.rule = "earlier-stage";
    Say(verdict, "why-earlier-stage", target);
    verdict.why.arguments.emplace_back("told", link.answers.front()->statement->verb);
    return verdict;
  }
  verdict.reported = link.reported;
  verdict.ratio = RatioOf(target, link.reported);
  verdict.verdict_class = ClassOf(target, link.reported, course, verdict.window_months);
  if ((link.nearly || link.roughly) && link.reported == *target.value &&
      target.op == Operator::kAtLeast)
    return NearlyVerdict(target, course, link.nearly ? "why-nearly" : "why-roughly",
                         AsHedged(target, link, report), std::move(verdict));
  if (promise.strict && link.reported == *target.value)
    return NearlyVerdict(target, course, "why-just-at", WrittenAnswers(target, link, report),
                         std::move(verdict));
  verdict.rule =
      FigureRule(target, verdict.verdict_class, link.answers.size() > 1, course.year_end);
  std::string_view key = FigureKey(verdict.verdict_class, target);
  if (target.op == Operator::kAbout)
    if (const std::string_view about = AboutKey(target, link.reported); !about.empty()) key = about;
  Say(verdict, key, target, WrittenAnswers(target, link, report));
  if (target.op == Operator::kAbout) AddRoom(verdict, target);
  AddPace(verdict);
  return verdict;
}

Verdict ShareVerdict(const Promise& promise, const Decimal& share, base::Span span,
                     const Course& course, std::string_view rule) {
  Verdict verdict;
  verdict.ratio = share.Shifted(-2);
  verdict.window_months = course.months;
  verdict.verdict_class = ClassOfShare(share, course, course.months);
  verdict.rule = rule;
  verdict.span = span;
  Say(verdict, "why-share", *promise.target);
  AddPace(verdict);
  return verdict;
}

Verdict NamedVerdict(const Promise& promise, const Mention& mention) {
  Verdict verdict;
  verdict.verdict_class = VerdictClass::kMet;
  verdict.reported = promise.target->value;
  verdict.ratio = Decimal(1);
  verdict.rule = "named-thing-done";
  verdict.span = mention.clause;
  Say(verdict, "why-named", *promise.target);
  return verdict;
}

Verdict BareVerdict(const Promise& promise, const Decimal& reported, base::Span span,
                    const Course& course) {
  const Target& target = *promise.target;
  Verdict verdict;
  verdict.reported = reported;
  verdict.ratio = RatioOf(target, reported);
  verdict.window_months = course.months;
  verdict.verdict_class = ClassOf(target, reported, course, course.months);
  verdict.rule = FigureRule(target, verdict.verdict_class, false, course.year_end);
  verdict.span = span;
  Say(verdict, FigureKey(verdict.verdict_class, target), target);
  AddPace(verdict);
  return verdict;
}

Verdict NoneVerdict(const Promise& promise, base::Span clause, const Course& course) {
  Verdict verdict;
  verdict.reported = Decimal(0);
  verdict.window_months = course.months;
  verdict.verdict_class = ClassOf(*promise.target, Decimal(0), course, course.months);
  verdict.rule = "none-happened";
  verdict.span = clause;
  Say(verdict, "why-none", *promise.target);
  return verdict;
}

Verdict BegunVerdict(const Promise& promise, base::Span clause) {
  Verdict verdict;
  verdict.verdict_class = VerdictClass::kUnderway;
  verdict.rule = "only-earlier-stage";
  verdict.span = clause;
  Say(verdict, "why-begun", *promise.target);
  return verdict;
}

Verdict MentionVerdict(const Promise& promise, const Mention& mention) {
  Verdict verdict;
  verdict.span = mention.clause;
  const bool working = mention.visible && !mention.finished;
  // An amount of the promise's own unit that is no answer tells of a part of the work:
  // 完成路基32公里.
  // A rate of the same sign is not.
  const ledger::Dimension dimension = promise.target->dimension;
  const bool rate =
      dimension == ledger::Dimension::kPercent || dimension == ledger::Dimension::kPercentPoint;
  const bool part = mention.same_unit && !mention.plan && !rate;
  const bool begun = (!mention.applied || mention.reviewed) &&
                     (part || mention.reviewed ||
                      (!mention.has_amount && !mention.plan && (mention.early || working)));
  if (begun && !mention.negated) return BegunVerdict(promise, mention.clause);
  verdict.reason = mention.claimed && !mention.negated ? UnreportedReason::kClaimedWithoutFigure
                                                       : UnreportedReason::kNotMentioned;
  verdict.rule = "no-figure";
  const bool claimed = verdict.reason == UnreportedReason::kClaimedWithoutFigure;
  Say(verdict, claimed ? "why-claimed" : "why-no-figure", *promise.target);
  return verdict;
}

Verdict PendingVerdict(const Promise& promise, const Pending& pending) {
  Verdict verdict;
  verdict.verdict_class =
      pending.target ? VerdictClass::kTargetPending : VerdictClass::kDataPending;
  verdict.rule = pending.target ? "target-not-set" : "figure-not-out";
  verdict.span = pending.span;
  const bool assigned = !promise.target->value;
  Say(verdict,
      assigned         ? "why-assigned-pending"
      : pending.target ? "why-target-pending"
                       : "why-data-pending",
      *promise.target);
  return verdict;
}

Verdict SilentVerdict(const Promise& promise, std::optional<base::Span> claim) {
  Verdict verdict;
  verdict.rule = "no-figure";
  verdict.reason =
      claim ? UnreportedReason::kClaimedWithoutFigure : UnreportedReason::kNotMentioned;
  verdict.span = claim;
  Say(verdict, claim ? "why-claimed" : "why-not-mentioned", *promise.target);
  return verdict;
}

Verdict RestatedVerdict(const Promise& promise, base::Span span) {
  Verdict verdict;
  verdict.rule = "promise-repeated";
  verdict.reason = UnreportedReason::kRestated;
  verdict.span = span;
  Say(verdict, "why-restated", *promise.target);
  return verdict;
}

Verdict ExpectedVerdict(const Promise& promise, base::Span span) {
  Verdict verdict;
  verdict.rule = "only-expected";
  verdict.reason = UnreportedReason::kNotMentioned;
  verdict.span = span;
  Say(verdict, "why-expected", *promise.target);
  return verdict;
}

Verdict UngradedVerdict(const Promise& promise) {
  Verdict verdict;
  verdict.rule = "not-graded";
  const bool in_step = promise.target->kind == TargetKind::kInStep;
  Say(verdict, in_step ? "why-in-step" : "why-assigned", *promise.target);
  return verdict;
}

Verdict GapVerdict(const Target& target, base::Span span, std::string_view words, bool reached,
                   const Course& course) {
  Verdict verdict;
  verdict.verdict_class = reached           ? VerdictClass::kMet
                          : course.year_end ? VerdictClass::kShort
                                            : VerdictClass::kBehind;
  verdict.rule = "gap-told";
  verdict.span = span;
  Say(verdict, reached ? "why-gap-met" : "why-gap-short", target);
  verdict.why.arguments.emplace_back("words", std::string(words));
  return verdict;
}

VerdictClass Recompute(const Target& target, const Verdict& verdict,
                       const std::optional<ledger::Period>& period) {
  const Course course = Course::Of(period);
  if (verdict.rule == "nearly-reached") return NearlyClass(target, course);
  return ClassOf(target, *verdict.reported, course, verdict.window_months);
}

}  // namespace duban::understand
