// Entry points: FindTargets, FindEvents, TargetFrom, TargetsOf, EventsOf.
#include "understand/judge/targets.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/prose/areas.h"
#include "understand/prose/objects.h"
#include "understand/prose/statements.h"
#include "understand/understand.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;
using ledger::Hedge;
using ledger::Operator;
using ledger::Target;
using ledger::TargetKind;

// 全国第一批, 前3位: a place is told, not an amount.
bool IsRank(const Statement& statement) {
  return statement.quantity.dimension == Dimension::kRank;
}

// 四分之三以上: a share that hundredths tell exactly; three thirds of a hundred do not.
bool IsExactShare(const Statement& statement, std::string_view text) {
  const auto& ratio = statement.quantity.ratio;
  return ratio && ratio->denominator > 0 && 100 % ratio->denominator == 0 &&
         statement.quantity.number.In(text).find("分之") != std::string_view::npos;
}

// Time is promised only as a limit: 压缩至3个工作日, 不超过30分钟.
bool IsTimeWithoutLimit(const Statement& statement) {
  for (const std::string_view word : kTimeAmounts)
    if (statement.object.find(word) != std::string::npos) return false;
  return statement.quantity.dimension == Dimension::kTime && !statement.ceiling &&
         statement.quantity.hedge != Hedge::kAtMost;
}

// 四大商圈, 8大类: the amount names a set.
bool NamesASet(const Statement& statement) {
  const std::string& unit = statement.quantity.unit;
  if (unit == "大" || unit == "大类" || unit.empty() || statement.names_set) return true;
  // 出台十条意见: articles of a document.
  const bool document = statement.verb.find("出台") != std::string::npos ||
                        statement.verb.find("印发") != std::string::npos ||
                        statement.object.ends_with("意见") || statement.object.ends_with("措施");
  return unit == "条" && document;
}

// 支援山区26县, 支援山区26县发展: the number is of the name of the places.
bool NamesPlaces(const Statement& statement) {
  if (!HasWordOf<kCountedPlaces>(statement.quantity.unit)) return false;
  for (const std::string_view kind : kRegionsOfCounties)
    if (statement.own_before.ends_with(kind)) return true;
  if (!statement.verb.empty()) return false;
  const size_t number = statement.own_before.size() + statement.quantity.span.size();
  return !statement.topic.empty() && number < statement.own.size();
}

// 实现26县农村公路提升100公里: the places are those of the amount behind them in the clause.
bool PlacesOfNext(const Statement& statement, const Statement& next, std::string_view text) {
  if (!HasWordOf<kCountedPlaces>(statement.quantity.unit) || next.clause != statement.clause)
    return false;
  const size_t end = statement.quantity.span.end, begin = next.quantity.span.begin;
  if (begin <= end || !base::IsHan(base::Decode(text, end).value)) return false;
  const std::string_view between = text.substr(end, begin - end);
  return between.find("、") == between.npos && between.find("和") == between.npos;
}

// 94项完成年度目标任务: a summary of tasks, and none itself.
bool SumsUpTasks(const Statement& statement) {
  return statement.object.empty() && statement.inherited.empty() &&
         statement.work >= Work::kFinished && HasWordOf<kTargetNouns>(statement.piece);
}

// Clauses that set the stage, tell of the past or of another figure promise nothing.
bool Promises(const Statement& statement) {
  const bool past = statement.past && statement.quantity.dimension != Dimension::kTimes;
  return !statement.lead && !past && !statement.from && !statement.quoted && !statement.condition &&
         (!statement.share || statement.completion);
}

bool IsTarget(const Statement& statement, std::string_view text) {
  if (!Promises(statement) || IsRank(statement) || IsTimeWithoutLimit(statement)) return false;
  if (statement.quantity.ratio) return IsExactShare(statement, text) && !statement.object.empty();
  if (statement.floor || statement.whole) return false;
  return !NamesASet(statement) && !NamesPlaces(statement) && !SumsUpTasks(statement);
}

// PM2.5浓度33微克/立方米, 失业率5%: the less the better, though no word says so.
bool IsBetterLow(const Statement& statement) {
  if (statement.growth || statement.quantity.hedge == Hedge::kAtLeast) return false;
  if (statement.object.find("离子") != std::string::npos) return false;
  const auto ends = [&](std::string_view end) { return statement.object.ends_with(end); };
  if (std::any_of(std::begin(kBetterLow), std::end(kBetterLow), ends)) return true;
  return statement.verb.empty() &&
         std::any_of(std::begin(kBetterLowAlone), std::end(kBetterLowAlone), ends);
}

Operator OperatorOf(const Statement& statement) {
  const ledger::Quantity& quantity = statement.quantity;
  if (quantity.upper) return Operator::kBetween;
  if (quantity.hedge == Hedge::kAbout) return Operator::kAbout;
  if (quantity.hedge == Hedge::kAtMost || statement.ceiling) return Operator::kAtMost;
  return IsBetterLow(statement) ? Operator::kAtMost : Operator::kAtLeast;
}

