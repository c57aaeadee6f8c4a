// Entry point: TellsAll.
#include "understand/link/whole_shares.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr size_t kTwoLetters = 6;  // bytes

// 信访事项办结率 without 率; empty where no share of deeds was promised.
std::string_view ThingsAndDeed(const ledger::Target& target) {
  const std::string_view object = target.object;
  const bool share = target.unit == "%" && target.kind == ledger::TargetKind::kLevel &&
                     target.op == ledger::Operator::kAtLeast;
  if (!share) return {};
  for (const std::string_view end : kShareEnds)
    if (object.ends_with(end) && object.size() >= end.size() + 2 * kTwoLetters)
      return object.substr(0, object.size() - end.size());
  return {};
}

// The words that tell the promised deed: 销号 and 整改 for 整改.
std::vector<std::string_view> WordsOfDeed(std::string_view known) {
  const std::string_view deed = known.substr(known.size() - kTwoLetters);
  std::vector<std::string_view> words = {deed};
  for (const std::string_view family : kDeedFamilies) {
    if (family.find(deed) == family.npos) continue;
    for (std::string_view rest = family; !rest.empty();) {
      const size_t end = std::min(rest.find('|'), rest.size());
      words.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return words;
}

template <typename Words>
size_t WordAt(std::string_view text, const Words& words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) return word.size();
  return 0;
}

// Letters that are neither of the promise nor of claims and deeds.
size_t StrangeLetters(std::string_view text, std::string_view known,
                      const std::vector<std::string_view>& deeds) {
  size_t strange = 0;
  for (size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const base::CodePoint c = base::Decode(text, at);
    size_t size = WordAt(rest, kAllWords);
    if (size == 0) size = WordAt(rest, deeds);
    if (size == 0 && known.find(rest.substr(0, c.size)) != known.npos) size = c.size;
    if (size == 0) size = WordAt(rest, kDoneBehind);
    if (size == 0) size = WordAt(rest, kClaimWords);
    if (size == 0) size = WordAt(rest, kScopeWords);
    strange += size == 0 && base::IsHan(c.value);
    at += size == 0 ? c.size : size;
  }
  return strange;
}

// The clause without its amounts: 件 and 处 are no things.
std::string WithoutAmounts(const Prose& report, base::Span clause) {
  std::string words;
  uint32_t at = clause.begin;
  const auto& all = report.statements;
  const auto first = std::lower_bound(all.begin(), all.end(), clause.begin,
                                      [](const Statement& statement, uint32_t begin) {
                                        return statement.quantity.number.begin < begin;
                                      });
  for (auto statement = first; statement != all.end(); ++statement) {
    const base::Span amount = statement->quantity.span;
    if (amount.end > clause.end) break;
    if (amount.begin < at) continue;
    words += report.text.substr(at, amount.begin - at);
    at = amount.end;
  }
  return words.append(report.text.substr(at, clause.end - at));
}

// Plans, steps before the deed and work that still goes on.
bool TellsLess(const Prose& report, base::Span clause) {
  const WordRange words = WordsIn(report.words, clause);
  return HasWordOf<kLessThanAll>(clause.In(report.text)) ||
         std::any_of(words.begin(), words.end(), [](const Word& word) {
           return word.role == WordRole::kNegation || word.role == WordRole::kPlan ||
                  word.role == WordRole::kAim || word.role == WordRole::kEstimate ||
                  word.role == WordRole::kRest ||
                  (word.work != Work::kUntold && word.work < Work::kFinished &&
                   word.role == WordRole::kVerb);
         });
}

class WholeReader {
 public:
  WholeReader(const Promise& promise, const Prose& report)
      : promise_(promise), report_(report), known_(ThingsAndDeed(*promise.target)) {}

  std::optional<base::Span> Read() {
    if (known_.empty()) return std::nullopt;
    deeds_ = WordsOfDeed(known_);
    features_ = FeaturesOf(known_);
    things_ = FeaturesOf(known_.substr(0, known_.size() - kTwoLetters));
    constexpr size_t kManyClauses = 256;  // each promise asks each of them
    for (size_t i = 0; i < std::min(report_.clauses.size(), kManyClauses); ++i) {
      if (report_.clauses[i].span.begin >= report_.outlook) break;
      if (TellsAllIn(i)) return report_.clauses[i].span;
    }
    return std::nullopt;
  }

 private:
  bool TellsAllIn(size_t i) const {
    const base::Span clause = report_.clauses[i].span;
    const std::string_view text = clause.In(report_.text);
    if (!HasAny(text, kAllWords) || TellsLess(report_, clause)) return false;
    const std::string words = WithoutAmounts(report_, clause);
    const size_t all = EarliestAll(words);
    if (all == words.npos || NamesAPart(words)) return false;
    const std::string_view behind = std::string_view(words).substr(all);
    const bool deed_behind = HasDeed(behind);
    if (!deed_behind && !HasDeed(words)) return false;
    // 均已纳入集中采购平台: a few words of its own beside the deed.
    constexpr size_t kFew = 4;
    const size_t strange = StrangeLetters(behind, known_, deeds_);
    if (strange > (deed_behind ? kFew : 0)) return false;
    return SpeaksOfThem(words) || LeansOnThem(i, std::string_view(words).substr(0, all));
  }

  static size_t EarliestAll(std::string_view words) {
    size_t earliest = words.npos;
    for (const std::string_view all : kAllWords) earliest = std::min(earliest, words.find(all));
    return earliest;
  }

  bool HasDeed(std::string_view words) const {
    return std::any_of(deeds_.begin(), deeds_.end(),
                       [&](std::string_view deed) { return words.find(deed) != words.npos; });
  }

  // 省级试点学校均已…: not of all of them.
  bool NamesAPart(std::string_view words) const {
    return std::any_of(std::begin(kPartWords), std::end(kPartWords), [&](std::string_view part) {
      return words.find(part) != words.npos && promise_.clause_text.find(part) == std::string::npos;
    });
  }

  bool SpeaksOfThem(std::string_view words) const {
    const Features told = FeaturesOf(words);
    return Compare(features_, told).covered >= 50 || Compare(things_, told).covered >= 60;
  }

  // 受理旅游投诉412件，全部办结: the clause before names them.
  bool LeansOnThem(size_t i, std::string_view before) const {
    constexpr size_t kNameless = 2;
    if (i == 0 || report_.clauses[i - 1].sentence != report_.clauses[i].sentence) return false;
    if (StrangeLetters(before, known_, deeds_) > kNameless) return false;
    const std::string_view last = report_.clauses[i - 1].span.In(report_.text);
    return !NamesAPart(last) && SpeaksOfThem(last);
  }

  const Promise& promise_;
  const Prose& report_;
  std::string_view known_;
  std::vector<std::string_view> deeds_;
  Features features_, things_;
};

}  // namespace

