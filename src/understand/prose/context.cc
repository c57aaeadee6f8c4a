// Entry points: ReadContext, CleanObject.
#include "understand/prose/context.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "understand/prose/meaning.h"
#include "understand/prose/years.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

bool IsQuote(char32_t c) {
  return c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == U'《' || c == U'》' ||
         c == U'"' || c == U'「' || c == U'」';
}

bool IsFiller(char32_t c) {
  const bool list_mark = c >= U'①' && c <= U'⑳';
  return base::IsSpace(c) || list_mark || c == U'、' || c == U'·' || c == U'，' || c == U',';
}

// Begin of the code point that ends at `at`. Precondition: at > 0.
size_t Previous(std::string_view text, size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

// Reads the words before a number: strips what steers from both ends, keeps the object.
class BeforeReader {
 public:
  BeforeReader(const Prose& prose, base::Span span, Statement& out)
      : text_(prose.text), words_(WordsIn(prose.words, span)), span_(span), out_(out) {}

  base::Span Read() {
    ScanMarks();
    StripLeading();
    StripTrailing();
    if (out_.verb.empty() && !out_.share) TakeInnerVerb();
    return span_;
  }
  bool names_a_list() const { return names_a_list_; }

 private:
  // Marks that hold wherever they stand before the number.
  void ScanMarks() {
    for (const Word& word : words_) {
      const bool deed = word.role == WordRole::kVerb || word.role == WordRole::kVerbNoun;
      out_.plan |= deed && IsNeeded(word);
      switch (word.role) {
        case WordRole::kNegation:
          out_.negated = true;
          break;
        case WordRole::kDelta:
          out_.delta = true;
          break;
        case WordRole::kSince:
          out_.since = true;
          break;
        case WordRole::kSet:
          out_.names_set = true;
          break;
        case WordRole::kPast:
          out_.past = true;
          break;
        case WordRole::kPraise:
          out_.praise = true;
          break;
        case WordRole::kTotal:
          out_.total = true;
          break;
        case WordRole::kSub:
          out_.sub = true;
          break;
        case WordRole::kRate:
          out_.rate = true;
          break;
        case WordRole::kEstimate:
          out_.estimate = true;
          estimate_end_ = word.span.end;
          break;
        case WordRole::kVerb:
          out_.plan |= IsStillToCome(word) || IsStillToBuild(word);
          break;
        case WordRole::kCeiling:
          out_.ceiling = true;
          break;
        case WordRole::kPlan:
          // 建成后可提供: what could come is no result, wherever it is said.
          out_.could |= word.span.In(text_).starts_with("可");
          out_.plan |= word.span.In(text_).find("可") != std::string_view::npos;
          break;
        default:
          break;
      }
    }
    const std::string_view before = span_.In(text_);
    out_.past |= OfSeveralYears(before);
    if (OnlyCould(before)) out_.plan = out_.could = true;
    out_.this_year |= HasWordOf<kThisYearWords>(before);
    ReadShare();
  }

  // 预计年底建成2万亩: the deed itself is still to come; 预计全年完成53亿元 is a figure that is not
  // final yet.
  bool IsStillToCome(const Word& verb) const {
    if (!out_.estimate || verb.work < Work::kFinished || verb.span.begin < estimate_end_)
      return false;
    if (out_.quantity.dimension == ledger::Dimension::kMoney) return false;
    const std::string_view time = text_.substr(estimate_end_, verb.span.begin - estimate_end_);
    if (time.find("全年") != time.npos || time.find("累计") != time.npos) return false;
    return std::any_of(std::begin(kLaterTimes), std::end(kLaterTimes),
                       [&](std::string_view word) { return time.find(word) != time.npos; });
  }

  // 预计新增学位3200个: what a building gives is there when it is built; 预计全年新增 sums up.
  bool IsStillToBuild(const Word& verb) const {
    if (!out_.estimate || verb.span.begin < estimate_end_) return false;
    if (out_.quantity.dimension != ledger::Dimension::kCount) return false;
    const std::string_view time = text_.substr(estimate_end_, verb.span.begin - estimate_end_);
    return !HasWordOf<kSumsOfYear>(time) && HasWordOf<kYieldNouns>(span_.In(text_));
  }

  // 年可处理污水360万吨: what a thing can do was not yet done by it.
  static bool OnlyCould(std::string_view words) {
    constexpr std::string_view kCan = "可";
    for (size_t at = words.find(kCan); at != words.npos; at = words.find(kCan, at + 3)) {
      const auto before = [&](std::string_view word) {
        return words.substr(0, at).ends_with(word);
      };
      const auto here = [&](std::string_view word) { return words.substr(at).starts_with(word); };
      // 可办率: the share of those that can be.
      constexpr size_t kShort = 12;  // bytes
      if (words.substr(at, kShort).find("率") != words.npos) continue;
      if (std::none_of(std::begin(kCanHeads), std::end(kCanHeads), before) &&
          std::none_of(std::begin(kCanCompounds), std::end(kCanCompounds), here))
        return true;
    }
    return false;
  }

  // 占年度计划的, 完成全年目标任务的: the number is a share of the promise.
  void ReadShare() {
    if (out_.quantity.dimension != ledger::Dimension::kPercent) return;
    const std::string_view words = span_.In(text_);
    const auto has = [&](std::string_view word) { return words.find(word) != words.npos; };
    const auto ends = [&](std::string_view word) { return words.ends_with(word); };
    const bool goal = has("目标") || has("任务") || has("计划") || has("承诺") || has("工程量");
    const bool of = has("占") || has("完成") || has("达") || has("为");
    const bool told = ends("的") || ends("任务") || ends("目标") || ends("计划") || ends("的约");
    out_.share = (goal && of && told) || HasWordOf<kPaceWords>(words);
    for (const std::string_view word : kCompletionRates)
      out_.completion |= out_.share && !goal && words.find(word) != words.npos;
    if (out_.share) return CutAtShare(words);
    if (const auto at = ProgressAt(words)) {
      out_.share = true;
      span_.end = span_.begin + static_cast<uint32_t>(*at);
    }
  }

  // 均已达到进度80%, 施工进度已达80%: where the words of a bare progress begin.
  static std::optional<size_t> ProgressAt(std::string_view words) {
    constexpr std::string_view kProgress = "进度";
    const size_t at = words.rfind(kProgress);
    if (at == words.npos) return std::nullopt;
    for (std::string_view rest = words.substr(at + kProgress.size()); !rest.empty();) {
      const auto filler =
          std::find_if(std::begin(kProgressVerbs), std::end(kProgressVerbs),
                       [&](std::string_view word) { return rest.starts_with(word); });
      if (filler == std::end(kProgressVerbs)) return std::nullopt;
      rest.remove_prefix(filler->size());
    }
    std::string_view before = words.substr(0, at);
    for (bool cut = true; cut;) {
      cut = false;
      for (const std::string_view word : kProgressKinds)
        if (before.ends_with(word)) before.remove_suffix(word.size()), cut = true;
    }
    // 资金支出进度达到95% is a promise of its own.
    return before.empty() ? std::optional<size_t>(0) : std::nullopt;
  }

  // The object ends where the share begins: 扶持创业人数|完成年度目标任务的.
  void CutAtShare(std::string_view words) {
    size_t cut = words.size();
    for (const std::string_view word : kShareHeads) cut = std::min(cut, words.find(word));
    span_.end = span_.begin + static_cast<uint32_t>(cut);
  }

  static bool Leads(WordRole role) {
    switch (role) {
      case WordRole::kAdverb:
      case WordRole::kScope:
      case WordRole::kAim:
      case WordRole::kPlan:
      case WordRole::kEstimate:
      case WordRole::kRest:
      case WordRole::kSub:
      case WordRole::kTotal:
      case WordRole::kLead:
      case WordRole::kJoint:
      case WordRole::kNegation:
        return true;
      default:
        return false;
    }
  }

  void MarkLeading(const Word& word) {
    out_.plan |= word.role == WordRole::kPlan;
    out_.rest |= word.role == WordRole::kRest;
    out_.lead |= word.role == WordRole::kLead;
    out_.aim |= word.role == WordRole::kAim;
    if (word.work == Work::kStarted && out_.work == Work::kUntold) out_.work = word.work;
  }

  void StripLeading() {
    auto word = words_.begin();
    uint32_t at = span_.begin;
    while (at < span_.end) {
      while (word != words_.end() && word->span.begin < at) ++word;
      const base::CodePoint c = base::Decode(text_, at);
      const bool is_word = word != words_.end() && word->span.begin == at;
      const uint32_t date = DateEnd(at);
      if (date > at) {
        at = date;
      } else if (is_word && Leads(word->role)) {
        MarkLeading(*word);
        at = word->span.end;
      } else if (is_word && (word->role == WordRole::kVerb || word->role == WordRole::kVerbNoun ||
                             Awards(*word))) {
        TakeVerb(*word);
        at = word->span.end;
      } else if (IsFiller(c.value) || IsQuote(c.value)) {
        // A quote that opens the object stays with it; CleanObject takes it off.
        if (IsQuote(c.value)) break;
        at += c.size;
      } else {
        break;
      }
    }
    span_.begin = std::min(at, span_.end);
  }

  // 获评省级龙头企业3家: the deed, and not a part of its object.
  bool Awards(const Word& word) const {
    return word.role == WordRole::kPraise &&
           std::find(std::begin(kAwardingVerbs), std::end(kAwardingVerbs), word.span.In(text_)) !=
               std::end(kAwardingVerbs);
  }

  // 1-6月, 2024年, 自1月起: where the date at `at` ends; `at` where there is none.
  uint32_t DateEnd(uint32_t at) const {
    constexpr std::string_view kSince = "自", kOn = "起";
    if (text_.substr(at, span_.end - at).starts_with(kSince)) {
      const uint32_t date = at + static_cast<uint32_t>(kSince.size());
      const uint32_t end = DateEnd(date);
      if (end > date && text_.substr(end).starts_with(kOn))
        return end + static_cast<uint32_t>(kOn.size());
    }
    uint32_t end = at;
    const auto digit = [&](uint32_t i) { return text_[i] >= '0' && text_[i] <= '9'; };
    while (end < span_.end) {
      uint32_t dash = 0;
      for (const std::string_view mark : kRangeMarks)
        if (text_.substr(end).starts_with(mark)) dash = static_cast<uint32_t>(mark.size());
      if (!digit(end) && (dash == 0 || end == at)) break;
      end += digit(end) ? 1 : dash;
    }
    if (end == at) return at;
    for (const std::string_view unit : kDateEnds)
      if (end + unit.size() <= span_.end && text_.substr(end, unit.size()) == unit)
        return end + static_cast<uint32_t>(unit.size());
    return at;
  }

  // 需更换167盏, 待改造48处: still to be done.
  bool IsNeeded(const Word& verb) const {
    const std::string_view before = text_.substr(0, verb.span.begin);
    const auto ends = [&](std::string_view word) { return before.ends_with(word); };
    return EndsWithWordOf<kNeedingWords>(before) &&
           std::none_of(std::begin(kNotNeeding), std::end(kNotNeeding), ends);
  }

  void TakeVerb(const Word& word) {
    if (out_.verb.empty()) verb_begin_ = word.span.begin;
    out_.verb = text_.substr(verb_begin_, word.span.end - verb_begin_);
    if (out_.work == Work::kUntold || out_.work == Work::kStarted) {
      if (word.work != Work::kUntold) out_.work = word.work;
    } else if (word.work == Work::kUntold && HasWordOf<kBuyingVerbs>(out_.verb)) {
      out_.work = Work::kUntold;  // 采购安装探头: bought, and what was bought is put up
    }
  }

  // 需改善, 亟待改善: it is still to be done.
  static bool IsStillToDo(std::string_view before) {
    const auto ends = [&](std::string_view word) { return before.ends_with(word); };
    return std::any_of(std::begin(kStillToDo), std::end(kStillToDo), ends);
  }

  bool Trails(const Word& word) {
    switch (word.role) {
      case WordRole::kUp:
      case WordRole::kDown:
      case WordRole::kRespectivelyUp:
        // 路面改善186公里: of what is no rate, to better it is a deed.
        if (word.span.In(text_) == kBettering && IsMeasuredWork() &&
            !IsStillToDo(text_.substr(0, word.span.begin))) {
          out_.verb = kBettering;
          return true;
        }
        out_.growth = true;
        if (word.role == WordRole::kDown) falls_ = true;
        return true;
      case WordRole::kTo:
      case WordRole::kRespectivelyTo:
        out_.ceiling |= Shortens(word) || FallsTo(word);
        out_.growth = false;  // 提高到: where it stands then, not by how much it rose
        out_.quantity.direction = ledger::Direction::kNone;
        out_.reaches = true;
        return true;
      case WordRole::kCopula:
        for (const std::string_view part : kHoldingVerbs)
          out_.reaches |= word.span.In(text_).find(part) != std::string_view::npos;
        return true;
      case WordRole::kRespectively:
        out_.reaches |= word.span.In(text_).find("达") != std::string_view::npos;
        return true;
      case WordRole::kCeiling:
      case WordRole::kSince:
      case WordRole::kChange:
      case WordRole::kAdverb:
      case WordRole::kEstimate:
      case WordRole::kScope:
      case WordRole::kTotal:
      case WordRole::kFrom:
      case WordRole::kDelta:
        return true;
      case WordRole::kPlan:
        out_.plan = true;  // 招录计划86人
        return true;
      case WordRole::kEtc:
        names_a_list_ = true;
        return true;
      default:
        return false;
    }
  }

  static constexpr std::string_view kBettering = "改善";
  bool IsMeasuredWork() const {
    const ledger::Dimension dimension = out_.quantity.dimension;
    return dimension == ledger::Dimension::kLength || dimension == ledger::Dimension::kArea ||
           dimension == ledger::Dimension::kCount;
  }

  // 降至13.8%, 压减到4个: not more than that, whatever it is of.
  bool FallsTo(const Word& word) const {
    return std::find(std::begin(kFallingTo), std::end(kFallingTo), word.span.In(text_)) !=
           std::end(kFallingTo);
  }

  // 11个村总收入624万元，村均56.7万元: right behind a thing and before the number, 均 is no 都.
  bool IsOfEach(const Word& word) const {
    if (word.span.In(text_) != "均" || word.span.end != number_) return false;
    const std::string_view before = text_.substr(span_.begin, word.span.begin - span_.begin);
    return std::any_of(std::begin(kEachHeads), std::end(kEachHeads),
                       [&](std::string_view head) { return before.ends_with(head); });
  }

  // 提高到每人每月980元, 已有72家: words between the deed and its number that are no thing.
  uint32_t PerPhraseBegin() const {
    const std::string_view before = span_.In(text_);
    if (MayEndWithWordOf<kPerPhrases>(before))
      for (const std::string_view phrase : kPerPhrases)
        if (before.ends_with(phrase)) return span_.end - static_cast<uint32_t>(phrase.size());
    constexpr std::string_view kHave = "有";
    const bool alone = before == kHave || before.ends_with("已有") || before.ends_with("共有");
    return span_.end == number_ && alone ? span_.end - static_cast<uint32_t>(kHave.size())
                                         : span_.end;
  }

  // 压减审批时限|至5个工作日: the verb stands in front of the object.
  bool IsCutTo() const {
    const std::string_view before = span_.In(text_);
    return out_.quantity.dimension == ledger::Dimension::kTime && span_.end == number_ &&
           (before.ends_with("至") || before.ends_with("到")) &&
           HasWordOf<kShorteningWords>(out_.verb);
  }

  // 压缩至3个工作日: a limit.
  bool Shortens(const Word& word) const {
    return out_.quantity.dimension == ledger::Dimension::kTime &&
           HasWordOf<kShorteningWords>(word.span.In(text_));
  }

  // 安置房开工6214套, 断头路打通2条: the verb stands between the object and its number.
  bool TakesTrailingVerb(const Word& word) const {
    if (word.span.begin < span_.begin + 3) return false;
    // 国家高企申报112家: asked for, not got.
    if (word.role == WordRole::kVerbNoun) return IsPreparation(word.work);
    // 技改项目在库73个: kept for later; 在库企业 are those that there are.
    if (word.role == WordRole::kNoun) return word.work == Work::kApplied;
    if (Awards(word)) return true;  // 绿色工厂获评4家
    if (word.role != WordRole::kVerb) return false;
    if (word.work != Work::kUntold) return true;
    const std::string_view written = word.span.In(text_);
    return out_.verb.empty() || written == "新增" || written == "净增";
  }

  void StripTrailing() {
    auto word = words_.end();
    while (span_.begin < span_.end) {
      while (word != words_.begin() && (word - 1)->span.end > span_.end) --word;
      const size_t last = Previous(text_, span_.end);
      const char32_t c = base::Decode(text_, last).value;
      const bool is_word = word != words_.begin() && (word - 1)->span.end == span_.end;
      if (is_word && (word - 1)->span.begin >= span_.begin && Trails(*(word - 1)) &&
          !IsOfEach(*(word - 1))) {
        span_.end = (word - 1)->span.begin;
      } else if (is_word && (word - 1)->role == WordRole::kAim) {  // 增长力争7%
        out_.aim = true;
        span_.end = (word - 1)->span.begin;
      } else if (const uint32_t per = PerPhraseBegin(); per < span_.end) {
        span_.end = per;
      } else if (IsCutTo()) {
        out_.ceiling = out_.reaches = true;
        span_.end = static_cast<uint32_t>(last);
      } else if (TakesShortDeed(last)) {
        span_.end = static_cast<uint32_t>(last);
      } else if (is_word && TakesTrailingVerb(*(word - 1))) {
        out_.verb = (word - 1)->span.In(text_);
        out_.work = (word - 1)->work;
        span_.end = (word - 1)->span.begin;
      } else if (IsFiller(c) || c == U'≥' || c == U'≤' || c == U'-' || c == U'+') {
        span_.end = static_cast<uint32_t>(last);
      } else {
        break;
      }
    }
    if (falls_ && out_.quantity.direction == ledger::Direction::kNone)
      out_.quantity.direction = ledger::Direction::kDown;
  }

  // 已建9座, 公厕已拆43处: behind 已 and before the number one letter tells the deed, and that it
  // is done.
  bool TakesShortDeed(size_t letter) {
    constexpr std::string_view kDone = "已";
    if (span_.end != number_ || !text_.substr(0, letter).ends_with(kDone)) return false;
    const std::string_view told = text_.substr(letter, number_ - letter);
    for (const std::string_view row : kShortDeeds) {
      const size_t bar = row.find('|');
      if (row.substr(0, bar) != told) continue;
      out_.verb = row.substr(bar + 1);
      out_.work = Work::kFinished;
      return true;
    }
    return false;
  }

  // 每千名老人拥有养老床位35张: of each of them, and no amount of work.
  bool IsHeldByEach(const Word& verb) const {
    const std::string_view before = text_.substr(span_.begin, verb.span.begin - span_.begin);
    return HasWordOf<kStockVerbs>(verb.span.In(text_)) && before.find("每") != before.npos;
  }

  // 农村公路新改建|里程达273公里, 管网铺设|到位47.5公里: what is measured stands in front of the
  // verb.
  bool IsOnlyAMeasure(base::Span behind) const {
    if (std::find(std::begin(kResultTails), std::end(kResultTails), behind.In(text_)) !=
        std::end(kResultTails))
      return true;
    const auto ends = [&](std::string_view place) { return out_.place.ends_with(place); };
    return std::none_of(std::begin(kPartPlaces), std::end(kPartPlaces), ends) &&
           std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
             return word.role == WordRole::kAttribute && word.span == behind;
           });
  }

  // 城北片区建成绿道8公里 without a verb at its head: the last plain verb inside is the verb.
  void TakeInnerVerb() {
    for (const Word* word = words_.end(); word != words_.begin();) {
      --word;
      if (word->role != WordRole::kVerb || word->span.begin < span_.begin) continue;
      if (word->span.end + 6 > span_.end || IsHeldByEach(*word)) continue;
      out_.verb = word->span.In(text_);
      if (word->work != Work::kUntold) out_.work = word->work;
      // 项目建成后可提供: what could come is no result.
      out_.plan |= word != words_.begin() && (word - 1)->role == WordRole::kPlan &&
                   (word - 1)->span.end == word->span.begin;
      out_.place = CleanObject(text_, {span_.begin, word->span.begin});
      if (IsOnlyAMeasure({word->span.end, span_.end})) {
        span_.end = word->span.begin;
        out_.place.clear();
      } else {
        span_.begin = word->span.end;
      }
      return;
    }
  }

  std::string_view text_;
  WordRange words_;
  base::Span span_;
  Statement& out_;
  uint32_t number_ = span_.end;  // where the amount begins
  bool names_a_list_ = false;
  uint32_t verb_begin_ = 0;
  uint32_t estimate_end_ = 0;
  bool falls_ = false;
};