// 高新技术企业达到110家: how many there are then, not how many come.
bool IsStock(const Statement& statement) {
  if (!statement.reaches || !statement.verb.empty()) return false;
  if (statement.quantity.dimension == Dimension::kLength) return statement.object.ends_with("里程");
  if (statement.quantity.dimension == Dimension::kArea) return statement.object.ends_with("面积");
  if (statement.quantity.dimension != Dimension::kCount) return false;
  for (const std::string_view unit : kDeedUnits)
    if (statement.quantity.unit == unit) return false;
  // 集装箱吞吐量突破180万标箱: what goes through in a year.
  return !HasWordOf<kFlowNouns>(statement.object) && !HasWordOf<kDeedNouns>(statement.object);
}

TargetKind KindOf(const Statement& statement, Operator op) {
  const ledger::Quantity& quantity = statement.quantity;
  if (op == Operator::kAtMost) return TargetKind::kCeiling;
  if (statement.growth || quantity.dimension == Dimension::kPercentPoint)
    return quantity.direction == ledger::Direction::kDown ? TargetKind::kCeiling
                                                          : TargetKind::kGrowth;
  if (quantity.dimension == Dimension::kPercent || quantity.dimension == Dimension::kPerMille)
    return TargetKind::kLevel;
  if (quantity.dimension == Dimension::kTimes || IsStock(statement)) return TargetKind::kLevel;
  return IsLevelObject(statement.object) ? TargetKind::kLevel : TargetKind::kVolume;
}

std::string_view RuleOf(const Statement& statement, TargetKind kind) {
  if (statement.in_list) return "amount-in-a-list";
  switch (kind) {
    case TargetKind::kGrowth:
      return "growth-rate";
    case TargetKind::kLevel:
      return "level";
    case TargetKind::kCeiling:
      return "ceiling";
    default:
      return statement.verb.empty() ? "plain-amount" : "verb-with-amount";
  }
}

// 6%左右(确保5.5%以上); 6%左右，确保5.5%以上: gives the promise before it a floor.
void TakeFloor(const Statement& statement, std::vector<Target>& targets) {
  if (targets.empty()) return;
  Target& last = targets.back();
  if (last.unit == statement.quantity.unit && last.span.end <= statement.quantity.span.begin)
    last.floor = statement.quantity.value;
}

// Promises that lean on another figure: 与经济增长同步, 完成市下达任务.
struct Unvalued {
  std::string_view words;
  TargetKind kind;
  std::string_view rule;
};
constexpr Unvalued kUnvalued[] = {{"同步", TargetKind::kInStep, "in-step"},
                                  {"下达", TargetKind::kAssigned, "assigned"}};

std::optional<Target> UnvaluedIn(std::string_view content, const Clause& clause,
                                 const Unvalued& form) {
  const std::string_view words = clause.span.In(content);
  const size_t at = words.find(form.words);
  if (at == words.npos) return std::nullopt;
  const bool in_step = form.kind == TargetKind::kInStep && words.find("与") < at;
  constexpr std::string_view kDone = "完成";
  const size_t done = words.find(kDone);
  const bool assigned = form.kind == TargetKind::kAssigned && done < at &&
                        (words.find("任务") != words.npos || words.find("目标") != words.npos);
  if (!in_step && !assigned) return std::nullopt;
  Target target;
  const size_t cut = in_step ? words.find("与") : done;
  const base::Span head{clause.span.begin, clause.span.begin + static_cast<uint32_t>(cut)};
  target.object = ShortObject(content, head);
  // 完成市下达任务 alone: what the superior sets.
  if (target.object.empty())
    target.object = ShortObject(
        content, {clause.span.begin + static_cast<uint32_t>(in_step ? at : done + kDone.size()),
                  clause.span.end});
  target.kind = form.kind;
  target.verb = in_step ? "" : "完成";
  target.span = target.clause = clause.span;
  target.rule = form.rule;
  return target;
}

void AddUnvalued(const Prose& prose, std::vector<Target>& targets) {
  std::vector<Target> more;
  auto target = targets.begin();
  for (const Clause& clause : prose.clauses) {
    while (target != targets.end() && target->span.begin < clause.span.begin) ++target;
    if (target != targets.end() && target->span.begin < clause.span.end) continue;
    for (const Unvalued& form : kUnvalued)
      if (auto found = UnvaluedIn(prose.text, clause, form)) more.push_back(std::move(*found));
  }
  targets.insert(targets.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
  std::stable_sort(targets.begin(), targets.end(),
                   [](const Target& a, const Target& b) { return a.span.begin < b.span.begin; });
}

// A place among others or a part of a whole: no amount, and kept as an event.
bool IsNoAmount(const Statement& statement, std::string_view text) {
  return IsRank(statement) || (statement.quantity.ratio && !IsTarget(statement, text));
}

// 进入全省前三, 保持全市第一: a place among others is promised. Empty where none is.
std::string_view PlaceAmongOthers(std::string_view words) {
  std::string_view place;
  SetOf<kRankNouns>().EachIn(words, [&](size_t at, size_t) {
    if (const size_t area = AreaBefore(words.substr(0, at))) place = words.substr(at - area);
    return !place.empty();
  });
  return place;
}

// Verbs of events: work with a stage, or the making of a document.
bool IsEventVerb(const Word& word) {
  return word.role == WordRole::kVerb && word.work >= Work::kStarted;
}

}  // namespace

