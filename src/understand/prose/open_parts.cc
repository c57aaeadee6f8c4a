// Entry points: MarkOpenParts, TakeOffOpenParts.
#include "understand/prose/open_parts.h"

#include <algorithm>

#include "understand/link/fit.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;

template <typename Words>
size_t HeadOf(std::string_view text, const Words& words) {
  size_t longest = 0;
  for (const std::string_view word : words)
    if (text.starts_with(word)) longest = std::max(longest, word.size());
  return longest;
}

// 正在进行桥面施工; not 正在使用.
bool GoesOn(std::string_view remark) {
  constexpr std::string_view kNow = "正在";
  for (size_t at = remark.find(kNow); at != remark.npos; at = remark.find(kNow, at + kNow.size()))
    if (HeadOf(remark.substr(at + kNow.size()), kInUseWords) == 0) return true;
  return false;
}

bool TellsOpenWork(std::string_view words) {
  return HasWordOf<kOpenWords>(words) || GoesOn(words);
}

class OpenPartReader {
 public:
  explicit OpenPartReader(Prose& prose) : prose_(prose), text_(prose.text) {}

  void Read() {
    auto& all = prose_.statements;
    for (size_t i = 0; i + 1 < all.size(); ++i) {
      if (!MayHoldParts(all[i])) continue;
      bool within = false;
      for (size_t j = i + 1; j < all.size() && IsNear(all[i], all[j]); ++j)
        if (all[j].quantity.unit == all[i].quantity.unit && !LooksBehind(i, j, within)) break;
    }
  }

 private:
  // Marks what the j-th amount tells of the i-th; whether the next of its list may be the open one:
  // 其中投用4所、主体封顶6所. `within`: one of the list before was a part.
  bool LooksBehind(size_t i, size_t j, bool& within) {
    auto& all = prose_.statements;
    if (!IsSmaller(all[i], all[j])) return false;
    if (IsBeside(all[i], j) || IsLeftOut(all[i], j) || AddUp(i, j)) return false;
    if (all[j].rest || TellsARest(all[j])) {
      all[i].open_rest = TellsOpen(all[i], j) && !IsPartOfTold(i, j);
      return false;
    }
    within |= IsWithin(all[i], j);
    if (within && TellsOpen(all[i], j)) {
      all[i].open_part = j;
      return false;
    }
    return within && j + 1 < all.size() && all[j + 1].in_list;
  }

  static bool IsPlainlyDone(const Statement& part) {
    return !part.negated && !part.plan && !part.aim && !part.estimate && !TellsOpenWork(part.own) &&
           (part.work == Work::kUntold || part.work >= Work::kFinished) &&
           part.own.find("施工") == std::string_view::npos;
  }

  // 85栋处置到位，其中拆除31栋、加固54栋: how the whole was done.
  bool AddUp(size_t whole, size_t first) const {
    const auto& all = prose_.statements;
    if (first + 1 >= all.size() || !all[first + 1].in_list) return false;
    const auto sum = all[first].quantity.value.Plus(all[first + 1].quantity.value);
    return sum && *sum == all[whole].quantity.value && IsPlainlyDone(all[first]) &&
           IsPlainlyDone(all[first + 1]);
  }

  static bool MayHoldParts(const Statement& told) {
    return !IsRate(told.quantity.dimension) && !told.growth && !told.share && !told.whole &&
           !told.plan && !told.past && !told.rest && !told.outrun && !told.sub;
  }

  // The remark stands in the same clause or one of the two behind it; money between the two tells
  // of other things.
  static bool IsNear(const Statement& told, const Statement& part) {
    return part.sentence == told.sentence && part.clause_index <= told.clause_index + 2;
  }

  static bool IsSmaller(const Statement& told, const Statement& part) {
    return part.quantity.value < told.quantity.value && !part.growth && !part.delta &&
           !part.since && !part.change;
  }