// Reads the words behind a number: "3条在建" is a predicate, "3条道路" an object, "3条道路已通车"
// both.
class AfterReader {
 public:
  AfterReader(const Prose& prose, base::Span span, Statement& out)
      : text_(prose.text), span_(span), out_(out) {
    span_.begin = SkipHedges(text_, span_.begin, span_.end);
    words_ = WordsIn(prose.words, span_);
  }

  base::Span Read() {
    uint32_t end = span_.end;
    if (IsGoal()) {
      out_.plan = true;
      out_.only_named = std::all_of(words_.begin(), words_.end(), [&](const Word& word) {
        return word.work == Work::kUntold || HandsOut(word.span.In(text_));
      });
    }
    for (const Word& word : words_) {
      out_.names_set |= word.role == WordRole::kSet;
      if (!BeginsPredicate(word)) continue;
      end = word.span.begin;
      ReadPredicate(word);
      out_.almost = HasWordOf<kAlmostDone>(span_.In(text_));
      break;
    }
    return {span_.begin, std::min(end, DateBegin(end))};
  }

 private:
  // 围绕新增就业5000人目标: what is aimed at, unless the words say that it was done.
  bool IsGoal() const {
    const std::string_view words = span_.In(text_);
    bool goal = false;
    for (const std::string_view word : {"目标", "任务", "的目标", "的任务"})
      goal |= words.starts_with(word);
    for (const std::string_view word : {"实现", "达成"}) goal &= words.find(word) == words.npos;
    return goal && std::none_of(words_.begin(), words_.end(),
                                [](const Word& word) { return word.work >= Work::kFinished; });
  }