std::optional<base::Span> TellsAll(const Promise& promise, const Prose& report) {
  return WholeReader(promise, report).Read();
}

// The thing that is counted: 森林火灾 of 森林火灾受害率.
template <typename Ends>
static std::string_view Without(std::string_view words, const Ends& ends) {
  for (const std::string_view end : ends)
    if (words.ends_with(end) && words.size() > end.size())
      return words.substr(0, words.size() - end.size());
  return words;
}

// Behind the amount, up to the end of its clause.
static std::string_view Behind(const Prose& report, const Statement& part) {
  return report.text.substr(part.quantity.span.end, part.clause.end - part.quantity.span.end);
}

// 5个达标, 118处已整改到位: the deed itself stands behind the part, with nothing that turns it
// round (不达标, 正在整改, 整改通知).
static bool SaysTheDeed(std::string_view told, std::string_view deed) {
  const size_t at = told.find(deed);
  if (at == told.npos) return false;
  const auto is_one_of = [](std::string_view words, const auto& list) {
    return words.empty() || std::find(std::begin(list), std::end(list), words) != std::end(list);
  };
  return is_one_of(base::Trim(told.substr(0, at)), kBeforeDeeds) &&
         is_one_of(base::Trim(told.substr(at + deed.size())), kBehindDeeds);
}

// What stands in front of the group in its clause names nothing that the promise does not: no town
// of several, no other year.
static bool NamesOnly(const Promise& promise, const Prose& report, const Statement& group) {
  const std::string_view before =
      report.text.substr(group.clause.begin, group.quantity.number.begin - group.clause.begin);
  for (size_t at = 0; at < before.size();) {
    const base::CodePoint c = base::Decode(before, at);
    if (base::IsHan(c.value) &&
        promise.clause_text.find(before.substr(at, c.size)) == std::string::npos)
      return false;
    at += c.size;
  }
  return true;
}