  // Behind the amount and around its part, up to the end of the remark.
  std::string_view Remark(const Statement& told, size_t j) const {
    const Statement& part = prose_.statements[j];
    const uint32_t begin = std::max(told.quantity.span.end, part.clause.begin);
    uint32_t end = part.clause.end;
    if (j + 1 < prose_.statements.size())
      end = std::min(end, std::max(prose_.statements[j + 1].reach.begin, part.quantity.span.end));
    std::string_view words = text_.substr(begin, end - begin);
    const uint32_t behind = part.quantity.span.end - begin;
    for (const std::string_view close : {"）", ")"})
      if (const size_t at = words.find(close, behind); at != words.npos)
        words = words.substr(0, at);
    return words;
  }

  std::string_view Behind(const Statement& told, size_t j) const {
    const std::string_view remark = Remark(told, j);
    const char* from = text_.data() + prose_.statements[j].quantity.span.end;
    return remark.substr(std::min<size_t>(from - remark.data(), remark.size()));
  }

  // 另有5个正在施工.
  bool IsBeside(const Statement& told, size_t j) const {
    return HeadOf(Strip(Remark(told, j)), kBesideWords) > 0;
  }

  // 553个（不含上年结转85个）: not among them.
  bool IsLeftOut(const Statement& told, size_t j) const {
    return HeadOf(Strip(Remark(told, j)), kLeftOutWords) > 0;
  }

  bool TellsARest(const Statement& part) const {
    return HeadOf(text_.substr(part.clause.begin), kRestOpeners) > 0;
  }

  // 6个在建, 尚未完工 5个, 含规划车位800个, 其中上年结转120人次.
  bool TellsOpen(const Statement& told, size_t j) const {
    const Statement& part = prose_.statements[j];
    const std::string_view remark = Remark(told, j);
    if (IsLost(told, j)) return true;
    if (HasWordOf<kCarriedWords>(remark) || HasWordOf<kRejectedWords>(remark)) return true;
    // 建成10所，其中主体封顶6所
    const bool begun = told.work >= Work::kFinished && part.work >= Work::kStarted &&
                       part.work < Work::kFinished && !part.verb_inherited;
    if (IsMade(told) && (TellsOpenWork(remark) || begun)) return true;
    const std::string_view inner = Strip(remark);
    return IsOfPlan(inner.substr(HeadOf(inner, kPartOpeners))) || IsOfPlan(Behind(told, j));
  }

  // 引进52个，终止3个; 引进52家，其中注销3家, （3家已终止）: no more among them.
  bool IsLost(const Statement& told, size_t j) const {
    const std::string_view remark = Strip(Remark(told, j));
    if (HeadOf(remark, kLostWords) > 0) return true;
    std::string_view behind = Behind(told, j);
    for (const std::string_view word : {"因故", "已", "被", "现"})
      if (behind.starts_with(word)) behind.remove_prefix(word.size());
    if (HeadOf(behind, kLostWords) > 0) return true;
    const size_t opener = HasWordOf<kEndingDeeds>(told.own) ? 0 : HeadOf(remark, kPartOpeners);
    return opener > 0 && (HeadOf(remark.substr(opener), kLostWords) > 0 ||
                          HeadOf(remark.substr(opener), kEndingDeeds) > 0);
  }

  // 规划车位, 规划数; not 规划展示馆.
  static bool IsOfPlan(std::string_view words) {
    const size_t head = HeadOf(words, kOpenPlans);
    return head > 0 && HeadOf(words.substr(head), kPlanCompounds) == 0;
  }

  // 检查工地120家，其中在建35家, 完成投资31亿元，其中在建项目12亿元: only of what is built does it
  // say that it is not done.
  static bool IsMade(const Statement& told) {
    const bool person = std::find(std::begin(kPersonUnits), std::end(kPersonUnits),
                                  told.quantity.unit) != std::end(kPersonUnits);
    if (person || told.quantity.dimension == Dimension::kMoney) return false;
    const bool looked_at =
        HasWordOf<kSideDeeds>(told.object) || HasWordOf<kFindingVerbs>(told.object);
    return (told.verb.empty() ? !looked_at : Builds(told.verb)) || told.work >= Work::kStarted ||
           HasWordOf<kIncrementWords>(told.verb);
  }

