// Entry points: Judge, JudgeClosely.
#include "understand/judge/judge.h"

#include <algorithm>

#include "base/utf8.h"
#include "quantity/quantity.h"
#include "understand/judge/targets.h"
#include "understand/judge/task_share.h"
#include "understand/judge/verdicts.h"
#include "understand/link/bare_numbers.h"
#include "understand/link/came_of.h"
#include "understand/link/count_shares.h"
#include "understand/link/fit.h"
#include "understand/link/going_work.h"
#include "understand/link/whole_shares.h"
#include "understand/prose/open_parts.h"
#include "understand/understand.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Target;
using ledger::TargetKind;
using ledger::Verdict;

// The text without marks and blanks, for seeing that an answer only copies its promise.
std::string Letters(std::string_view text) {
  std::string letters;
  letters.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t marks = base::SkipIdeographs(text, at);
    letters.append(text, at, marks - at);
    at = marks;
    const base::CodePoint c = base::Decode(text, at);
    const bool letter =
        base::IsHan(c.value) || (c.value < 0x80 && std::isalnum(static_cast<int>(c.value)) != 0);
    if (letter) letters += text.substr(at, c.size);
    at += c.size;
  }
  return letters;
}

// 18个 beside 18个: columns of figures, of which the second one is an answer.
bool IsFigure(std::string_view content) {
  constexpr size_t kLongest = 24;  // bytes
  content = base::Trim(content);
  if (content.empty() || content.size() > kLongest || content[0] < '0' || content[0] > '9')
    return false;
  const auto amounts = quantity::FindQuantities(content);
  return amounts.size() == 1 && amounts[0].span.begin == 0 && amounts[0].span.end == content.size();
}

constexpr std::string_view kListJoints[] = {"、", "和", "与", "及"};
constexpr std::string_view kAndOthers[] = {"等", "其中", "部分"};
constexpr std::string_view kBranches[] = {"园区", "校区", "院区", "分园"};
constexpr std::string_view kOfBoth[] = {"被", "双双", "相继", "先后"};
constexpr size_t kManyShares = 64;  // compared with each promise

class Judgement {
 public:
  Judgement(std::string_view content, const std::vector<Target>& targets, const Prose& report,
            const Teller& teller, const Said& said)
      : course_(Course::Of(teller.period)),
        report_(report),
        promises_(PreparePromises(content, targets, teller.level, teller.classes)),
        said_(said),
        by_person_(FromPersons()),
        links_(Linked(teller.period)),
        mentions_(report_),
        letters_(Letters(content)),
        copied_(!report.text.empty() && letters_ == Letters(report.text) && !IsFigure(content)) {}

  CloseReading Run() {
    CloseReading reading;
    for (const Statement& statement : report_.statements) {
      if (statement.quantity.dimension != ledger::Dimension::kPercent) continue;
      percents_.push_back(&statement);
      if (statement.share && shares_.size() < kManyShares) shares_.push_back(&statement);
    }
    for (size_t i = 0; i < promises_.size(); ++i) {
      if (by_person_[i]) {
        reading.verdicts.push_back(*by_person_[i]);
        continue;
      }
      if (IsSaid(i, Correction::Kind::kAnswer)) reading.unclear.push_back(i);
      reading.verdicts.push_back(JudgeOne(i));
      if (const auto& link = links_.of_promise[i]; link && link->rival)
        reading.ties.push_back(
            {i, link->answers[0]->statement->quantity.span, link->rival->statement->quantity.span});
    }
    return reading;
  }

 private:
  bool IsSaid(size_t i, Correction::Kind kind) const {
    return i < said_.size() && said_[i] != nullptr && said_[i]->kind == kind;
  }

  // The promises of which no person spoke are paired with the words to which no person pointed.
  Links Linked(const std::optional<ledger::Period>& period) const {
    std::vector<base::Span> taken;
    std::vector<Promise> open;
    std::vector<size_t> places;
    for (size_t i = 0; i < promises_.size(); ++i) {
      if (!by_person_[i]) {
        open.push_back(promises_[i]);
        places.push_back(i);
      } else if (IsSaid(i, Correction::Kind::kAnswer)) {
        taken.push_back(said_[i]->answer);
      }
    }
    if (open.size() == promises_.size()) return LinkAnswers(promises_, report_, period);
    const std::vector<bool> robbed = Robbed(open, taken, period);
    for (size_t i = robbed.size(); i-- > 0;)
      if (robbed[i]) {
        open.erase(open.begin() + static_cast<ptrdiff_t>(i));
        places.erase(places.begin() + static_cast<ptrdiff_t>(i));
      }
    Links links = LinkAnswers(open, report_, period, taken);
    std::vector<std::optional<Link>> of_promise(promises_.size());
    for (size_t i = 0; i < places.size(); ++i)
      of_promise[places[i]] = std::move(links.of_promise[i]);
    links.of_promise = std::move(of_promise);
    return links;
  }

