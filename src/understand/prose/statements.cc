// Entry points: ReadProse.
#include "understand/prose/statements.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/prose/areas.h"
#include "understand/prose/context.h"
#include "understand/prose/list_stage.h"
#include "understand/prose/open_parts.h"
#include "understand/prose/outrun.h"
#include "understand/prose/respectively.h"
#include "understand/prose/taken_back.h"
#include "understand/prose/told_again.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;
using ledger::Quantity;

// The words between two neighbours, given to the one or the other.
struct Gap {
  uint32_t left_end = 0;     // words up to here belong to the left amount
  uint32_t right_begin = 0;  // from here on to the right one
  bool list = false;         // parted by 、 or 和
  bool adjoining = false;    // nothing between: 7宗424亩
  bool raises = false;       // 提高到 between: the left one is where it was
};

class StatementReader {
 public:
  explicit StatementReader(Prose& prose) : prose_(prose), text_(prose.text) {}

  void Read() {
    auto [quantities, times] = quantity::FindAmountsAndTimes(text_);
    prose_.times = std::move(times);
    auto quantity = quantities.begin();
    for (uint32_t i = 0; i < prose_.clauses.size(); ++i) {
      const base::Span clause = prose_.clauses[i].span;
      std::vector<Quantity> inside;
      while (quantity != quantities.end() && quantity->number.begin < clause.begin) ++quantity;
      for (; quantity != quantities.end() && quantity->number.begin < clause.end; ++quantity)
        inside.push_back(std::move(*quantity));
      if (!inside.empty()) ReadClause(i, std::move(inside));
    }
    Inherit();
    MarkFloors();
    MarkHigherAims();
    MarkLayers();
    MarkParted();
    for (size_t i = 0; i < prose_.statements.size(); ++i)
      prose_.statements[i].ongoing = GoesOnYet(i);
    for (Statement& statement : prose_.statements)
      if (statement.could && IsInUse(statement)) statement.plan = false;
  }

 private:
  // 两所幼儿园9月投入使用，可提供学位750个: what can be had of a thing in use is there.
  bool IsInUse(const Statement& could) const {
    if (could.clause_index == 0 || could.estimate || could.aim || could.negated) return false;
    const Clause& before = prose_.clauses[could.clause_index - 1];
    if (before.sentence != could.sentence) return false;
    bool in_use = false;
    for (const Word& word : WordsIn(prose_.words, before.span)) {
      in_use |= word.work == Work::kInUse;
      if (word.role == WordRole::kPlan || word.role == WordRole::kEstimate ||
          word.role == WordRole::kAim || word.role == WordRole::kNegation ||
          IsPreparation(word.work) || word.work == Work::kBuilding)
        return false;
    }
    const std::string_view words = before.span.In(text_);
    const std::string_view here =
        text_.substr(could.clause.begin, could.quantity.number.begin - could.clause.begin);
    constexpr std::string_view kOnceDone = "后";
    return in_use && !HasWordOf<kComingWords>(words) && !HasWordOf<kComingWords>(here) &&
           here.find(kOnceDone) == here.npos;
  }

  // 完整社区试点6个，4个已完成验收，2个正在提升: the two tell what became of the six.
  void MarkParted() {
    auto& all = prose_.statements;
    for (size_t i = 0; i + 2 < all.size(); ++i) {
      Statement& whole = all[i];
      const Statement& done = all[i + 1];
      const Statement& open = all[i + 2];
      const bool of_it = done.sentence == whole.sentence && open.sentence == whole.sentence &&
                         done.quantity.unit == whole.quantity.unit &&
                         open.quantity.unit == whole.quantity.unit;
      const bool built = done.own_before == "已建";
      if (!of_it || whole.work != Work::kUntold || !Builds(whole.verb) ||
          (!done.object.empty() && !built))
        continue;
      const bool told =
          (built || (done.work >= Work::kFinished && !done.verb_inherited)) &&
          (open.negated || (open.work < Work::kFinished && open.work != Work::kUntold));
      const auto sum = done.quantity.value.Plus(open.quantity.value);
      if (told && (open.object.empty() || open.negated) && sum && *sum == whole.quantity.value)
        whole.group = whole.whole = true;
    }
  }

