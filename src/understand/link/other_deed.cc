// Entry points: IsOtherDeed, IsOfOtherThing, IsOtherRate.
#include "understand/link/other_deed.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/link/steps.h"
#include "understand/prose/deed_words_tsv.h"
#include "understand/prose/lexer.h"
#include "understand/prose/shares.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Target;

bool EndsWithOneOf(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.ends_with(word); });
}

bool StartsWithOneOf(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.starts_with(word); });
}

// Whether the text holds a word of the list that the promise lacks.
template <const auto& kWords>
bool HasOnly(std::string_view told, std::string_view promised) {
  bool own = false;
  SetOf<kWords>().EachIn(told, [&](size_t, size_t word) {
    own = promised.find(kWords[word]) == promised.npos;
    return own;
  });
  return own;
}

// 技能培训 of a promise of 职业培训: the deed itself by a longer word.
bool IsSameTraining(const Target& target, std::string_view told) {
  constexpr std::string_view kTraining = "培训";
  return target.object.ends_with(kTraining) && told.ends_with(kTraining);
}

bool Makes(const Target& target) {
  return (!target.verb.empty() && Builds(target.verb)) || HasWordOf<kGainingParts>(target.verb) ||
         HasWordOf<kIncrementWords>(target.verb) || HasWordOf<kHelpingDeeds>(target.verb);
}

// 对9个农贸市场开展计量检查, 巡查文物保护单位86处: they were looked at.
bool IsOnlyLookedAt(const Target& target, const Statement& told, std::string_view promised) {
  if (told.work >= Work::kFinished || !HasWordOf<kLookingDeeds>(told.own) || !Makes(target))
    return false;
  if (HasOnly<kLookingDeeds>(told.verb, promised)) return true;
  const auto begins = [&](std::string_view word) {
    return told.object.starts_with(word) && promised.find(word) == promised.npos;
  };
  if (told.verb.empty() && std::any_of(std::begin(kLookingDeeds), std::end(kLookingDeeds), begins))
    return true;
  // 征求1200户, 管网普查120公里.
  const std::string_view before = base::Trim(told.own_before);
  if (EndsWithOneOf(before, kLookingDeeds) && HasOnly<kLookingDeeds>(before, promised)) return true;
  if (told.verb.empty() && EndsWithOneOf(told.object, kLookingDeeds) &&
      HasOnly<kLookingDeeds>(told.object, promised))
    return true;
  const size_t number = told.own_before.size() + told.quantity.span.size();
  if (number >= told.own.size()) return false;
  const std::string_view deed = DeedBehind(told.own.substr(number));
  return EndsWithOneOf(deed, kLookingDeeds) && HasOnly<kLookingDeeds>(deed, promised);
}

// 规范停车泊位520个 for 新增停车泊位500个: they were there before.
bool IsOnlyTidied(const Target& target, const Statement& told, std::string_view promised) {
  const bool newly = target.verb.starts_with("新") || HasWordOf<kIncrementWords>(target.verb);
  if (!newly || HasWordOf<kRebuildingParts>(target.verb)) return false;
  if (told.verb.empty() || told.verb_inherited)
    return std::any_of(std::begin(kTidyingDeeds), std::end(kTidyingDeeds), [&](auto word) {
      return told.object.starts_with(word) && promised.find(word) == promised.npos;
    });
  return std::find(std::begin(kTidyingDeeds), std::end(kTidyingDeeds), told.verb) !=
             std::end(kTidyingDeeds) &&
         promised.find(told.verb) == promised.npos;
}

// 赴实践基地6个 for 建成实践基地6个.
bool IsOnlyGoneTo(const Target& target, const Statement& told) {
  const std::string_view before = base::Trim(told.own_before);
  return Makes(target) && std::any_of(std::begin(kVisitingHeads), std::end(kVisitingHeads),
                                      [&](auto head) { return before.starts_with(head); });
}

// 6所卫生院门诊量: what is measured of the promised things.
bool IsMeasureOfThem(const Target& target, const Statement& told) {
  return told.object.size() > target.object.size() && told.object.starts_with(target.object) &&
         EndsWithOneOf(told.object, kMeasuresOfThings) &&
         !EndsWithOneOf(target.object, kMeasuresOfThings);
}