  // The open promises whose own figure a person gave to another one, where what is left fits them
  // less: they are better left without an answer than with a worse one.
  std::vector<bool> Robbed(const std::vector<Promise>& open, const std::vector<base::Span>& taken,
                           const std::optional<ledger::Period>& period) const {
    std::vector<bool> robbed(open.size(), false);
    if (taken.empty()) return robbed;
    const Links before = LinkAnswers(open, report_, period);
    const Links after = LinkAnswers(open, report_, period, taken);
    for (size_t i = 0; i < open.size(); ++i) {
      const auto& own = before.of_promise[i];
      const auto& left = after.of_promise[i];
      if (!own || !left) continue;
      const bool given_away =
          std::any_of(own->answers.begin(), own->answers.end(), [&](const Answer* answer) {
            const base::Span amount = answer->statement->quantity.span;
            return std::any_of(taken.begin(), taken.end(), [&](const base::Span& span) {
              return span.begin < amount.end && amount.begin < span.end;
            });
          });
      robbed[i] = given_away && left->score < own->score;
    }
    return robbed;
  }

  std::vector<std::optional<Verdict>> FromPersons() const {
    std::vector<std::optional<Verdict>> verdicts;
    for (size_t i = 0; i < promises_.size(); ++i) verdicts.push_back(FromPerson(i));
    return verdicts;
  }

  // What a person's words make of a promise: which words answer it, or that nothing does.
  std::optional<Verdict> FromPerson(size_t i) const {
    const Promise& promise = promises_[i];
    if (IsSaid(i, Correction::Kind::kNothing)) return SilentVerdict(promise, std::nullopt);
    if (!IsSaid(i, Correction::Kind::kAnswer) || !promise.target->value) return std::nullopt;
    const std::vector<Answer> answers = AnswersIn(report_, said_[i]->answer);
    Link link;
    for (const Answer& answer : answers) {
      const ledger::Quantity& told = answer.statement->quantity;
      const auto amount = Counted(*promise.target, told);
      const auto sum = amount ? link.reported.Plus(*amount) : std::nullopt;
      if (!sum) continue;
      link.reported = *sum;
      link.answers.push_back(&answer);
      link.stage_short |= !Satisfies(*promise.target, *answer.statement);
      link.nearly |= told.hedge == ledger::Hedge::kNearly;
      link.roughly |= told.hedge == ledger::Hedge::kAbout;
    }
    if (!link.answers.empty()) return FigureVerdict(promise, link, course_, report_.text);
    for (const Answer& answer : answers)
      if (const ledger::Quantity& told = answer.statement->quantity;
          told.dimension == ledger::Dimension::kPercent)
        return ShareVerdict(promise, told.value, told.span, course_, "share-told");
    return FromLevelWords(promise, said_[i]->answer);
  }

  // 与上年基本持平 for 增长6%: it neither rose nor fell. Nearly nothing reaches no promise of less
  // than that.
  std::optional<Verdict> FromLevelWords(const Promise& promise, base::Span words) const {
    const Target& target = *promise.target;
    const std::string_view told = words.In(report_.text);
    const bool rate = IsRate(target.dimension) && target.op != ledger::Operator::kAtMost &&
                      (target.kind == TargetKind::kGrowth || target.kind == TargetKind::kCeiling);
    const bool held_level = told.find("持平") != told.npos && HasWordOf<kComparedYears>(told);
    const bool told_so =
        std::none_of(report_.words.begin(), report_.words.end(), [&](const Word& word) {
          return words.Contains(word.span) &&
                 (word.role == WordRole::kNegation || word.role == WordRole::kPlan ||
                  word.role == WordRole::kAim || word.role == WordRole::kEstimate);
        });
    if (!rate || !held_level || !told_so || *target.value <= base::Decimal(0)) return std::nullopt;
    return BareVerdict(promise, base::Decimal(0), words, course_);
  }

  // A person may let 12户 answer 10家; never 12亩.
  static std::optional<base::Decimal> Counted(const Target& target, const ledger::Quantity& told) {
    if (const auto amount = InUnitOf(target, told)) return amount;
    const bool counts = target.dimension == ledger::Dimension::kCount &&
                        told.dimension == ledger::Dimension::kCount;
    return counts ? std::optional(told.value) : std::nullopt;
  }

