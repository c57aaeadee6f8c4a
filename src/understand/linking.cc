// Entry points: PreparePromises, LinkAnswers, InUnitOf, Satisfies.
#include "understand/linking.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "quantity/quantity.h"
#include "understand/assignment.h"
#include "understand/context.h"
#include "understand/count_units_tsv.h"
#include "understand/stocks.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

using ledger::Dimension;
using ledger::Target;
using ledger::TargetKind;

// Gains below this are no answer. Found by reading: at 45 two objects share their head or most of
// the rarer words.
constexpr int kEnough = 45;
constexpr int kClose = 2;  // gains this near are a tie

bool IsRate(Dimension dimension) {
  return dimension == Dimension::kPercent || dimension == Dimension::kPercentPoint ||
         dimension == Dimension::kPerMille;
}

// The word of `units` that stands in a group with both.
bool CountTheSame(std::string_view a, std::string_view b) {
  for (const CountUnitsRow& row : kCountUnitsRows) {
    bool has_a = false, has_b = false;
    for (size_t at = 0; at < row.units.size();) {
      const size_t end = std::min(row.units.find(' ', at), row.units.size());
      const std::string_view unit = row.units.substr(at, end - at);
      has_a |= unit == a;
      has_b |= unit == b;
      at = end + 1;
    }
    if (has_a && has_b) return true;
  }
  return false;
}

// 名 and 人次: persons and visits agree only where the objects are the same.
bool PersonsAndVisits(std::string_view a, std::string_view b) {
  const auto person = [](std::string_view unit) {
    return unit == "人" || unit == "名" || unit == "位";
  };
  return (person(a) && b == "人次") || (a == "人次" && person(b));
}

bool WantsGrowth(const Target& target) {
  if (!IsRate(target.dimension)) return false;
  if (target.kind == TargetKind::kGrowth) return true;
  if (target.kind != TargetKind::kCeiling) return false;
  if (target.op != ledger::Operator::kAtMost) return true;
  for (const std::string_view word : {"涨幅", "增幅", "增速", "降幅"})
    if (target.object.find(word) != target.object.npos) return true;
  return false;
}

bool Falls(const Target& target) {
  return target.kind == TargetKind::kCeiling && target.op != ledger::Operator::kAtMost;
}

// One of the unit in its dimension's base unit.
std::optional<base::Decimal> FactorOf(const std::string& unit) {
  const std::vector<ledger::Quantity> one = quantity::FindQuantities("1" + unit);
  return one.size() == 1 ? one[0].base_value : std::nullopt;
}

// A verb that says what is done to the thing (改造, 修复) helps to tell the thing.
std::string VerbNoun(std::string_view verb) {
  const std::vector<Word> words = FindWords(verb);
  const bool tells = words.size() == 1 && words[0].role == WordRole::kVerbNoun;
  return tells ? std::string(verb) : std::string();
}

bool Builds(std::string_view verb) {
  for (const std::string_view part : kBuildingVerbs)
    if (verb.find(part) != verb.npos) return true;
  return verb.empty();
}

// 其余9个正在推进: what is left is at least under way.
bool GoesOn(const Statement& statement) {
  return !statement.negated && statement.work >= Work::kStarted;
}

// Statements that tell of no result: plans, names, other years' figures, differences.
bool TellsAResult(const Statement& statement) {
  return !statement.condition && !statement.from && !statement.quoted && !statement.plan &&
         !statement.aim && !statement.delta &&
         (!statement.past || statement.quantity.dimension == Dimension::kTimes) &&
         (!statement.rest || GoesOn(statement)) && !statement.share &&
         (!statement.since || statement.growth ||
          statement.quantity.dimension == Dimension::kPercentPoint) &&
         statement.quantity.dimension != Dimension::kRank && !statement.quantity.ratio;
}

bool SamePreparation(const Target& target, const Statement& told) {
  const std::string& step = told.step.empty() ? told.verb : told.step;
  if (step.empty()) return false;
  if (target.verb.find(step) != std::string::npos) return true;
  if (!told.step.empty() && target.object.find(step) != std::string::npos) return true;
  for (const std::string_view word : {"订单", "合同", "协议"})
    if (target.object.find(word) != std::string::npos) return true;
  const bool attracts =
      target.verb.find("引") != std::string::npos || target.verb.find("签约") != std::string::npos;
  return attracts && step.find("签约") != std::string::npos;
}

