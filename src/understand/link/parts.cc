// Entry points: PartsOf.
#include "understand/link/parts.h"

#include <algorithm>

#include "understand/link/fit.h"
#include "understand/link/vetoes.h"
#include "understand/prose/shares.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Target;

constexpr int kPartsScore = 45;  // no less than an answer needs

class PartsReader {
 public:
  PartsReader(const Promise& promise, std::span<const Answer> answers, int chosen,
              const std::vector<bool>& taken, bool alone)
      : promise_(promise), answers_(answers), chosen_(chosen), taken_(taken), alone_(alone) {}

  std::optional<Link> Read() const {
    const Target& target = *promise_.target;
    if (!target.value || IsRate(target.dimension)) return std::nullopt;
    const bool stock =
        target.kind == ledger::TargetKind::kLevel && target.dimension == ledger::Dimension::kMoney;
    const bool adds_up = stock || target.kind == ledger::TargetKind::kVolume ||
                         target.kind == ledger::TargetKind::kGrowth;
    if (target.op == ledger::Operator::kAtMost || !adds_up) return std::nullopt;
    for (size_t a = 0; a + 1 < answers_.size(); ++a) {
      if (!GoesOn(a)) continue;
      Link parts = PartsFrom(a);
      const bool apart = RanksExclude(parts) || !OneIsEnough(target, parts);
      if (parts.answers.size() >= 2 && apart && !AreNested(target, parts)) return parts;
    }
    return std::nullopt;
  }

 private:
  // 46个全部开工,已完工41个: where one reaches the promise alone, the others tell of the same
  // things.
  static bool OneIsEnough(const Target& target, const Link& parts) {
    return std::any_of(parts.answers.begin(), parts.answers.end(), [&](const Answer* answer) {
      return ReportedOf(target, *answer->statement) >= *target.value;
    });
  }

  // 省级1家、市级6家: no one of them is among the others.
  static bool RanksExclude(const Link& parts) {
    return std::all_of(parts.answers.begin(), parts.answers.end(), [](const Answer* answer) {
      return !RankIn(answer->statement->object).empty();
    });
  }

  // 86个项目开工79个，完工22个: more than were promised, so the finished ones are among the begun.
  // 签约11个，落地7个: what was agreed and what came of it.
  static bool AreNested(const Target& target, const Link& parts) {
    const auto stage = [&](size_t i) { return parts.answers[i]->statement->work; };
    const Statement& next = *parts.answers[1]->statement;
    const bool own_verb = !next.verb.empty() && !next.verb_inherited;
    if (own_verb && IsPreparation(stage(0)) != IsPreparation(stage(1))) return true;
    return target.stage == ledger::Stage::kAdvanced && stage(0) != stage(1) &&
           parts.reported > *target.value;
  }

  // Whether a list may go on behind an answer: for most, the look at the next one settles it.
  bool GoesOn(size_t a) const {
    const Statement& next = *answers_[a + 1].statement;
    return (next.sub && next.bracketed) || NextInList(*answers_[a].statement, next);
  }

  Link PartsFrom(size_t a) const {
    const Target& target = *promise_.target;
    Link link;
    link.score = kPartsScore;
    base::Decimal sum;
    for (size_t i = a; i < answers_.size(); ++i) {
      const Answer& answer = answers_[i];
      if (i > a && answer.statement->sub && answer.statement->bracketed) continue;
      if (i > a && !NextInList(*answers_[i - 1].statement, *answer.statement)) break;
      if (i > a && PlaceFor(answer).empty() != PlaceFor(*link.answers.front()).empty()) break;
      if (!IsPart(i, link)) break;
      const auto more = sum.Plus(ReportedOf(target, *answer.statement));
      if (!more) break;
      sum = *more;
      link.answers.push_back(&answer);
    }
    link.reported = sum;
    return link;
  }

  static bool NextInList(const Statement& last, const Statement& next) {
    return next.sentence == last.sentence && next.clause_index <= last.clause_index + 1 &&
           !next.sub && (next.in_list || next.clause_index == last.clause_index + 1);
  }

