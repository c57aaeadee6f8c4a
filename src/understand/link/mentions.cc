// Entry points: MentionFinder, FindPending.
#include "understand/link/mentions.h"

#include <algorithm>
#include <ranges>
#include <span>

#include "base/utf8.h"
#include "base/word_set.h"
#include "understand/link/status_tsv.h"
#include "understand/prose/context.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr size_t kManySpots = 256;  // clauses compared; a longer report keeps its first ones
constexpr size_t kManyPending = 256;
constexpr int kEnoughWords = 50;

}  // namespace

void MentionFinder::Prepare() {
  if (prepared_) return;
  prepared_ = true;
  for (const Clause& clause : report_.clauses) {
    if (spots_.size() >= kManySpots || clause.span.begin >= report_.outlook) break;
    spots_.push_back({clause.span, FeaturesOf(clause.span.In(report_.text))});
  }
}

// The statements of one clause.
static std::span<const Statement> StatementsIn(const Prose& report, base::Span clause) {
  const auto before = [](const Statement& statement, uint32_t at) {
    return statement.quantity.number.begin < at;
  };
  const auto& all = report.statements;
  const auto first = std::lower_bound(all.begin(), all.end(), clause.begin, before);
  const auto last = std::lower_bound(first, all.end(), clause.end, before);
  return {first, last};
}

MentionFinder::MentionFinder(const Prose& report) : report_(report) {
  lines_.emplace_back();
  for (size_t at = 0; (at = base::SkipIdeographs(report.text, at)) < report.text.size(); ++at) {
    if (!BeginsLine(report.text, at)) continue;
    const auto begin = static_cast<uint32_t>(at);
    lines_.back().end = begin;
    lines_.push_back({begin, begin});
  }
  lines_.back().end = static_cast<uint32_t>(report.text.size());
  auto clause = report.clauses.begin();
  for (const Word& word : report.words) {
    if (word.work < Work::kFinished || word.span.begin >= report.outlook) continue;
    while (clause != report.clauses.end() && clause->span.end <= word.span.begin) ++clause;
    if (clause == report.clauses.end() || finished_.size() >= kManySpots) return;
    finished_.push_back({word.span, clause->span});
  }
}

// Whether the words hold no thing of their own: verbs of completion, words of the promise, and
// those that speak of tasks as such.
bool MentionFinder::SaysNothingElse(base::Span span, const Promise& promise) const {
  const std::string_view text = report_.text;
  const WordRange words = WordsIn(report_.words, span);
  auto word = words.begin();
  for (uint32_t at = span.begin; at < span.end;) {
    while (word != words.end() && word->span.begin < at) ++word;
    if (word != words.end() && word->span.begin == at && word->work >= Work::kFinished) {
      at = word->span.end;
      continue;
    }
    const base::CodePoint c = base::Decode(text, at);
    const bool claims = SetOf<kClaimWords>().LongestAt(text, at, c.value) != base::WordSet::kNone;
    const auto claim =
        claims ? std::find_if(std::begin(kClaimWords), std::end(kClaimWords),
                              [&](auto one) { return text.substr(at).starts_with(one); })
               : std::end(kClaimWords);
    const std::string_view letter = text.substr(at, c.size);
    const bool known = !base::IsHan(c.value) ||
                       promise.clause_text.find(letter) != std::string::npos ||
                       promise.target->object.find(letter) != std::string::npos;
    if (claim == std::end(kClaimWords) && !known) return false;
    at += claim == std::end(kClaimWords) ? c.size : static_cast<uint32_t>(claim->size());
  }
  return true;
}

// 新增就业8488人，完成年度目标的106.1%: what an amount in its clause, or in the one before, is of.
bool MentionFinder::IsOfAFigure(base::Span clause, const Promise& promise) const {
  if (Compare(promise.features, FeaturesOf(clause.In(report_.text))).shared > 0) return false;
  if (!StatementsIn(report_, clause).empty()) return true;
  const auto& all = report_.clauses;
  const auto here =
      std::lower_bound(all.begin(), all.end(), clause.begin,
                       [](const Clause& one, uint32_t begin) { return one.span.begin < begin; });
  if (here == all.begin() || here == all.end()) return false;
  const Clause& before = *(here - 1);
  return before.sentence == here->sentence && !StatementsIn(report_, before.span).empty();
}

std::optional<Mention> MentionFinder::LineOf(const Promise& promise) const {
  if (promise.lines < 2 || promise.lines != lines_.size()) return std::nullopt;
  return Describe({lines_[promise.line], {}}, promise);
}