// The things that an object lists: 孵化器和众创空间. Empty where it is one thing.
std::vector<std::string> ListOf(std::string_view object) {
  std::vector<std::string> parts(1);
  for (size_t at = 0; at < object.size();) {
    const base::CodePoint c = base::Decode(object, at);
    const bool parts_it =
        c.value == U'、' || c.value == U'及' || c.value == U'和' || c.value == U'与';
    if (parts_it)
      parts.emplace_back();
    else
      parts.back() += object.substr(at, c.size);
    at += c.size;
  }
  if (parts.size() < 2) parts.clear();
  return parts;
}

// The name in quotes that the object ends with.
Features NameIn(std::string_view clause, std::string_view object) {
  for (const base::Span& quote : FindQuotes(clause)) {
    const std::string name = CleanObject(clause, quote);
    if (!name.empty() && object.ends_with(name)) return FeaturesOf(name);
  }
  return {};
}

// The window that a figure is of: the nearest cumulative time before it in its sentence.
class WindowReader {
 public:
  explicit WindowReader(const Prose& prose)
      : prose_(prose), times_(quantity::FindTimes(prose.text)) {}

  std::optional<Window> Of(const Statement& statement) {
    const uint32_t at = statement.quantity.number.begin;
    while (next_ < times_.size() && times_[next_].span.begin < at) Take(times_[next_++]);
    if (last_sentence_ != statement.sentence) return std::nullopt;
    return last_;
  }

 private:
  void Take(const quantity::TimeMention& time) {
    for (const std::string_view goal : {"计划", "目标", "任务"})
      if (time.span.begin > 0 && Follows(time.span.end, goal)) return;
    const uint32_t sentence = SentenceAt(time.span.begin);
    if (sentence != last_sentence_) last_.reset(), last_sentence_ = sentence;
    const bool span = time.first_month == 1 && time.last_month >= 1;
    const bool until = Precedes(time.span, "截至") || Precedes(time.span, "截止") ||
                       time.span.In(prose_.text).starts_with("截");
    // 待年底公布: when it will be, not what the figures are of.
    const std::string_view words = time.span.In(prose_.text);
    if (!until && (words.ends_with("底") || words.ends_with("末"))) return;
    if (time.last_month == 0 && time.year != 0) {
      if (!IsOfComparison(time.span)) last_ = Window{time.year, 0};
    }
    if ((span && time.last_month > 1) || (until && time.last_month > 0))
      last_ = Window{time.year, time.last_month};
  }

  // 恢复到2019年同期的86%, 结转2024年实施: another year is named, and no figure is of it.
  bool IsOfComparison(base::Span span) const {
    for (const std::string_view word : kComparedEnds)
      if (Follows(span.end, word)) return true;
    for (const std::string_view word : kComparedHeads)
      if (Precedes(span, word)) return true;
    return false;
  }

  bool Precedes(base::Span span, std::string_view word) const {
    return span.begin >= word.size() &&
           prose_.text.substr(span.begin - word.size(), word.size()) == word;
  }
  bool Follows(uint32_t at, std::string_view word) const {
    return prose_.text.substr(at, word.size()) == word;
  }

  uint32_t SentenceAt(uint32_t at) {
    while (clause_ + 1 < prose_.clauses.size() && prose_.clauses[clause_ + 1].span.begin <= at)
      ++clause_;
    return prose_.clauses.empty() ? 0 : prose_.clauses[clause_].sentence;
  }

  const Prose& prose_;
  std::vector<quantity::TimeMention> times_;
  size_t next_ = 0, clause_ = 0;
  std::optional<Window> last_;
  uint32_t last_sentence_ = ~0U;
};

bool OfAnotherYear(const std::optional<Window>& window,
                   const std::optional<ledger::Period>& period) {
  return window && period && window->year != 0 && window->year != period->year();
}

