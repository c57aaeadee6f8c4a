// Entry points: MarkOutrun.
#include "understand/prose/outrun.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/prose/context.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;

constexpr std::string_view kSoFar[] = {"已", "目前", "现"};
constexpr std::string_view kNotAll[] = {"待", "暂停", "仅完成", "征地"};
constexpr std::string_view kToldDone[] = {"已", "共", "累计", "实际"};

class OutrunReader {
 public:
  explicit OutrunReader(Prose& prose) : prose_(prose), text_(prose.text) {}

  void Read() {
    for (size_t i = 0; i < prose_.statements.size(); ++i) {
      Statement& now = prose_.statements[i];
      now.past |= IsOfPastBehind(i);
      behind_ = ClauseBehindMoney(prose_, i);
      now.deployed = OnlyDeployedBefore(now);
      now.opens_later = OpensLater();
      if (HeadsOpenDetails(now)) {
        // Whether they were begun is open too.
        if (now.work != Work::kUntold) now.plan = now.only_named = true;
        now.ongoing = true;
      }
      if (AllIsDoneBehind(now)) TakeAllAsDone(now);
      now.ongoing |= IsSizeOfUnfinished(now);
      if (!IsOfThings(now)) continue;
      if (PartIsOnlyBegun(i) || IsDoneInPart(i)) now.ongoing = true;
      if (Statement* part = PartDone(i)) {
        now.outrun = true;
        if (part->object.empty()) part->object = now.object;
      } else if (OnlyAStageFollows() || IsOfUnfinishedThing(now) || IsYieldOfUnfinished(now)) {
        now.ongoing = true;
      }
    }
  }

 private:
  // It may repeat a promise: no verb of completion stands at it.
  static bool IsOfThings(const Statement& now) {
    return IsPlainAmount(now) && !now.total && MakesThings(now.verb);
  }

  static bool IsPlainAmount(const Statement& now) {
    return now.work == Work::kUntold && !now.growth && !now.share && !now.whole && !now.plan &&
           now.quantity.dimension != Dimension::kPercent &&
           now.quantity.dimension != Dimension::kMoney;
  }

  static bool MakesThings(std::string_view verb) {
    return Builds(verb) || HasWordOf<kIncrementWords>(verb) || verb.find("引") != verb.npos ||
           verb.find("招") != verb.npos;
  }

  // 新建公路60公里，完工41公里; 引进企业30家，实际落地22家: the next amount is the result.
  Statement* PartDone(size_t i) {
    auto& all = prose_.statements;
    const Statement& now = all[i];
    if (i + 1 >= all.size() || now.object.empty()) return nullptr;
    Statement& part = all[i + 1];
    const bool behind = part.sentence == now.sentence && part.clause_index > now.clause_index &&
                        part.clause_index <= now.clause_index + 2 && !part.bracketed;
    const bool smaller = part.quantity.unit == now.quantity.unit &&
                         part.quantity.value < now.quantity.value && !part.in_list;
    if (!behind || !smaller || part.verb_inherited || part.negated || part.plan || part.rest)
      return nullptr;
    const bool actual = HasWordOf<kActualWords>(
        text_.substr(part.clause.begin, part.quantity.number.begin - part.clause.begin));
    const bool done = part.work >= Work::kFinished || (part.work != Work::kEarly && actual);
    const bool same = part.object.empty() || part.object == now.object;
    const bool begun = Builds(now.verb) || actual;
    return done && same && begun ? &part : nullptr;
  }

  // 开工小区改造15个：城东等8个已开工；城西等7个正在编制清单: the first words of a line are the
  // promise, told again as a heading over what became of it, and some of that is still open.
  bool HeadsOpenDetails(const Statement& now) const {
    const uint32_t first = now.clause.begin;
    if (first > 0 && text_[first] != '\n' && text_[first - 1] != '\n') return false;
    const size_t colon = ColonBehind(now.quantity.span.end);
    if (colon == text_.npos) return false;
    const auto begin = static_cast<uint32_t>(colon);
    if (HoldsPart(text_.substr(colon))) return false;
    if (HasWordOf<kToldDone>(text_.substr(now.clause.begin, begin - now.clause.begin)))
      return false;
    const auto end = static_cast<uint32_t>(std::min(text_.find('\n', colon), text_.size()));
    const WordRange words = WordsIn(prose_.words, base::Span(begin, end));
    return std::any_of(words.begin(), words.end(),
                       [](const Word& word) {
                         return word.role == WordRole::kNegation || word.role == WordRole::kPlan ||
                                IsVisible(word.work) || word.work == Work::kEarly;
                       }) ||
           HasWordOf<kOpenWords>(text_.substr(begin, end - begin)) ||
           HasWordOf<kNotAll>(text_.substr(begin, end - begin));
  }