  Verdict JudgeOne(size_t i) {
    const Promise& promise = promises_[i];
    if (!promise.target->value) return JudgeAssigned(promise);
    const auto& link = links_.of_promise[i];
    // 获批用地1287亩；盘活闲置用地完成年度任务的91%: the share names what was promised, the amount
    // hardly.
    constexpr int kWeak = 60;
    if (link && link->score < kWeak)
      if (auto verdict = FromOwnShare(promise, 80)) return *verdict;
    if (link && !OnlyPrepared(*link)) return FromFigure(promise, *link);
    if (const Statement* told = ProgressPromised(promise, report_))
      return BareVerdict(promise, told->quantity.value, told->quantity.span, course_);
    if (auto verdict = FromOwnShare(promise)) return *verdict;
    if (auto verdict = FromBareNumber(promise)) return *verdict;
    const std::optional<Mention> mention = mentions_.Find(promise);
    if (auto verdict = FromPending(promise, mention)) return *verdict;
    if (link) return FromFigure(promise, *link);
    if (const auto all = TellsAll(promise, report_)) return AllVerdict(promise, *all);
    if (const auto none = TellsNone(promise, report_)) return NoneVerdict(promise, *none, course_);
    if (const auto share = ShareOfGroup(promise, report_))
      return BareVerdict(promise, share->value, share->span, course_);
    if (auto verdict = FromWholeShare(promise)) return *verdict;
    if (mention && !mention->has_amount)
      if (auto verdict = FromLevelWords(promise, mention->clause)) return *verdict;
    if (mention && Names(promise, *mention)) return NamedVerdict(promise, *mention);
    if (mention && NamesAll(promise, *mention)) return NamedVerdict(promise, *mention);
    if (mention && CoversAll(promise, *mention)) return AllVerdict(promise, mention->clause);
    if (mention && (NamesSome(promise, *mention) || GoesOnBefore(*mention)))
      return BegunVerdict(promise, mention->clause);
    if (mention) return MentionVerdict(promise, *mention);
    if (const auto begun = mentions_.BegunByItsHead(promise); begun && IsOnlyOfItsHead(promise))
      return BegunVerdict(promise, *begun);
    if (const auto line = mentions_.LineOf(promise); line && line->work >= Work::kStarted)
      if (!line->finished) return MentionVerdict(promise, *line);
    if (!IsRate(promise.target->dimension))
      if (const auto begun = mentions_.BegunByAWord(promise, promises_))
        return BegunVerdict(promise, *begun);
    if (const auto building = YieldsOfGoingWork(promise, report_))
      return BegunVerdict(promise, *building);
    if (promises_.size() == 1)
      if (const auto piece = PieceOfOnlyBuilding(promise, report_))
        return BegunVerdict(promise, *piece);
    return SilentVerdict(promise, mentions_.ClaimOf(promise));
  }

  // 申报74家,净增数待公布: what was only prepared does not outweigh that the figure is not out.
  static bool OnlyPrepared(const Link& link) {
    return link.stage_short && IsPreparation(link.answers[0]->statement->work);
  }

  // 完成市下达目标, and the text says that the superior has not set it yet.
  Verdict JudgeAssigned(const Promise& promise) {
    if (promise.target->kind != TargetKind::kAssigned) return UngradedVerdict(promise);
    if (!pending_) pending_ = FindPending(report_.text);
    for (const Pending& pending : *pending_)
      if (pending.target) return PendingVerdict(promise, pending);
    return UngradedVerdict(promise);
  }

  Verdict FromFigure(const Promise& promise, Link link) {
    TakeOffOpenParts(promise, report_, link);
    if (copied_ && !mentions_.ClaimOfAll() && link.answers.size() == 1)
      return RestatedVerdict(promise, link.answers[0]->statement->quantity.span);
    if (RepeatsAsPromised(promise, link))
      return RestatedVerdict(promise, link.answers[0]->statement->quantity.span);
    if (const Answer* finished = FinishedBehind(promise, link)) {
      link.reported = InUnitOf(*promise.target, finished->statement->quantity).value_or(0);
      link.answers = {finished};
    }
    if (const Answer* outcome = OutcomeBehind(promise, link)) {
      link.reported = InUnitOf(*promise.target, outcome->statement->quantity).value_or(0);
      link.answers = {outcome};
      link.stage_short = false;
      link.rival = nullptr;
    }
    if (IsOnlyExpected(promise, link))
      return ExpectedVerdict(promise, link.answers[0]->statement->quantity.span);
    Verdict verdict = FigureVerdict(promise, link, course_, report_.text);
    if (auto share = ShareBehind(promise, link);
        share && share->verdict_class < verdict.verdict_class)
      return *share;
    if (!link.rival) return verdict;
    // Two figures fit equally well: the weaker class stands, the tie becomes a finding.
    Link other = link;
    other.answers = {link.rival};
    other.reported = InUnitOf(*promise.target, link.rival->statement->quantity).value_or(0);
    other.stage_short = !Satisfies(*promise.target, *link.rival->statement);
    Verdict second = FigureVerdict(promise, other, course_, report_.text);
    return second.verdict_class < verdict.verdict_class ? second : verdict;
  }

