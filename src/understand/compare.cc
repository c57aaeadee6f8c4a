// Entry point: CompareWithEarlier.
#include "understand/compare.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/statements.h"
#include "understand/stocks.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

using base::Decimal;
using ledger::DocumentTask;
using ledger::Field;
using ledger::Finding;
using ledger::Target;
using ledger::TargetKind;
using ledger::Verdict;
using ledger::VerdictClass;

// A figure of cumulative work that both texts give.
struct Told {
  Decimal value;
  base::Span span;
  bool rounded = false;
};

// 近500 and 498 are one figure.
bool IsLess(const Told& now, const Told& earlier) {
  if (now.value >= earlier.value) return false;
  if (!now.rounded && !earlier.rounded) return true;
  const auto least = earlier.value.Times(Decimal(95));
  const auto hundredfold = now.value.Times(Decimal(100));
  return least && hundredfold && *hundredfold < *least;
}

bool IsCumulative(const Target& target) {
  return target.kind == TargetKind::kVolume && target.value &&
         target.dimension != ledger::Dimension::kPercent &&
         target.dimension != ledger::Dimension::kPercentPoint;
}

// The figure told of each cumulative promise, by its words; none of promises whose words repeat.
std::map<std::string, std::optional<Told>> ToldOfPromises(const DocumentTask& task) {
  std::map<std::string, std::optional<Told>> told;
  const auto& [row, reading] = task;
  for (size_t i = 0; i < reading.verdicts.size(); ++i) {
    const Target& target = reading.targets[i];
    const Verdict& verdict = reading.verdicts[i];
    if (!IsCumulative(target) || !verdict.reported || !verdict.span) continue;
    const std::string key = target.unit + "|" + target.object + "|" + target.value->ToString();
    const auto [at, fresh] = told.try_emplace(key, Told{*verdict.reported, *verdict.span});
    if (!fresh) at->second.reset();
  }
  return told;
}

bool NamesAMonth(std::string_view clause) {
  return std::any_of(std::begin(kSingleMonths), std::end(kSingleMonths),
                     [&](std::string_view word) { return clause.find(word) != clause.npos; });
}

// Work that is done and stays done: it can only grow within the year.
bool TellsWorkDone(const Statement& statement, std::string_view text) {
  const bool plain = !statement.sub && !statement.plan && !statement.rest && !statement.share &&
                     !statement.delta && !statement.since && !statement.growth &&
                     !statement.estimate && !statement.aim && !statement.past &&
                     !statement.condition && !statement.quoted && !statement.group &&
                     !statement.whole && !statement.rate && !statement.negated &&
                     !statement.ceiling && !statement.from && !statement.bracketed;
  constexpr size_t kTelling = 12;  // bytes: four characters say what is counted
  const auto dimension = statement.quantity.dimension;
  const bool done = statement.work >= Work::kTopped || HasAny(statement.verb, kIncrementWords);
  return plain && done && !statement.verb.empty() && statement.object.size() >= kTelling &&
         dimension != ledger::Dimension::kPercent &&
         dimension != ledger::Dimension::kPercentPoint && dimension != ledger::Dimension::kTime &&
         !NamesAMonth(statement.clause.In(text));
}

// The figures of finished work in a text, by verb, object and unit; none where they repeat.
std::map<std::string, std::optional<Told>> ToldIn(std::string_view text) {
  std::map<std::string, std::optional<Told>> told;
  const Prose prose = ReadProse(text);
  for (const Statement& statement : prose.statements) {
    if (statement.quantity.number.begin >= prose.outlook) break;
    if (!TellsWorkDone(statement, text)) continue;
    const bool rounded = statement.quantity.hedge != ledger::Hedge::kNone;
    const std::string key = statement.verb + "|" + statement.object + "|" + statement.quantity.unit;
    const auto [at, fresh] =
        told.try_emplace(key, Told{statement.quantity.value, statement.quantity.span, rounded});
    if (!fresh) at->second.reset();
  }
  return told;
}

class Comparer {
 public:
  Comparer(const DocumentTask& earlier, const DocumentTask& now, std::vector<Finding>& out)
      : earlier_(earlier), now_(now), out_(out) {}

  void Run(bool same_year) {
    if (!now_.row.progress.empty() && Squeezed(now_.row) == Squeezed(earlier_.row))
      return FindUnchanged();
    if (!same_year) return;
    FindDecreased(ToldOfPromises(earlier_), ToldOfPromises(now_));
    FindDecreased(ToldIn(earlier_.row.progress), ToldIn(now_.row.progress));
  }

 private:
  static std::string Squeezed(const ledger::Row& row) { return base::RemoveSpace(row.progress); }

  // What is finished has nothing new to say.
  bool MayStay() const {
    const ledger::Reading& reading = now_.reading;
    if (reading.overall == VerdictClass::kMet) return true;
    const std::string& text = now_.row.progress;
    return reading.overall == VerdictClass::kUnquantified &&
           std::any_of(std::begin(kFinishingWords), std::end(kFinishingWords),
                       [&](std::string_view word) { return text.find(word) != text.npos; });
  }

  void FindUnchanged() {
    constexpr size_t kWords = 24;  // bytes: shorter cells (推进中) are often alike
    const std::string& text = now_.row.progress;
    if (text.size() < kWords || MayStay()) return;
    Add("text-unchanged", {0, static_cast<uint32_t>(text.size())}, {});
  }

  void FindDecreased(const std::map<std::string, std::optional<Told>>& earlier,
                     const std::map<std::string, std::optional<Told>>& now) {
    for (const auto& [key, told] : now) {
      const auto before = earlier.find(key);
      if (!told || before == earlier.end() || !before->second) continue;
      if (!IsLess(*told, *before->second) || IsTold(told->span)) continue;
      decreased_.push_back(told->span);
      Add("figure-decreased", told->span,
          {{"earlier", std::string(before->second->span.In(earlier_.row.progress))},
           {"now", std::string(told->span.In(now_.row.progress))}});
    }
  }

  bool IsTold(base::Span span) const {
    return std::any_of(decreased_.begin(), decreased_.end(), [&](base::Span one) {
      return one.begin < span.end && span.begin < one.end;
    });
  }

  void Add(std::string_view code, base::Span span, base::Arguments arguments) {
    Finding finding = ledger::MakeFinding(code, std::move(arguments));
    finding.task = now_.row.number;
    finding.field = Field::kProgress;
    finding.span = span;
    finding.place = PlaceOf(now_.row, Field::kProgress);
    out_.push_back(std::move(finding));
  }

  const DocumentTask& earlier_;
  const DocumentTask& now_;
  std::vector<Finding>& out_;
  std::vector<base::Span> decreased_;
};

std::optional<int> YearOf(const ledger::Document& document) {
  return document.period ? std::optional(document.period->year()) : document.year;
}

}  // namespace

std::vector<Finding> CompareWithEarlier(const ledger::Document& earlier,
                                        const ledger::Document& now,
                                        std::span<const int> continues) {
  std::vector<Finding> found;
  const auto year = YearOf(now);
  const bool same_year = year && year == YearOf(earlier);
  for (size_t i = 0; i < now.tasks.size(); ++i) {
    if (continues[i] < 0) continue;
    Comparer(earlier.tasks[static_cast<size_t>(continues[i])], now.tasks[i], found).Run(same_year);
  }
  return found;
}

}  // namespace duban::understand