std::optional<base::Span> MentionFinder::ClaimOf(const Promise& promise) const {
  const bool beside = promise.lines > 1 && promise.lines == lines_.size();
  for (const auto& [verb, clause] : finished_) {
    if (beside && !lines_[promise.line].Contains(verb)) continue;
    if (SaysNothingElse(clause, promise) && !IsOfAFigure(clause, promise)) return verb;
  }
  return std::nullopt;
}

std::optional<Mention> MentionFinder::Find(const Promise& promise) {
  Prepare();
  const Spot* best = nullptr;
  int covered = 0;
  for (const Spot& spot : spots_) {
    Resemblance likeness = Compare(promise.features, spot.features);
    if (promise.wider.total > 0 && likeness.covered < kEnoughWords)
      likeness = Compare(promise.wider, spot.features);
    const bool enough =
        !likeness.excluded && likeness.covered >= kEnoughWords && likeness.shared >= 60;
    if (!enough || likeness.covered <= covered) continue;
    best = &spot;
    covered = likeness.covered;
  }
  if (!best) return std::nullopt;
  Mention mention = Describe(*best, promise);
  mention.covered = covered;
  return mention;
}

bool MentionFinder::SharesHead(const Promise& promise, base::Span place) const {
  const auto behind =
      std::upper_bound(spots_.begin(), spots_.end(), place.begin,
                       [](uint32_t at, const Spot& spot) { return at < spot.span.begin; });
  if (behind == spots_.begin() || !(behind - 1)->span.Contains(place)) return false;
  const base::Span words{(behind - 1)->span.begin, place.begin};
  const Resemblance likeness = Compare(promise.features, FeaturesOf(words.In(report_.text)));
  return likeness.same_head && !likeness.excluded && likeness.fitting >= 50;
}

// 获评国家4A级旅游景区, and not a place on a list of those that may become one.
bool MentionFinder::NamesIt(base::Span behind, const Promise& promise) const {
  const std::string_view words = behind.In(report_.text);
  const Resemblance likeness = Compare(promise.features, FeaturesOf(words));
  return !likeness.excluded && likeness.covered >= 60 && !HasWordOf<kListNouns>(words);
}

std::optional<base::Span> MentionFinder::BegunByItsHead(const Promise& promise) {
  Prepare();
  constexpr size_t kTwoLetters = 6;  // bytes
  const std::string_view text = promise.features.text;
  if (text.size() < 2 * kTwoLetters) return std::nullopt;
  const std::string_view head = text.substr(text.size() - kTwoLetters);
  if (FeaturesOf(head).total < 100) return std::nullopt;  // 项目, 中心: of anything
  for (const Spot& spot : spots_) {
    const std::string_view words = spot.span.In(report_.text);
    const size_t at = words.find(head);
    if (at == words.npos || !StatementsIn(report_, spot.span).empty()) continue;
    const base::Span behind{spot.span.begin + static_cast<uint32_t>(at), spot.span.end};
    const WordRange told = WordsIn(report_.words, behind);
    const bool begun = std::any_of(told.begin(), told.end(), [&](const Word& word) {
      return IsVisible(word.work) ||
             (word.work == Work::kEarly && !HandsOut(word.span.In(report_.text)));
    });
    const bool not_yet = std::any_of(told.begin(), told.end(), [](const Word& word) {
      return word.role == WordRole::kNegation || word.role == WordRole::kPlan ||
             word.role == WordRole::kAim || word.role == WordRole::kEstimate;
    });
    if (begun && !not_yet) return spot.span;
  }
  return std::nullopt;
}

// A step of preparation or a stage of work, and nothing that is done, planned or denied. Words of
// the promise itself are no stage: 审批平均压缩12天 for 审批时限.
bool MentionFinder::TellsAStage(base::Span span, const Promise& promise) const {
  const WordRange words = WordsIn(report_.words, span);
  bool begun = false, early = false, finished = false;
  for (const Word& word : words) {
    const std::string_view written = word.span.In(report_.text);
    if (word.role == WordRole::kNegation || word.role == WordRole::kPlan ||
        word.role == WordRole::kAim || word.role == WordRole::kEstimate)
      return false;
    finished |= word.work >= Work::kFinished;
    if (promise.clause_text.find(written) != std::string::npos) continue;
    early |= word.work == Work::kEarly && !HandsOut(written);
    begun |= IsVisible(word.work);
  }
  return early || (begun && !finished);
}

