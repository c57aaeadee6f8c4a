// Entry points: LinkAnswers, IsOfWiderArea.
#include "understand/link/linking.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "understand/link/answers.h"
#include "understand/link/assignment.h"
#include "understand/link/bounds.h"
#include "understand/link/count_shares.h"
#include "understand/link/fit.h"
#include "understand/link/named_parts.h"
#include "understand/link/parts.h"
#include "understand/link/steps.h"
#include "understand/link/vetoes.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;
using ledger::Target;
using ledger::TargetKind;

// Gains below this are no answer. Found by reading: at 45 two objects share their head or most of
// the rarer words.
constexpr int kEnough = 45;
constexpr int kClose = 2;  // gains this near are a tie

// One block of promises against one block of answers.
class Linker {
 public:
  Linker(const Prose& report, const Promise* promises, size_t promise_count, const Answer* answers,
         size_t answer_count, std::vector<std::optional<Link>>& out, size_t out_begin,
         bool lines_match)
      : report_(report),
        all_(&report.statements),
        promises_(promises),
        promise_count_(promise_count),
        answers_(answers),
        answer_count_(answer_count),
        out_(out),
        out_begin_(out_begin),
        lines_match_(lines_match) {}

  void Run() {
    CountUnits();
    gains_.assign(promise_count_, std::vector<int>(answer_count_, 0));
    for (size_t p = 0; p < promise_count_; ++p)
      for (size_t a = 0; a < answer_count_; ++a) {
        const int gain = Gain(promises_[p], answers_[a]);
        gains_[p][a] = gain >= kEnough ? gain : 0;
      }
    chosen_ = BestAssignment(gains_);
    taken_.assign(answer_count_, false);
    for (const int answer : chosen_)
      if (answer >= 0) taken_[answer] = true;
    TakeTheOnlyOneLeft();
    for (size_t p = 0; p < promise_count_; ++p) Fill(p);
  }

 private:
  int Gain(const Promise& promise, const Answer& answer) const {
    const Target& target = *promise.target;
    const Statement& told = *answer.statement;
    if (!target.value || !InUnitOf(target, told.quantity)) return 0;
    if (IsRate(target.dimension) && WantsGrowth(target) != told.growth) return 0;
    if (!IsRate(target.dimension) && told.growth &&
        told.quantity.direction == ledger::Direction::kDown)
      return 0;
    if ((told.rest && !SpeaksOfRest(promise)) || told.whole || IsOfWiderArea(promise, told))
      return 0;
    if (told.outrun && !IsBegun(target)) return 0;
    // 低于4.2% for 4.3%以内; whether it is below 4%以内 is not told.
    if (told.delta &&
        (target.op != ledger::Operator::kAtMost || ReportedOf(target, told) > *target.value))
      return 0;
    if (IsOnlySurplus(target, told) || IsOneEach(target, told)) return 0;
    if (IsOppositeBound(target, told) || IsOfOtherTask(*all_, target, told)) return 0;
    if (PartBearsIt(*all_, promise, told) || IsBesideIt(*all_, promise, told)) return 0;
    if (IsOnlyFewer(target, told)) return 0;
    if (OnlyOfItsUnit(promise) && IsSummedBehind(target, told)) return 0;
    if (const Statement* whole = WholeOf(told); whole && IsOfWholeOnly(promise, *whole, told))
      return 0;
    if (told.praise && !Praises(target) && !Honours(promise, told) && !IsNamed(promise, answer))
      return 0;
    if ((told.change && !WantsChange(target, told)) || IsOnlyAgreed(target, told)) return 0;
    if (promise.name.total > 0 && Compare(promise.name, answer.features).covered < 50 &&
        !ShortensName(promise, answer) && !LeavesNameOut(promise, answer))
      return 0;
    int score = ScoreOf(promise, answer);
    if (score == 0 || TellsOtherwise(*all_, promise, answer)) return 0;
    const bool same_unit = target.unit == told.quantity.unit;
    // 资助2300人次 for 2000人: how many persons they were is not told. Whoever is newly there came
    // once.
    const bool visits = told.quantity.unit == "人次" && !HasWordOf<kIncreaseVerbs>(told.verb);
    if (PersonsAndVisits(target.unit, told.quantity.unit) && (visits || score < 85)) return 0;
    score += same_unit ? 3 : 0;
    const bool confirmed = ShareConfirms(target, told);
    if (confirmed) score += 12;
    score += !target.verb.empty() && target.verb == told.verb ? 4 : 0;
    score += StageOf(told.work) == target.stage ? 4 : 0;
    if (told.sub && !promise.sub && !IsFirstOfItsUnit(told))
      score += IsThisYearsPart(answer) ? 8 : -14;
    if (told.total && !confirmed) score -= 6;
    if (told.bracketed) score -= 4;
    if (lines_match_) score += promise.line == answer.line ? 8 : -8;
    if (score < kEnough) return 0;  // what follows only takes away
    if (!Satisfies(target, told)) score -= 25;
    // 覆盖学校31所 for 建成学校4所: another thing is done to them.
    const bool other_deed = target.stage >= ledger::Stage::kFinished &&
                            told.work == Work::kUntold && !told.verb.empty() &&
                            !told.verb_inherited && !Builds(told.verb) &&
                            told.verb != target.verb && told.verb != "新增" &&
                            target.verb.find("完成") == std::string::npos &&
                            target.object.find(told.verb) == std::string::npos;
    if (other_deed) score -= 15;
    // 带动企业35家 for 新增企业25家. Whom help reaches, that one is helped.
    const bool helps =
        HasWordOf<kAidingDeeds>(target.verb) && told.verb == "惠及" && told.place.empty();
    const bool at_its_side =
        !helps && HasWordOf<kSideDeeds>(told.verb) && !told.verb_inherited &&
        target.verb.find(told.verb) == std::string::npos &&
        (target.verb.empty() || told.verb.find(target.verb) == std::string::npos) &&
        target.object.find(told.verb) == std::string::npos;
    // 吸引毕业生 may be the way to have them.
    if (at_its_side) score -= told.verb == "吸引" ? 60 : 75;
    return score;
  }