  // 增长6%左右，确保5.5%以上; 力争7%、确保6%: the harder threshold of the promise before it, where
  // nothing but the word stands between the two and the lower one names no thing of its own.
  void MarkFloors() {
    auto& all = prose_.statements;
    for (size_t i = 1; i < all.size(); ++i) {
      const Quantity& aim = all[i - 1].quantity;
      Statement& now = all[i];
      const bool lower = now.sentence == all[i - 1].sentence && now.quantity.unit == aim.unit &&
                         now.quantity.value <= aim.value && !all[i - 1].ceiling && !now.ceiling;
      if (!lower || aim.span.end > now.quantity.number.begin) continue;
      const uint32_t from = SkipHedges(text_, aim.span.end, now.quantity.number.begin);
      std::string_view between = text_.substr(from, now.quantity.number.begin - from);
      for (const std::string_view mark : {"，", "、", "；", ",", "并"})
        if (between.starts_with(mark)) between.remove_prefix(mark.size());
      const uint32_t end = SkipHedges(text_, now.quantity.span.end, now.clause.end);
      const bool only = std::find(std::begin(kFloorWords), std::end(kFloorWords), between) !=
                        std::end(kFloorWords);
      now.floor |= only && end == now.clause.end;
    }
  }

  // 增长确保6%、力争6.5%: the higher aim is of the same growth.
  void MarkHigherAims() {
    auto& all = prose_.statements;
    for (size_t i = 1; i < all.size(); ++i) {
      const Statement& last = all[i - 1];
      Statement& now = all[i];
      const bool higher =
          now.aim && last.growth && !now.growth && now.object.empty() &&
          now.sentence == last.sentence && now.quantity.unit == last.quantity.unit &&
          now.clause_index <= last.clause_index + 1 && now.quantity.value > last.quantity.value;
      if (higher) now.growth = true, now.quantity.direction = last.quantity.direction;
    }
  }

  // 路基463公里、路面352公里: beside its bed, the surface of a road is a part of the work too.
  void MarkLayers() {
    auto& all = prose_.statements;
    for (size_t i = 1; i < all.size(); ++i) {
      const bool layers = all[i].sentence == all[i - 1].sentence &&
                          all[i - 1].object.ends_with("路基") && all[i].object.ends_with("路面");
      if (layers) all[i].work = Work::kTopped;
    }
  }

  // 停车场3个，预计年底建成; 打造示范村5个，其中3个通过验收: what stands behind tells that the work
  // is not done, or not all of it.
  bool GoesOnYet(size_t i) const {
    const auto& all = prose_.statements;
    const Statement& now = all[i];
    if (now.work >= Work::kFinished || now.work == Work::kEarly || !Builds(now.verb)) return false;
    if (now.quantity.dimension == Dimension::kPercent ||
        now.quantity.dimension == Dimension::kMoney)
      return false;
    const Statement* next = i + 1 < all.size() ? &all[i + 1] : nullptr;
    if (next && IsPartFurtherOn(now, *next)) return true;
    const Clause* behind = ClauseBehindMoney(prose_, i);
    if (behind == nullptr) return false;
    const base::Span clause = behind->span;
    return IsStillToCome(clause) || (now.work == Work::kUntold && IsUnderWay(clause));
  }

  // 停车场3个，正在施工.
  bool IsUnderWay(base::Span clause) const {
    std::string_view words = clause.In(text_);
    for (const std::string_view head : {"目前", "现"})
      if (words.starts_with(head)) words.remove_prefix(head.size());
    return words.starts_with("正在") || words.starts_with("正抓紧");
  }

  static bool IsPartFurtherOn(const Statement& now, const Statement& part) {
    return part.sub && part.sentence == now.sentence && part.work >= Work::kFinished &&
           !part.verb_inherited && !part.negated && !part.plan &&
           part.quantity.unit == now.quantity.unit && part.quantity.value < now.quantity.value;
  }

  bool IsStillToCome(base::Span clause) const {
    const std::string_view words = clause.In(text_);
    const bool hopes = std::any_of(std::begin(kHopingWords), std::end(kHopingWords),
                                   [&](std::string_view word) { return words.starts_with(word); });
    const WordRange all = WordsIn(prose_.words, clause);
    return hopes && std::any_of(all.begin(), all.end(),
                                [](const Word& word) { return word.work >= Work::kFinished; });
  }