// 累计化解2.87万套,其中今年以来3106套; 志愿者累计达6.8万人,新增招募1.3万名: the total is not this
// year's.
bool IsTotalOfYears(const std::vector<Statement>& all, const Statement& statement) {
  const size_t next = static_cast<size_t>(&statement - all.data()) + 1;
  if (next >= all.size() || statement.this_year || all[next].sentence != statement.sentence)
    return false;
  const std::string& unit = all[next].quantity.unit;
  if (unit != statement.quantity.unit && !CountTheSame(unit, statement.quantity.unit)) return false;
  if (all[next].sub && all[next].this_year) return true;
  const bool adds = all[next].this_year || HasAny(all[next].verb, kIncrementWords);
  return statement.total && statement.reaches && adds && all[next].object.empty();
}

// Line breaks and circled numbers ① ② …: both set the items of a cell apart.
uint32_t CountBreaks(std::string_view text) {
  uint32_t breaks = 0;
  for (size_t at = 0; at < text.size(); ++at) breaks += BeginsLine(text, at) ? 1 : 0;
  return breaks;
}

// Lines before `at`, counted on from where the last call stopped.
uint32_t LineOf(std::string_view text, uint32_t at, uint32_t& line, uint32_t& begin) {
  line += CountBreaks(text.substr(begin, at - begin));
  begin = at;
  return line;
}

uint32_t CountLines(std::string_view text) {
  return 1 + CountBreaks(text);
}

bool Overlaps(base::Span one, base::Span other) {
  return one.begin < other.end && other.begin < one.end;
}

bool IsTaken(const Statement& statement, const std::vector<base::Span>& taken) {
  return std::any_of(taken.begin(), taken.end(), [&](const base::Span& span) {
    return Overlaps(span, statement.quantity.span);
  });
}

std::vector<Answer> PrepareAnswers(const Prose& report, const std::optional<ledger::Period>& period,
                                   const std::vector<base::Span>& taken) {
  std::vector<Answer> answers;
  WindowReader windows(report);
  uint32_t line = 0, line_begin = 0;
  for (const Statement& statement : report.statements) {
    Answer answer{&statement, {}, {}, {}, windows.Of(statement)};
    if (statement.quantity.number.begin >= report.outlook) break;
    if (!TellsAResult(statement) || OfAnotherYear(answer.window, period)) continue;
    if (IsTotalOfYears(report.statements, statement) || IsTaken(statement, taken)) continue;
    const std::string compared = ComparedText(statement);
    answer.features = FeaturesOf(compared);
    if (const std::string wide = WiderForm(compared); !wide.empty())
      answer.wider = FeaturesOf(wide);
    if (statement.in_list && &statement != report.statements.data())
      answer.lean = FeaturesOf(ComparedText(*(&statement - 1)));
    if (statement.sub && !statement.object.empty()) answer.lean = FeaturesOf(statement.inherited);
    answer.line = LineOf(report.text, statement.quantity.number.begin, line, line_begin);
    if (answer.window && answer.window->months == 0) answer.window.reset();
    answers.push_back(std::move(answer));
  }
  return answers;
}

// One block of promises against one block of answers.
class Linker {
 public:
  Linker(const std::vector<Statement>& all, const Promise* promises, size_t promise_count,
         const Answer* answers, size_t answer_count, std::vector<std::optional<Link>>& out,
         size_t out_begin, bool lines_match)
      : all_(&all),
        promises_(promises),
        promise_count_(promise_count),
        answers_(answers),
        answer_count_(answer_count),
        out_(out),
        out_begin_(out_begin),
        lines_match_(lines_match) {}

