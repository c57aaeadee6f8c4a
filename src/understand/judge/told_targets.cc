// Entry point: ReadToldTask.
#include "understand/judge/told_targets.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/judge/targets.h"
#include "understand/judge/verdicts.h"
#include "understand/link/fit.h"
#include "understand/link/linking.h"
#include "understand/prose/statements.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

using base::Decimal;
using ledger::Target;
using ledger::Verdict;
using ledger::VerdictClass;

enum class Said {
  kNothing,  // a share, a distance to the line of time, a condition
  kResult,
  kTarget,
  kBelow,  // by how much the result is below the promise
  kAbove,
};

struct Spoken {
  const Statement* statement = nullptr;
  Said said = Said::kNothing;
  std::string_view before;  // the words of its clause in front of it
  std::string_view after;
  size_t sentence = 0;         // parts between 。 and ；
  size_t first = 0;            // the index of the first that is spoken in it
  bool taken = false;          // a result that answers a promise already
  bool behind_result = false;  // 完成目标…, 占…: speaks of a result that was told before it
};

bool HasAny(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool EndsWithAny(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.ends_with(word); });
}

bool StartsWithAny(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.starts_with(word); });
}

// What stands in front of the number since the last mark, and behind it up to the next.
std::string_view Before(std::string_view text, size_t from, size_t to) {
  std::string_view words = text.substr(from, to - from);
  for (const std::string_view mark : {"，", ",", "。", "；", ";", "\n"})
    if (const size_t at = words.rfind(mark); at != words.npos)
      words.remove_prefix(at + mark.size());
  return words;
}

std::string_view After(std::string_view text, size_t from, size_t to) {
  std::string_view words = text.substr(from, to - from);
  for (const std::string_view mark : {"，", ",", "。", "；", ";", "\n"})
    words = words.substr(0, words.find(mark));
  return words;
}

bool InBracketBehindTarget(std::string_view before) {
  const size_t open = std::max(before.rfind("（") + 1, before.rfind('(') + 1);
  if (open == 0) return false;
  const std::string_view head = before.substr(0, open - 1);
  return std::any_of(std::begin(kTargetNouns), std::end(kTargetNouns),
                     [&](std::string_view noun) { return head.ends_with(noun); });
}

std::string_view InFrontOfNoun(std::string_view before) {
  size_t at = before.size();
  for (const std::string_view noun : kTargetNouns) at = std::min(at, before.find(noun));
  return before.substr(0, at);
}

// "达年度目标的77.2%", "完成目标任务的100%".
bool IsShareOfTarget(const Spoken& one) {
  return one.statement->quantity.dimension == ledger::Dimension::kPercent &&
         one.before.ends_with("的") && HasAny(one.before, kTargetNouns);
}

Said SaidBy(const Spoken& one) {
  const Statement& statement = *one.statement;
  const bool noun = HasAny(one.before, kTargetNouns);
  // 目标120公里的78%: it only looks like a condition (120公里的路).
  if ((statement.condition && !noun) || statement.quoted || statement.past || statement.from)
    return Said::kNothing;
  if (HasAny(one.before, kPaceLines) || HasAny(one.after, kPaceLines)) return Said::kNothing;
  if (HasAny(one.before, kLaterYears)) return Said::kNothing;
  if (IsShareOfTarget(one)) return Said::kNothing;
  if (noun && InBracketBehindTarget(one.before)) return Said::kTarget;
  if (noun || HasAny(one.before, kGapAlone)) {
    if (HasAny(one.before, kGapBelow) || EndsWithAny(one.before, kGapBelowEnds))
      return Said::kBelow;
    if (HasAny(one.before, kGapAbove) || EndsWithAny(one.before, kGapAboveEnds))
      return Said::kAbove;
  }
  if (noun || StartsWithAny(one.after, kTargetBehind)) return Said::kTarget;
  return HasAny(one.before, kTargetSetters) ? Said::kTarget : Said::kResult;
}

constexpr size_t kFar = 256;  // amounts between a promise and what answers it, at the most