  // 经笔试、面试, 通过协议收回等方式: how it was done, and no thing.
  static bool IsManner(std::string_view object) {
    const auto opens = [&](std::string_view head) { return object.starts_with(head); };
    const auto ends = [&](std::string_view end) { return object.ends_with(end); };
    const bool way = std::any_of(std::begin(kMannerEnds), std::end(kMannerEnds), ends);
    if (way && std::any_of(std::begin(kMannerHeads), std::end(kMannerHeads), opens)) return true;
    constexpr std::string_view kAfter = "经";
    return (object.starts_with(kAfter) &&
            std::any_of(std::begin(kReviewEnds), std::end(kReviewEnds), ends)) ||
           std::find(std::begin(kReviewEnds), std::end(kReviewEnds), object) !=
               std::end(kReviewEnds);
  }

  void ReadClause(uint32_t index, std::vector<Quantity> inside) {
    const base::Span clause = prose_.clauses[index].span;
    std::vector<Quantity> kept;
    for (size_t i = 0; i < inside.size(); ++i) {
      const Quantity* next = i + 1 < inside.size() ? &inside[i + 1] : nullptr;
      if (!IsCondition(inside[i], next, clause.end)) kept.push_back(std::move(inside[i]));
    }
    const size_t first = prose_.statements.size();
    uint32_t begin = clause.begin;
    Gap before;
    for (size_t i = 0; i < kept.size(); ++i) {
      Gap after{clause.end, clause.end, false, false, false};
      if (i + 1 < kept.size()) after = GapTo(kept[i], kept[i + 1]);
      Statement statement;
      statement.quantity = kept[i];
      FillPlace(index, statement);
      const uint32_t number = std::max(begin, kept[i].number.begin);
      const uint32_t end = std::max(kept[i].span.end, number);
      const uint32_t from = i == 0 && number == clause.begin ? BehindAlias(index) : begin;
      const uint32_t until = from < begin ? prose_.clauses[index - 2].span.end : number;
      ReadContext(prose_, {{from, until}, {end, std::max(end, after.left_end)}}, statement);
      statement.reach = {begin, std::max(end, after.left_end)};
      TakeOwnWords(statement);
      if (!statement.verb.empty() && IsManner(statement.object)) statement.object.clear();
      statement.in_list = before.list;
      statement.from = after.raises;
      statement.whole |= IsWhole(kept[i], i + 1 < kept.size() ? &kept[i + 1] : nullptr);
      if (!prose_.statements.empty() && i > 0 && prose_.statements.back().whole &&
          !prose_.statements.back().group)
        TakeShare(statement);
      prose_.statements.push_back(std::move(statement));
      if (before.adjoining) ShareAdjoining();
      begin = after.right_begin;
      before = after;
    }
    SpreadFrom(first);
    DealRespectively(prose_, first);
    MarkSets(first);
  }

  // 自动体外除颤器（AED）100台: the words in front of a bracket that only names the thing once
  // more. The clause itself where there is no such bracket.
  uint32_t BehindAlias(uint32_t index) const {
    const auto& all = prose_.clauses;
    const uint32_t begin = all[index].span.begin;
    if (index < 2) return begin;
    constexpr uint32_t kLongest = 24;  // bytes
    const Clause& alias = all[index - 1];
    const Clause& thing = all[index - 2];
    const bool bracket = alias.depth == all[index].depth + 1 && thing.depth == all[index].depth &&
                         thing.sentence == all[index].sentence && alias.span.size() <= kLongest;
    const WordRange words = WordsIn(prose_.words, alias.span);
    const bool told =
        std::any_of(words.begin(), words.end(),
                    [](const Word& word) {
                      return word.work != Work::kUntold ||
                             (word.role != WordRole::kNoun && word.role != WordRole::kSub);
                    }) ||
        (!prose_.statements.empty() && prose_.statements.back().clause_index + 2 >= index);
    if (!bracket || told || thing.span.end + 3 < alias.span.begin || alias.span.end + 3 < begin)
      return begin;
    return thing.span.begin;
  }