  // ：其中5个在建, which is taken off.
  static bool HoldsPart(std::string_view details) {
    constexpr size_t kFar = 12;  // bytes
    details = details.substr(0, kFar);
    return details.find("其中") != details.npos || details.find("含") != details.npos;
  }

  // Behind the amount and what it is of: 15个项目：
  size_t ColonBehind(uint32_t at) const {
    constexpr size_t kFar = 24;  // bytes
    const std::string_view words = text_.substr(at, kFar);
    for (const std::string_view colon : {"：", ":"})
      if (const size_t found = words.find(colon); found != words.npos)
        if (words.substr(0, found).find_first_of("0123456789(,;") == words.npos &&
            words.substr(0, found).find("，") == words.npos)
          return at + found;
    return text_.npos;
  }

  // 两所小学内部装修完成70%: how far a piece of their building came.
  bool IsDoneInPart(size_t i) const {
    const auto& all = prose_.statements;
    if (i + 1 >= all.size()) return false;
    const Statement& now = all[i];
    const Statement& share = all[i + 1];
    if (share.clause_index != now.clause_index || share.growth || share.share ||
        share.quantity.dimension != Dimension::kPercent ||
        share.quantity.value >= base::Decimal(100))
      return false;
    constexpr std::string_view kDone = "完成";
    const uint32_t at = now.quantity.span.end;
    const std::string_view between = text_.substr(at, share.quantity.number.begin - at);
    return between.ends_with(kDone) && !EarliestOf<kStageNouns>(between).word.empty();
  }

  // 改造小区15个，已完成投资3000万元: how much was spent on them so far.
  bool IsOnlySpent(const Statement& now, const Statement& money) const {
    constexpr std::string_view kInvested = "投资";
    const bool next = money.sentence == now.sentence && money.clause_index == now.clause_index + 1;
    return next && money.quantity.dimension == Dimension::kMoney && money.object == kInvested &&
           money.own.starts_with("已") && money.clause_index + 1 >= LastClauseOf(now.sentence);
  }

  // One past the last clause of the sentence.
  uint32_t LastClauseOf(uint32_t sentence) const {
    const auto& all = prose_.clauses;
    const auto behind =
        std::upper_bound(all.begin(), all.end(), sentence,
                         [](uint32_t at, const Clause& clause) { return at < clause.sentence; });
    return static_cast<uint32_t>(behind - all.begin());
  }

  // 新建公厕20座，已开工7座: the promise told again, of which so much was begun.
  bool PartIsOnlyBegun(size_t i) const {
    const auto& all = prose_.statements;
    const Statement& now = all[i];
    if (i + 1 >= all.size() || now.verb.empty() || now.verb_inherited || !Builds(now.verb))
      return false;
    const Statement& part = all[i + 1];
    // 修缮8处，2处正在施工: more beside them.
    const bool so_far = HasWordOf<kSoFar>(part.own);
    if (!so_far && (!part.bracketed || part.sub)) return false;
    if (IsOnlySpent(now, part)) return true;
    const bool behind = part.sentence <= now.sentence + 1 &&
                        part.clause_index <= now.clause_index + 2 && !part.in_list &&
                        part.quantity.span.begin > now.quantity.span.end;
    const bool smaller =
        part.quantity.unit == now.quantity.unit && part.quantity.value < now.quantity.value;
    const bool begun = part.work == Work::kEarly || IsVisible(part.work);
    return behind && smaller && begun && !now.group && !part.rest && !part.verb_inherited &&
           (part.object.empty() || part.object == now.object);
  }

  // 完成投资12.6亿元，为上年完成数: of which year it is stands behind.
  bool IsOfPastBehind(size_t i) const {
    const auto& all = prose_.statements;
    const uint32_t behind = all[i].clause_index + 1;
    if (behind >= prose_.clauses.size()) return false;
    const Clause& clause = prose_.clauses[behind];
    const bool has_amount = i + 1 < all.size() && all[i + 1].clause_index <= behind;
    if (clause.sentence != all[i].sentence || has_amount) return false;
    const std::string_view words = clause.span.In(text_);
    const bool figure = words.ends_with("数") || words.ends_with("值") || words.ends_with("数据");
    return figure && TellsWhatItIs(words) && HasPast(clause.span);
  }