  // 预计全年新增就业5120人, told within the year; of a rate it may be the period's own.
  bool IsOnlyExpected(const Promise& promise, const Link& link) const {
    constexpr std::string_view kExpected = "预计";
    if (course_.year_end || promise.clause_text.find(kExpected) != std::string::npos) return false;
    return std::any_of(link.answers.begin(), link.answers.end(), [&](const Answer* answer) {
      const Statement& told = *answer->statement;
      const bool of_now = answer->dated || IsRate(promise.target->dimension);
      return told.estimate && (!of_now || HasWordOf<kExpectedUntil>(told.own_before));
    });
  }

  // 完成年度投资计划的105%: of money, where things were promised.
  bool IsShareOfMoney(const Promise& promise, const Statement& share) const {
    if (IsBehindMoney(promise, share)) return true;
    const std::string_view words =
        report_.text.substr(share.clause.begin, share.quantity.number.begin - share.clause.begin);
    return promise.target->dimension != ledger::Dimension::kMoney &&
           HasWordOf<kMoneyShares>(words) && !HasWordOf<kMoneyShares>(promise.clause_text);
  }

  // 补助资金已下达300万元，占计划88%: a share of what stands right before it.
  bool IsBehindMoney(const Promise& promise, const Statement& share) const {
    const auto i = static_cast<size_t>(&share - report_.statements.data());
    if (i == 0) return false;
    const Statement& money = report_.statements[i - 1];
    const Target& target = *promise.target;
    const bool adjoins = money.sentence == share.sentence &&
                         money.clause_index + 1 >= share.clause_index && share.object.empty();
    const bool of_money =
        target.dimension == ledger::Dimension::kMoney && target.kind == TargetKind::kVolume;
    return adjoins && money.quantity.dimension == ledger::Dimension::kMoney && !of_money;
  }

  // 受理申请7.1万辆，兑付5.38万辆 for 完成6万辆: what came of an earlier stage, where no other
  // promise is answered by it.
  const Answer* OutcomeBehind(const Promise& promise, const Link& link) const {
    if (!link.stage_short || link.answers.size() != 1 || link.open != nullptr) return nullptr;
    const Answer* outcome = CameOfIt(promise, *link.answers[0]->statement, links_.answers);
    const bool taken =
        outcome != nullptr &&
        std::any_of(links_.of_promise.begin(), links_.of_promise.end(), [&](const auto& other) {
          return other && std::find(other->answers.begin(), other->answers.end(), outcome) !=
                              other->answers.end();
        });
    return taken ? nullptr : outcome;
  }

  // 实施危房改造120户，竣工86户: the promise told again, and behind it how much of it is finished.
  const Answer* FinishedBehind(const Promise& promise, const Link& link) const {
    const Target& target = *promise.target;
    const Statement& told = *link.answers[0]->statement;
    const bool repeats = link.answers.size() == 1 && !link.stage_short &&
                         link.reported == *target.value && told.work < Work::kFinished &&
                         letters_.find(Letters(Upto(told))) != letters_.npos;
    // 引进9家，5家投产, 开工800套，竣工620套: another deed than the promised one.
    // 实施饮水工程35件: carried out were as many as promised, whatever is finished of them.
    const bool carries_out = target.object.ends_with("工程") || target.object.ends_with("项目");
    const bool to_finish =
        target.stage != ledger::Stage::kStarted && !target.verb.empty() &&
        (Builds(target.verb) || (target.stage == ledger::Stage::kAdvanced && !carries_out));
    if (!repeats || !to_finish || IsRate(target.dimension)) return nullptr;
    for (const Answer& answer : links_.answers) {
      const Statement& next = *answer.statement;
      if (next.quantity.span.begin <= told.quantity.span.begin) continue;
      if (next.sentence != told.sentence || next.clause_index > told.clause_index + 2) break;
      if (IsFinishedOf(told, next)) return &answer;
    }
    return nullptr;
  }

  // From the beginning of its clause to the end of the amount.
  std::string_view Upto(const Statement& told) const {
    return report_.text.substr(told.clause.begin, told.quantity.span.end - told.clause.begin);
  }

  // 其中已竣工86户, 完成2450户: fewer of the same, finished, and of nothing that has a name of its
  // own.
  static bool IsFinishedOf(const Statement& whole, const Statement& part) {
    const bool done = part.work >= Work::kFinished && !part.verb_inherited && !part.negated &&
                      !part.plan && !part.rest && !part.past;
    const bool bare =
        part.object.empty() ||
        std::any_of(std::begin(kReasonHeads), std::end(kReasonHeads), [&](std::string_view head) {
          return std::string_view(part.own_before).starts_with(head);
        });
    return done && bare && part.quantity.unit == whole.quantity.unit &&
           part.quantity.value < whole.quantity.value;
  }