  bool IsPart(size_t a, const Link& so_far) const {
    const Promise& promise = promise_;
    const Statement& told = *answers_[a].statement;
    const Target& target = *promise.target;
    const bool grows = target.kind == ledger::TargetKind::kGrowth;
    const bool chosen_elsewhere = taken_[a] && chosen_ != static_cast<int>(a);
    if (told.sub || chosen_elsewhere || IsOfWiderArea(promise, told)) return false;
    if (answers_[a].features.total == 0 && !IsListedVerb(told) && !IsBareRank(answers_[a]))
      return false;
    if (told.growth != grows || told.quantity.direction == ledger::Direction::kDown) return false;
    if ((told.total && told.reaches) || !InUnitOf(target, told.quantity)) return false;
    if (answers_[a].stockish && IsStock(target, told, answers_[a].dated)) return false;
    if (!Satisfies(target, told)) return false;
    if (IsFurtherStage(a, so_far)) return true;
    if (RebuildsInstead(target, told)) return false;
    if (told.rest || (answers_[a].against && IsOppositeDeed(target, told))) return false;
    for (const Answer* other : so_far.answers)
      if (SameThing(*other, answers_[a])) return false;
    if (target.kind == ledger::TargetKind::kLevel) return DividesIt(answers_[a], so_far);
    if (IsPlacePart(answers_[a]) || IsHonouredPart(answers_[a], so_far)) return true;
    if (IsRankedBehind(promise, answers_[a], so_far)) return true;
    if (IsListedKind(answers_[a], so_far)) return true;
    if (answers_[a].features.total == 0) return !IsBareRank(answers_[a]);
    if (told.object.empty() && IsListedVerb(told)) return true;
    return OneOfItsParts(promise, answers_[a], so_far);
  }

  // 已完工6个项目,开工30个项目 for 实施36个: works at different stages, where carrying out was
  // promised.
  bool IsFurtherStage(size_t a, const Link& so_far) const {
    const Statement& told = *answers_[a].statement;
    if (promise_.target->stage != ledger::Stage::kAdvanced || chosen_ < 0) return false;
    if (so_far.answers.empty())
      return chosen_ == static_cast<int>(a) && told.work >= Work::kStarted;
    const Statement& first = *so_far.answers.front()->statement;
    if (&first != answers_[chosen_].statement) return false;
    constexpr int kGeneric = 30;
    const bool same = answers_[a].features.total <= kGeneric || told.rest ||
                      answers_[a].features.text == so_far.answers.front()->features.text;
    return same && told.work >= Work::kStarted && told.work != first.work &&
           told.work != Work::kBuilding;
  }

  std::string_view PlaceFor(const Answer& answer) const {
    if (!answer.place.empty()) return answer.place;
    return PlaceBehind(promise_.target->object, *answer.statement);
  }

  // 甲镇4座、乙镇3座 for 新建公厕9座, where nothing else was promised in 座; 城东街道加装电梯26部
  // for 加装电梯60部.
  bool IsPlacePart(const Answer& answer) const {
    if (PlaceFor(answer).empty()) return false;
    const Statement& told = *answer.statement;
    if (answer.place.empty()) return alone_ && told.work >= Work::kFinished;
    const Resemblance likeness = Compare(promise_.features, answer.features);
    if (told.place.empty())
      return alone_ && likeness.shared == 0 && told.quantity.unit == promise_.target->unit;
    return !likeness.excluded && (likeness.same || likeness.covered >= 60) &&
           (told.verb == promise_.target->verb || told.work >= Work::kFinished);
  }

  // 2家获评省级示范社，3家获评市级示范社: named by different ranks.
  bool IsHonouredPart(const Answer& answer, const Link& so_far) const {
    const std::string& honour = answer.statement->honour;
    const std::string_view own = RankIn(honour);
    if (own.empty() || !Honours(promise_, *answer.statement) ||
        !RankIn(promise_.target->object).empty())
      return false;
    return std::all_of(so_far.answers.begin(), so_far.answers.end(), [&](const Answer* other) {
      const std::string_view theirs = RankIn(other->statement->honour);
      return !theirs.empty() && theirs != own;
    });
  }

