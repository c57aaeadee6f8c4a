// Entry points: MarkToldAgain.
#include "understand/prose/told_again.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/prose/context.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Dimension;

constexpr std::string_view kToldDone[] = {"已", "实际", "完成"};

bool StartsWithOneOf(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.starts_with(word); });
}

class ToldAgainReader {
 public:
  explicit ToldAgainReader(Prose& prose) : prose_(prose), text_(prose.text) {}

  void Read() {
    for (size_t i = 0; i < prose_.statements.size(); ++i) {
      Statement& now = prose_.statements[i];
      if (!MayBeHeading(now)) continue;
      if (IsDoneByShare(i)) {
        now.whole = now.group = true;
        continue;
      }
      if (ReadParts(i)) continue;
      if (ListHoldsOpen(i) || AThingIsOpen(i) || GoesOnBehind(i)) now.ongoing = true;
    }
  }

 private:
  // Something built, of which no word tells that it is done, and none what else it is.
  static bool MayBeHeading(const Statement& now) {
    return now.work == Work::kUntold && Builds(now.verb) && !IsRate(now.quantity.dimension) &&
           now.quantity.dimension != Dimension::kMoney && !now.growth && !now.share && !now.whole &&
           !now.plan && !now.past && !now.rest && !now.outrun && !now.sub && !now.negated &&
           !now.all_done && !now.open_part && !now.open_rest && !now.bracketed &&
           now.quantity.value > base::Decimal(1);
  }

  size_t LineEnd(size_t at) const { return std::min(text_.find('\n', at), text_.size()); }

  // 1721套住房已完成总工程量的90%: how far the work on all of them came.
  bool IsDoneByShare(size_t i) const {
    const auto& all = prose_.statements;
    if (i + 1 >= all.size()) return false;
    const Statement& now = all[i];
    const Statement& share = all[i + 1];
    if (share.sentence != now.sentence || share.clause_index > now.clause_index + 1 ||
        !share.share || share.quantity.value >= base::Decimal(100))
      return false;
    const uint32_t at = now.quantity.span.end;
    return HasWordOf<kWorkAmounts>(text_.substr(at, share.quantity.number.begin - at));
  }

  // What is told of a part, up to the next amount.
  std::string_view Words(size_t j) const {
    const Statement& part = prose_.statements[j];
    uint32_t end = part.clause.end;
    if (j + 1 < prose_.statements.size())
      end = std::min(end, std::max(prose_.statements[j + 1].reach.begin, part.quantity.span.end));
    return text_.substr(part.clause.begin, end - part.clause.begin);
  }

  bool IsOpen(base::Span span) const {
    const WordRange words = WordsIn(prose_.words, span);
    return std::any_of(words.begin(), words.end(),
                       [](const Word& word) {
                         return word.role == WordRole::kNegation || IsVisible(word.work) ||
                                word.work == Work::kEarly;
                       }) ||
           HasWordOf<kOpenWords>(span.In(text_));
  }

  bool IsDone(base::Span span) const {
    const WordRange words = WordsIn(prose_.words, span);
    return std::any_of(words.begin(), words.end(),
                       [](const Word& word) { return word.work >= Work::kFinished; });
  }

  base::Span SpanOf(std::string_view words) const {
    const auto begin = static_cast<uint32_t>(words.data() - text_.data());
    return {begin, begin + static_cast<uint32_t>(words.size())};
  }

  // 东湖等8个已完工，西山等7个正在施工 of 15个: the parts make up the whole, and one of them is
  // open. Where one is done, that is the answer.
  bool ReadParts(size_t i) {
    constexpr size_t kMostParts = 6;
    auto& all = prose_.statements;
    const Statement& now = all[i];
    const size_t line = LineEnd(now.quantity.span.end);
    std::vector<size_t> parts;
    base::Decimal sum(0);
    for (size_t j = i + 1; j < all.size() && parts.size() < kMostParts && j <= i + 2 * kMostParts;
         ++j) {
      const Statement& part = all[j];
      if (part.quantity.span.begin >= line || part.sentence > now.sentence + 2) break;
      if (part.quantity.unit != now.quantity.unit) continue;
      const auto added = sum.Plus(part.quantity.value);
      if (!added || *added > now.quantity.value || part.growth || part.since || part.change ||
          part.past || (parts.empty() && (part.sub || part.in_list)) ||
          StartsWithOneOf(Words(j), kBesideWords))
        return false;
      sum = *added;
      parts.push_back(j);
      if (sum == now.quantity.value) break;
    }
    return parts.size() > 1 && sum == now.quantity.value && TakeParts(i, parts);
  }

  bool TakeParts(size_t i, const std::vector<size_t>& parts) {
    auto& all = prose_.statements;
    size_t done = 0, open = 0, last = 0;
    for (const size_t j : parts) {
      const base::Span words = SpanOf(Words(j));
      const bool finished = IsDone(words) && !IsOpen(words) && !all[j].plan && !all[j].aim;
      open += IsOpen(words) && !IsDone(words);
      done += finished;
      if (finished) last = j;
    }
    if (open == 0) return false;
    if (done == 1 && open + done == parts.size()) {
      all[i].outrun = true;
      Statement& part = all[last];
      // 东湖 of 东湖等8个 is a name of the thing promised.
      if (!part.object.empty() && !all[i].object.empty()) part.object = all[i].object;
    } else {
      all[i].ongoing = true;
    }
    return true;
  }