  bool BeginsPredicate(const Word& word) const {
    const bool first = word.span.begin == span_.begin;
    switch (word.role) {
      case WordRole::kAdverb:
      case WordRole::kNegation:
      case WordRole::kPlan:
      case WordRole::kPraise:
      case WordRole::kEstimate:
      case WordRole::kRate:
        return true;
      case WordRole::kScope: {
        const std::string_view time = word.span.In(text_);
        return !first && (time == "年初" || time == "暑期");
      }
      case WordRole::kVerb:
        return first || (out_.verb.empty() && word.work != Work::kUntold) ||
               IsPreparation(word.work) || word.work == Work::kInUse ||
               word.span.In(text_).starts_with("已");
      case WordRole::kVerbNoun:
        return IsPreparation(word.work) || (first && word.span.end == span_.end) ||
               (out_.verb.empty() && word.work == Work::kStarted);
      default:
        return false;
    }
  }

  // 3所学校9月投入使用: a month behind the object is no part of it.
  uint32_t DateBegin(uint32_t end) const {
    const auto digit = [&](uint32_t at) { return text_[at] >= '0' && text_[at] <= '9'; };
    for (uint32_t at = span_.begin; at < end; ++at) {
      if (!digit(at)) continue;
      uint32_t behind = at;
      while (behind < end && digit(behind)) ++behind;
      const std::string_view unit = text_.substr(behind, 3);
      if (unit == "月" || unit == "年" || unit == "日") return at;
      at = behind;
    }
    return end;
  }