// The two-letter words that tell one thing from another, of this promise alone.
static std::vector<uint64_t> OwnWords(const Promise& promise,
                                      const std::vector<Promise>& promises) {
  constexpr int kFull = 100;
  std::vector<uint64_t> own;
  const Features& features = promise.features;
  for (size_t i = 0; i < features.bigrams.size(); ++i) {
    const uint64_t word = features.bigrams[i];
    const bool shared = std::any_of(promises.begin(), promises.end(), [&](const Promise& other) {
      const auto& theirs = other.features.bigrams;
      return &other != &promise && std::binary_search(theirs.begin(), theirs.end(), word);
    });
    if (features.weights[i] >= kFull && !shared) own.push_back(word);
  }
  return own;
}

static bool HasAnyOf(const Features& features, const std::vector<uint64_t>& words) {
  return std::any_of(words.begin(), words.end(), [&](uint64_t word) {
    return std::binary_search(features.bigrams.begin(), features.bigrams.end(), word);
  });
}

std::optional<base::Span> MentionFinder::BegunByAWord(const Promise& promise,
                                                      const std::vector<Promise>& promises) {
  Prepare();
  const std::vector<uint64_t> own = OwnWords(promise, promises);
  if (own.empty()) return std::nullopt;
  for (const Spot& spot : spots_)
    if (HasAnyOf(spot.features, own) && TellsAStage(spot.span, promise)) return spot.span;
  return std::nullopt;
}

// 正在推进管道铺设, 土建工程有序推进: what is pushed is a stage, and not the promised thing itself.
bool MentionFinder::NamesAStage(base::Span clause, const Promise& promise) const {
  const auto stage = EarliestOf<kStageNouns>(clause.In(report_.text));
  return !stage.word.empty() && promise.clause_text.find(stage.word) == std::string::npos;
}

// No more than was promised, a stage before it or to be held down: more of what is done is no part
// of the promised work.
static bool MayBePart(const ledger::Target& target, const Statement& told) {
  const bool open = told.work != Work::kUntold && told.work < Work::kFinished;
  return !target.value || open || target.op == ledger::Operator::kAtMost ||
         told.quantity.value <= *target.value;
}

// The clause, and the one behind it in its sentence where that holds no amount.
std::string_view MentionFinder::WithClauseBehind(base::Span clause) const {
  const auto& all = report_.clauses;
  const auto behind =
      std::upper_bound(all.begin(), all.end(), clause.begin,
                       [](uint32_t at, const Clause& one) { return at < one.span.begin; });
  const bool goes_on = behind != all.begin() && behind != all.end() &&
                       (behind - 1)->sentence == behind->sentence &&
                       StatementsIn(report_, behind->span).empty();
  return report_.text.substr(clause.begin,
                             (goes_on ? behind->span.end : clause.end) - clause.begin);
}

Mention MentionFinder::Describe(const Spot& spot, const Promise& promise) const {
  Mention mention;
  mention.clause = spot.span;
  bool going = false, pushed = false;
  for (const Word& word : WordsIn(report_.words, spot.span)) {
    mention.early |= word.work == Work::kEarly && !HandsOut(word.span.In(report_.text));
    // 正在铺设 is a stage, 正在有序推进 none.
    going |= word.role == WordRole::kAdverb && IsVisible(word.work);
    pushed |= word.work == Work::kAdvanced;
    mention.visible |= word.role != WordRole::kAdverb && IsVisible(word.work);
    mention.applied |= word.work == Work::kApplied;
    mention.negated |= word.role == WordRole::kNegation;
    mention.plan |= word.role == WordRole::kPlan;
    // 完成主体结构施工: what is completed is a stage of it.
    const bool of_a_stage =
        word.work == Work::kFinished && NamesAStage({word.span.end, spot.span.end}, promise);
    mention.visible |= of_a_stage;
    mention.finished |= word.work >= Work::kFinished && !of_a_stage;
    mention.claimed |=
        word.work >= Work::kFinished && SaysNothingElse({word.span.begin, spot.span.end}, promise);
    mention.work = std::max(mention.work, word.work);
    mention.honoured |=
        word.role == WordRole::kPraise && NamesIt({word.span.end, spot.span.end}, promise);
    // 通过三级医院评审并授牌: what was prepared is in use.
    if (word.work == Work::kInUse && word.role == WordRole::kVerb) mention.early = false;
  }
  mention.reviewed = mention.applied && HasWordOf<kReviewWords>(WithClauseBehind(spot.span));
  mention.visible |= going && !pushed;
  if (pushed && !mention.visible) mention.visible = NamesAStage(spot.span, promise);
  for (const Statement& statement : StatementsIn(report_, spot.span)) {
    mention.has_amount = true;
    mention.same_unit |=
        statement.quantity.unit == promise.target->unit && !statement.past &&
        MayBePart(*promise.target, statement) && statement.told_year == 0 &&
        !IsOfWiderArea(promise, statement) && !statement.lead && !statement.only_named &&
        !statement.change && !IsIncreaseOfStock(*promise.target, statement) &&
        !HasWordOf<kStockWords>(statement.object) && !(statement.total && statement.reaches) &&
        !IsStock(*promise.target, statement);
  }
  return mention;
}