  // 去年以来累计2900亩，其中今年1300亩: of all that was told this year's part is what was promised.
  bool IsThisYearsPart(const Answer& answer) const {
    const Statement& told = *answer.statement;
    const auto i = static_cast<size_t>(&told - all_->data());
    if (i == 0 || !told.this_year) return false;
    const Statement& whole = (*all_)[i - 1];
    return whole.sentence == told.sentence && whole.quantity.unit == told.quantity.unit &&
           whole.total && whole.past && !whole.sub;
  }

  // 任务超额完成93个 for 800个: by how many more.
  static bool IsOnlySurplus(const Target& target, const Statement& told) {
    return !IsRate(target.dimension) && told.quantity.value < *target.value &&
           EndsWithWordOf<kSurplusDeeds>(told.own_before);
  }

  // 企业减少12家 for 新增12家.
  static bool IsOnlyFewer(const Target& target, const Statement& told) {
    return !IsRate(target.dimension) && HasWordOf<kIncrementWords>(target.verb) && !told.rise &&
           EndsWithWordOf<kLesseningVerbs>(told.own_before);
  }

  // 东街、西街文化广场各建成1个 for 文化广场2个: one of each, and how many that makes is not told.
  static bool IsOneEach(const Target& target, const Statement& told) {
    constexpr std::string_view kEach = "各";
    std::string_view before = base::Trim(told.own_before);
    if (before.ends_with(told.verb)) before.remove_suffix(told.verb.size());
    return before.ends_with(kEach) && before.find("、") != before.npos &&
           told.quantity.value < *target.value;
  }

  // 小春0.9万亩、大春1.62万亩，共计2.52万亩: the sum is told.
  bool IsSummedBehind(const Target& target, const Statement& told) const {
    constexpr size_t kMostParts = 4;
    const auto i = static_cast<size_t>(&told - all_->data());
    base::Decimal sum = told.quantity.value;
    for (size_t j = i + 1; j < all_->size() && j <= i + kMostParts; ++j) {
      const Statement& next = (*all_)[j];
      if (next.sentence != told.sentence || next.quantity.unit != told.quantity.unit) return false;
      // 新增6条，优化16条，共22条 for 新增（优化）20条.
      const bool both = base::Trim(next.own_before) == "共" && NamesSeveralDeeds(target);
      if (next.object.empty() && (both || EndsWithWordOf<kSummingWords>(next.own_before)))
        return next.quantity.value >= sum;
      const auto more = sum.Plus(next.quantity.value);
      if (!more) return false;
      sum = *more;
    }
    return false;
  }