  // 48个小区改造完工46个: the first amount repeats how many there are, the second tells what was
  // done to them.
  void MarkSets(size_t first) {
    auto& all = prose_.statements;
    for (size_t i = first; i + 1 < all.size(); ++i) {
      Statement& set = all[i];
      Statement& part = all[i + 1];
      if (IsSetOfRate(set, part) || IsSetOfSize(set, part)) {
        set.whole = set.group = true;
        continue;
      }
      if (IsSetBehindVerb(set, part)) {
        set.whole = set.group = true;
        continue;
      }
      const bool told_first = set.topic.empty() && !set.object.empty() && !set.in_list;
      const bool same = set.quantity.unit == part.quantity.unit &&
                        set.quantity.dimension != Dimension::kPercent &&
                        part.quantity.value <= set.quantity.value;
      if (!told_first || !same || part.in_list || part.sub || !DeedBetween(set, part)) continue;
      set.whole = true;
      if (part.object.empty()) part.object = set.object;
    }
  }

  // 18个|新建点已投用16个: the verb of the thing's name gave the name to the second amount.
  static bool IsSetBehindVerb(const Statement& set, const Statement& part) {
    constexpr std::string_view kDone = "已";
    return base::Trim(set.own_before).empty() && set.object.empty() && !set.in_list &&
           set.work == Work::kUntold && !part.in_list && !part.sub &&
           part.quantity.unit == set.quantity.unit && part.work >= Work::kFinished &&
           part.quantity.value <= set.quantity.value &&
           part.own_before.find(kDone) != part.own_before.npos;
  }

  // 22个老旧小区改造开工率100%: how many there are, and a rate of them.
  static bool IsSetOfRate(const Statement& set, const Statement& rate) {
    return set.topic.empty() && !set.object.empty() && set.verb.empty() && !set.in_list &&
           set.work == Work::kUntold && set.quantity.dimension == Dimension::kCount &&
           rate.quantity.dimension == Dimension::kPercent && rate.rate && !rate.in_list;
  }

  // 15个改造项目总投资2.8亿元: how many there are, and how large they are.
  bool IsSetOfSize(const Statement& set, const Statement& size) const {
    return set.topic.empty() && !set.object.empty() && set.verb.empty() && !set.in_list &&
           set.work == Work::kUntold && set.quantity.dimension == Dimension::kCount &&
           size.quantity.dimension == Dimension::kMoney && !size.in_list &&
           size.quantity.number.begin >= set.quantity.span.end &&
           TellsMoney(text_.substr(set.quantity.span.end,
                                   size.quantity.number.begin - set.quantity.span.end));
  }

  // 总投资, 改造完成投资: what follows is money for the things, and no work done.
  static bool TellsMoney(std::string_view words) {
    return HasWordOf<kSizeWords>(words) || words.ends_with("完成投资");
  }

  bool DeedBetween(const Statement& left, const Statement& right) const {
    const WordRange words =
        WordsIn(prose_.words, {left.quantity.span.end, right.quantity.number.begin});
    return std::any_of(words.begin(), words.end(), [](const Word& word) {
      return word.role == WordRole::kVerb || word.role == WordRole::kVerbNoun;
    });
  }

  // The share of a whole says nothing of its own.
  static void TakeShare(Statement& statement) {
    statement.share = true;
    statement.object.clear();
    statement.topic.clear();
  }

  // 86个重点项目开工率97%: the noun is the object of both.
  Gap GapTo(const Quantity& left, const Quantity& right) const {
    Gap gap = GapBetween(left.span.end, right.number.begin);
    const bool shared = !gap.list && !gap.adjoining && gap.left_end > left.span.end &&
                        right.dimension == Dimension::kPercent &&
                        left.dimension == Dimension::kCount;
    if (shared) gap.right_begin = left.span.end;
    return gap;
  }

  void FillPlace(uint32_t index, Statement& statement) const {
    const Clause& clause = prose_.clauses[index];
    statement.clause = clause.span;
    statement.sentence = clause.sentence;
    statement.clause_index = index;
    statement.bracketed = clause.depth > 0;
    statement.growth = statement.quantity.direction != ledger::Direction::kNone &&
                       (statement.quantity.dimension == Dimension::kPercent ||
                        statement.quantity.dimension == Dimension::kPercentPoint);
    statement.ceiling = statement.quantity.hedge == ledger::Hedge::kAtMost;
    statement.floor = statement.bracketed && clause.span.In(text_).starts_with("确保");
    const base::Span number = statement.quantity.number;
    const auto quote =
        std::upper_bound(prose_.quotes.begin(), prose_.quotes.end(), number.begin,
                         [](uint32_t at, const base::Span& span) { return at < span.begin; });
    statement.quoted = quote != prose_.quotes.begin() && (quote - 1)->Contains(number);
  }