  void Run() {
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
    if ((told.rest && !SpeaksOfRest(promise)) || told.whole) return 0;
    if (told.praise && !Praises(target) && !Honours(promise, told)) return 0;
    if (promise.name.total > 0 && Compare(promise.name, answer.features).covered < 50) return 0;
    int score = ScoreOf(promise, answer);
    if (score == 0 || TellsOtherwise(promise, answer)) return 0;
    const bool same_unit = target.unit == told.quantity.unit;
    if (PersonsAndVisits(target.unit, told.quantity.unit) && score < 85) return 0;
    score += same_unit ? 3 : 0;
    score += !target.verb.empty() && target.verb == told.verb ? 4 : 0;
    score += StageOf(told.work) == target.stage ? 4 : 0;
    if (told.sub && !promise.sub) score -= 14;
    if (told.total) score -= 6;
    if (told.bracketed) score -= 4;
    if (lines_match_) score += promise.line == answer.line ? 8 : -8;
    if (!Satisfies(target, told)) score -= 25;
    // 覆盖学校31所 for 建成学校4所: another thing is done to them.
    const bool other_deed = target.stage >= ledger::Stage::kFinished &&
                            told.work == Work::kUntold && !told.verb.empty() &&
                            !told.verb_inherited && !Builds(told.verb) &&
                            told.verb != target.verb && told.verb != "新增" &&
                            target.verb.find("完成") == std::string::npos &&
                            target.object.find(told.verb) == std::string::npos;
    if (other_deed) score -= 15;
    // 带动企业35家 for 新增企业25家.
    const bool at_its_side = HasAny(told.verb, kSideDeeds) && !told.verb_inherited &&
                             target.verb.find(told.verb) == std::string::npos &&
                             target.object.find(told.verb) == std::string::npos;
    if (at_its_side) score -= 60;
    return score;
  }

  // Lists of honour answer only promises to be put on one.
  static bool Praises(const Target& target) {
    for (const std::string_view word : kHonourVerbs)
      if (target.verb.find(word) != target.verb.npos ||
          target.object.find(word) != target.object.npos)
        return true;
    return false;
  }

  // Whether an amount that fits by its words is of all there are, of a part or of a side of it.
  bool TellsOtherwise(const Promise& promise, const Answer& answer) const {
    const Target& target = *promise.target;
    const Statement& told = *answer.statement;
    if (IsRate(target.dimension) && Compare(promise.features, answer.features).narrower)
      return true;
    return IsStock(target, told) || IsPartOfStock(target, *all_, told) ||
           IsToldByItsPart(target, *all_, told);
  }

  // Of a stock of 1.93万张, 民宿床位4210张 is no more than a part.
  static bool IsPartOfStock(const Target& target, const std::vector<Statement>& all,
                            const Statement& told) {
    const auto i = static_cast<size_t>(&told - all.data());
    return told.sub && i > 0 && IsStock(target, all[i - 1]);
  }

  // 5个村获评省级示范村 for 培育省级示范村5个: what they were named is what was promised.
  static bool Honours(const Promise& promise, const Statement& told) {
    if (told.honour.empty()) return false;
    const Resemblance likeness = Compare(promise.features, FeaturesOf(told.honour));
    return !likeness.excluded && likeness.covered >= 60;
  }

  int ScoreOf(const Promise& promise, const Answer& answer) const {
    if (Honours(promise, *answer.statement)) return 80;
    if (answer.features.total == 0)
      return OnlyOfItsUnit(promise) || (lines_match_ && promise.line == answer.line)
                 ? 55
                 : UnitScore(promise, answer);
    const Resemblance likeness = Compare(promise.features, answer.features);
    int score = likeness.Score();
    if (promise.wider.total > 0)
      score = std::max(score, Compare(promise.wider, answer.features).Score());
    if (answer.wider.total > 0)
      score = std::max(score, Compare(promise.features, answer.wider).Score());
    if (IsRateOf(promise, answer)) score = std::max(score, 60);
    for (const Features& part : promise.parts)
      score = std::max(score, Compare(part, answer.features).Score() * 4 / 5);
    if (score < kEnough && !likeness.excluded) score = std::max(score, UnitScore(promise, answer));
    if (score < kEnough && answer.statement->sub && answer.statement->work != Work::kUntold &&
        promise.target->unit == answer.statement->quantity.unit)
      score = std::max(score, Compare(promise.features, answer.lean).Score() * 4 / 5);
    const bool leans = score < kEnough && answer.lean.total > 0 && OnlyOfItsUnit(promise) &&
                       promise.target->unit == answer.statement->quantity.unit &&
                       AlmostAlone(answer);
    return leans ? Compare(promise.features, answer.lean).Score() * 7 / 10 : score;
  }