  // 22条 of 完成22条。其中新增6条，优化16条, from each of its parts; null where there is none.
  const Statement* WholeOf(const Statement& told) const {
    constexpr size_t kMostParts = 4;
    auto i = static_cast<size_t>(&told - all_->data());
    for (size_t far = 0; far < kMostParts && i > 0; ++far, --i) {
      const Statement& part = (*all_)[i];
      const Statement& before = (*all_)[i - 1];
      if (part.quantity.unit != told.quantity.unit) return nullptr;
      if (part.sub)
        return before.quantity.unit == told.quantity.unit &&
                       before.quantity.value > told.quantity.value &&
                       before.sentence + 1 >= part.sentence &&
                       before.clause_index + 1 >= part.clause_index
                   ? &before
                   : nullptr;
      if (part.sentence != before.sentence || part.clause_index > before.clause_index + 1)
        return nullptr;
    }
    return nullptr;
  }

  static constexpr size_t kThreeLetters = 9;  // bytes

  // Whether the whole was promised, and none of its parts by a name or a deed of its own.
  bool IsOfWholeOnly(const Promise& promise, const Statement& whole, const Statement& part) const {
    const Target& target = *promise.target;
    if (BearsIt(promise, whole, part)) return false;
    const bool done = whole.work >= Work::kFinished || whole.verb == target.verb;
    if (!done || whole.ongoing || whole.plan || whole.past || whole.rest || whole.outrun ||
        whole.total || whole.reaches || whole.growth || part.this_year || promise.sub)
      return false;
    if (IsRate(target.dimension) || !part.honour.empty() || part.praise) return false;
    // 其中3家达到示范标准 for 示范性服务中心.
    for (const std::string_view limit : promise.limits)
      if (whole.own.find(limit) == whole.own.npos) return false;
    constexpr int kNamed = 80, kAlike = 50;
    const std::string_view object = target.object;
    if (!part.object.empty()) {
      // 省级 of 省级示范幼儿园: what the promise has and the whole lacks.
      const bool meant = object.starts_with(part.object) ||
                         (!whole.object.empty() && object.find(part.object) != object.npos &&
                          whole.object.find(part.object) == std::string::npos);
      if (meant || Compare(promise.features, FeaturesOf(part.object)).covered >= kNamed)
        return false;
    } else if (whole.verb.ends_with(target.verb) &&
               whole.object.substr(0, kThreeLetters) == object.substr(0, kThreeLetters)) {
      return true;  // 新增或优化: both deeds were promised
    } else if (part.verb == target.verb || part.verb.empty() ||
               (target.verb + target.object).find(part.verb) == std::string::npos) {
      return false;
    }
    if (whole.object.empty()) return OnlyOfItsUnit(promise);
    const Resemblance likeness = Compare(promise.features, FeaturesOf(whole.object));
    return !likeness.excluded && likeness.covered >= kAlike;
  }

  // 累计完成258口，占总计划的99.2% for 260口: the share behind it says that it is the answer.
  bool ShareConfirms(const Target& target, const Statement& told) const {
    const auto next = static_cast<size_t>(&told - all_->data()) + 1;
    if (next >= all_->size() || target.kind != TargetKind::kVolume || target.value->IsZero())
      return false;
    const Statement& share = (*all_)[next];
    if (!share.share || share.sentence != told.sentence ||
        share.clause_index > told.clause_index + 1)
      return false;
    const auto hundredfold = ReportedOf(target, told).Times(base::Decimal(100));
    const auto own = hundredfold ? hundredfold->DividedBy(*target.value, 4) : std::nullopt;
    const auto off = own ? own->Minus(share.quantity.value) : std::nullopt;
    return off && *off <= base::Decimal(1) && *off >= base::Decimal(-1);
  }

  // 其中250户已完成改造, where no amount of that unit stands near before it: it is the part itself
  // that is told.
  bool IsFirstOfItsUnit(const Statement& told) const {
    constexpr ptrdiff_t kNear = 8;  // statements
    const ptrdiff_t before = std::min(kNear, &told - all_->data());
    return std::none_of(&told - before, &told, [&](const Statement& one) {
      return one.quantity.unit == told.quantity.unit;
    });
  }

  // “一件事” for “高效办成一件事”: the name without its first words; or it stands before the verb.
  static bool ShortensName(const Promise& promise, const Answer& answer) {
    const std::string_view told = answer.features.text;
    if (answer.statement->own.find(promise.name.text) != std::string_view::npos) return true;
    return told.size() >= kThreeLetters && promise.name.text.ends_with(told);
  }