  // 其中…, 含…, or a bare number: 改造小区20个，5个尚未完工. 另有5个在建 stand beside it.
  bool IsWithin(const Statement& told, size_t j) const {
    const Statement& part = prose_.statements[j];
    const std::string_view remark = Remark(told, j);
    const auto number =
        static_cast<size_t>(text_.data() + part.quantity.span.begin - remark.data());
    const std::string_view before = remark.substr(0, std::min(number, remark.size()));
    if (part.sub || HeadOf(Strip(before), kPartOpeners) > 0 || Strip(before).empty()) return true;
    if (IsLost(told, j)) return true;
    // 4个农贸市场有3个未动工.
    if (part.clause_index == told.clause_index && before.ends_with("有")) return true;
    return part.bracketed && !HasWordOf<kBesideWords>(before);
  }

  static std::string_view Strip(std::string_view words) {
    for (const std::string_view mark : {"（", "(", "，", ","})
      if (words.starts_with(mark)) words.remove_prefix(mark.size());
    return words;
  }

  // 25个小区完工20个，剩余5个在建: the whole is told before; 完成20个，剩余5个在建: the rest stands
  // beside what was done.
  bool IsPartOfTold(size_t i, size_t j) const {
    const auto& all = prose_.statements;
    const auto sum = all[i].quantity.value.Plus(all[j].quantity.value);
    for (size_t k = i; k > 0 && all[k - 1].sentence == all[i].sentence; --k)
      if (sum && all[k - 1].quantity.value == *sum &&
          all[k - 1].quantity.unit == all[i].quantity.unit)
        return true;
    const bool done = all[i].work >= Work::kFinished && !all[i].verb_inherited;
    return done && HeadOf(text_.substr(all[j].clause.begin), kRestsBeside) > 0;
  }

  Prose& prose_;
  std::string_view text_;
};

// 其中2所在建 of schools that were only to be begun.
bool IsAsPromised(const ledger::Target& target, const Promise& promise, const Statement& part) {
  if (TellsOpenWork(promise.clause_text) || HasWordOf<kCarriedWords>(promise.clause_text))
    return true;
  const bool begun =
      target.stage == ledger::Stage::kStarted || target.stage == ledger::Stage::kAdvanced;
  return begun && !part.negated && !part.plan && !part.past && part.work >= Work::kStarted;
}

}  // namespace

void MarkOpenParts(Prose& prose) {
  OpenPartReader(prose).Read();
}

void TakeOffOpenParts(const Promise& promise, const Prose& report, Link& link) {
  const ledger::Target& target = *promise.target;
  if (link.stage_short || target.op == ledger::Operator::kAtMost || IsRate(target.dimension))
    return;
  for (const Answer* answer : link.answers) {
    const Statement& told = *answer->statement;
    if (told.open_rest && link.reported >= *target.value && !TellsOpenWork(promise.clause_text) &&
        target.stage != ledger::Stage::kStarted)
      link.stage_short = true;
    if (!told.open_part) continue;
    const Statement& part = report.statements[*told.open_part];
    const auto amount = InUnitOf(target, part.quantity);
    const auto rest = amount ? link.reported.Minus(*amount) : std::nullopt;
    if (!rest || IsAsPromised(target, promise, part)) continue;
    // 建成14座，4座在建: they stand beside it. 改造20个，5个尚未完工: of the very number promised.
    const bool bare = part.quantity.span.begin == part.clause.begin && !part.bracketed;
    if (bare && (told.work >= Work::kFinished || link.reported != *target.value)) continue;
    link.reported = *rest;
    link.open = &part;
    link.stage_short |= *rest <= base::Decimal(0);
  }
}

}  // namespace duban::understand