  // 储备项目120个以上,推动占比达到48%左右: the very words of the promise, with its room, tell its
  // aim again; results are told as they came.
  bool RepeatsAsPromised(const Promise& promise, const Link& link) const {
    const Statement& told = *link.answers[0]->statement;
    const std::string_view written = told.quantity.span.In(report_.text);
    const bool roomy = written.ends_with("以上") || written.ends_with("左右");
    if (link.answers.size() != 1 || !roomy || told.work >= Work::kFinished) return false;
    if (promise.target->verb.empty() && !told.reaches) return false;
    std::string words = Letters(told.clause.In(report_.text));
    // 满意度预计达到95%以上 for 满意度95%以上.
    if (told.estimate)
      for (const std::string_view word : {"预计", "达到"})
        if (const size_t at = words.find(word); at != words.npos) words.erase(at, word.size());
    return letters_.find(words) != letters_.npos;
  }

  // 改造60公里,完成年度任务的90%: the share that follows a figure contradicts it; the weaker
  // stands.
  std::optional<Verdict> ShareBehind(const Promise& promise, const Link& link) const {
    const Statement& told = *link.answers.back()->statement;
    const size_t next = static_cast<size_t>(&told - report_.statements.data()) + 1;
    if (next >= report_.statements.size() || link.stage_short) return std::nullopt;
    const Statement& share = report_.statements[next];
    const bool follows = share.share && share.sentence == told.sentence && share.object.empty() &&
                         share.clause_index <= told.clause_index + 1;
    if (!follows || promise.target->kind != TargetKind::kVolume || IsOfWiderTask(promise, share) ||
        IsShareOfMoney(promise, share))
      return std::nullopt;
    const auto hundredfold = link.reported.Times(base::Decimal(100));
    const auto own = hundredfold ? hundredfold->DividedBy(*promise.target->value, 4) : std::nullopt;
    const auto gap = own ? own->Minus(share.quantity.value) : std::nullopt;
    if (!gap || *gap < base::Decimal(2)) return std::nullopt;
    return ShareVerdict(promise, share.quantity.value, share.quantity.span, course_, "share-told");
  }

  // 扶持创业人数完成年度目标的112.5%: a share told of this promise.
  std::optional<Verdict> FromOwnShare(const Promise& promise, int least = 50) const {
    for (const Statement* share : shares_) {
      const Statement& statement = *share;
      const std::string object = ComparedText(statement);
      if (object.empty()) continue;
      const Resemblance likeness = Compare(promise.features, FeaturesOf(object));
      if (likeness.excluded || likeness.covered < least || IsOfAnother(promise, statement))
        continue;
      if (IsOfWiderArea(promise, statement) || IsShareOfMoney(promise, statement) ||
          IsAgainstItsCount(promise, statement))
        continue;
      return ShareVerdict(promise, ShareOf(promise, statement), statement.quantity.span, course_,
                          "share-told");
    }
    return std::nullopt;
  }

  // 3240 alone in the cell, or with a remark in brackets behind it, where one amount was promised.
  std::optional<Verdict> FromBareNumber(const Promise& promise) const {
    const Target& target = *promise.target;
    if (promises_.size() != 1) return std::nullopt;
    const std::string_view text = base::Trim(report_.text);
    const size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::string_view rest = base::Trim(text.substr(end));
    const bool bare = rest.empty() || rest.starts_with("（") || rest.starts_with("(");
    const auto number = bare ? base::Decimal::Parse(text.substr(0, end)) : std::nullopt;
    if (end == 0 || !number || IsRate(target.dimension)) return std::nullopt;
    const base::Decimal amount = InSizeOf(target, *number);
    if (!MayAnswerAlone(target, amount, rest)) return std::nullopt;
    const auto begin = static_cast<uint32_t>(text.data() - report_.text.data());
    return BareVerdict(promise, amount, {begin, begin + static_cast<uint32_t>(end)}, course_);
  }

  // 2.64 for 2.6万人 is in 万 too.
  static base::Decimal InSizeOf(const Target& target, const base::Decimal& number) {
    constexpr int kFarOff = 1000;
    const auto raised = number.Times(base::Decimal(kFarOff));
    if (!raised || *raised > *target.value || number.IsZero()) return number;
    for (const int places : {4, 8}) {
      const auto shifted = number.Shifted(places);
      const auto times = shifted ? shifted->Times(base::Decimal(10)) : std::nullopt;
      if (times && *times > *target.value) return *shifted;
    }
    return number;
  }

  // 84% is 105% of what was promised, where a completion of 80% was.
  static base::Decimal ShareOf(const Promise& promise, const Statement& share) {
    const base::Decimal& told = share.quantity.value;
    const Target& target = *promise.target;
    if (!target.object.ends_with("完成率") || target.unit != "%") return told;
    const auto hundredfold = told.Times(base::Decimal(100));
    return hundredfold ? hundredfold->DividedBy(*target.value, 4).value_or(told) : told;
  }