  // 完工建设50公里 for 建设“四好农村路”50公里: it names nothing, and no other deed.
  bool LeavesNameOut(const Promise& promise, const Answer& answer) const {
    const Statement& told = *answer.statement;
    const Target& target = *promise.target;
    const bool same_deed = told.verb.empty() || target.verb.empty() || told.verb == target.verb ||
                           told.work >= Work::kFinished;
    return answer.features.total == 0 && same_deed &&
           (OnlyOfItsUnit(promise) || (lines_match_ && promise.line == answer.line));
  }

  // 开工公路60公里: where it was only to be begun or carried out, the amount itself answers.
  static bool IsBegun(const Target& target) {
    return target.stage == ledger::Stage::kStarted || target.stage == ledger::Stage::kAdvanced;
  }

  int ScoreOf(const Promise& promise, const Answer& answer) const {
    if (Honours(promise, *answer.statement)) return 80;
    const bool same_unit = UnitKey(*promise.target) == UnitKey(answer.statement->quantity);
    if (answer.features.total == 0)
      return (OnlyOfItsUnit(promise) && same_unit) || (lines_match_ && promise.line == answer.line)
                 ? 55
                 : UnitScore(promise, answer);
    const Resemblance likeness = Compare(promise.features, answer.features);
    int score = likeness.Score();
    if (promise.wider.total > 0)
      score = std::max(score, Compare(promise.wider, answer.features).Score());
    if (answer.wider.total > 0)
      score = std::max(score, Compare(promise.features, answer.wider).Score());
    const bool as_part = IsPromisedPart(*promise.target, *answer.statement) &&
                         Compare(promise.features, answer.lean).covered >= 30;
    if (as_part) score = std::max(score, 70);
    if (IsOfTheirGroup(promise, answer) || SplitsTheSet(promise, answer))
      score = std::max(score, 70);
    if (IsRateOf(promise, answer)) score = std::max(score, 60);
    if (IsDurationOf(promise, answer)) score = std::max(score, 60);
    if (score < kEnough && answer.trimmed.total > 0)
      score = std::max(score, Compare(promise.features, answer.trimmed).Score() * 9 / 10);
    for (const Features& part : promise.parts)
      score = std::max(score, Compare(part, answer.features).Score() * 4 / 5);
    if (score < kEnough && !likeness.excluded) score = std::max(score, UnitScore(promise, answer));
    const bool tells_part =
        answer.statement->work != Work::kUntold || IsOfItsRank(promise, *answer.statement);
    if (score < kEnough && answer.statement->sub && tells_part &&
        promise.target->unit == answer.statement->quantity.unit)
      score = std::max(score, Compare(promise.features, answer.lean).Score() * 4 / 5);
    if (score < kEnough && answer.pieced.total > 0)
      score = std::max(score, Compare(promise.features, answer.pieced).Score());
    const bool leans = score < kEnough && answer.lean.total > 0 && OnlyOfItsUnit(promise) &&
                       promise.target->unit == answer.statement->quantity.unit &&
                       AlmostAlone(answer);
    return leans ? Compare(promise.features, answer.lean).Score() * 7 / 10 : score;
  }

  // 其中市级以上3家 for 市级以上绿色工厂5家: the part names nothing but the rank that was promised.
  static bool IsOfItsRank(const Promise& promise, const Statement& told) {
    const std::string_view object = promise.target->object;
    constexpr size_t kLongestRank = 15;  // bytes
    return promise.least_rank != 0 && RankIn(told.object) != 0 && !told.object.empty() &&
           told.object.size() <= kLongestRank && object.find(told.object) != object.npos;
  }