class Item {
 public:
  Item(std::string_view text, const std::optional<ledger::Period>& period)
      : prose_(ReadProse(text)), course_(Course::Of(period)) {
    size_t end = 0, sentence = 0, counted = 0;
    for (const Statement& statement : prose_.statements) {
      if (statement.quantity.span.begin < end) continue;
      const base::Span span = statement.quantity.span;
      Spoken one{.statement = &statement, .before = Before(text, end, span.begin)};
      const auto next = NextBegin(statement);
      one.after = After(text, span.end, next);
      sentence += CountEnds(text.substr(counted, span.begin - counted));
      counted = span.begin;
      one.sentence = sentence;
      const bool goes_on = !spoken_.empty() && spoken_.back().sentence == sentence;
      one.first = goes_on ? spoken_.back().first : spoken_.size();
      one.said = SaidBy(one);
      one.behind_result = HasAny(InFrontOfNoun(one.before), kOfResults);
      spoken_.push_back(one);
      end = span.end;
    }
  }

  ledger::Reading Read() {
    for (size_t i = 0; i < spoken_.size(); ++i) {
      if (spoken_[i].said == Said::kTarget) ReadTarget(i);
      if (IsGap(i)) ReadGap(i);
    }
    reading_.overall = ledger::Overall(reading_);
    return std::move(reading_);
  }

 private:
  size_t NextBegin(const Statement& statement) const {
    const size_t next = static_cast<size_t>(&statement - prose_.statements.data()) + 1;
    if (next >= prose_.statements.size()) return prose_.text.size();
    return std::max(statement.quantity.span.end, prose_.statements[next].quantity.span.begin);
  }

  // Marks that end a sentence.
  static size_t CountEnds(std::string_view text) {
    size_t count = 0;
    for (size_t at = 0; at < text.size();) {
      const base::CodePoint c = base::Decode(text, at);
      count += c.value == U'。' || c.value == U'；' || c.value == U';' || c.value == U'\n';
      at += c.size;
    }
    return count;
  }

  bool IsGap(size_t i) const {
    return spoken_[i].said == Said::kBelow || spoken_[i].said == Said::kAbove;
  }

  // Whether the two measure the same, so that one can be told in the unit of the other.
  static std::optional<Decimal> Converted(const Statement& into, const Statement& from) {
    Target target;
    target.value = into.quantity.value;
    target.unit = into.quantity.unit;
    target.dimension = into.quantity.dimension;
    const bool points = from.quantity.dimension == ledger::Dimension::kPercentPoint &&
                        into.quantity.dimension == ledger::Dimension::kPercent;
    return points ? std::optional(from.quantity.value) : InUnitOf(target, from.quantity);
  }

  bool Answers(size_t target, size_t result) const {
    return spoken_[result].said == Said::kResult &&
           spoken_[result].sentence == spoken_[target].sentence && !spoken_[result].taken &&
           Converted(*spoken_[result].statement, *spoken_[target].statement).has_value();
  }

  // The nearest result before `i` in its sentence that answers it.
  std::optional<size_t> ResultBefore(size_t i) const {
    const size_t far = i - std::min(i, kFar);
    for (size_t at = i; at-- > std::max(spoken_[i].first, far);)
      if (Answers(i, at)) return at;
    return std::nullopt;
  }

  std::optional<size_t> ResultBehind(size_t i) const {
    const size_t end = std::min(spoken_.size(), i + kFar);
    for (size_t at = i + 1; at < end && spoken_[at].sentence == spoken_[i].sentence; ++at) {
      if (spoken_[at].said == Said::kTarget) return std::nullopt;
      if (Answers(i, at)) return at;
    }
    return std::nullopt;
  }

  std::optional<size_t> ResultOf(size_t i) const {
    if (spoken_[i].behind_result || InBracketBehindTarget(spoken_[i].before))
      return ResultBefore(i);
    const auto behind = ResultBehind(i);
    return behind ? behind : ResultBefore(i);
  }

  // 下达22万人, 不高于42微克, 控制目标32微克.
  static bool IsCeiling(const Spoken& one) {
    return one.statement->ceiling || one.statement->quantity.hedge == ledger::Hedge::kAtMost ||
           HasAny(one.before, kCeilingWords) || StartsWithAny(one.after, kCeilingBehind);
  }

  void ReadTarget(size_t i) {
    const Spoken& told = spoken_[i];
    auto result = ResultOf(i);
    Target target = TargetFrom(*told.statement);
    // 到位资金年度目标150亿元，一季度协议引资68亿元: another thing than the promised one.
    if (result && IsOnlyAgreed(target, *spoken_[*result].statement)) result.reset();
    const bool agreed_only = !result && ResultOf(i);
    if (result) {
      const Target like = TargetFrom(*spoken_[*result].statement);
      target.kind = like.kind;
      if (told.behind_result || TellsNoObject(target)) target.object = like.object;
      if (told.behind_result) target.verb = like.verb, target.stage = like.stage;
    }
    if (TellsNoObject(target)) target.object = HeadOf();
    target.rule = "told-in-the-result";
    if (IsCeiling(told)) {
      target.op = ledger::Operator::kAtMost;
      target.kind = ledger::TargetKind::kCeiling;
    }
    if (result) return Judge(std::move(target), *result);
    if (agreed_only) return AddSilent(std::move(target));
    if (const auto gap = GapBehind(i)) JudgeByGap(std::move(target), *gap);
  }