  // Objects that say too little, where the unit or the line leaves no doubt: 实际安装61处 for
  // 道路减速带86处.
  int UnitScore(const Promise& promise, const Answer& answer) const {
    const Statement& told = *answer.statement;
    const Target& target = *promise.target;
    if (target.unit != told.quantity.unit || IsRate(target.dimension)) return 0;
    const bool same_line = lines_match_ && promise.line == answer.line;
    const bool same_step =
        told.object.empty() && target.stage != ledger::Stage::kNone && target.verb == told.verb;
    if (same_step) return 52;
    if (!same_line && !OnlyOfItsUnit(promise)) return 0;
    const bool says_nothing = told.object.empty() && (told.inherited.empty() || told.lean);
    if (says_nothing && target.dimension != Dimension::kMoney) return 52;
    const bool same_verb = !target.verb.empty() && target.verb == told.verb;
    const bool same_head =
        promise.features.head != 0 && promise.features.head == answer.features.head;
    if (same_head && AlmostAlone(answer)) return same_verb || same_line ? 48 : 46;
    // 培训合格取证3960人次 for 职业技能培训8000人次: nothing else is counted so.
    const bool plain = target.dimension != Dimension::kMoney && target.unit != "个" &&
                       target.unit != "家" && target.unit != "项" && target.unit != "件";
    if (plain && AlmostAlone(answer) && Compare(promise.features, answer.features).shared >= 60)
      return 46;
    // 新增光伏并网 for 新增光伏装机: one deed, one unit, and a word in common.
    if (same_verb && !same_line && Compare(promise.features, answer.features).shared >= 60)
      return 46;
    const bool one_letter =
        told.object.size() == 3 && target.object.find(told.object) != std::string::npos;
    return one_letter && AlmostAlone(answer) ? 48 : 0;
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

  bool OnlyOfItsUnit(const Promise& promise) const {
    size_t same = 0;
    for (size_t p = 0; p < promise_count_; ++p)
      same += promises_[p].target->unit == promise.target->unit;
    return same == 1;
  }

  // Without any object, an amount answers only where it is the only one.
  bool AlmostAlone(const Answer& answer) const {
    size_t same = 0;
    for (size_t a = 0; a < answer_count_; ++a)
      same += answers_[a].statement->quantity.unit == answer.statement->quantity.unit;
    return same == 1;
  }

  // "胜利路、松岗路2条已建成通车" for 打通断头路5条: the things are named, not called by their
  // kind. Taken only where one promise and one finished amount of that unit are left.
  void TakeTheOnlyOneLeft() {
    for (size_t p = 0; p < promise_count_; ++p) {
      if (chosen_[p] >= 0 || !OnlyOneLeftOfItsUnit(p)) continue;
      int only = -1, count = 0;
      for (size_t a = 0; a < answer_count_; ++a)
        if (!taken_[a] && SameKindByName(*promises_[p].target, *answers_[a].statement))
          only = static_cast<int>(a), ++count;
      if (count == 1) chosen_[p] = only, taken_[only] = true, gains_[p][only] = kEnough;
    }
  }

  bool OnlyOneLeftOfItsUnit(size_t p) const {
    for (size_t other = 0; other < promise_count_; ++other)
      if (other != p && chosen_[other] < 0 &&
          promises_[other].target->unit == promises_[p].target->unit)
        return false;
    return true;
  }

  static bool SameKindByName(const Target& target, const Statement& told) {
    if (target.unit != told.quantity.unit || told.work < Work::kStarted || told.sub || told.rest)
      return false;
    // Work still going on claims nothing, so the unit alone will do.
    if (told.work < Work::kFinished) return !Satisfies(target, told);
    const bool measured = target.dimension != Dimension::kCount && !IsRate(target.dimension) &&
                          target.dimension != Dimension::kMoney;
    if (measured && told.object == "通车里程") return true;
    if (target.object.size() < 3 || told.object.size() < 3) return false;
    const std::string_view a = target.object, b = told.object;
    return b.find("、") != b.npos && a.substr(a.size() - 3) == b.substr(b.size() - 3);
  }

  void Fill(size_t p) {
    std::optional<Link>& link = out_[out_begin_ + p];
    const Target& target = *promises_[p].target;
    if (chosen_[p] >= 0) {
      const Answer& answer = answers_[chosen_[p]];
      link = Link{{&answer},
                  Reported(target, *answer.statement),
                  gains_[p][chosen_[p]],
                  !Satisfies(target, *answer.statement),
                  answer.statement->quantity.hedge == ledger::Hedge::kNearly,
                  Rival(p)};
    }
    AddParts(p, link);
  }

  // 剩余2万名贫困人口脱贫: the promise is of the rest itself.
  static bool SpeaksOfRest(const Promise& promise) {
    return promise.clause_text.find("剩余") != std::string::npos ||
           promise.clause_text.find("其余") != std::string::npos;
  }

  static base::Decimal Reported(const Target& target, const Statement& told) {
    base::Decimal value = InUnitOf(target, told.quantity).value_or(told.quantity.value);
    if (!WantsGrowth(target)) return value;
    const bool fell = told.quantity.direction == ledger::Direction::kDown;
    return fell != Falls(target) ? value.Negated() : value;
  }

  const Answer* Rival(size_t p) const {
    const int best = chosen_[p];
    const Target& target = *promises_[p].target;
    const base::Decimal value = Reported(target, *answers_[best].statement);
    for (size_t a = 0; a < answer_count_; ++a) {
      if (taken_[a] || gains_[p][a] + kClose < gains_[p][best] || gains_[p][a] == 0) continue;
      if (Reported(target, *answers_[a].statement) != value) return &answers_[a];
    }
    return nullptr;
  }

  // 3家中心、7个站点 for 中心及站点10家; 新建6座、改建9座 for 新建、改建15座; 市级6个、区级10个 for
  // 专科14个.
  void AddParts(size_t p, std::optional<Link>& link) const {
    const Target& target = *promises_[p].target;
    if (!target.value || IsRate(target.dimension)) return;
    if (target.op == ledger::Operator::kAtMost || target.kind != TargetKind::kVolume) return;
    for (size_t a = 0; a + 1 < answer_count_; ++a) {
      Link parts = PartsFrom(p, a);
      if (parts.answers.size() < 2) continue;
      if (OneIsEnough(target, parts)) continue;
      const bool holds_the_one = !link || Contains(parts, link->answers[0]);
      if (holds_the_one) link = std::move(parts);
      return;
    }
  }

  // 46个全部开工,已完工41个: where one reaches the promise alone, the others tell of the same
  // things.
  static bool OneIsEnough(const Target& target, const Link& parts) {
    return std::any_of(parts.answers.begin(), parts.answers.end(), [&](const Answer* answer) {
      return Reported(target, *answer->statement) >= *target.value;
    });
  }

  static bool Contains(const Link& link, const Answer* answer) {
    return std::find(link.answers.begin(), link.answers.end(), answer) != link.answers.end();
  }

  Link PartsFrom(size_t p, size_t a) const {
    const Target& target = *promises_[p].target;
    Link link;
    link.score = kEnough;
    base::Decimal sum;
    for (size_t i = a; i < answer_count_; ++i) {
      const Answer& answer = answers_[i];
      if (i > a && answer.statement->sub && answer.statement->bracketed) continue;
      if (i > a && !NextInList(*answers_[i - 1].statement, *answer.statement)) break;
      if (!IsPart(p, i, link)) break;
      const auto more = sum.Plus(Reported(target, *answer.statement));
      if (!more) break;
      sum = *more;
      link.answers.push_back(&answer);
    }
    link.reported = sum;
    return link;
  }

  static bool NextInList(const Statement& last, const Statement& next) {
    return next.sentence == last.sentence && next.clause_index <= last.clause_index + 1 &&
           !next.sub && (next.in_list || next.clause_index == last.clause_index + 1);
  }

  bool IsPart(size_t p, size_t a, const Link& so_far) const {
    const Promise& promise = promises_[p];
    const Statement& told = *answers_[a].statement;
    const Target& target = *promise.target;
    if (IsStock(target, told) || (told.total && told.reaches)) return false;
    if (told.sub || answers_[a].features.total == 0 || !Satisfies(target, told)) return false;
    if (!InUnitOf(target, told.quantity) || told.growth) return false;
    const bool chosen_elsewhere = taken_[a] && chosen_[p] != static_cast<int>(a);
    if (chosen_elsewhere) return false;
    if (IsFurtherStage(p, a, so_far)) return true;
    if (told.rest) return false;
    for (const Answer* other : so_far.answers)
      if (SameThing(*other, answers_[a])) return false;
    return OneOfItsParts(promise, answers_[a], so_far);
  }

  // 已完工6个项目,开工30个项目 for 实施36个: works at different stages, where carrying out was
  // promised.
  bool IsFurtherStage(size_t p, size_t a, const Link& so_far) const {
    const Statement& told = *answers_[a].statement;
    if (promises_[p].target->stage != ledger::Stage::kAdvanced || chosen_[p] < 0) return false;
    if (so_far.answers.empty())
      return chosen_[p] == static_cast<int>(a) && told.work >= Work::kStarted;
    const Statement& first = *so_far.answers.front()->statement;
    if (&first != answers_[chosen_[p]].statement) return false;
    constexpr int kGeneric = 30;
    const bool same = answers_[a].features.total <= kGeneric || told.rest ||
                      answers_[a].features.text == so_far.answers.front()->features.text;
    return same && told.work >= Work::kStarted && told.work != first.work &&
           told.work != Work::kBuilding;
  }

  static bool SameThing(const Answer& a, const Answer& b) {
    return a.features.text == b.features.text && a.statement->verb == b.statement->verb;
  }

  // The answer is one of the things or verbs that the promise lists, or a kind of its one thing.
  static bool OneOfItsParts(const Promise& promise, const Answer& answer, const Link& so_far) {
    const Resemblance whole = Compare(promise.features, answer.features);
    if (whole.excluded) return false;
    if (answer.wider.total > 0 && Compare(promise.features, answer.wider).covered >= 60)
      return true;
    for (const Features& part : promise.parts) {
      const Resemblance likeness = Compare(part, answer.features);
      if (!likeness.excluded && (likeness.fitting >= 50 || likeness.covered >= 90)) return true;
    }
    const bool kind_of_it = whole.covered >= 90 && whole.same_head && whole.fitting < 90;
    const bool by_rank =
        whole.same_head && whole.covered >= 20 && RanksDiffer(promise, answer, so_far);
    if (by_rank) return true;
    const bool same_thing = whole.same || (whole.same_head && whole.covered >= 60);
    return kind_of_it || (same_thing && ByAnotherVerb(promise, answer));
  }

  // 省级示范社5家、市级示范社8家: ranks exclude each other.
  static bool RanksDiffer(const Promise& promise, const Answer& answer, const Link& so_far) {
    const auto rank = [](const Features& features) {
      for (const std::string_view word : kRanks)
        if (features.text.find(word) != std::string::npos) return word;
      return std::string_view();
    };
    if (!rank(promise.features).empty() || rank(answer.features).empty()) return false;
    return std::all_of(so_far.answers.begin(), so_far.answers.end(), [&](const Answer* other) {
      const std::string_view theirs = rank(other->features);
      return !theirs.empty() && theirs != rank(answer.features);
    });
  }

  // 新建3家、改扩建2家: works that exclude each other, so their numbers add up.
  static bool ByAnotherVerb(const Promise& promise, const Answer& answer) {
    const Statement& told = *answer.statement;
    if (told.verb.empty()) return false;
    const bool listed = promise.target->verb != told.verb &&
                        promise.target->verb.find(told.verb) != std::string::npos;
    return listed || (told.work == Work::kUntold && Builds(told.verb));
  }

  const std::vector<Statement>* all_;  // of the report
  const Promise* promises_;
  size_t promise_count_;
  const Answer* answers_;
  size_t answer_count_;
  std::vector<std::optional<Link>>& out_;
  size_t out_begin_;
  bool lines_match_;  // promise and report have as many lines: they stand beside each other
  std::vector<std::vector<int>> gains_;
  std::vector<int> chosen_;
  std::vector<bool> taken_;
};

}  // namespace