  // 15个，分别为东湖公园（已完工）、西山公园（正在施工）; 15个（西山公园正在施工）.
  bool ListHoldsOpen(size_t i) const {
    const Statement& now = prose_.statements[i];
    constexpr size_t kFar = 30;  // bytes; as long as the thing behind its number
    const uint32_t at = now.quantity.span.end;
    if (HasWordOf<kToldDone>(text_.substr(now.clause.begin, at - now.clause.begin))) return false;
    size_t begin = text_.npos;
    std::string_view close = "。";
    for (const std::string_view bracket : {"（", "("})
      if (text_.substr(at).starts_with(bracket)) {
        begin = at + bracket.size();
        close = bracket == "(" ? ")" : "）";
      }
    const std::string_view behind = text_.substr(at, kFar);
    const auto list = EarliestOf<kListOpeners>(behind);
    if (begin == text_.npos && !list.word.empty()) begin = at + list.at + list.word.size();
    if (begin == text_.npos) return false;
    const size_t end = std::min(text_.find(close, begin), LineEnd(begin));
    const std::string_view words = text_.substr(begin, end - begin);
    return !CountsOrPlans(words) && IsOpen(SpanOf(words));
  }

  bool CountsOrPlans(std::string_view words) const {
    if (words.find_first_of("0123456789") != words.npos) return true;
    const WordRange range = WordsIn(prose_.words, SpanOf(words));
    return std::any_of(range.begin(), range.end(), [](const Word& word) {
      return word.role == WordRole::kPlan || word.role == WordRole::kEstimate ||
             word.role == WordRole::kAim;
    });
  }

  // 新建公园15个。西山公园正在施工: one of them, by its name.
  bool AThingIsOpen(size_t i) const {
    constexpr size_t kHead = 6;   // bytes: two letters
    constexpr uint32_t kFar = 4;  // clauses
    const Statement& now = prose_.statements[i];
    if (now.object.size() < kHead ||
        HasWordOf<kToldDone>(
            text_.substr(now.clause.begin, now.quantity.span.end - now.clause.begin)))
      return false;
    const std::string_view head = std::string_view(now.object).substr(now.object.size() - kHead);
    const size_t line = LineEnd(now.quantity.span.end);
    bool open = false;
    for (uint32_t at = now.clause_index + 1;
         at < prose_.clauses.size() && at <= now.clause_index + kFar; ++at) {
      const base::Span clause = prose_.clauses[at].span;
      const std::string_view words = clause.In(text_);
      if (clause.begin >= line) break;
      if (HasWordOf<kAllWords>(words) || StartsWithOneOf(words, kBesideWords)) return false;
      const size_t end = words.find(head);
      if (end == words.npos || end < kHead || words.find_first_of("0123456789") != words.npos)
        continue;
      const base::Span behind{clause.begin + static_cast<uint32_t>(end + kHead), clause.end};
      open |= !CountsOrPlans(words) && NamesOne(words.substr(0, end), now) && IsOpen(behind) &&
              !IsDone(behind);
    }
    return open;
  }

  // 新建公园15个。目前正在招标, …，计划明年3月完工: how far all of it is, without another subject.
  bool GoesOnBehind(size_t i) const {
    const auto& all = prose_.statements;
    const uint32_t at = all[i].clause_index + 1;
    if (at >= prose_.clauses.size() || (i + 1 < all.size() && all[i + 1].clause_index <= at))
      return false;
    const Clause& clause = prose_.clauses[at];
    if (clause.sentence > all[i].sentence + 1 || clause.depth > 0) return false;
    const std::string_view words = clause.span.In(text_);
    if (clause.span.begin >= LineEnd(all[i].quantity.span.end)) return false;
    if (StartsWithOneOf(words, kHopingWords)) return HasWordOf<kLaterTimes>(words);
    return StartsWithOneOf(words, kNowHeads) && IsOpen(clause.span) && !IsDone(clause.span);
  }

  // 西山 of 西山公园: letters that the heading has not.
  bool NamesOne(std::string_view name, const Statement& now) const {
    const std::string_view heading =
        text_.substr(now.clause.begin, now.quantity.span.end - now.clause.begin);
    size_t own = 0;
    for (size_t at = 0; at < name.size();) {
      const base::CodePoint c = base::Decode(name, at);
      own += base::IsHan(c.value) && heading.find(name.substr(at, c.size)) == heading.npos;
      at += c.size;
    }
    return own >= 2 && !HasWordOf<kGeneralSubjects>(name) && !HasWordOf<kLaterTimes>(name);
  }

  Prose& prose_;
  std::string_view text_;
};

}  // namespace

void MarkToldAgain(Prose& prose) {
  ToldAgainReader(prose).Read();
}

}  // namespace duban::understand