  // Objects that say too little, where the unit or the line leaves no doubt: 实际安装61处 for
  // 道路减速带86处.
  int UnitScore(const Promise& promise, const Answer& answer) const {
    const Statement& told = *answer.statement;
    const Target& target = *promise.target;
    if (UnitKey(target) != UnitKey(told.quantity) || IsRate(target.dimension)) return 0;
    const bool same_line = lines_match_ && promise.line == answer.line;
    const bool same_step = told.object.empty() && !target.verb.empty() && IsVerbOf(target, told) &&
                           !LeansOnAnother(promise, answer) && !told.verb_inherited &&
                           (target.stage != ledger::Stage::kNone || IsOnlyOfItsVerb(promise));
    if (same_step || CountsTheSet(promise, answer) || IsItsShortDeed(promise, told)) return 52;
    // 发放资金215.6万元 for 发放助学金420万元.
    const bool funds = target.dimension == Dimension::kMoney && !target.verb.empty() &&
                       target.verb == told.verb && HasWordOf<kFundNouns>(told.object) &&
                       told.object.size() <= 12 && OnlyOfItsUnit(promise) && AlmostAlone(answer);
    if (funds) return 48;
    if (!same_line && !OnlyOfItsUnit(promise)) return 0;
    const bool says_nothing = told.object.empty() && (told.inherited.empty() || told.lean);
    if (says_nothing && target.dimension != Dimension::kMoney) return 52;
    const bool same_verb = !target.verb.empty() && target.verb == told.verb;
    const bool same_head =
        promise.features.head != 0 && promise.features.head == answer.features.head;
    // 零售额 for 销售额: of money the last letters say too little.
    const bool telling = target.dimension != Dimension::kMoney ||
                         Compare(promise.features, answer.features).covered >= 60;
    if (same_head && telling && AlmostAlone(answer)) return same_verb || same_line ? 48 : 46;
    // 培训合格取证3960人次 for 职业技能培训8000人次: nothing else is counted so.
    const bool plain = target.dimension != Dimension::kMoney && target.unit != "个" &&
                       target.unit != "家" && target.unit != "项" && target.unit != "件";
    if (OnlyTheDeedIsShared(target, told)) return 0;
    if (plain && AlmostAlone(answer) && Compare(promise.features, answer.features).shared >= 60)
      return 46;
    // 新增光伏并网 for 新增光伏装机: one deed, one unit, and a word in common.
    if (same_verb && !same_line && Compare(promise.features, answer.features).shared >= 60)
      return 46;
    const bool one_letter =
        told.object.size() == 3 && target.object.find(told.object) != std::string::npos;
    return one_letter && AlmostAlone(answer) ? 48 : 0;
  }

  // 签约引进 for 引进.
  static bool IsVerbOf(const Target& target, const Statement& told) {
    constexpr size_t kTwoLetters = 6;  // bytes
    return target.verb == told.verb ||
           (target.verb.size() >= kTwoLetters && told.verb.ends_with(target.verb));
  }

  // 运动场在建3个、建成5个 for 建成健身中心1个: what is left out is the name of another thing.
  bool LeansOnAnother(const Promise& promise, const Answer& answer) const {
    if (answer.features.total == 0 || answer.statement->lean ||
        Compare(promise.features, answer.features).shared > 0)
      return false;
    for (size_t p = 0; p < std::min(promise_count_, kFewPromises); ++p)
      if (&promises_[p] != &promise && Compare(promises_[p].features, answer.features).shared > 0)
        return promise.features.total > 0;
    return false;
  }

  // 为60所学校安装护眼灯 for 安装直饮水设备: one deed, and nothing in common of what it was done
  // to.
  static bool OnlyTheDeedIsShared(const Target& target, const Statement& told) {
    return !target.verb.empty() && target.verb == told.verb && !VerbNoun(told.verb).empty() &&
           !told.object.empty() &&
           Compare(FeaturesOf(target.object), FeaturesOf(told.object)).shared == 0;
  }

  // 已建9座 for 新建公厕9座: of that unit no other promise has the letter.
  bool IsItsShortDeed(const Promise& promise, const Statement& told) const {
    constexpr std::string_view kDone = "已";
    constexpr size_t kTwoLetters = 6;  // bytes
    const std::string_view before = base::Trim(told.own_before);
    if (!told.object.empty() || before.size() < kTwoLetters) return false;
    const std::string_view deed = before.substr(before.size() - kTwoLetters);
    if (!deed.starts_with(kDone)) return false;
    const std::string_view letter = deed.substr(kDone.size());
    size_t same = 0;
    for (size_t p = 0; p < std::min(promise_count_, kFewPromises); ++p)
      same += UnitKey(*promises_[p].target) == UnitKey(*promise.target) &&
              promises_[p].target->verb.find(letter) != std::string::npos;
    return same == 1 && promise.target->verb.find(letter) != std::string::npos;
  }

  // 60个项目全部开工，竣工22个 for 实施60个重点项目: as many as were promised, named by the last
  // word of it, and what became of them. Which of the two answers is left open: they tie.
  bool CountsTheSet(const Promise& promise, const Answer& answer) const {
    const Target& target = *promise.target;
    const std::string& noun = answer.features.text;
    constexpr size_t kTwoLetters = 6;  // bytes
    if (noun.size() < kTwoLetters || !target.object.ends_with(noun) || !OnlyOfItsUnit(promise))
      return false;
    const auto among = [&](const auto& fits) {
      return std::any_of(answers_, answers_ + answer_count_, [&](const Answer& one) {
        const Statement& told = *one.statement;
        return told.sentence == answer.statement->sentence && one.features.text == noun &&
               told.quantity.unit == target.unit && fits(told);
      });
    };
    return among([&](const Statement& all) {
             return all.quantity.value == *target.value && all.work == Work::kStarted;
           }) &&
           among([](const Statement& part) { return part.work >= Work::kFinished; });
  }