// 购买服务支出520万元 for 压降500万元: what there is, where less of it was promised.
bool TellsNoLess(const Target& target, const Statement& told) {
  return target.kind == ledger::TargetKind::kVolume &&
         target.dimension != ledger::Dimension::kCount && HasWordOf<kLesseningVerbs>(target.verb) &&
         told.verb.empty() && told.work == Work::kUntold && !told.change && !told.rise &&
         told.quantity.direction == ledger::Direction::kNone &&
         !HasWordOf<kLesseningVerbs>(told.own) && !HasWordOf<kChangeVerbs>(told.own) &&
         told.own.find(target.verb) == told.own.npos;
}

// 拖欠账款41.8亿元 for 清欠账款40亿元: what is owed, and not what was paid.
bool IsOwedStill(const Statement& told, std::string_view promised) {
  return HasWordOf<kOwingWords>(told.own) && !HasWordOf<kPayingWords>(told.own) &&
         HasWordOf<kPayingWords>(promised);
}

// 25个广场已落实用地, 30所学校开展创建活动: the amount is what the clause speaks of, and no word
// behind tells that the promised deed was done to it.
bool SpeaksOfThemOtherwise(const Target& target, const Statement& told) {
  const bool subject = told.verb.empty() && told.work == Work::kUntold &&
                       base::Trim(told.own_before).empty() &&
                       told.own.size() > told.quantity.span.size();
  if (!subject || !Makes(target)) return false;
  const std::string_view behind = told.own.substr(told.quantity.span.size());
  if (HasWordOf<kJoiningDeeds>(behind)) return !HasWordOf<kPassedWords>(behind);
  if (!told.honour.empty() || told.praise || told.all_done) return false;
  if (HasWordOf<kStatesOfUse>(behind) || IsMeasureOfThem(target, told)) return true;
  if (HasWordOf<kPaperNouns>(behind) && !HasWordOf<kResultWords>(behind)) return true;
  constexpr size_t kTwoLetters = 6;  // bytes
  for (const Word& word : FindWords(behind)) {
    if (word.span.begin < kTwoLetters) continue;
    const bool opens = word.role == WordRole::kVerb || word.role == WordRole::kAdverb ||
                       word.role == WordRole::kRate;
    if (!opens) continue;
    const std::string_view predicate = behind.substr(word.span.begin);
    if (predicate.size() < 2 * kTwoLetters) return false;
    return !HasWordOf<kResultWords>(predicate) && predicate.find(target.verb) == predicate.npos;
  }
  return false;
}

// 25所书屋停工, 书屋25所无法按期完成, 停工25所书屋: words behind the thing, or alone in front of
// it, that say that it was not done. 停工项目5个 are a thing of their own.
bool IsStalled(const Statement& told, std::string_view promised) {
  const auto is_new = [&](std::string_view word) { return promised.find(word) == promised.npos; };
  std::string_view before = base::Trim(told.own_before);
  if (before.starts_with("已")) before.remove_prefix(std::string_view("已").size());
  if (told.verb.empty() && std::find(std::begin(kStalledWords), std::end(kStalledWords), before) !=
                               std::end(kStalledWords))
    return is_new(before);
  // 暂缓新建书屋25所, 经研究放弃建设25所书屋.
  if (HasOnly<kFrontStalls>(before, promised)) return true;
  const size_t number = told.own_before.size() + told.quantity.span.size();
  if (number >= told.own.size()) return false;
  const std::string_view behind = told.own.substr(number);
  if (HasOnly<kDisablingWords>(behind, promised)) return true;
  const auto stalled = EarliestOf<kStalledWords>(behind);
  if (stalled.word.empty() || !is_new(stalled.word)) return false;
  const std::string_view tail = behind.substr(stalled.at + stalled.word.size());
  return !HasWordOf<kDoneAfterAll>(tail) &&
         std::none_of(std::begin(kStalledNouns), std::end(kStalledNouns),
                      [&](std::string_view noun) { return tail.starts_with(noun); });
}

// Where the last pair of letters ends that the promise holds too; 0 where there is none.
size_t EndOfPromised(std::string_view words, std::string_view promised) {
  constexpr size_t kLetter = 3;  // bytes
  size_t end = 0;
  for (size_t at = 0; at + 2 * kLetter <= words.size(); at += base::Decode(words, at).size)
    if (promised.find(words.substr(at, 2 * kLetter)) != promised.npos) end = at + 2 * kLetter;
  return end;
}