  // 81% alone in the cell, or 已完成年度任务的81%: the share of everything promised.
  std::optional<Verdict> FromWholeShare(const Promise& promise) const {
    const Statement* only = nullptr;
    for (const Statement* percent : percents_) {
      const Statement& statement = *percent;
      const bool line = statement.clause.In(report_.text).find("序时") != std::string_view::npos;
      if (EndsWithWordOf<kAtMostWords>(statement.own_before)) continue;
      if (line || statement.bracketed) continue;
      if (only) return std::nullopt;
      only = &statement;
    }
    if (!only ||
        (!IsOfWholeTask(report_, *only, promise.target->kind == TargetKind::kVolume) &&
         !IsOfTheDeed(promise, *only)) ||
        IsOfAnother(promise, *only) || IsOnlyBegun(*only) || IsOfWiderArea(promise, *only) ||
        IsShareOfMoney(promise, *only) || IsAgainstItsCount(promise, *only))
      return std::nullopt;
    const bool rate = promise.target->kind == TargetKind::kGrowth;
    if (rate && only->quantity.value < *promise.target->value) return std::nullopt;
    Verdict verdict = ShareVerdict(promise, ShareOf(promise, *only), only->quantity.span, course_,
                                   "share-of-all");
    return verdict;
  }

  // 累计接种6818例，完成率100% for 7230名: the count before it is of the promised things and says
  // less.
  bool IsAgainstItsCount(const Promise& promise, const Statement& share) const {
    if (IsShareOfOtherCount(promise, report_, share)) return true;
    if (&share == report_.statements.data() || IsRate(promise.target->dimension)) return false;
    const Statement& count = *(&share - 1);
    return count.sentence == share.sentence &&
           count.quantity.dimension == ledger::Dimension::kCount &&
           promise.target->dimension == ledger::Dimension::kCount && !count.sub && !count.plan &&
           share.quantity.value >= base::Decimal(100) &&
           count.quantity.value < *promise.target->value &&
           Compare(promise.features, FeaturesOf(ComparedText(count))).covered >= 60;
  }

  // 全市任务5000户的20%: a share of another amount than the promised one.
  bool IsOfAnother(const Promise& promise, const Statement& share) const {
    const auto index = static_cast<size_t>(&share - report_.statements.data());
    if (index == 0 || !report_.statements[index - 1].whole) return false;
    const auto whole = InUnitOf(*promise.target, report_.statements[index - 1].quantity);
    return !whole || *whole != *promise.target->value;
  }

  // 开工率100%: of the works begun, and not of the work done.
  bool IsOnlyBegun(const Statement& statement) const {
    return statement.clause.In(report_.text).find("开工率") != std::string_view::npos;
  }

  // 完成60%, 已改造60%: nothing but the deed that was promised.
  bool IsOfTheDeed(const Promise& promise, const Statement& share) const {
    std::string_view before = base::Trim(share.own_before);
    for (const std::string_view head : {"目前", "已", "累计"})
      if (before.starts_with(head)) before.remove_prefix(head.size());
    return share.object.empty() && share.inherited.empty() && !share.growth &&
           share.clause_index == 0 && share.quantity.span.end == share.clause.end &&
           promises_.size() == 1 && promise.target->dimension == ledger::Dimension::kCount &&
           (before == "完成" || (!before.empty() && before == promise.target->verb));
  }

  std::optional<Verdict> FromPending(const Promise& promise,
                                     const std::optional<Mention>& mention) {
    if (!pending_) pending_ = FindPending(report_.text);
    for (const Pending& pending : *pending_) {
      const bool whole_cell = report_.statements.empty() && report_.clauses.size() <= 2;
      const bool here =
          (mention && SpeaksOf(report_, pending, mention->clause)) ||
          mentions_.SharesHead(promise, pending.span) ||
          ((!mention || mention->covered < 60) && SpeaksOfTheRest(report_, pending)) ||
          Lists(report_, pending, promise);
      if (whole_cell || here) return PendingVerdict(promise, pending);
    }
    return std::nullopt;
  }

  // The thing itself is named as done: an answer to a promise of one.
  static bool Names(const Promise& promise, const Mention& mention) {
    const Target& target = *promise.target;
    return *target.value == base::Decimal(1) && target.dimension == ledger::Dimension::kCount &&
           mention.covered >= 60 && (mention.finished || mention.honoured) && !mention.negated &&
           !mention.plan && !mention.early && !mention.applied && !mention.has_amount;
  }