std::string ComparedText(const Statement& statement) {
  std::string text = VerbNoun(statement.verb);
  if (!statement.object.empty() && !statement.inherited.empty() && !statement.sub)
    text += statement.inherited;
  text += statement.object.empty() ? statement.inherited : statement.object;
  return text;
}

bool BeginsLine(std::string_view text, size_t at) {
  const bool circled = at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x91' &&
                       static_cast<unsigned char>(text[at + 2]) >= 0xA0;
  return text[at] == '\n' || circled;
}

std::optional<base::Decimal> InUnitOf(const Target& target, const ledger::Quantity& quantity) {
  if (target.unit == quantity.unit) return quantity.value;
  if (target.dimension != quantity.dimension) return std::nullopt;
  if (target.dimension == Dimension::kCount) {
    if (CountTheSame(target.unit, quantity.unit) || PersonsAndVisits(target.unit, quantity.unit))
      return quantity.value;
    return std::nullopt;
  }
  const auto one = FactorOf(target.unit);
  if (!one || !quantity.base_value) return std::nullopt;
  return quantity.base_value->DividedBy(*one, 12);
}

// 完成前端设备安装 for 建成智慧安防小区: most letters of what was completed are none of the
// promise.
bool CompletesAPiece(const Target& target, const Statement& told) {
  size_t known = 0, letters = 0;
  std::string rest = told.piece;
  for (const std::string_view word : kGeneralWorks)
    for (size_t at = rest.find(word); at != rest.npos; at = rest.find(word))
      rest.erase(at, word.size());
  for (size_t at = 0; at < rest.size();) {
    const base::CodePoint c = base::Decode(rest, at);
    const std::string_view letter = std::string_view(rest).substr(at, c.size);
    if (base::IsHan(c.value)) {
      ++letters;
      known += target.object.find(letter) != std::string::npos ||
               target.verb.find(letter) != std::string::npos;
    }
    at += c.size;
  }
  return letters >= 2 && 2 * known < letters;
}