// 出让24宗1612亩: the words before the first amount are of the second too, and stand behind
// neither.
std::string_view BehindNumber(const Statement& told) {
  const uint32_t begin = told.clause.begin;
  const size_t from = told.own_before.size() + told.quantity.span.size();
  const bool shares = told.own_before.empty() && told.quantity.number.begin > begin &&
                      told.own.size() > told.quantity.span.size() &&
                      told.reach.end == told.quantity.span.end;
  return shares || from >= told.own.size() ? std::string_view() : base::Trim(told.own.substr(from));
}

// The words without what only says how and when: 已于9月1日正式 of 已于9月1日正式开学.
std::string_view WithoutManner(std::string_view words) {
  for (bool cut = true; cut && !words.empty();) {
    cut = false;
    words = base::Trim(words);
    for (const std::string_view word : kMannerWords)
      if (words.starts_with(word)) words.remove_prefix(word.size()), cut = true;
    for (const std::string_view word : kPlainThings)
      if (words.starts_with(word)) words.remove_prefix(word.size()), cut = true;
    size_t digits = 0;
    while (digits < words.size() && words[digits] >= '0' && words[digits] <= '9') ++digits;
    for (const std::string_view end : {"月", "日"})
      if (digits > 0 && words.substr(digits).starts_with(end))
        words.remove_prefix(digits + end.size()), cut = true;
  }
  return words;
}

// …并投入使用, …并通过竣工验收.
bool EndsInUse(std::string_view words) {
  constexpr std::string_view kPassed = "通过", kAccepted = "验收";
  return EndsWithOneOf(words, kUseEnds) ||
         (words.ends_with(kAccepted) && words.find(kPassed) != words.npos);
}

// 智慧化改造 of 智慧化改造全部完成: the work on the things, by a longer name.
std::string_view BehindItsWork(std::string_view words) {
  constexpr size_t kFar = 15;  // bytes
  const auto work = EarliestOf<kWorksOnThings>(words);
  return work.word.empty() || work.at > kFar ? words : words.substr(work.at + work.word.size());
}

// 全部对外开放, 开门迎客, 通过市级初验: a word of completion stands at the head, and behind it no
// thing that it is of (完工日期, 开放时间, 运营方案).
bool IsDonePredicate(std::string_view words) {
  constexpr size_t kTwoLetters = 6;  // bytes
  constexpr std::string_view kPassed = "通过", kAnd = "并";
  if (EndsInUse(words)) return true;
  for (int parts = 0; parts < 4; ++parts) {
    words = WithoutManner(words);
    if (words.size() < kTwoLetters) return parts > 0;
    std::string_view head;
    for (const std::string_view word : kDonePredicates)
      if (words.starts_with(word) && word.size() > head.size()) head = word;
    if (head.empty()) return parts > 0 && StartsWithOneOf(words, kBehindDone);
    words.remove_prefix(head.size());
    if (words.starts_with(kAnd)) return true;
    if (std::find(std::begin(kTakingEnds), std::end(kTakingEnds), head) != std::end(kTakingEnds))
      return true;
    if (head == kPassed) return !HasWordOf<kPassedOther>(words);
  }
  return true;
}

// 监控25套已下单, 25座公厕土地平整完成: what became of them stands behind, in words that tell no
// result of theirs.
bool EndsUntold(const Target& target, const Statement& told, std::string_view promised) {
  constexpr size_t kTwoLetters = 6;  // bytes
  const bool early = told.work != Work::kUntold && told.work < Work::kFinished;
  const bool bare = told.verb.empty() && !early && told.honour.empty() && !told.praise &&
                    !told.all_done && !told.reaches && !told.growth && !told.negated &&
                    !told.plan && !told.ongoing && told.piece.empty();
  constexpr std::string_view kBegin = "开工", kStart = "启动";  // any work behind it will do
  const bool begins = target.verb.find(kBegin) != std::string::npos ||
                      target.verb.find(kStart) != std::string::npos;
  if (!bare || begins || target.verb.empty() || told.reach.end < told.clause.end) return false;
  std::string_view behind = BehindNumber(told);
  behind = WithoutManner(behind.substr(EndOfPromised(behind, promised)));
  if (behind.size() < kTwoLetters || IsDonePredicate(behind) ||
      IsDonePredicate(BehindItsWork(behind)) || HasWordOf<kDoneInPlace>(behind))
    return false;
  // 136户全部清退上岸 for 退捕: an end of them was promised.
  const bool ends = HasWordOf<kEndingDeeds>(promised) || HasWordOf<kEndingDeeds>(target.verb);
  return !(ends && StartsWithOneOf(behind, kEndingDeeds));
}

}  // namespace