  // 新建22.4万亩 for 新建高标准农田22万亩: no other promise of that unit has the verb.
  bool IsOnlyOfItsVerb(const Promise& promise) const {
    size_t same = 0;
    for (size_t p = 0; p < promise_count_; ++p)
      same += UnitKey(*promises_[p].target) == UnitKey(*promise.target) &&
              promises_[p].target->verb == promise.target->verb;
    return same == 1 && promise_count_ <= kFewPromises;
  }
  static constexpr size_t kFewPromises = 12;  // asked for each pair

  // 24处设施中21处建成通水 for 建成污水处理设施24处: as many as were promised, and what became of
  // them.
  bool IsOfTheirGroup(const Promise& promise, const Answer& answer) const {
    const auto i = static_cast<size_t>(answer.statement - all_->data());
    // 22座危桥中，15座改造后通车: the promised deed is no thing of its own.
    const std::string& told = answer.statement->object;
    constexpr size_t kLetter = 3;  // bytes: 18个新建点已投用16个
    if (told.size() > kLetter &&
        (promise.target->verb.empty() || !told.starts_with(promise.target->verb)))
      return false;
    // A rate of them may stand between.
    for (size_t back = 1; back <= std::min<size_t>(i, 2); ++back) {
      const Statement& group = (*all_)[i - back];
      if (group.sentence != answer.statement->sentence) return false;
      if (group.group && group.quantity.unit == promise.target->unit &&
          group.quantity.value == *promise.target->value)
        return true;
      if (group.quantity.dimension != Dimension::kPercent) return false;
    }
    return false;
  }

  // 3个村建成，9个村正在施工 for 和美乡村12个: the finished ones and those still in work are as
  // many as were promised.
  bool SplitsTheSet(const Promise& promise, const Answer& answer) const {
    const Statement& done = *answer.statement;
    const Target& target = *promise.target;
    const auto i = static_cast<size_t>(&done - all_->data());
    if (i + 1 >= all_->size() || done.work < Work::kFinished || done.verb_inherited ||
        IsRate(target.dimension) || target.unit != done.quantity.unit || !OnlyOfItsUnit(promise))
      return false;
    const Statement& open = (*all_)[i + 1];
    const auto sum = done.quantity.value.Plus(open.quantity.value);
    const bool goes_on =
        open.negated || open.rest || (open.work != Work::kUntold && open.work < Work::kFinished);
    const bool named = done.object.empty() || done.object == open.object || open.object.empty();
    return open.sentence == done.sentence && open.quantity.unit == done.quantity.unit && goes_on &&
           named && sum && *sum == *target.value &&
           target.object.find(done.object) != std::string::npos;
  }

  // 审批平均用时22天 for 项目审批时限25天: the only time that is told, of a deed of that name.
  bool IsDurationOf(const Promise& promise, const Answer& answer) const {
    const Target& target = *promise.target;
    const Statement& told = *answer.statement;
    if (target.dimension != Dimension::kTime || target.op != ledger::Operator::kAtMost ||
        !OnlyOfItsUnit(promise) || !AlmostAlone(answer))
      return false;
    constexpr size_t kTwoLetters = 6;  // bytes
    const std::string_view own = told.own_before;
    if (!HasWordOf<kDurationWords>(own) || HasWordOf<kNotDurations>(own)) return false;
    const std::string promised = VerbNoun(target.verb) + target.object;
    for (size_t at = 0; at + kTwoLetters <= promised.size(); at += 3) {
      const std::string_view pair = std::string_view(promised).substr(at, kTwoLetters);
      if (!HasWordOf<kDurationWords>(pair) && own.find(pair) != own.npos) return true;
    }
    return false;
  }

  // 调处矛盾纠纷412件,成功率98.5% for 矛盾纠纷调处成功率: the only rate of that name.
  bool IsRateOf(const Promise& promise, const Answer& answer) const {
    const Statement& told = *answer.statement;
    if (!IsRate(promise.target->dimension) || told.growth || told.object.size() < 6) return false;
    if (!promise.target->object.ends_with(told.object)) return false;
    size_t same = 0;
    for (size_t a = 0; a < answer_count_; ++a)
      same += answers_[a].statement->object == told.object ? 1 : 0;
    return same == 1;
  }