  std::optional<size_t> GapBehind(size_t i) const {
    const size_t next = i + 1;
    if (next >= spoken_.size() || spoken_[next].sentence != spoken_[i].sentence || !IsGap(next))
      return std::nullopt;
    return next;
  }

  void Judge(Target target, size_t result) {
    spoken_[result].taken = true;
    const Statement& statement = *spoken_[result].statement;
    const auto reported = InUnitOf(target, statement.quantity);
    if (!reported) return;
    Answer answer;
    answer.statement = &statement;
    Link link;
    link.answers = {&answer};
    link.reported = *reported;
    link.nearly = statement.quantity.hedge == ledger::Hedge::kNearly;
    link.roughly = statement.quantity.hedge == ledger::Hedge::kAbout;
    link.stage_short = !spoken_[result].behind_result && !Satisfies(target, statement);
    Promise promise;
    promise.target = &target;
    Verdict verdict = FigureVerdict(promise, link, course_, prose_.text);
    Add(std::move(target), std::move(verdict));
  }

  void AddSilent(Target target) {
    Promise promise;
    promise.target = &target;
    Verdict verdict = SilentVerdict(promise, std::nullopt);
    Add(std::move(target), std::move(verdict));
  }

  void JudgeByGap(Target target, size_t gap) {
    const bool above = spoken_[gap].said == Said::kAbove;
    const bool reached = (target.op == ledger::Operator::kAtMost) != above;
    const base::Span span = PhraseOf(gap);
    Verdict verdict = GapVerdict(target, span, span.In(prose_.text), reached, course_);
    Add(std::move(target), std::move(verdict));
  }

  // 增长4.6%,低于年度目标1.9个百分点: the promise is 6.5%.
  void ReadGap(size_t i) {
    for (size_t at = spoken_[i].first; at < i; ++at)
      if (spoken_[at].said == Said::kTarget) return;  // told, and judged by this gap
    const auto result = ResultBefore(i);
    if (!result) return;
    const Statement& told = *spoken_[*result].statement;
    Target target = TargetFrom(told);
    const auto gap = Converted(told, *spoken_[i].statement);
    const auto value = spoken_[i].said == Said::kBelow ? told.quantity.value.Plus(*gap)
                                                       : told.quantity.value.Minus(*gap);
    if (!value || target.op == ledger::Operator::kBetween) return;
    target.value = value;
    target.op = ledger::Operator::kAtLeast;
    if (target.kind == ledger::TargetKind::kCeiling) return;  // below may be better or worse
    target.span = target.clause = PhraseOf(i);
    target.rule = "derived-from-the-gap";
    if (TellsNoObject(target)) target.object = HeadOf();
    Judge(std::move(target), *result);
  }

  // The words of the gap with its number.
  base::Span PhraseOf(size_t i) const {
    const Spoken& gap = spoken_[i];
    const auto begin = static_cast<uint32_t>(gap.before.data() - prose_.text.data());
    return {begin, gap.statement->quantity.span.end};
  }

  static bool TellsNoObject(const Target& target) {
    return target.object.empty() || HasAny(target.object, kTargetNouns) ||
           HasAny(target.object, kTargetSetters);
  }

  // "高标准农田。年度任务3.5万亩…": the item's first words name what it is of.
  std::string HeadOf() const {
    constexpr size_t kLongestHead = 60;
    std::string_view head = prose_.text.substr(0, kLongestHead + std::string_view("目标").size());
    for (const std::string_view end : {"。", "目标"}) head = head.substr(0, head.find(end));
    return head.size() <= kLongestHead ? std::string(base::Trim(head)) : std::string();
  }

  void Add(Target target, Verdict verdict) {
    reading_.targets.push_back(std::move(target));
    reading_.verdicts.push_back(std::move(verdict));
  }

  Prose prose_;
  Course course_;
  std::vector<Spoken> spoken_;
  ledger::Reading reading_;
};

}  // namespace

ledger::Reading ReadToldTask(std::string_view text, const std::optional<ledger::Period>& period) {
  return Item(text, period).Read();
}

}  // namespace duban::understand