  // 东湖公园、西湖公园已建成 for 公园2个: as many as were promised, each by a name of its own, and
  // nothing but its completion told of them.
  bool NamesAll(const Promise& promise, const Mention& mention) const {
    constexpr size_t kHead = 6;  // bytes: two letters
    const Target& target = *promise.target;
    const std::string_view words = mention.clause.In(report_.text);
    const bool done = (mention.finished || mention.honoured) && !mention.negated && !mention.plan &&
                      !mention.early && !mention.applied && !mention.has_amount && !mention.visible;
    if (!done || target.dimension != ledger::Dimension::kCount || target.object.size() < kHead ||
        HasWordOf<kAndOthers>(words) || IsOfAnotherTime(mention.clause) ||
        (mention.honoured && !HoldsGradeOf(target.object, words)))
      return false;
    const std::string_view object = target.object;
    const std::string_view head = object.substr(object.size() - kHead);
    int named = 0;
    bool deed_before = false;
    const auto items = ItemsOf(words);
    for (const auto& [at, next] : items) {
      const std::string_view item = words.substr(at, next - at);
      const size_t end = item.find(head);
      if (end == item.npos) return false;
      const uint32_t begin = mention.clause.begin + static_cast<uint32_t>(at);
      if (!HasOwnName(begin, item.substr(0, end), promise)) return false;
      deed_before |= named == 0 && TellsDone({begin, begin + static_cast<uint32_t>(end)});
      const bool last = ++named == static_cast<int>(items.size());
      const uint32_t behind = begin + static_cast<uint32_t>(end + kHead);
      if (!EndsName(last && !deed_before
                        ? base::Span(behind, FirstDeed({behind, mention.clause.end}))
                        : base::Span(behind, mention.clause.begin + static_cast<uint32_t>(next))))
        return false;
    }
    // 东湖公园、西湖公园完成绿化 says nothing of the whole.
    return named > 1 && *target.value == base::Decimal(named) &&
           (deed_before || mention.claimed || mention.honoured);
  }

  // 预计, 争取, 去年.
  bool IsOfAnotherTime(base::Span clause) const {
    const WordRange words = WordsIn(report_.words, clause);
    return std::any_of(words.begin(), words.end(), [](const Word& word) {
      return word.role == WordRole::kEstimate || word.role == WordRole::kAim ||
             word.role == WordRole::kPlan || word.role == WordRole::kPast;
    });
  }