  // Up to where another deed is told: 完成升级|并通过联调测试.
  static std::string Piece(const std::string& words) { return words.substr(0, words.find("并")); }

  void ReadPredicate(const Word& from) {
    Work work = Work::kUntold;
    for (const Word* word = &from; word != words_.end(); ++word) {
      out_.negated |= word->role == WordRole::kNegation;
      out_.praise |= word->role == WordRole::kPraise;
      if (word->role == WordRole::kPraise && out_.honour.empty())
        out_.honour = CleanObject(text_, {word->span.end, span_.end});
      if (word->work == Work::kFinished && word->span.In(text_).ends_with("完成"))
        out_.piece = Piece(CleanObject(text_, {word->span.end, span_.end}));
      out_.plan |= word->role == WordRole::kPlan || word->role == WordRole::kEstimate;
      if (word->work == Work::kUntold) continue;
      if (work == Work::kUntold || IsPreparation(word->work)) work = word->work;
      if (!IsPreparation(work)) continue;
      out_.step = word->span.In(text_);
      break;
    }
    if (work != Work::kUntold) out_.work = work;
    if (IsOnlyListed(from)) out_.work = Work::kEarly, out_.step = "纳入";
    if (!HandsOut(out_.step) || FinishedBehind(from)) return;
    out_.plan = out_.only_named = true;
  }