  // 10亿元以上项目20个, 35岁以下大学生, 220千伏变电站: the amount tells which things are meant.
  bool IsCondition(const Quantity& quantity, const Quantity* next, uint32_t clause_end) const {
    const uint32_t end = SkipHedges(text_, quantity.span.end, clause_end);
    if (LimitsNext(quantity, next, end)) return true;
    if (!ContinuesAt(text_, end, clause_end)) return false;
    if (next && next->number.begin <= end) return false;
    if (IsWhole(quantity, next)) return false;
    if (IsCapacity(quantity, end, clause_end)) return true;
    if (quantity.dimension == Dimension::kTime) return NounFollows(end, clause_end);
    const bool measures =
        quantity.dimension != Dimension::kCount && quantity.dimension != Dimension::kPercent;
    const bool money = quantity.dimension == Dimension::kMoney;
    if (money && FundsFollow(end)) return false;
    if (!measures || !NounFollows(end, clause_end)) return false;
    if (money && end > quantity.number.end + quantity.written_unit.size()) return true;
    if (quantity.dimension == Dimension::kNone) return true;
    if (!next) return false;
    const Gap gap = GapBetween(end, next->number.begin);
    return !gap.list && !gap.adjoining && !VerbBetween(end, next->number.begin);
  }

  // 其中10亿元以上3个: the limit of what is counted behind it.
  static bool LimitsNext(const Quantity& quantity, const Quantity* next, uint32_t end) {
    return next && quantity.dimension == Dimension::kMoney && next->number.begin == end &&
           end > quantity.number.end + quantity.written_unit.size() &&
           next->dimension == Dimension::kCount;
  }

  // 日处理300吨垃圾焚烧厂: how much the thing can do tells which thing is meant.
  bool IsCapacity(const Quantity& quantity, uint32_t end, uint32_t clause_end) const {
    const std::string_view before = text_.substr(0, quantity.number.begin);
    const bool told = std::any_of(std::begin(kCapacityWords), std::end(kCapacityWords),
                                  [&](std::string_view word) { return before.ends_with(word); });
    return told && NounFollows(end, clause_end);
  }

  // 目标任务120公里的78%: the amount is what the share is of.
  bool IsWhole(const Quantity& quantity, const Quantity* next) const {
    if (!next || next->dimension != Dimension::kPercent) return false;
    if (quantity.dimension == Dimension::kPercent || next->number.begin < quantity.span.end)
      return false;
    const std::string_view between =
        base::Trim(text_.substr(quantity.span.end, next->number.begin - quantity.span.end));
    if (between == "的") return true;
    // 200万株以上任务的93%.
    const uint32_t hedged = SkipHedges(text_, quantity.span.end, next->number.begin);
    const std::string_view goal_of = base::Trim(text_.substr(hedged, next->number.begin - hedged));
    if (goal_of == "任务的" || goal_of == "目标的" || goal_of == "目标任务的") return true;
    // 1500个的任务已完成60%.
    for (const std::string_view goal : {"目标", "任务", "的目标", "的任务"})
      if (between.starts_with(goal) && between.find("完成") != between.npos) return true;
    return false;
  }

  bool NounFollows(uint32_t at, uint32_t end) const {
    const WordRange words = WordsIn(prose_.words, {at, end});
    if (words.empty() || words.begin()->span.begin != at) return true;
    return words.begin()->role == WordRole::kNoun || words.begin()->role == WordRole::kVerbNoun;
  }

  bool VerbBetween(uint32_t from, uint32_t to) const {
    const WordRange words = WordsIn(prose_.words, {from, to});
    return std::any_of(words.begin(), words.end(), [](const Word& word) {
      return word.role == WordRole::kVerb || word.role == WordRole::kSub;
    });
  }

  bool FundsFollow(uint32_t at) const {
    for (const std::string_view word : kFunds)
      if (text_.substr(at, word.size()) == word) return true;
    return false;
  }