  bool HasPast(base::Span span) const {
    const WordRange words = WordsIn(prose_.words, span);
    return std::any_of(words.begin(), words.end(),
                       [](const Word& word) { return word.role == WordRole::kPast; });
  }

  // 新建幼儿园4所，均已开工; 新建公园4个，进入装修阶段: a stage is told of them, and nothing else.
  bool OnlyAStageFollows() const {
    return behind_ != nullptr && (IsOnlyAStage(behind_->span) || IsAlmostDone(behind_->span));
  }

  // 造林2万亩，基本完成，待市级验收.
  bool IsAlmostDone(base::Span clause) const {
    std::string_view words = clause.In(text_);
    if (words.starts_with("已")) words.remove_prefix(std::string_view("已").size());
    return std::any_of(std::begin(kAlmostDone), std::end(kAlmostDone),
                       [&](std::string_view word) { return words.starts_with(word); });
  }

  bool IsOnlyAStage(base::Span span) const {
    bool stage = false;
    const WordRange words = WordsIn(prose_.words, span);
    auto word = words.begin();
    for (uint32_t at = span.begin; at < span.end;) {
      while (word != words.end() && word->span.begin < at) ++word;
      const bool here = word != words.end() && word->span.begin == at;
      if (here && word->work != Work::kUntold) {
        if (word->work >= Work::kFinished && word->span.In(text_) != "完成") return false;
        stage |= word->work < Work::kFinished;
        at = word->span.end;
        continue;
      }
      const auto filler =
          std::find_if(std::begin(kStageFillers), std::end(kStageFillers),
                       [&](std::string_view one) { return text_.substr(at).starts_with(one); });
      if (filler == std::end(kStageFillers)) return false;
      stage |= *filler == "阶段";
      at += static_cast<uint32_t>(filler->size());
    }
    return stage;
  }

  // 新增床位500张的县医院二期工程主体封顶: the amount tells of which thing, and that is not done.
  bool IsOfUnfinishedThing(const Statement& now) const {
    if (OnlyMoneyCame(now)) return true;
    const uint32_t at = now.quantity.span.end;
    if (!text_.substr(at).starts_with("的") || at >= now.clause.end) return false;
    Work work = Work::kUntold;
    for (const Word& word : WordsIn(prose_.words, {at, EndOfTelling(now)}))
      if (word.role == WordRole::kVerb || word.role == WordRole::kVerbNoun)
        work = std::max(work, word.work);
    return work != Work::kUntold && work < Work::kFinished;
  }

  // 整治范围覆盖河道12公里，均已完工; 15个项目总投资2.8亿元，已全部完成: all of it is done, and no
  // other thing is named.
  bool AllIsDoneBehind(const Statement& now) const {
    const bool received = now.work == Work::kEarly && HasWordOf<kReceivedVerbs>(now.verb);
    if ((now.work != Work::kUntold && !received) || IsRate(now.quantity.dimension) || now.growth ||
        now.quantity.dimension == Dimension::kMoney || !now.honour.empty())
      return false;
    if (behind_ == nullptr || !HasWordOf<kAllWords>(behind_->span.In(text_))) return false;
    bool done = false;
    uint32_t at = behind_->span.begin;
    for (const Word& word : WordsIn(prose_.words, behind_->span)) {
      const bool follows = word.span.begin == at;
      if (!follows || word.role == WordRole::kNegation || word.role == WordRole::kPlan ||
          word.role == WordRole::kEstimate)
        return false;
      done |= word.work >= Work::kFinished;
      if (word.work != Work::kUntold && word.work < Work::kFinished) return false;
      at = word.span.end;
    }
    return done && at == behind_->span.end;
  }

  static void TakeAllAsDone(Statement& now) {
    now.all_done = true;
    const bool received = std::any_of(std::begin(kReceivedVerbs), std::end(kReceivedVerbs),
                                      [&](auto word) { return now.object.starts_with(word); });
    if (!now.group && now.work == Work::kUntold && !received) return;
    now.group = now.whole = false;
    now.work = Work::kFinished;
  }

  // 路面已全部铺设完成，预计次年1月通车; 完工3所，计划春季启用: the clause behind tells when it
  // will be in use.
  bool OpensLater() const {
    if (behind_ == nullptr) return false;
    bool later = false;
    for (const Word& word : WordsIn(prose_.words, behind_->span)) {
      later |= word.role == WordRole::kEstimate || word.role == WordRole::kPlan ||
               word.role == WordRole::kAim;
      if (later && word.work == Work::kInUse) return true;
    }
    return false;
  }