  // 8处已纳入国土空间规划: on a list of what is to be done.
  bool IsOnlyListed(const Word& from) const {
    if (out_.work != Work::kUntold) return false;
    const std::string_view words = text_.substr(from.span.begin, span_.end - from.span.begin);
    const auto ends = [&](std::string_view end) { return words.ends_with(end); };
    return words.find("纳入") != words.npos &&
           std::any_of(std::begin(kListEnds), std::end(kListEnds), ends);
  }

  // 任务已分解并全部完成: handed out, and more.
  bool FinishedBehind(const Word& from) const {
    return std::any_of(&from, words_.end(),
                       [](const Word& word) { return word.work >= Work::kFinished; });
  }

  std::string_view text_;
  base::Span span_;
  WordRange words_;
  Statement& out_;
};

}  // namespace

bool HandsOut(std::string_view verb) {
  return std::find(std::begin(kHandingOut), std::end(kHandingOut), verb) != std::end(kHandingOut);
}

uint32_t SkipHedges(std::string_view text, uint32_t at, uint32_t end) {
  for (const std::string_view word : kHedgesBehind)
    if (at + word.size() <= end && text.substr(at, word.size()) == word)
      return at + static_cast<uint32_t>(word.size());
  return at;
}

bool ContinuesAt(std::string_view text, uint32_t at, uint32_t end) {
  if (at >= end) return false;
  const char32_t c = base::Decode(text, at).value;
  return base::IsHan(c) || c == U'“' || (c < 0x80 && std::isalpha(static_cast<int>(c)) != 0);
}

