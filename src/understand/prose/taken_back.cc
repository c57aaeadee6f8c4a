// Entry point: MarkTakenBack.
#include "understand/prose/taken_back.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/prose/areas.h"
#include "understand/prose/context.h"
#include "understand/prose/deed_words_tsv.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;

constexpr std::string_view kNot = "未", kHasNot = "没有";  // the deed must follow at once

template <typename Words>
bool BeginsWithAny(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.starts_with(word); });
}

template <typename Words>
bool HasOneOf(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

// 尚未通过省级验收, 没有一个完工; not 均未发现问题, 无一例外 or 尚未完成目标, which tells of a
// figure. `at_head`: the denial opens the words, so that it is of nothing else (石桥村未达标).
bool DeniesADeed(std::string_view words, bool at_head = false) {
  size_t at = words.npos, end = 0;
  SetOf<kDenyingWords>().EachIn(words, [&](size_t place, size_t word) {
    at = place, end = place + kDenyingWords[word].size();
    return true;
  });
  if (at == words.npos || (at_head && at > 0) || HasWordOf<kTargetNouns>(words.substr(end)))
    return false;
  const std::string_view behind = words.substr(end);
  const std::string_view denial = words.substr(at, end - at);
  if (denial == kNot || denial == kHasNot) return BeginsWithAny(behind, kDeniedDeeds);
  constexpr size_t kNear = 18;  // bytes between the two: of 没有一个续建项目完工
  size_t first = behind.npos;
  SetOf<kDeniedDeeds>().EachIn(behind, [&](size_t place, size_t) {
    first = place;
    return true;
  });
  return first <= kNear && !HasWordOf<kNotDenied>(behind.substr(0, first));
}

// 因资金不到位停工, 推迟至次年完工, 进度滞后: a short clause of such a word, after which no word
// tells that it was done all the same; not 取消了收费, and not 剩余任务因流标结转, which is of
// others.
bool HaltsIt(std::string_view words) {
  constexpr size_t kShort = 54;  // bytes
  if (words.size() > kShort || HasWordOf<kDoneAfterAll>(words) || BeginsWithAny(words, kRestOfThem))
    return false;
  return HasWordOf<kHaltingClauses>(words) ||
         std::any_of(std::begin(kStalledWords), std::end(kStalledWords),
                     [&](std::string_view word) { return words.ends_with(word); });
}

class TakenBackReader {
 public:
  explicit TakenBackReader(Prose& prose) : prose_(prose), text_(prose.text) {}

  void Read() {
    for (size_t i = 0; i < prose_.statements.size(); ++i) {
      Statement& now = prose_.statements[i];
      now.negated |= IsDenied(i);
      if (const std::string_view words = PendingBehind(i); !words.empty())
        now.work = Work::kEarly, now.step = words;
      now.open_rest |= LeavesOneOut(i);
      ReadOwner(now, BracketBehind(now));
      if (const std::string_view words = CopulaBehind(i); !words.empty()) ReadOwner(now, words);
      ReadPrices(i);
    }
  }

 private:
  bool IsDenied(size_t i) {
    const Statement& now = prose_.statements[i];
    const uint32_t from = now.quantity.span.end;
    if (now.reach.end > from && DeniesADeed(text_.substr(from, now.reach.end - from))) return true;
    const bool told = now.work >= Work::kFinished && !now.verb_inherited;
    const bool thing =
        !IsRate(now.quantity.dimension) && now.quantity.dimension != Dimension::kMoney;
    const uint32_t behind = now.clause_index + 1;
    if (told || !thing || behind >= prose_.clauses.size()) return false;
    const Clause& clause = prose_.clauses[behind];
    // 新建书屋25所。因资金问题延期。
    const bool next_sentence = clause.sentence == now.sentence + 1 && IsLastOf(i) &&
                               !HasAmount(i, behind) &&
                               BeginsWithAny(clause.span.In(text_), kReasonHeads);
    if (next_sentence && HaltsIt(clause.span.In(text_))) return true;
    const bool goes_on = clause.sentence == now.sentence && IsLastOf(i) && !HasAmount(i, behind) &&
                         !BehindSemicolon(text_, clause.span.begin);
    const std::string_view words = WithoutFillers(clause.span.In(text_));
    return goes_on && (DeniesADeed(words, true) || HaltsIt(clause.span.In(text_)));
  }

  // 已招100名，待体检: the words of a clause behind that say what is still awaited; empty where
  // there are none. What is built is there, whoever has still to accept it.
  std::string_view PendingBehind(size_t i) const {
    const Statement& now = prose_.statements[i];
    const uint32_t behind = now.clause_index + 1;
    if (IsRate(now.quantity.dimension) || Builds(now.verb) || behind >= prose_.clauses.size() ||
        !IsLastOf(i))
      return {};
    const Clause& clause = prose_.clauses[behind];
    std::string_view words = clause.span.In(text_);
    for (const std::string_view head : {"目前", "现", "均", "尚"})
      if (words.starts_with(head)) words.remove_prefix(head.size());
    const bool has_amount =
        i + 1 < prose_.statements.size() && prose_.statements[i + 1].clause_index == behind;
    const bool pends =
        clause.sentence == now.sentence && !has_amount && BeginsWithAny(words, kPendingHeads);
    return pends ? words : std::string_view();
  }

  // 目前尚未完工, 但因资金问题尚未完工: words before the denial that name no other thing.
  static std::string_view WithoutFillers(std::string_view words) {
    if (words.starts_with("但")) words.remove_prefix(std::string_view("但").size());
    if (BeginsWithAny(words, kReasonHeads))
      for (const std::string_view word : kDenyingWords)
        if (const size_t at = words.find(word); word != kNot && word != kHasNot && at != words.npos)
          return words.substr(at);
    for (bool cut = true; cut;) {
      cut = false;
      for (const std::string_view filler : kStageFillers)
        if (words.starts_with(filler) && !BeginsWithAny(words, kDenyingWords)) {
          words.remove_prefix(filler.size());
          cut = true;
          break;
        }
    }
    return words;
  }

  // 5个，除东关市场外均已完工; 5个，仅东关市场未完工: one that is named is not done.
  bool LeavesOneOut(size_t i) const {
    const Statement& now = prose_.statements[i];
    if (IsRate(now.quantity.dimension) || now.quantity.dimension == Dimension::kMoney) return false;
    const uint32_t from = now.quantity.span.end;
    if (now.reach.end > from && ExceptsOne(text_.substr(from, now.reach.end - from))) return true;
    const uint32_t behind = now.clause_index + 1;
    if (behind >= prose_.clauses.size() || !IsLastOf(i)) return false;
    const Clause& clause = prose_.clauses[behind];
    const bool has_amount =
        i + 1 < prose_.statements.size() && prose_.statements[i + 1].clause_index == behind;
    if (clause.sentence != now.sentence || has_amount) return false;
    const std::string_view words = clause.span.In(text_);
    // 除城南公厕外，其余全部投用: the others stand in a clause of their own.
    const bool goes_on =
        behind + 1 < prose_.clauses.size() && prose_.clauses[behind + 1].sentence == now.sentence;
    const uint32_t end = goes_on ? prose_.clauses[behind + 1].span.end : clause.span.end;
    if (ExceptsOne(text_.substr(clause.span.begin, end - clause.span.begin))) return true;
    return BeginsWithAny(words, kOnlyHeads) && (DeniesADeed(words) || HasWordOf<kOpenWords>(words));
  }

  // 除…外均, 除…外，其余全部; not 除…外还.
  static bool ExceptsOne(std::string_view words) {
    constexpr std::string_view kBut = "除", kOut = "外";
    const size_t but = words.find(kBut);
    const size_t out = but == words.npos ? but : words.find(kOut, but);
    if (out == words.npos || out - but <= 2 * kBut.size()) return false;
    std::string_view behind = words.substr(out + kOut.size());
    for (const std::string_view mark : {"，", ",", "其余", "其他", "其它"})
      if (behind.starts_with(mark)) behind.remove_prefix(mark.size());
    return BeginsWithAny(behind, kAllHeads);
  }

  bool IsLastOf(size_t i) const {
    const auto& all = prose_.statements;
    return i + 1 >= all.size() || all[i + 1].clause_index != all[i].clause_index;
  }

  // The one of 没有一个完工 is no amount.
  bool HasAmount(size_t i, uint32_t clause) {
    if (i + 1 >= prose_.statements.size()) return false;
    Statement& next = prose_.statements[i + 1];
    if (next.clause_index != clause) return false;
    const bool none = next.quantity.value == base::Decimal(1) &&
                      (next.own_before.ends_with("没有") || next.own_before.ends_with("无"));
    next.plan |= none;
    return !none;
  }

  // What a bracket right behind the amount holds; empty where there is none.
  std::string_view BracketBehind(const Statement& now) const {
    constexpr size_t kLongest = 45;  // bytes
    const uint32_t at =
        SkipHedges(text_, now.quantity.span.end, static_cast<uint32_t>(text_.size()));
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"},
                                      std::pair<std::string_view, std::string_view>{"(", ")"}}) {
      if (!text_.substr(at).starts_with(open)) continue;
      const std::string_view rest = text_.substr(at + open.size(), kLongest);
      const size_t end = rest.find(close);
      return end == rest.npos ? std::string_view() : rest.substr(0, end);
    }
    return {};
  }

  // …, 为全市规划总数: a clause that says what the amount before it is; empty where there is none.
  std::string_view CopulaBehind(size_t i) const {
    const Statement& now = prose_.statements[i];
    const uint32_t behind = now.clause_index + 1;
    if (behind >= prose_.clauses.size() || !IsLastOf(i)) return {};
    const Clause& clause = prose_.clauses[behind];
    const bool has_amount =
        i + 1 < prose_.statements.size() && prose_.statements[i + 1].clause_index == behind;
    const std::string_view words = clause.span.In(text_);
    const bool told = clause.sentence == now.sentence && !has_amount && TellsWhatItIs(words);
    return told ? words : std::string_view();
  }

  // 40个（上年数）, 3200个（规划数）, 520人（为目标值）, 43万吨（2023年数据）: whose figure it is,
  // and of which year; not （超计划数100个）.
  void ReadOwner(Statement& now, std::string_view words) const {
    for (const std::string_view head : {"均为", "为", "系", "是"})
      if (words.starts_with(head)) {
        words.remove_prefix(head.size());
        break;
      }
    if (words.empty()) return;
    if (const int year = YearAlone(words)) now.told_year = year;
    // 建成260个（含2023年80个）: how many are this year's is not told.
    constexpr std::string_view kWith = "含";
    if (words.starts_with(kWith) && words.find("结转") == words.npos &&
        YearAlone(words.substr(kWith.size(), kYearLength)) != 0)
      now.negated = true;
    if (std::any_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return;
    const bool figure = std::any_of(std::begin(kFigureEnds), std::end(kFigureEnds),
                                    [&](std::string_view end) { return words.ends_with(end); });
    const auto names = [&](const auto& list) {
      const bool whole = std::find(std::begin(list), std::end(list), words) != std::end(list);
      return whole || (figure && HasOneOf(words, list));
    };
    now.negated |= HasWordOf<kUnfinishedParts>(words);
    // 引进1家（框架协议）, 8032人（预计数）.
    if (HasWordOf<kAgreedRemarks>(words)) now.work = Work::kEarly, now.step = words;
    now.estimate |= BeginsWithAny(words, kEstimateRemarks);
    if (BeginsWithAny(words, kFigureOfOthers)) return;
    now.past |= names(kFigureOfPast);
    now.plan |= names(kFigureOfPlan);
    if (figure)
      if (const Level area = AreaAtHead(words); area != Level::kUnknown) now.area = area;
  }

  static constexpr size_t kYearLength = 7;  // bytes of 2023年

  // 2023 of 2023年数据, 截至2023年底; 0 where the words tell more than a year.
  static int YearAlone(std::string_view words) {
    for (const std::string_view head : {"截至", "截止"})
      if (words.starts_with(head)) words.remove_prefix(head.size());
    constexpr size_t kDigits = 4;
    constexpr std::string_view kYear = "年";
    if (words.size() < kDigits || !words.substr(kDigits).starts_with(kYear)) return 0;
    int year = 0;
    for (const char c : words.substr(0, kDigits)) {
      if (c < '0' || c > '9') return 0;
      year = year * 10 + (c - '0');
    }
    words.remove_prefix(kDigits + kYear.size());
    for (bool cut = true; cut && !words.empty();) {
      cut = false;
      for (const std::string_view word : kBehindYear)
        if (words.starts_with(word)) words.remove_prefix(word.size()), cut = true;
    }
    return words.empty() ? year : 0;
  }

  // 现价增长6.4%，按可比价计算，增长5.1%; 增长6.4%（现价）.
  void ReadPrices(size_t i) const {
    Statement& now = prose_.statements[i];
    if (!now.growth) return;
    const std::string_view bracket = BracketBehind(now);
    const std::string_view before = WordsSinceLast(i);
    now.nominal = HasWordOf<kNominalWords>(before) || HasWordOf<kNominalWords>(bracket);
    now.real = HasWordOf<kRealWords>(before) || HasWordOf<kRealWords>(bracket);
  }

  // Of its sentence, without the bracket of the amount before.
  std::string_view WordsSinceLast(size_t i) const {
    constexpr uint32_t kFar = 120;  // bytes
    const Statement& now = prose_.statements[i];
    const uint32_t number = now.quantity.number.begin;
    uint32_t begin = number > kFar ? number - kFar : 0;
    if (i > 0) {
      const Statement& last = prose_.statements[i - 1];
      const auto bracket = static_cast<uint32_t>(BracketBehind(last).size());
      begin = std::max(begin, last.quantity.span.end + bracket);
    }
    for (uint32_t c = now.clause_index; c > 0 && prose_.clauses[c].span.begin > begin; --c)
      if (prose_.clauses[c - 1].sentence != now.sentence) begin = prose_.clauses[c].span.begin;
    return text_.substr(begin, number > begin ? number - begin : 0);
  }

  Prose& prose_;
  std::string_view text_;
};

}  // namespace

void MarkTakenBack(Prose& prose) {
  TakenBackReader(prose).Read();
}

}  // namespace duban::understand