  Gap GapBetween(uint32_t from, uint32_t to) const {
    Gap gap{to, to, false, false, false};
    from = SkipHedges(text_, from, to);
    if (from >= to) return {from, from, false, true, false};
    const WordRange words = WordsIn(prose_.words, {from, to});
    auto word = words.begin();
    bool steers = false;  // words that can only belong to the right amount
    for (uint32_t at = from; at < to;) {
      while (word != words.end() && word->span.begin < at) ++word;
      const base::CodePoint c = base::Decode(text_, at);
      const bool is_word = word != words.end() && word->span.begin == at;
      if (is_word && (word->role == WordRole::kTo || word->role == WordRole::kRespectivelyTo))
        gap.raises = true;
      if (!steers && c.value == U'、') return {at, at + c.size, true, false, gap.raises};
      if (!steers && is_word && word->role == WordRole::kJoint)
        return {at, word->span.end, true, false, gap.raises};
      if (!steers && is_word && Steers(*word, at == from)) {
        if (const uint32_t end = EndOfPredicate(*word, to); end != 0)
          return {end, end + static_cast<uint32_t>(kListMark.size()), true, false, gap.raises};
        steers = true;
        gap.left_end = gap.right_begin = at;
      }
      at = is_word ? word->span.end : at + c.size;
    }
    return gap;
  }

  static constexpr std::string_view kListMark = "、";

  // 2个建成、2个在建: the end of a stage that stands between a number and the mark of a list, and
  // is told of the number before it; 0 where it is no such word.
  uint32_t EndOfPredicate(const Word& word, uint32_t to) const {
    const bool stage = word.role == WordRole::kVerb && word.work != Work::kUntold;
    const bool ends = word.span.end < to && text_.substr(word.span.end).starts_with(kListMark);
    return stage && ends ? word.span.end : 0;
  }

  static bool Steers(const Word& word, bool first) {
    switch (word.role) {
      case WordRole::kVerb:
      case WordRole::kSub:
      case WordRole::kTo:
      case WordRole::kRespectivelyTo:
      case WordRole::kRest:
      case WordRole::kTotal:
      case WordRole::kRespectively:
      case WordRole::kRespectivelyUp:
      case WordRole::kUp:
      case WordRole::kDown:
      case WordRole::kCopula:
      case WordRole::kDelta:
      case WordRole::kFrom:
        return true;
      case WordRole::kVerbNoun:
        return first;
      default:
        return false;
    }
  }

  void TakeOwnWords(Statement& statement) const {
    statement.own = statement.reach.In(text_);
    const uint32_t number = std::max(statement.reach.begin, statement.quantity.number.begin);
    statement.own_before = text_.substr(statement.reach.begin, number - statement.reach.begin);
  }

  // 21条14.6公里道路建设: what follows the second amount is counted by both.
  void ShareAdjoining() {
    Statement& right = prose_.statements.back();
    Statement& left = prose_.statements[prose_.statements.size() - 2];
    if (left.object.empty()) left.object = right.object;
    if (right.object.empty()) right.object = left.object;
    if (right.verb.empty()) right.verb = left.verb;
    if (right.work == Work::kUntold) right.work = left.work;
    if (left.work == Work::kUntold) left.work = right.work;
    left.in_list |= right.in_list;
    right.own = text_.substr(left.reach.begin, right.reach.end - left.reach.begin);
    left.own = right.own;
  }

  // 从820元、600元分别提高到…: every amount before 提高到 in its list is where it was.
  void SpreadFrom(size_t first) {
    auto& all = prose_.statements;
    for (size_t i = all.size(); i-- > first + 1;)
      if (all[i].from && all[i].in_list) all[i - 1].from = true;
    const std::string* object = nullptr;
    for (size_t i = first; i < all.size(); ++i) {
      if (all[i].from) {
        CutAtFrom(all[i]);
        if (!object || !all[i].in_list) object = &all[i].object;
      } else if (object && all[i].object.empty()) {
        if (IsRateOfGrowth(all[i - 1]))
          all[i].growth = true, all[i].quantity.direction = ledger::Direction::kUp;
        all[i].object = *object;
        all[i].plan |= EndsWithTarget(*object);
      }
      if (i > first) TakeRise(all[i - 1], all[i]);
    }
  }