std::string CleanObject(std::string_view text, base::Span span) {
  constexpr size_t kLongest = 40;
  std::string object;
  object.reserve(span.end - span.begin);
  for (size_t at = span.begin; at < span.end;) {
    const size_t marks = base::SkipIdeographs(text.substr(0, span.end), at);
    object.append(text, at, marks - at);
    at = marks;
    if (at >= span.end) break;
    const base::CodePoint c = base::Decode(text, at);
    const bool drop =
        base::IsSpace(c.value) || IsQuote(c.value) || (object.empty() && IsFiller(c.value));
    if (!drop) object.append(text, at, c.size);
    at += c.size;
  }
  if (object.size() > kLongest) {  // in bytes, and perhaps in letters
    size_t cut = 0;
    for (size_t letters = base::CountCodePoints(object); letters > kLongest; --letters)
      cut += base::Decode(object, cut).size;
    if (cut > 0) object = object.substr(cut);
  }
  for (const std::string_view head : {"的", "为", "对", "将"})
    if (object.starts_with(head)) object.erase(0, head.size());
  while (object.ends_with("的")) object.erase(object.size() - 3);
  while (object.ends_with("、")) object.erase(object.size() - 3);
  return object;
}

// 8所学校中，6所已建成: the first amount is how many there are.
static void TellsAGroup(const Prose& prose, const Context& context, base::Span behind,
                        Statement& statement) {
  std::string_view words = behind.In(prose.text);
  constexpr std::string_view kHave = "有";  // 48个小区中有|35个已改造完成
  if (words.ends_with(kHave)) words.remove_suffix(kHave.size());
  // 160户改厕任务中|已有92户完工.
  const std::string_view rest =
      base::Trim(base::Span(behind.end, context.after.end).In(prose.text));
  const bool leads_on = rest.empty() || std::find(std::begin(kGroupLeads), std::end(kGroupLeads),
                                                  rest) != std::end(kGroupLeads);
  if (!leads_on || !words.ends_with("中")) return;
  for (const std::string_view school : {"初中", "高中", "完中"})
    if (words.ends_with(school)) return;
  // 3家施工中，5家建成: how far these are, and not how many there are.
  const auto goes_on = [&](std::string_view word) { return words.ends_with(word); };
  if (std::any_of(std::begin(kOpenWords), std::end(kOpenWords), goes_on)) return;
  statement.group = statement.whole = true;
}