// In hundredths, to one place: never more than it is, so that no promise is reached by rounding.
static std::optional<base::Decimal> ShareDown(const base::Decimal& part,
                                              const base::Decimal& whole) {
  const auto hundredfold = part.Times(base::Decimal(100));
  if (!hundredfold) return std::nullopt;
  auto share = hundredfold->DividedBy(whole, 1);
  if (!share) return std::nullopt;
  const auto back = share->Times(whole);
  const auto tenth = base::Decimal(1).DividedBy(base::Decimal(10), 1);
  return back && *back > *hundredfold && tenth ? share->Minus(*tenth) : share;
}

std::optional<GroupShare> ShareOfGroup(const Promise& promise, const Prose& report) {
  const std::string_view known = ThingsAndDeed(*promise.target);
  if (known.empty()) return std::nullopt;
  const auto& all = report.statements;
  for (size_t i = 0; i + 1 < all.size(); ++i) {
    const Statement& group = all[i];
    const Statement& part = all[i + 1];
    const bool of_it = group.group && part.sentence == group.sentence &&
                       part.quantity.number.begin < report.outlook &&
                       part.quantity.unit == group.quantity.unit &&
                       part.quantity.value <= group.quantity.value && !part.plan && !part.negated &&
                       !part.rest && !part.past && !group.past && !group.sub;
    if (!of_it || group.quantity.value.IsZero() || !NamesOnly(promise, report, group)) continue;
    const Features things = FeaturesOf(group.object + group.topic);
    const Features promised = FeaturesOf(known.substr(0, known.size() - kTwoLetters));
    if (Compare(promised, things).covered < 50 && Compare(promised, things).fitting < 80) continue;
    const std::vector<std::string_view> deeds = WordsOfDeed(known);
    const std::string_view told = Behind(report, part);
    if (std::none_of(deeds.begin(), deeds.end(),
                     [&](auto deed) { return SaysTheDeed(told, deed); }))
      continue;
    const auto share = ShareDown(part.quantity.value, group.quantity.value);
    if (share) return GroupShare{*share, {group.quantity.span.begin, part.clause.end}};
  }
  return std::nullopt;
}

// The letters of one that the other has not, 及, 和 and ranks of order aside.
static bool HasAllLetters(std::string_view of, std::string_view in) {
  for (size_t at = 0; at < of.size();) {
    const base::CodePoint c = base::Decode(of, at);
    const std::string_view letter = of.substr(at, c.size);
    const bool counts = base::IsHan(c.value) && letter != "及" && letter != "和";
    if (counts && in.find(letter) == in.npos) return false;
    at += c.size;
  }
  return true;
}

// 较大及以上事故: where there was none of all these, there was none of the lowest.
static std::string WithoutAbove(std::string_view words) {
  std::string rest(words);
  for (const std::string_view above : {"及以上", "以上"})
    if (const size_t at = rest.find(above); at != rest.npos) rest.erase(at, above.size());
  return rest;
}

std::optional<base::Span> TellsNone(const Promise& promise, const Prose& report) {
  const ledger::Target& target = *promise.target;
  if (target.op != ledger::Operator::kAtMost || target.kind != ledger::TargetKind::kCeiling)
    return std::nullopt;
  const std::string_view harm = Without(Without(target.object, kHarmCounts), kHarmEnds);
  constexpr size_t kManyClauses = 256;
  if (harm.size() < kTwoLetters) return std::nullopt;
  for (size_t i = 0; i < std::min(report.clauses.size(), kManyClauses); ++i) {
    const base::Span clause = report.clauses[i].span;
    const std::string_view words = clause.In(report.text);
    if (clause.begin >= report.outlook) break;
    for (const std::string_view none : kNoneWords) {
      const size_t at = words.find(none);
      if (at == words.npos) continue;
      std::string_view told = words.substr(at + none.size());
      // 火灾零发生: the thing stands in front.
      if (told.empty() || none.starts_with("零")) told = words.substr(0, at);
      told = Without(Without(told, kHarmCounts), kHarmEnds);
      if (HasAllLetters(harm, told) && HasAllLetters(WithoutAbove(told), harm)) return clause;
    }
  }
  return std::nullopt;
}

}  // namespace duban::understand