  // 由210家增加到305家: 95 more. Since a named year it may be over several.
  void TakeRise(const Statement& was, Statement& now) const {
    const bool counts = now.quantity.dimension != Dimension::kPercent && was.from && now.reaches &&
                        !was.in_list && now.quantity.unit == was.quantity.unit;
    if (!counts || now.quantity.value < was.quantity.value) return;
    const std::string_view words =
        text_.substr(now.clause.begin, was.quantity.number.begin - now.clause.begin);
    if (HasWordOf<kNamedYears>(words)) return;
    if (const auto more = now.quantity.value.Minus(was.quantity.value)) now.rise = *more;
  }

  // 增速由8%回落至3.1%: what fell is a rate of growth, and still one.
  bool IsRateOfGrowth(const Statement& from) const {
    if (from.quantity.dimension != Dimension::kPercent) return false;
    std::string_view before =
        text_.substr(from.reach.begin, from.quantity.number.begin - from.reach.begin);
    for (const std::string_view word : {"由", "从"})
      if (before.ends_with(word)) before.remove_suffix(word.size());
    return std::any_of(std::begin(kGrowthNouns), std::end(kGrowthNouns),
                       [&](std::string_view noun) { return before.ends_with(noun); });
  }

  // The object ends where 从 or 由 begins.
  void CutAtFrom(Statement& statement) const {
    const base::Span before{statement.reach.begin, statement.quantity.number.begin};
    for (const Word& word : WordsIn(prose_.words, before))
      if (word.role == WordRole::kFrom && word.span.begin > before.begin)
        statement.object = CleanObject(text_, {before.begin, word.span.begin});
  }

  bool IsAttribute(std::string_view object) const {
    // 村均, 户均: of what, the statement before tells.
    constexpr std::string_view kEach = "均";
    constexpr size_t kShort = 9;  // bytes
    if (object.ends_with(kEach) && object.size() <= kShort) return true;
    if (object == "资金" || object == "金额") return true;
    const std::vector<Word> words = FindWords(object);
    return words.size() == 1 && words[0].role == WordRole::kAttribute &&
           words[0].span.size() == object.size();
  }

  // 加快安置房建设,新开工3000套: the clause before names the thing.
  void LeanOnClause(Statement& statement) const {
    if (!statement.object.empty() || statement.clause_index == 0) return;
    const Clause& before = prose_.clauses[statement.clause_index - 1];
    if (before.sentence != statement.sentence || before.span.size() > 90) return;
    if (before.depth != prose_.clauses[statement.clause_index].depth) return;
    Statement lead;
    ReadContext(prose_, {before.span, {before.span.end, before.span.end}}, lead);
    if (lead.lead || lead.object.empty() || IsManner(lead.object) ||
        TellsWhatItIs(before.span.In(text_)))
      return;
    statement.inherited = lead.object;
    statement.lean = true;
    // 长租公寓主体结构全部封顶，共计1260间.
    const bool bare = statement.verb.empty() && statement.work == Work::kUntold;
    if (bare && lead.work == Work::kTopped) statement.work = lead.work, statement.verb = lead.verb;
  }

  std::string Topic(const Statement& statement) const {
    const std::string none;
    if (statement.plan && EndsWithTarget(statement.object)) return none;
    if (HandsOut(statement.verb)) return none;  // 将任务分解到9个乡镇，已完成改造733户
    // 招录45名，3名体检不合格，录用42名
    if (HasWordOf<kRejectedWords>(statement.object)) return none;
    if (statement.object.empty() || IsAttribute(statement.object)) return statement.inherited;
    // 农村公路完成投资9600万元，建成88.7公里
    if (statement.object == "投资" && !statement.place.empty())
      return statement.place + statement.object;
    // 家庭养老床位完成入户评估300户，建成176张.
    if (IsPreparation(statement.work) && !statement.step.empty() && !statement.place.empty())
      return statement.place;
    return statement.topic.empty() ? statement.object : statement.topic;
  }

  bool SemicolonBefore(const Statement& statement) const {
    return BehindSemicolon(text_, statement.clause.begin);
  }