  // Units into which one another can be turned count as one: 亩 and 平方公里.
  template <typename Amount>
  static std::string_view UnitKey(const Amount& amount) {
    switch (amount.dimension) {
      case Dimension::kLength:
        return "length";
      case Dimension::kArea:
        return "area";
      case Dimension::kWeight:
        return "weight";
      default:
        return amount.unit;
    }
  }

  // How many promises and answers of the block have a unit.
  struct UnitCount {
    size_t promises = 0, answers = 0, parts = 0;  // parts: answers behind 其中
  };
  void CountUnits() {
    for (size_t p = 0; p < promise_count_; ++p) ++units_[UnitKey(*promises_[p].target)].promises;
    for (size_t a = 0; a < answer_count_; ++a) {
      UnitCount& count = units_[UnitKey(answers_[a].statement->quantity)];
      ++count.answers;
      count.parts += answers_[a].statement->sub ? 1 : 0;
    }
  }

  bool OnlyOfItsUnit(const Promise& promise) const {
    return units_.at(UnitKey(*promise.target)).promises == 1;
  }

  // Without any object, an amount answers only where it is the only one, its parts aside.
  bool AlmostAlone(const Answer& answer) const {
    const UnitCount& count = units_.at(UnitKey(answer.statement->quantity));
    return count.answers - (answer.statement->sub ? 0 : count.parts) == 1;
  }

  // "胜利路、松岗路2条已建成通车" for 打通断头路5条: the things are named, not called by their
  // kind. Taken only where one promise and one finished amount of that unit are left.
  void TakeTheOnlyOneLeft() {
    for (size_t p = 0; p < promise_count_; ++p) {
      if (chosen_[p] >= 0 || !OnlyOneLeftOfItsUnit(p)) continue;
      int only = -1, count = 0;
      for (size_t a = 0; a < answer_count_; ++a)
        if (!taken_[a] && !IsOfWiderArea(promises_[p], *answers_[a].statement) &&
            SameKindByName(*promises_[p].target, *answers_[a].statement))
          Prefer(p, static_cast<int>(a), only, count);
      if (count == 1) chosen_[p] = only, taken_[only] = true, gains_[p][only] = kEnough;
    }
  }

  // Of several parts of a work that still goes on the largest tells most: 路基463公里、路面352公里.
  void Prefer(size_t p, int a, int& only, int& count) const {
    const auto value = [&](int i) {
      return ReportedOf(*promises_[p].target, *answers_[i].statement);
    };
    const auto going_on = [&](int i) { return answers_[i].statement->work < Work::kFinished; };
    if (count == 1 && going_on(only) && going_on(a)) {
      if (value(a) > value(only)) only = a;
      return;
    }
    only = a;
    ++count;
  }

  bool OnlyOneLeftOfItsUnit(size_t p) const {
    for (size_t other = 0; other < promise_count_; ++other)
      if (other != p && chosen_[other] < 0 &&
          promises_[other].target->unit == promises_[p].target->unit)
        return false;
    return true;
  }

  static bool SameKindByName(const Target& target, const Statement& told) {
    if (target.unit != told.quantity.unit || told.sub || told.rest) return false;
    if (told.object == "通车里程" && target.dimension != Dimension::kCount) return true;
    if (told.work < Work::kStarted) return false;
    // Work still going on claims nothing, so the unit alone will do.
    if (told.work < Work::kFinished) return !Satisfies(target, told);
    if (target.object.size() < 3 || told.object.size() < 3) return false;
    const std::string_view a = target.object, b = told.object;
    return b.find("、") != b.npos && a.substr(a.size() - 3) == b.substr(b.size() - 3);
  }

  // 床位 too are there once they are in use.
  static bool IsForUse(const Promise& promise) {
    return promise.opens || HasWordOf<kYieldNouns>(promise.target->object);
  }