bool IsOtherDeed(const Promise& promise, const Answer& answer) {
  const Target& target = *promise.target;
  const Statement& told = *answer.statement;
  const std::string_view promised = promise.clause_text;
  if (IsRate(target.dimension)) return false;
  if (IsStalled(told, promised) || EndsUntold(target, told, promised)) return true;
  if (told.object.empty()) return false;
  if (HasOnly<kOtherStates>(told.object, promised) && !IsSameTraining(target, told.object))
    return true;
  if (EndsWithOneOf(told.object, kServingEnds) && !HasWordOf<kServingEnds>(promised)) return true;
  // 5个示范村规划已编制完成 for 建设示范村5个: its papers are told.
  if (EndsWithOneOf(told.object, kPlanEnds) && HasOnly<kPlanEnds>(told.object, promised))
    return true;
  // 改造合同20个: nobody says that they were signed, and papers are no works.
  if (told.verb.empty() && HasOnly<kContractPapers>(told.object, promised) &&
      EndsWithOneOf(told.object, kContractPapers))
    return true;
  if (HasWordOf<kHelpingDeeds>(target.verb) && HasOnly<kRecordingDeeds>(told.verb, promised))
    return true;
  if (HasWordOf<kHostingDeeds>(target.verb) && HasOnly<kJoiningDeeds>(told.own_before, promised) &&
      promised.find("培训") == promised.npos)
    return true;
  return IsOnlyTidied(target, told, promised) || IsOnlyGoneTo(target, told) ||
         IsOnlyLookedAt(target, told, promised) || SpeaksOfThemOtherwise(target, told) ||
         TellsNoLess(target, told) || IsOwedStill(told, promised);
}

bool IsOfOtherThing(const Promise& promise, const Answer& answer) {
  if (IsOfOtherSide(promise.kinds, answer.kinds)) return true;
  const Target& target = *promise.target;
  if (target.kind != ledger::TargetKind::kVolume || !promise.parts.empty() ||
      target.dimension == ledger::Dimension::kMoney)
    return false;
  if (!HasOnly<kAllKinds>(answer.statement->own_before, promise.clause_text)) return false;
  // 检定各类器具23.8万件 for 检定22万件 are the same; so much more is of more kinds.
  const auto thrice = target.value->Times(base::Decimal(3));
  const auto twice = ReportedOf(target, *answer.statement).Times(base::Decimal(2));
  return thrice && twice && *twice > *thrice &&
         Compare(promise.features, answer.features).covered < 100;
}

bool IsOtherRate(const Promise& promise, const Answer& answer) {
  constexpr std::string_view kRate = "率";
  constexpr size_t kTwoLetters = 6;  // bytes
  const std::string_view mine = promise.features.text, theirs = answer.features.text;
  const size_t least = kTwoLetters + kRate.size();
  // 公办园数量占61% for 公办园在园幼儿占比: how many there are is not who is in them.
  constexpr std::string_view kNumber = "数量";
  if (theirs.find(kNumber) != theirs.npos && mine.find(kNumber) == mine.npos) return true;
  if (!mine.ends_with(kRate) || !theirs.ends_with(kRate) || mine.size() < least ||
      theirs.size() < least)
    return false;
  const std::string_view deed = mine.substr(mine.size() - least, kTwoLetters);
  const std::string_view other = theirs.substr(theirs.size() - least, kTwoLetters);
  if (deed == other) return false;
  constexpr size_t kLetter = 3;  // bytes; 调撤 and 撤诉 have one in common
  if (other.find(deed.substr(0, kLetter)) != other.npos ||
      other.find(deed.substr(kLetter)) != other.npos)
    return false;
  return std::none_of(
      std::begin(kDeedFamilies), std::end(kDeedFamilies), [&](std::string_view family) {
        return family.find(deed) != family.npos && family.find(other) != family.npos;
      });
}

}  // namespace duban::understand