  bool SameThing(const Answer& a, const Answer& b) const {
    if (a.statement->honour != b.statement->honour) return false;
    return PlaceFor(a) == PlaceFor(b) && a.features.text == b.features.text &&
           a.statement->verb == b.statement->verb && a.kinds == b.kinds;
  }

  // The answer is one of the things or verbs that the promise lists, or a kind of its one thing.
  bool OneOfItsParts(const Promise& promise, const Answer& answer, const Link& so_far) const {
    const Resemblance whole = Compare(promise.features, answer.features);
    const std::string_view rank = RankIn(answer.features.text);
    if (whole.excluded || IsLowerRank(promise.target->object, rank)) return false;
    if (answer.wider.total > 0 && Compare(promise.features, answer.wider).covered >= 60)
      return true;
    for (const Features& part : promise.parts) {
      const Resemblance likeness = Compare(part, answer.features);
      if (!likeness.excluded && (likeness.fitting >= 50 || likeness.covered >= 90)) return true;
    }
    const bool kind_of_it = whole.covered >= 90 && whole.same_head && whole.fitting < 90;
    const bool by_rank =
        whole.same_head && whole.covered >= 20 && RanksDiffer(promise, answer, so_far);
    if (by_rank) return true;
    if (DividesIt(answer, so_far)) return true;
    const bool same_thing = whole.same || (whole.same_head && whole.covered >= 60);
    return kind_of_it || (same_thing && ByAnotherVerb(promise, answer));
  }

  static std::string_view RankIn(std::string_view text) {
    for (const std::string_view word : kRanks)
      if (text.find(word) != text.npos) return word;
    return {};
  }

  static bool IsBareRank(const Answer& answer) {
    const std::string_view text = answer.statement->object;
    return !text.empty() && RankIn(text) == text;
  }

  // Higher ranks stand before lower ones in the list.
  static auto PlaceOf(std::string_view rank) {
    return std::find(std::begin(kRanks), std::end(kRanks), rank);
  }

  static bool IsLowerRank(std::string_view promised, std::string_view told) {
    const std::string_view least = RankIn(promised);
    return !least.empty() && !told.empty() && PlaceOf(told) > PlaceOf(least);
  }

  // 市级以上龙头企业: of that rank or a higher one.
  static bool IsOfThatRankOrHigher(std::string_view promised, std::string_view told) {
    const std::string_view least = RankIn(promised);
    if (least.empty()) return true;
    const size_t behind = promised.find(least) + least.size();
    return promised.substr(behind).starts_with("以上") && !IsLowerRank(promised, told);
  }

  // 省级示范社5家、市级示范社8家: ranks exclude each other.
  static bool RanksDiffer(const Promise& promise, const Answer& answer, const Link& so_far) {
    const std::string_view own = RankIn(answer.features.text);
    if (own.empty() || !IsOfThatRankOrHigher(promise.target->object, own)) return false;
    return std::all_of(so_far.answers.begin(), so_far.answers.end(), [&](const Answer* other) {
      const std::string_view theirs = RankIn(other->features.text);
      return !theirs.empty() && theirs != own;
    });
  }

  // 示范村省级3个、市级17个 for 示范村20个: the rank stands behind the thing, then alone.
  static bool IsRankedBehind(const Promise& promise, const Answer& answer, const Link& so_far) {
    const std::string_view object = answer.statement->object;
    const std::string_view rank = RankIn(object);
    if (rank.empty() || !object.ends_with(rank) || !RankIn(promise.features.text).empty())
      return false;
    if (!so_far.answers.empty())
      return object == rank &&
             std::none_of(so_far.answers.begin(), so_far.answers.end(), [&](const Answer* other) {
               return RankIn(other->statement->object) == rank;
             });
    const Resemblance likeness =
        Compare(promise.features, FeaturesOf(object.substr(0, object.size() - rank.size())));
    return !likeness.excluded && (likeness.same || (likeness.same_head && likeness.covered >= 60));
  }