  void Fill(size_t p) {
    std::optional<Link>& link = out_[out_begin_ + p];
    const Target& target = *promises_[p].target;
    if (chosen_[p] >= 0) {
      const Answer& answer = answers_[chosen_[p]];
      link = Link{{&answer},
                  ReportedOf(target, *answer.statement),
                  gains_[p][chosen_[p]],
                  !Satisfies(target, *answer.statement) ||
                      (answer.statement->opens_later && IsForUse(promises_[p])) ||
                      IsDoneInPart(report_, promises_[p], *answer.statement) ||
                      IsOpenByItsParts(report_, promises_[p], *answer.statement),
                  answer.statement->quantity.hedge == ledger::Hedge::kNearly,
                  answer.statement->quantity.hedge == ledger::Hedge::kAbout ||
                      HasWordOf<kNearlyWords>(answer.statement->own_before),
                  Rival(p)};
    }
    if (auto parts = PartsOf(promises_[p], {answers_, answer_count_}, chosen_[p], taken_,
                             OnlyOfItsUnit(promises_[p]))) {
      const bool holds_the_one = !link || Holds(*parts, link->answers[0]);
      if (holds_the_one) link = std::move(parts);
    }
  }

  static bool Holds(const Link& link, const Answer* answer) {
    return std::find(link.answers.begin(), link.answers.end(), answer) != link.answers.end();
  }

  // 剩余2万名贫困人口脱贫: the promise is of the rest itself.
  static bool SpeaksOfRest(const Promise& promise) {
    return promise.clause_text.find("剩余") != std::string::npos ||
           promise.clause_text.find("其余") != std::string::npos;
  }

  // 1-10月用水7.93亿立方米，预计全年9.6亿立方米; 新增7家，达到46家: what is expected and all there
  // are stand beside the figure and are no second reading of it.
  static bool IsNoRival(const Statement& chosen, const Statement& other) {
    return (other.estimate && !chosen.estimate) ||
           (other.reaches && !chosen.reaches && !chosen.verb.empty());
  }

  const Answer* Rival(size_t p) const {
    const int best = chosen_[p];
    const Target& target = *promises_[p].target;
    const base::Decimal value = ReportedOf(target, *answers_[best].statement);
    if (const Statement* net = NetBehind(target, *all_, *answers_[best].statement))
      for (size_t a = 0; a < answer_count_; ++a)
        if (answers_[a].statement == net) return &answers_[a];
    for (size_t a = 0; a < answer_count_; ++a) {
      if (taken_[a] || gains_[p][a] + kClose < gains_[p][best] || gains_[p][a] == 0) continue;
      if (IsNoRival(*answers_[best].statement, *answers_[a].statement)) continue;
      if (ReportedOf(target, *answers_[a].statement) != value) return &answers_[a];
    }
    return nullptr;
  }

  const Prose& report_;
  const std::vector<Statement>* all_;  // of the report
  const Promise* promises_;
  size_t promise_count_;
  const Answer* answers_;
  size_t answer_count_;
  std::vector<std::optional<Link>>& out_;
  size_t out_begin_;
  std::unordered_map<std::string_view, UnitCount> units_;
  bool lines_match_;  // promise and report have as many lines: they stand beside each other
  std::vector<std::vector<int>> gains_;
  std::vector<int> chosen_;
  std::vector<bool> taken_;
};

}  // namespace

bool IsOfWiderArea(const Promise& promise, const Statement& told) {
  return promise.area != Level::kUnknown && told.area > promise.area;
}

Links LinkAnswers(const std::vector<Promise>& promises, const Prose& report,
                  const std::optional<ledger::Period>& period,
                  const std::vector<base::Span>& taken) {
  Links links;
  links.answers = PrepareAnswers(report, period, taken);
  links.of_promise.resize(promises.size());
  const bool lines_match =
      !promises.empty() && promises[0].lines > 1 && promises[0].lines == CountLines(report.text);
  const size_t blocks = std::max<size_t>(1, (promises.size() + kBlock - 1) / kBlock);
  for (size_t block = 0; block < blocks; ++block) {
    const size_t p = block * kBlock, a = block * links.answers.size() / blocks;
    if (p >= promises.size() || a >= links.answers.size()) break;
    const size_t promise_count = std::min(kBlock, promises.size() - p);
    const size_t answer_count = std::min(kBlockAnswers, links.answers.size() - a);
    links.weighed += promise_count * answer_count;
    Linker(report, promises.data() + p, promise_count, links.answers.data() + a, answer_count,
           links.of_promise, p, lines_match)
        .Run();
  }
  // One figure answers a promise and the higher aim behind it.
  for (size_t p = 1; p < promises.size(); ++p)
    if (promises[p].higher_aim && !links.of_promise[p] && links.of_promise[p - 1] &&
        !links.of_promise[p - 1]->stage_short)
      links.of_promise[p] = links.of_promise[p - 1];
  return links;
}

}  // namespace duban::understand