  // 任务已全面部署，改造农房300户: the clause before hands the task out, and no word tells that
  // anything was done.
  bool OnlyDeployedBefore(const Statement& now) const {
    const Clause* before = ClauseBefore(now);
    if (now.work != Work::kUntold || now.growth || before == nullptr) return false;
    const std::string_view words = before->span.In(text_);
    const WordRange told = WordsIn(prose_.words, {before->span.begin, now.quantity.number.begin});
    const bool done = std::any_of(told.begin(), told.end(), [](const Word& word) {
      return word.work >= Work::kStarted || word.role == WordRole::kTotal ||
             word.role == WordRole::kLead;
    });
    const std::string_view here = now.own_before;
    return HasWordOf<kDeployingWords>(words) && !done && here.find("已") == here.npos &&
           here.find("共") == here.npos && !HasWordOf<kActualWords>(here);
  }

  // The clause before it in its sentence.
  const Clause* ClauseBefore(const Statement& now) const {
    if (now.clause_index == 0) return nullptr;
    const Clause& before = prose_.clauses[now.clause_index - 1];
    const bool parted = BehindSemicolon(text_, now.clause.begin);
    return before.sentence == now.sentence && !parted ? &before : nullptr;
  }

  // 水厂主体完工，新增日供水能力3万吨; 日处理能力600吨，焚烧厂主体完工: what a building gives once
  // it is in use, and the building is not finished.
  bool IsYieldOfUnfinished(const Statement& now) const {
    if (!HasWordOf<kYieldNouns>(now.object)) return false;
    if (const Clause* before = ClauseBefore(now)) {
      if (IsUnfinished(before->span)) return true;
      const WordRange words = WordsIn(prose_.words, before->span);
      if (std::any_of(words.begin(), words.end(),
                      [](const Word& word) { return word.work >= Work::kFinished; }))
        return false;
    }
    if (behind_ == nullptr || BehindSemicolon(text_, behind_->span.begin)) return false;
    const std::string_view words = behind_->span.In(text_);
    const auto begins = [&](std::string_view word) { return words.starts_with(word); };
    const bool beside = std::any_of(std::begin(kBesideWords), std::end(kBesideWords), begins) ||
                        std::any_of(std::begin(kRestOpeners), std::end(kRestOpeners), begins);
    return !beside && IsUnfinished(behind_->span);
  }

  bool IsUnfinished(base::Span clause) const {
    bool open = false;
    for (const Word& word : WordsIn(prose_.words, clause)) {
      if (word.work >= Work::kFinished) return false;
      open |=
          word.work == Work::kStarted || word.work == Work::kBuilding || word.work == Work::kTopped;
    }
    return open;
  }

  // 完成初步设计批复，管线全长31公里; 正在装修，设置床位500张: the clauses before tell of which
  // stage the project is, and no word of the amount that any of it is done: it is the project's
  // size.
  bool IsSizeOfUnfinished(const Statement& now) const {
    if (!IsPlainAmount(now) || !TellsASize(now)) return false;
    uint32_t at = now.clause_index;
    constexpr uint32_t kFar = 3;  // clauses
    for (uint32_t far = 0; far < kFar && at > 0; ++far, --at) {
      const Clause& clause = prose_.clauses[at - 1];
      const bool parted = BehindSemicolon(text_, prose_.clauses[at].span.begin);
      const bool bracket = clause.depth != prose_.clauses[now.clause_index].depth;
      if (clause.sentence != now.sentence || parted || bracket || CountsThings(at - 1, now))
        return false;
      const Told told = ToldOf(clause.span, now);
      if (told != Told::kNothing) return told == Told::kUnfinished;
    }
    return false;
  }

  // 完工9条，在建5条，通车里程15.9公里: a clause that has numbers of its own tells of those.
  bool CountsThings(uint32_t clause, const Statement& now) const {
    for (const Statement* one = &now; one != prose_.statements.data();) {
      --one;
      if (one->clause_index < clause) break;
      if (one->clause_index == clause && one->quantity.dimension != Dimension::kMoney) return true;
    }
    return false;
  }