// 为932户家庭|发放租赁补贴418万元: the deed stands before the next amount and belongs to both.
static std::string DeedBeforeNext(const Prose& prose, const Context& context,
                                  Statement& statement) {
  const WordRange words = WordsIn(prose.words, {context.after.end, statement.clause.end});
  const bool verb = !words.empty() && words.begin()->span.begin == context.after.end &&
                    words.begin()->role == WordRole::kVerb;
  if (!verb || context.after.end <= context.after.begin) return {};
  uint32_t end = words.begin()->span.end;
  while (end < statement.clause.end && base::IsHan(base::Decode(prose.text, end).value))
    end += static_cast<uint32_t>(base::Decode(prose.text, end).size);
  std::string deed = CleanObject(prose.text, {words.begin()->span.end, end});
  if (deed.empty() || end >= statement.clause.end) return {};
  statement.verb = words.begin()->span.In(prose.text);
  statement.work = words.begin()->work;
  statement.topic = CleanObject(prose.text, context.after);
  return deed;
}

// 为2000户老年人家庭实施适老化改造: whom it is for stands behind the amount, what is done behind
// them, and the deed tells which promise it is. Empty where the words are not of this form.
static std::string DeedForThem(const Prose& prose, const Context& context, base::Span ahead,
                               Statement& statement) {
  const std::string_view before = base::Trim(context.before.In(prose.text));
  const bool serves = statement.verb.empty() &&
                      (ahead.begin == ahead.end || ahead.In(prose.text) == "向") &&
                      (before.ends_with("为") || before.ends_with("向") || before.ends_with("给"));
  if (!serves) return {};
  for (const Word& word : WordsIn(prose.words, context.after)) {
    const bool deed_word = word.role == WordRole::kVerb || word.role == WordRole::kVerbNoun;
    if (!deed_word || word.span.begin <= context.after.begin + 3) continue;
    std::string deed = CleanObject(prose.text, {word.span.end, context.after.end});
    if (deed.empty()) return {};
    statement.verb = word.span.In(prose.text);
    statement.work = word.work;
    statement.topic = CleanObject(prose.text, {context.after.begin, word.span.begin});
    return deed;
  }
  return DeedBeforeNext(prose, context, statement);
}