static bool SemicolonFree(std::string_view between) {
  return between.find("；") == between.npos && between.find(';') == between.npos;
}

bool SpeaksOf(const Prose& report, const Pending& pending, base::Span clause) {
  if (clause.Contains(pending.span)) return true;
  if (pending.span.begin < clause.end || pending.span.begin > clause.end + 150) return false;
  const std::string_view between = report.text.substr(clause.end, pending.span.begin - clause.end);
  for (const std::string_view mark : {"；", ";", "。", "\n"})
    if (between.find(mark) != between.npos) return false;
  return StatementsIn(report, {clause.end, pending.span.begin}).empty();
}

// The clause of `pending` and the one before it in its sentence.
static std::string_view SentenceBefore(const Prose& report, const Pending& pending) {
  const auto behind =
      std::upper_bound(report.clauses.begin(), report.clauses.end(), pending.span.begin,
                       [](uint32_t at, const Clause& clause) { return at < clause.span.begin; });
  if (behind == report.clauses.begin()) return {};
  auto first = behind - 1;
  constexpr int kBack = 2;
  for (int back = 0; back < kBack && first != report.clauses.begin(); ++back) {
    const std::string_view last = (first - 1)->span.In(report.text);
    const bool of_the_rest =
        std::any_of(std::begin(kRestHeads), std::end(kRestHeads),
                    [&](std::string_view head) { return last.starts_with(head); });
    const bool goes_on = (first - 1)->sentence == first->sentence &&
                         (of_the_rest || StatementsIn(report, (first - 1)->span).empty()) &&
                         SemicolonFree(report.text.substr(
                             (first - 1)->span.end, first->span.begin - (first - 1)->span.end));
    if (!goes_on) break;
    --first;
  }
  return report.text.substr(first->span.begin, pending.span.end - first->span.begin);
}

bool SpeaksOfTheRest(const Prose& report, const Pending& pending) {
  const std::string_view words = SentenceBefore(report, pending);
  return HasAny(words, kRestHeads) && HasAny(words, kFigureNouns);
}

bool Lists(const Prose& report, const Pending& pending, const Promise& promise) {
  constexpr size_t kTelling = 12;  // bytes: four letters
  const std::string_view words = SentenceBefore(report, pending);
  if (!HasAny(words, kFigureNouns)) return false;
  const std::string_view object = promise.target->object;
  for (size_t at = 0; at + kTelling <= object.size(); at += 3)
    if (words.find(object.substr(at, kTelling)) != words.npos) return true;
  return false;
}

// 待年度统计后公布: waiting words with others between.
static void FindWaiting(std::string_view text, std::string_view wait, std::vector<Pending>& found) {
  constexpr size_t kReach = 45;  // bytes
  for (size_t at = text.find(wait); at != text.npos; at = text.find(wait, at + wait.size())) {
    std::string_view ahead = text.substr(at, kReach);
    for (const std::string_view mark : {"，", ",", "；", ";", "。"})
      ahead = ahead.substr(0, ahead.find(mark));
    for (const std::string_view word : kWaitedFor) {
      const size_t end = ahead.find(word);
      if (end == ahead.npos) continue;
      found.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(at + end + word.size())}});
      break;
    }
  }
}

static void FindWaiting(std::string_view text, std::vector<Pending>& found) {
  for (const std::string_view wait : kAnnouncingWords) FindWaiting(text, wait, found);
}

std::vector<Pending> FindPending(std::string_view text) {
  std::vector<Pending> found;
  FindWaiting(text, found);
  static const base::WordSet words(
      kStatusRows | std::views::transform([](const StatusRow& row) { return row.word; }));
  words.EachIn(text, [&](size_t at, size_t place) {
    const StatusRow& row = kStatusRows[place];
    found.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(at + row.word.size())},
                     row.status == "target_pending"});
    return false;
  });
  std::stable_sort(found.begin(), found.end(), [](const Pending& a, const Pending& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  if (found.size() > kManyPending) found.resize(kManyPending);  // each promise asks each of them
  return found;
}

}  // namespace duban::understand