  // 设置床位500张, 管网总长31公里; not 已建设床位500张 or 培训500人.
  bool TellsASize(const Statement& now) const {
    const std::string_view here =
        text_.substr(now.clause.begin, now.quantity.number.begin - now.clause.begin);
    const uint32_t behind = SkipHedges(text_, now.quantity.span.end, now.clause.end);
    if (behind < now.clause.end) return false;
    if (HasWordOf<kDoneMarks>(here) || HasWordOf<kActualWords>(here)) return false;
    if (HasWordOf<kPersonUnits>(now.quantity.unit) || HasWordOf<kDeedUnits>(now.quantity.unit))
      return false;
    const bool general =
        now.verb.empty() || now.verb_inherited ||
        std::find(std::begin(kSizeVerbs), std::end(kSizeVerbs), now.verb) != std::end(kSizeVerbs);
    if (!general || !now.verb.empty()) return general;
    const std::vector<Word> words = FindWords(now.object);
    return std::none_of(words.begin(), words.end(),
                        [](const Word& word) { return word.role == WordRole::kVerb; });
  }

  enum class Told { kNothing, kUnfinished, kFinished };

  // What a clause tells of how far the work is. 完成 with papers (完成招标) or money
  // (完成投资2亿元) finishes no work.
  Told ToldOf(base::Span clause, const Statement& now) const {
    const std::string_view words = clause.In(text_);
    const bool papers = HasWordOf<kPlanningPapers>(words);
    const bool money = words.find("投资") != words.npos;
    bool done = false, open = papers, to_come = false;
    for (const Word& word : WordsIn(prose_.words, clause)) {
      const std::string_view told = word.span.In(text_);
      to_come |= word.role == WordRole::kPlan || word.role == WordRole::kEstimate ||
                 word.role == WordRole::kAim || word.role == WordRole::kNegation;
      done |= word.work >= Work::kFinished && !((papers || money) && told.ends_with("完成"));
      // 启动创建，新增20个: another deed begins.
      const bool visible = IsVisible(word.work) && (now.verb.empty() || told != "启动");
      open |= visible;
    }
    if (done) return to_come ? Told::kUnfinished : Told::kFinished;
    return open ? Told::kUnfinished : Told::kNothing;
  }

  // 新建管网30公里项目已争取专项债1.2亿元: the amount names a project, and money is told of it.
  bool OnlyMoneyCame(const Statement& now) const {
    const auto next = static_cast<size_t>(&now - prose_.statements.data()) + 1;
    if (next >= prose_.statements.size()) return false;
    const Statement& money = prose_.statements[next];
    if (money.clause_index != now.clause_index || money.quantity.dimension != Dimension::kMoney)
      return false;
    const uint32_t at = now.quantity.span.end;
    std::string_view between = text_.substr(at, money.quantity.number.begin - at);
    if (between.starts_with("的")) between.remove_prefix(std::string_view("的").size());
    if (!between.starts_with("项目") && !between.starts_with("工程")) return false;
    const WordRange words = WordsIn(prose_.words, {at, money.quantity.number.begin});
    return std::none_of(words.begin(), words.end(), [&](const Word& word) {
      const std::string_view done = word.span.In(text_);
      return word.work >= Work::kFinished && done != "完成" && done != "已完成";
    });
  }

  // Of the sentence, up to the next amount that is no part of the same clause.
  uint32_t EndOfTelling(const Statement& now) const {
    const auto i = static_cast<size_t>(&now - prose_.statements.data());
    uint32_t end = now.clause.end;
    const uint32_t behind = now.clause_index + 1;
    if (behind >= prose_.clauses.size()) return end;
    const bool has_amount =
        i + 1 < prose_.statements.size() && prose_.statements[i + 1].clause_index <= behind;
    const bool goes_on = prose_.clauses[behind].sentence == now.sentence && !has_amount;
    return goes_on ? prose_.clauses[behind].span.end : end;
  }

  Prose& prose_;
  std::string_view text_;
  const Clause* behind_ = nullptr;  // the one behind the amount that is read, past money
};

}  // namespace

const Clause* ClauseBehindMoney(const Prose& prose, size_t i) {
  constexpr uint32_t kFar = 2;  // clauses of money
  const auto& all = prose.statements;
  uint32_t behind = all[i].clause_index + 1;
  size_t next = i + 1;
  while (next < all.size() && all[next].clause_index == all[i].clause_index) ++next;
  for (; behind < prose.clauses.size(); ++behind) {
    if (prose.clauses[behind].sentence != all[i].sentence ||
        behind > all[i].clause_index + 1 + kFar)
      return nullptr;
    if (next >= all.size() || all[next].clause_index > behind) return &prose.clauses[behind];
    for (; next < all.size() && all[next].clause_index <= behind; ++next)
      if (all[next].quantity.dimension != Dimension::kMoney) return nullptr;
  }
  return nullptr;
}

void MarkOutrun(Prose& prose) {
  OutrunReader(prose).Read();
}

}  // namespace duban::understand