  // 每千人口医师3.3人、注册护士3.6人.
  static void TakeHeadPrefix(const Statement& last, Statement& now) {
    const bool alike = !now.object.empty() && now.quantity.unit == last.quantity.unit;
    if (!alike) return;
    for (const std::string_view prefix : kHeadPrefixes)
      if (last.object.starts_with(prefix) && !HasWordOf<kHeadPrefixes>(now.object)) {
        now.object.insert(0, prefix);
        return;
      }
  }

  // 签约项目34个，其中光电项目19个；开工17个: behind a semicolon it is the whole that goes on, and
  // not its part or its cost.
  const Statement& LeansOn(size_t i) const {
    const auto& all = prose_.statements;
    const Statement* last = &all[i - 1];
    if (all[i].sub || !last->sub || !SemicolonBefore(all[i])) return *last;
    for (const Statement* whole = last; whole != all.data();) {
      --whole;
      if (whole->sentence != all[i].sentence) break;
      if (!whole->sub && whole->quantity.unit == all[i].quantity.unit) return *whole;
    }
    return *last;
  }

  // Words left out are those of the statement before, inside one sentence.
  void Inherit() {
    auto& all = prose_.statements;
    for (size_t i = 0; i < all.size(); ++i) {
      Statement& now = all[i];
      const bool follows = i > 0 && all[i - 1].sentence == now.sentence;
      const bool near = follows && all[i - 1].clause_index + 1 >= now.clause_index;
      if (!near) LeanOnClause(now);
      if (i == 0) continue;
      const Statement& last = all[i - 1];
      if (now.sentence != last.sentence) continue;
      if (last.whole && !last.group) continue;
      if (now.in_list && now.clause_index == last.clause_index) TakeHeadPrefix(last, now);
      const bool leans = now.object.empty() || IsAttribute(now.object) || now.sub || now.rest;
      if (leans && now.inherited.empty()) now.inherited = Topic(LeansOn(i));
      // 2025年计划新建25万亩、改造提升10万亩.
      now.plan |= now.in_list && last.plan && !last.could &&
                  now.clause_index == last.clause_index && now.work < Work::kFinished &&
                  !EndsWithTarget(last.object);
      const bool amount = now.quantity.dimension != Dimension::kPercent && !now.growth;
      if (!now.verb.empty() || !amount || now.rest || last.verb.empty()) continue;
      if (now.work != Work::kUntold || now.bracketed != last.bracketed) continue;
      // 新建基站1500个，用户达到60万户: how high a thing of its own stands is no such deed.
      if (now.reaches && !now.object.empty() && !now.in_list && !now.sub) continue;
      if (SemicolonBefore(now)) continue;
      const bool begun = last.work != Work::kUntold && last.work < Work::kAdvanced;
      if (begun && !now.in_list && now.clause_index != last.clause_index) continue;
      now.verb = last.verb;
      now.work = last.work;
      now.verb_inherited = true;
    }
  }

  Prose& prose_;
  std::string_view text_;
};

// A section that looks ahead begins with its heading, at the head of a clause.
uint32_t FindOutlook(const Prose& prose) {
  auto clause = prose.clauses.begin();
  for (const Word& word : prose.words) {
    if (word.role != WordRole::kOutlook) continue;
    while (clause != prose.clauses.end() && clause->span.end <= word.span.begin) ++clause;
    if (clause == prose.clauses.end() || clause->span.begin > word.span.begin) continue;
    const base::Span before{clause->span.begin, word.span.begin};
    if (base::Trim(before.In(prose.text)).empty()) return word.span.begin;
  }
  return ~0U;
}

}  // namespace

bool TellsWhatItIs(std::string_view clause) {
  constexpr std::array<std::string_view, 4> kHeads = {"为", "系", "是", "均为"};
  return clause.size() <= 30 && std::any_of(kHeads.begin(), kHeads.end(),
                                            [&](auto head) { return clause.starts_with(head); });
}

Prose ReadProse(std::string_view text) {
  Prose prose;
  prose.text = text;
  prose.words = FindWords(text);
  prose.clauses = CutClauses(text, prose.words);
  prose.quotes = FindQuotes(text);
  prose.outlook = FindOutlook(prose);
  StatementReader(prose).Read();
  MarkOutrun(prose);
  MarkAreas(prose);
  MarkTakenBack(prose);
  MarkOpenParts(prose);
  MarkToldAgain(prose);
  SpreadStages(prose);
  return prose;
}

}  // namespace duban::understand