// 民生支出41.2亿元，占一般公共预算支出的77.1%: what the share is of. 占道经营整治率 is a rate.
static bool IsBaseOfShare(std::string_view object) {
  constexpr size_t kTwoLetters = 6;  // bytes
  return object.starts_with("占") && object.size() > kTwoLetters && !HasWordOf<kRateEnds>(object) &&
         !HasWordOf<kNoShareHeads>(object.substr(0, kTwoLetters));
}

void ReadContext(const Prose& prose, const Context& context, Statement& statement) {
  BeforeReader before(prose, context.before, statement);
  const base::Span ahead = before.Read();
  const std::string deed = DeedForThem(prose, context, ahead, statement);
  const Work told_before = statement.work;
  AfterReader after(prose, context.after, statement);
  base::Span behind = after.Read();
  std::string object = CleanObject(prose.text, ahead);
  if (!ContinuesAt(prose.text, behind.begin, behind.end)) behind.end = behind.begin;
  const std::string follows = CleanObject(prose.text, behind);
  if (!follows.empty()) statement.topic = object;
  TellsAGroup(prose, context, behind, statement);
  // 城东小学、河滨小学2所学校: names, then what they are.
  const bool named = object.find("、") != std::string::npos &&
                     statement.quantity.dimension == ledger::Dimension::kCount;
  if ((before.names_a_list() || named) && !follows.empty())
    object = statement.topic = follows;
  else
    object += follows;
  statement.object = deed.empty() ? object : deed;
  const bool of_another =
      statement.quantity.dimension == ledger::Dimension::kPercent && !statement.share &&
      (statement.object == "占" || statement.place == "占" || IsBaseOfShare(statement.object) ||
       std::any_of(std::begin(kShareBases), std::end(kShareBases),
                   [&](std::string_view base) { return statement.object.starts_with(base); }));
  if (of_another) statement.object = "占比";
  if (statement.group)
    for (const std::string_view tail : {"有", "中"})
      if (statement.object.ends_with(tail)) statement.object.erase(statement.object.size() - 3);
  const bool done_behind = told_before == Work::kUntold && statement.work >= Work::kFinished;
  ReadMeaning({context.before.In(prose.text), follows, done_behind}, statement);
}

}  // namespace duban::understand