Target TargetFrom(const Statement& statement) {
  const ledger::Quantity& quantity = statement.quantity;
  Target target;
  target.object = statement.object.empty() ? statement.inherited : statement.object;
  if (!statement.object.empty() && !statement.inherited.empty() && !statement.sub)
    target.object = statement.inherited + statement.object;
  if (statement.completion) target.object += "完成率";
  target.verb = statement.verb;
  target.stage = StageOf(statement.work);
  target.op = OperatorOf(statement);
  if (target.op == Operator::kAbout && statement.ceiling && target.verb.empty())
    target.verb = "控制";
  target.kind = KindOf(statement, target.op);
  target.value = quantity.value;
  target.upper = quantity.upper;
  target.unit = quantity.unit;
  target.dimension = quantity.dimension;
  target.span = quantity.span;
  target.clause = statement.clause;
  target.rule = RuleOf(statement, target.kind);
  if (quantity.ratio && quantity.base_value) {
    target.value = quantity.base_value;
    target.unit = "%";
  }
  return target;
}

std::vector<Target> TargetsOf(const Prose& prose) {
  std::vector<Target> targets;
  for (size_t i = 0; i < prose.statements.size(); ++i) {
    const Statement& statement = prose.statements[i];
    if (statement.floor) TakeFloor(statement, targets);
    const bool places = i + 1 < prose.statements.size() &&
                        PlacesOfNext(statement, prose.statements[i + 1], prose.text);
    if (!places && IsTarget(statement, prose.text)) targets.push_back(TargetFrom(statement));
  }
  AddUnvalued(prose, targets);
  return targets;
}

namespace {

// What a clause without an amount promises; an empty object where it is nothing.
ledger::EventPromise EventIn(const Prose& prose, base::Span clause) {
  const std::string_view content = prose.text;
  const WordRange words = WordsIn(prose.words, clause);
  const Word* verb = std::find_if(words.begin(), words.end(), IsEventVerb);
  ledger::EventPromise event;
  event.span = clause;
  if (verb == words.end()) return event;
  event.verb = verb->span.In(content);
  event.object = ShortObject(content, {verb->span.end, clause.end});
  if (event.object.empty()) event.object = ShortObject(content, {clause.begin, verb->span.begin});
  return event;
}

// 综合实力进入全省前三: the verb before the place, and the place.
ledger::EventPromise PlaceIn(std::string_view content, base::Span clause) {
  ledger::EventPromise event;
  event.span = clause;
  const std::string_view words = clause.In(content), place = PlaceAmongOthers(words);
  if (place.empty()) return event;
  const std::string_view before = words.substr(0, words.size() - place.size());
  size_t last = 0;
  SetOf<kRankVerbs>().EachIn(before, [&](size_t at, size_t verb) {
    const size_t end = at + kRankVerbs[verb].size();
    if (end > last) event.verb = kRankVerbs[verb], last = end;
    return false;
  });
  if (!event.verb.empty())
    event.object =
        ShortObject(content, {clause.end - static_cast<uint32_t>(place.size()), clause.end});
  return event;
}

}  // namespace

std::vector<ledger::EventPromise> EventsOf(const Prose& prose) {
  std::vector<ledger::EventPromise> events;
  auto statement = prose.statements.begin();
  for (const Clause& clause : prose.clauses) {
    while (statement != prose.statements.end() && statement->clause.begin < clause.span.begin)
      ++statement;
    bool amount = false, part = false;
    for (auto here = statement; here != prose.statements.end() && here->clause == clause.span;
         ++here) {
      amount |= !IsNoAmount(*here, prose.text);
      part |= here->quantity.ratio.has_value();
    }
    if (amount) continue;
    ledger::EventPromise event = PlaceIn(prose.text, clause.span);
    if (event.object.empty()) event = EventIn(prose, clause.span);
    if (part) event = {"", ShortObject(prose.text, clause.span), clause.span};
    if (!event.object.empty()) events.push_back(std::move(event));
  }
  return events;
}

std::vector<Target> FindTargets(std::string_view content) {
  return TargetsOf(ReadProse(content));
}

std::vector<ledger::EventPromise> FindEvents(std::string_view content) {
  return EventsOf(ReadProse(content));
}

}  // namespace duban::understand