bool Satisfies(const Target& target, const Statement& told) {
  if (told.negated) return false;
  if (IsRate(target.dimension)) return true;
  if (CompletesAPiece(target, told)) return false;
  // A step of preparation answers where it is what was promised.
  if (IsPreparation(told.work)) return SamePreparation(target, told);
  const Work wanted = WorkOf(target.stage);
  // Carrying out begins with the start; only a promise to finish asks for more.
  if (wanted == Work::kAdvanced && told.work == Work::kStarted) return true;
  if (told.work == Work::kUntold) return true;
  if (wanted == Work::kUntold) {
    const bool begun =
        told.work == Work::kStarted || told.work == Work::kBuilding || told.work == Work::kTopped;
    return !begun && (told.work != Work::kAdvanced || !Builds(target.verb));
  }
  if (told.work >= wanted) return true;
  return told.verb.find("完成") != std::string::npos && told.work == Work::kFinished;
}

std::vector<Promise> PreparePromises(std::string_view content, const std::vector<Target>& targets) {
  std::vector<Promise> promises;
  uint32_t line = 0, line_begin = 0;
  const uint32_t lines = CountLines(content);
  for (const Target& target : targets) {
    Promise promise;
    promise.target = &target;
    const std::string text = VerbNoun(target.verb) + target.object;
    promise.features = FeaturesOf(text);
    if (const std::string wide = WiderForm(text); !wide.empty()) promise.wider = FeaturesOf(wide);
    promise.clause_text = target.clause.In(content);
    for (const std::string& part : ListOf(target.object)) promise.parts.push_back(FeaturesOf(part));
    promise.line = LineOf(content, target.span.begin, line, line_begin);
    promise.lines = lines;
    promise.name = NameIn(promise.clause_text, target.object);
    const std::string_view before =
        content.substr(target.clause.begin, target.span.begin - target.clause.begin);
    promise.sub = before.find("其中") != before.npos;
    promises.push_back(std::move(promise));
  }
  return promises;
}

std::vector<Answer> AnswersIn(const Prose& report, base::Span part) {
  std::vector<Answer> answers;
  WindowReader windows(report);
  for (const Statement& statement : report.statements) {
    Answer answer{&statement, {}, {}, {}, windows.Of(statement)};
    if (answer.window && answer.window->months == 0) answer.window.reset();
    if (Overlaps(part, statement.quantity.span)) answers.push_back(std::move(answer));
  }
  return answers;
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
    Linker(report.statements, promises.data() + p, std::min(kBlock, promises.size() - p),
           links.answers.data() + a, std::min(kBlockAnswers, links.answers.size() - a),
           links.of_promise, p, lines_match)
        .Run();
  }
  return links;
}

}  // namespace duban::understand