  // 直营店12家、加盟店19家 for 便民店30家: two kinds that share the thing between them.
  bool DividesIt(const Answer& answer, const Link& so_far) const {
    if (answer.kinds == 0) return false;
    const auto tail = [](std::string_view text) {
      return text.size() < 3 ? text : text.substr(text.size() - 3);
    };
    const bool same_head =
        promise_.features.head != 0 && promise_.features.head == answer.features.head;
    const bool same_tail = tail(answer.features.text) == tail(promise_.features.text);
    if (!same_head && !(same_tail && alone_)) return false;
    return std::all_of(so_far.answers.begin(), so_far.answers.end(), [&](const Answer* before) {
      return Divide(promise_.kinds, answer.kinds, before->kinds);
    });
  }

  // 公办200张、民办180张、公建民营130张; 博士12名、硕士86名 for 高层次人才: nothing but kinds of
  // one group, each once.
  bool IsListedKind(const Answer& answer, const Link& so_far) const {
    constexpr std::string_view kTalent = "人才";
    const std::string_view kind = answer.statement->object;
    const auto other = [&](const Answer* before) { return before->statement->object != kind; };
    if (!alone_ || kind.empty() ||
        !std::all_of(so_far.answers.begin(), so_far.answers.end(), other))
      return false;
    const std::string_view object = promise_.target->object;
    if (object.ends_with(kTalent))
      return std::find(std::begin(kTalentKinds), std::end(kTalentKinds), kind) !=
             std::end(kTalentKinds);
    return std::any_of(std::begin(kPartKinds), std::end(kPartKinds), [&](std::string_view group) {
      const auto holds = [&](std::string_view one) { return HoldsKind(group, one); };
      return holds(kind) && !NamesKind(group, object) &&
             std::all_of(so_far.answers.begin(), so_far.answers.end(),
                         [&](const Answer* before) { return holds(before->statement->object); });
    });
  }

  // 小学 of 新建小学2所: one of the kinds alone was promised.
  static bool NamesKind(std::string_view group, std::string_view object) {
    while (!group.empty()) {
      const size_t end = std::min(group.find('|'), group.size());
      if (object.find(group.substr(0, end)) != object.npos) return true;
      group.remove_prefix(std::min(end + 1, group.size()));
    }
    return false;
  }

  // Whether a|b|c holds the kind.
  static bool HoldsKind(std::string_view group, std::string_view kind) {
    while (!group.empty()) {
      const size_t end = std::min(group.find('|'), group.size());
      if (group.substr(0, end) == kind) return true;
      group.remove_prefix(std::min(end + 1, group.size()));
    }
    return false;
  }

  // 新建 of 完成新建56公里.
  static std::string_view PlainVerb(const Statement& told) {
    constexpr std::string_view kCompleted = "完成";
    std::string_view verb = told.verb;
    if (verb.starts_with(kCompleted)) verb.remove_prefix(kCompleted.size());
    return verb;
  }

  // 新建5片、改造3片 for 新建和改造足球场8片.
  bool IsListedVerb(const Statement& told) const {
    const Target& target = *promise_.target;
    const std::string_view verb = PlainVerb(told);
    return alone_ && !verb.empty() && !told.verb_inherited && told.quantity.unit == target.unit &&
           target.verb.size() > verb.size() && target.verb.find(verb) != std::string::npos;
  }

  // 新建3家、改扩建2家: works that exclude each other, so their numbers add up.
  static bool ByAnotherVerb(const Promise& promise, const Answer& answer) {
    const Statement& told = *answer.statement;
    if (told.verb.empty() || RebuildsInstead(*promise.target, told)) return false;
    // 恢复改善灌溉面积: the second deed may be read with the thing.
    const std::string deeds = promise.target->verb + promise.target->object;
    const bool listed =
        promise.target->verb != told.verb && deeds.find(PlainVerb(told)) != std::string::npos;
    return listed || (told.work == Work::kUntold && Builds(told.verb));
  }

  const Promise& promise_;
  std::span<const Answer> answers_;
  int chosen_;
  const std::vector<bool>& taken_;
  bool alone_;
};

}  // namespace

std::optional<Link> PartsOf(const Promise& promise, std::span<const Answer> answers, int chosen,
                            const std::vector<bool>& taken, bool alone) {
  return PartsReader(promise, answers, chosen, taken, alone).Read();
}

}  // namespace duban::understand