  // 4A of 国家4A级旅游景区 stands in the words too.
  static bool HoldsGradeOf(std::string_view object, std::string_view words) {
    const auto plain = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 &&
             static_cast<unsigned char>(c) < 0x80;
    };
    for (size_t at = 0; at < object.size(); ++at) {
      if (!plain(object[at])) continue;
      size_t end = at;
      while (end < object.size() && plain(object[end])) ++end;
      if (words.find(object.substr(at, end - at)) == words.npos) return false;
      at = end;
    }
    return true;
  }

  // Where the first word begins that tells a completion or an honour.
  uint32_t FirstDeed(base::Span span) const {
    for (const Word& word : WordsIn(report_.words, span))
      if (word.work >= Work::kFinished || word.role == WordRole::kPraise) return word.span.begin;
    return span.end;
  }

  // Between a name and what is told of it stand no other things: 西湖公园停车场.
  bool EndsName(base::Span span) const {
    std::string_view words = span.In(report_.text);
    for (const std::string_view branch : kBranches)
      if (words.size() <= 4 * branch.size() && words.ends_with(branch)) return true;
    for (size_t at = 0; at < words.size();) {
      const size_t claim = SetOf<kClaimWords>().LongestAt(words, at);
      const size_t both = SetOf<kOfBoth>().LongestAt(words, at);
      const base::CodePoint c = base::Decode(words, at);
      if (claim == base::WordSet::kNone && both == base::WordSet::kNone && base::IsHan(c.value))
        return false;
      at += claim != base::WordSet::kNone  ? kClaimWords[claim].size()
            : both != base::WordSet::kNone ? kOfBoth[both].size()
                                           : c.size;
    }
    return true;
  }

  bool TellsDone(base::Span span) const {
    const WordRange words = WordsIn(report_.words, span);
    return std::any_of(words.begin(), words.end(),
                       [](const Word& word) { return word.work >= Work::kFinished; });
  }

  // 东湖公园 and 西湖公园已建成: the pieces of a list, from … to.
  static std::vector<std::pair<size_t, size_t>> ItemsOf(std::string_view words) {
    constexpr size_t kMostItems = 32;
    std::vector<std::pair<size_t, size_t>> items;
    size_t begin = 0;
    for (size_t at = 0; at < words.size() && items.size() < kMostItems;) {
      const size_t joint = SetOf<kListJoints>().LongestAt(words, at);
      if (joint == base::WordSet::kNone) {
        at += base::Decode(words, at).size;
        continue;
      }
      items.emplace_back(begin, at);
      begin = at += kListJoints[joint].size();
    }
    items.emplace_back(begin, words.size());
    return items;
  }

  // 东岭水库已完工验收 for 水库2座: one of several is named as done.
  bool NamesSome(const Promise& promise, const Mention& mention) const {
    const Target& target = *promise.target;
    const std::string_view words = mention.clause.In(report_.text);
    const size_t at =
        target.object.size() < 6
            ? words.npos
            : words.find(std::string_view(target.object).substr(target.object.size() - 6));
    return *target.value > base::Decimal(1) && target.dimension == ledger::Dimension::kCount &&
           at != words.npos && HasOwnName(mention.clause.begin, words.substr(0, at), promise) &&
           mention.finished && !mention.negated && !mention.plan && !mention.has_amount &&
           !HasWordOf<kAllWords>(words) && !HasWordOf<kGeneralSubjects>(words.substr(0, at));
  }

  // 东岭 of 东岭水库: at least two letters that the promise has not, the last of several things
  // (床位、助餐点) without its verbs (完成新建). The words begin at `begin` of the report.
  bool HasOwnName(uint32_t begin, std::string_view words, const Promise& promise) const {
    constexpr std::string_view kList = "、";
    size_t at = words.rfind(kList);
    at = at == words.npos ? 0 : at + kList.size();
    const WordRange known = WordsIn(
        report_.words,
        base::Span(begin + static_cast<uint32_t>(at), begin + static_cast<uint32_t>(words.size())));
    auto word = known.begin();
    size_t own = 0;
    while (at < words.size()) {
      while (word != known.end() && word->span.end <= begin + at) ++word;
      if (word != known.end() && word->span.begin <= begin + at &&
          (word->role == WordRole::kVerb || word->role == WordRole::kVerbNoun)) {
        at = word->span.end - begin;
        continue;
      }
      const base::CodePoint c = base::Decode(words, at);
      own += base::IsHan(c.value) &&
             promise.clause_text.find(words.substr(at, c.size)) == std::string::npos;
      at += c.size;
    }
    return own >= 2;
  }

  // 停车楼正在进行主体施工，投用后可提供车位1130个: what is to come of work that goes on.
  bool GoesOnBefore(const Mention& mention) const {
    if (!mention.plan || mention.negated) return false;
    const auto& all = report_.clauses;
    const auto here = std::lower_bound(
        all.begin(), all.end(), mention.clause.begin,
        [](const Clause& clause, uint32_t begin) { return clause.span.begin < begin; });
    if (here == all.begin() || here == all.end()) return false;
    const Clause& before = *(here - 1);
    if (before.sentence != here->sentence) return false;
    const WordRange words = WordsIn(report_.words, before.span);
    const auto goes_on = [](const Word& word) { return IsVisible(word.work); };
    return std::any_of(words.begin(), words.end(), goes_on) &&
           std::none_of(words.begin(), words.end(), [](const Word& word) {
             return word.role == WordRole::kNegation || word.role == WordRole::kPlan;
           });
  }

  // No other promise could be meant by the last word of its name.
  bool IsOnlyOfItsHead(const Promise& promise) const {
    return std::none_of(promises_.begin(), promises_.end(), [&](const Promise& other) {
      return &other != &promise && other.features.head == promise.features.head;
    });
  }

  // 全覆盖 answers 覆盖率100%.
  bool CoversAll(const Promise& promise, const Mention& mention) const {
    const std::string_view words = mention.clause.In(report_.text);
    return promise.target->unit == "%" && *promise.target->value == base::Decimal(100) &&
           (promise.target->object.find("覆盖") != std::string::npos ||
            !HasWordOf<kRateEnds>(promise.target->object)) &&
           words.find("全覆盖") != words.npos && !mention.negated && !mention.plan;
  }

  Verdict AllVerdict(const Promise& promise, base::Span clause) const {
    Verdict verdict = ShareVerdict(promise, base::Decimal(100), clause, course_, "full-coverage");
    verdict.reported = base::Decimal(100);
    return verdict;
  }

  Course course_;
  const Prose& report_;
  std::vector<Promise> promises_;
  const Said& said_;
  std::vector<std::optional<Verdict>> by_person_;
  Links links_;
  MentionFinder mentions_;
  std::optional<std::vector<Pending>> pending_;  // when first asked for
  std::vector<const Statement*> shares_;
  std::vector<const Statement*> percents_;
  std::string letters_;  // of the content
  bool copied_;
};

}  // namespace

CloseReading JudgeClosely(std::string_view content, const std::vector<Target>& targets,
                          const Prose& report, const Teller& teller, const Said& said) {
  if (targets.empty()) return {};
  return Judgement(content, targets, report, teller, said).Run();
}

std::vector<Verdict> Judge(std::string_view content, const std::vector<Target>& targets,
                           std::string_view progress, const std::optional<ledger::Period>& period,
                           Level level) {
  return JudgeClosely(content, targets, ReadProse(progress), {period, level}).verdicts;
}

ledger::Reading ReadTask(std::string_view content, std::string_view progress,
                         const std::optional<ledger::Period>& period, Level level) {
  ledger::Reading reading;
  const Prose prose = ReadProse(content);
  reading.targets = TargetsOf(prose);
  reading.events = EventsOf(prose);
  reading.verdicts = Judge(content, reading.targets, progress, period, level);
  reading.overall = ledger::Overall(reading);
  return reading;
}

}  // namespace duban::understand
