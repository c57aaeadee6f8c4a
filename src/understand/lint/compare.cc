// Entry points: CompareWithEarlier, ComparePromises.
#include "understand/lint/compare.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/prose/statements.h"
#include "understand/prose/stocks.h"
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

std::string KeyOf(const Target& target) {
  return target.unit + "|" + target.object + "|" + target.value->ToString();
}

// The figure told of each cumulative promise, by its words; none of promises whose words repeat.
std::map<std::string, std::optional<Told>> ToldOfPromises(const DocumentTask& task) {
  std::map<std::string, std::optional<Told>> told;
  const auto& [row, reading] = task;
  for (size_t i = 0; i < reading.verdicts.size(); ++i) {
    const Target& target = reading.targets[i];
    const Verdict& verdict = reading.verdicts[i];
    if (!IsCumulative(target) || !verdict.reported || !verdict.span) continue;
    const auto [at, fresh] =
        told.try_emplace(KeyOf(target), Told{*verdict.reported, *verdict.span});
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

// --- a stage that went back

// What a clause says of the work of one thing: 园区道路已竣工, 园区道路正在施工.
struct StageTold {
  std::string_view thing;  // the words before the stage
  base::Span span;         // of the clause
};

bool Ends(std::string_view text, size_t at, size_t& size) {
  for (const std::string_view mark : {"，", "。", "；", ",", ";", "\n"})
    if (text.substr(at).starts_with(mark)) return size = mark.size(), true;
  return false;
}

std::vector<base::Span> ClausesOf(std::string_view text) {
  std::vector<base::Span> clauses;
  size_t begin = 0, size = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (!Ends(text, at, size)) continue;
    clauses.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(at)});
    begin = at + size;
    at = begin - 1;
  }
  clauses.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(text.size())});
  return clauses;
}

// The clauses that say of a thing what one of the words says, and nothing that makes another thing
// of it: a part, a paper, a time to come.
std::vector<StageTold> StagesTold(std::string_view text, std::span<const std::string_view> words) {
  constexpr size_t kTelling = 6;  // bytes: two characters
  std::vector<StageTold> told;
  for (const base::Span span : ClausesOf(text)) {
    const std::string_view clause = span.In(text);
    size_t first = clause.npos;
    for (const std::string_view word : words) first = std::min(first, clause.find(word));
    if (first == clause.npos || HasAny(clause, kStageParts)) continue;
    const std::string_view thing = base::Trim(clause.substr(0, first));
    if (thing.size() >= kTelling) told.push_back({thing, span});
  }
  return told;
}

// The clause of `now` by which a thing that the earlier text calls finished is under way again;
// none where anything is called finished in it.
std::optional<base::Span> WentBack(std::string_view earlier, std::string_view now) {
  if (HasAny(now, kFinishingWords) || HasAny(now, kFinishedStages)) return std::nullopt;
  const auto under_way = StagesTold(now, kUnfinishedStages);
  for (const StageTold& before : StagesTold(earlier, kFinishingWords))
    for (const StageTold& one : under_way)
      if (one.thing == before.thing) return one.span;
  return std::nullopt;
}

// --- promises that were made less

// 18个 of 老旧小区: less of it is a lower promise. Of a ceiling less is more.
bool MayBeLowered(const Target& target) {
  const bool amount = target.kind == TargetKind::kVolume || target.kind == TargetKind::kGrowth ||
                      target.kind == TargetKind::kLevel;
  return amount && target.value && target.op != ledger::Operator::kAtMost &&
         target.op != ledger::Operator::kBetween;
}

bool IsOfOneThing(const Target& a, const Target& b) {
  return a.unit == b.unit && a.kind == b.kind && a.object == b.object;
}

// 城镇老旧小区 and 老旧小区.
bool MayBeOfOneThing(const Target& a, const Target& b) {
  return a.unit == b.unit && a.kind == b.kind && !a.object.empty() && !b.object.empty() &&
         (a.object.ends_with(b.object) || b.object.ends_with(a.object));
}

// The only one of the targets that is of the same thing; null where there are none or several.
const Target* OnlyLike(const Target& target, const std::vector<Target>& targets,
                       bool (*is_like)(const Target&, const Target&)) {
  const Target* only = nullptr;
  for (const Target& one : targets) {
    if (!is_like(target, one)) continue;
    if (only != nullptr) return nullptr;
    only = &one;
  }
  return only;
}

// What the later wording promises instead; null where nothing can be told.
const Target* CounterpartOf(const Target& target, const ledger::Reading& earlier,
                            const ledger::Reading& now) {
  for (const auto is_like : {IsOfOneThing, MayBeOfOneThing})
    if (const Target* only = OnlyLike(target, now.targets, is_like))
      return OnlyLike(*only, earlier.targets, is_like) == &target ? only : nullptr;
  return nullptr;
}

// Whether the later wording has an amount that may be this one, told otherwise; not one that
// another promise of the earlier wording is.
bool MayStandOtherwise(const Target& target, const DocumentTask& earlier, const DocumentTask& now) {
  const std::string_view words = target.span.In(earlier.row.content);
  const std::string content = base::RemoveSpace(now.row.content);
  if (content.find(base::RemoveSpace(words)) != content.npos) return true;
  return std::any_of(
      now.reading.targets.begin(), now.reading.targets.end(), [&](const Target& one) {
        if (OnlyLike(one, earlier.reading.targets, IsOfOneThing) != nullptr) return false;
        return one.unit == target.unit || one.object == target.object ||
               (one.dimension == target.dimension && one.dimension != ledger::Dimension::kCount);
      });
}

// --- tasks that are gone, or worded otherwise

bool IsMark(char32_t c) {
  constexpr std::u32string_view kMarks = U"，。、；：！？·…—“”‘’（）《》〈〉【】〔〕「」『』";
  const bool plain = c < 0x80 && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
                     !(c >= 'a' && c <= 'z') && c != '%';
  return plain || kMarks.find(c) != kMarks.npos;
}

// Without blanks and marks, wide characters narrow.
std::string PlainWords(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::Decode(text, at);
    at += point.size;
    const bool wide = point.value >= 0xFF01 && point.value <= 0xFF5E;
    const char32_t c = wide ? point.value - 0xFEE0 : point.value;
    if (!base::IsSpace(c) && !IsMark(c)) base::Encode(c, out);
  }
  return out;
}

// Where the characters before and behind are alike in both texts: `begin` bytes from the beginning
// and `end` from the end, less what belongs to a clause that differs.
struct Alike {
  size_t begin = 0, end = 0;
};

Alike AlikeOf(std::string_view a, std::string_view b) {
  Alike alike;
  for (size_t at = 0; at < a.size() && at < b.size();) {
    const base::CodePoint point = base::Decode(a, at);
    if (a.substr(at, point.size) != b.substr(at, point.size)) break;
    at += point.size;
    if (IsMark(point.value)) alike.begin = at;
  }
  const size_t most = std::min(a.size(), b.size()) - alike.begin;
  for (size_t n = 1; n <= most && a[a.size() - n] == b[b.size() - n]; ++n) {
    const bool starts = (static_cast<unsigned char>(a[a.size() - n]) & 0xC0) != 0x80;
    if (starts && IsMark(base::Decode(a, a.size() - n).value)) alike.end = n;
  }
  return alike;
}

base::Span Differing(std::string_view text, const Alike& alike) {
  return {static_cast<uint32_t>(alike.begin), static_cast<uint32_t>(text.size() - alike.end)};
}

class Comparer {
 public:
  Comparer(const DocumentTask& earlier, const DocumentTask& now, std::vector<Finding>& out)
      : earlier_(earlier), now_(now), out_(out) {}

  void Run(bool same_year, bool same_list) {
    const size_t told = out_.size();
    if (same_year) FindLowered();
    if (same_year && same_list && out_.size() == told) FindReworded();
    if (!now_.row.progress.empty() && Squeezed(now_.row) == Squeezed(earlier_.row))
      return FindUnchanged();
    if (!same_year) return;
    FindDecreased(ToldOfPromises(earlier_), ToldOfPromises(now_));
    FindDecreased(ToldIn(earlier_.row.progress), ToldIn(now_.row.progress));
    FindVanished();
    FindWentBack();
  }

  // A promise of the plan that its later wording makes less, or leaves out.
  void FindLowered() {
    if (base::RemoveSpace(now_.row.content) == base::RemoveSpace(earlier_.row.content)) return;
    for (const Target& target : earlier_.reading.targets) {
      if (!MayBeLowered(target)) continue;
      const std::string_view words = target.span.In(earlier_.row.content);
      const Target* now = CounterpartOf(target, earlier_.reading, now_.reading);
      if (now != nullptr && MayBeLowered(*now) && *now->value < *target.value)
        AddOfContent("target-lowered", now->span,
                     {{"object", target.object},
                      {"earlier", std::string(words)},
                      {"now", std::string(now->span.In(now_.row.content))}});
      if (now == nullptr && !MayStandOtherwise(target, earlier_, now_))
        AddOfContent("target-dropped", {0, static_cast<uint32_t>(now_.row.content.size())},
                     {{"object", target.object}, {"earlier", std::string(words)}});
    }
  }

  void FindReworded() {
    const std::string &was = earlier_.row.content, &is = now_.row.content;
    if (PlainWords(was) == PlainWords(is)) return;
    const Alike alike = AlikeOf(was, is);
    const base::Span span = Differing(is, alike);
    AddOfContent("task-reworded", span,
                 {{"earlier", std::string(Differing(was, alike).In(was))},
                  {"now", std::string(span.In(is))}});
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

  // The earlier text gave a promise its figure, and this one has no amount of the kind at all:
  // words that put the figure otherwise are none.
  void FindVanished() {
    const std::string& text = now_.row.progress;
    if (base::Trim(text).empty()) return;
    const auto before = ToldOfPromises(earlier_);
    std::map<std::string, int> times;
    for (const Target& target : now_.reading.targets)
      if (IsCumulative(target)) ++times[KeyOf(target)];
    for (size_t i = 0; i < now_.reading.verdicts.size(); ++i) {
      const Target& target = now_.reading.targets[i];
      const Verdict& verdict = now_.reading.verdicts[i];
      if (!IsCumulative(target) || verdict.reported || !MayTellNothing(verdict)) continue;
      const std::string key = KeyOf(target);
      const auto told = before.find(key);
      if (told == before.end() || !told->second || times[key] > 1 || HasAmount(target)) continue;
      Add("figure-vanished", {0, static_cast<uint32_t>(text.size())},
          {{"earlier", std::string(told->second->span.In(earlier_.row.progress))},
           {"promise", std::string(target.span.In(now_.row.content))}});
    }
  }

  // Nothing is said of it, or only how far it is.
  static bool MayTellNothing(const Verdict& verdict) {
    return verdict.verdict_class == VerdictClass::kUnreported ||
           verdict.verdict_class == VerdictClass::kUnderway;
  }

  // An amount in the promise's unit, or of its kind.
  bool HasAmount(const Target& target) const {
    const Prose prose = ReadProse(now_.row.progress);
    return std::any_of(prose.statements.begin(), prose.statements.end(), [&](const Statement& one) {
      return one.quantity.unit == target.unit || one.quantity.dimension == target.dimension;
    });
  }

  void FindWentBack() {
    const auto span = WentBack(earlier_.row.progress, now_.row.progress);
    if (!span) return;
    std::string earlier;
    for (const StageTold& one : StagesTold(earlier_.row.progress, kFinishingWords))
      if (span->In(now_.row.progress).find(one.thing) != std::string_view::npos)
        earlier = one.span.In(earlier_.row.progress);
    Add("stage-went-back", *span,
        {{"earlier", earlier}, {"now", std::string(span->In(now_.row.progress))}});
  }

  bool IsTold(base::Span span) const {
    return std::any_of(decreased_.begin(), decreased_.end(), [&](base::Span one) {
      return one.begin < span.end && span.begin < one.end;
    });
  }

  void Add(std::string_view code, base::Span span, base::Arguments arguments) {
    AddOf(Field::kProgress, code, span, std::move(arguments));
  }

  void AddOfContent(std::string_view code, base::Span span, base::Arguments arguments) {
    AddOf(Field::kContent, code, span, std::move(arguments));
  }

  void AddOf(Field field, std::string_view code, base::Span span, base::Arguments arguments) {
    Finding finding = ledger::MakeFinding(code, std::move(arguments));
    finding.task = now_.row.number;
    finding.field = field;
    finding.span = span;
    finding.place = PlaceOf(now_.row, field);
    out_.push_back(std::move(finding));
  }

  const DocumentTask& earlier_;
  const DocumentTask& now_;
  std::vector<Finding>& out_;
  std::vector<base::Span> decreased_;
};

// A list goes on with most of its tasks; what shares few with it is another kind of list.
bool IsOneList(const ledger::Document& earlier, const ledger::Document& now,
               std::span<const int> continues) {
  const auto continued = static_cast<size_t>(
      std::count_if(continues.begin(), continues.end(), [](int before) { return before >= 0; }));
  return earlier.kind == now.kind && continued * 2 >= earlier.tasks.size() &&
         continued * 2 >= now.tasks.size();
}

// The first words of a wording, up to a mark.
std::string FirstWords(std::string_view text) {
  constexpr size_t kMost = 90;  // bytes
  size_t at = 0;
  while (at < text.size() && at < kMost) {
    const base::CodePoint point = base::Decode(text, at);
    if (at > 0 && IsMark(point.value)) break;
    at += point.size;
  }
  return std::string(text.substr(0, at));
}

// Of the whole table: the rows that would bear it are not there.
void FindGone(const ledger::Document& earlier, std::span<const int> continues,
              std::span<const int> open, std::vector<Finding>& found) {
  std::vector<bool> stays(earlier.tasks.size());
  for (const auto& some : {continues, open})
    for (const int before : some)
      if (before >= 0 && static_cast<size_t>(before) < stays.size())
        stays[static_cast<size_t>(before)] = true;
  for (size_t i = 0; i < stays.size(); ++i) {
    const ledger::Row& row = earlier.tasks[i].row;
    if (!stays[i])
      found.push_back(ledger::MakeFinding(
          "task-gone", {{"number", row.printed.value_or(std::to_string(row.number))},
                        {"content", FirstWords(row.content)}}));
  }
}

std::optional<int> YearOf(const ledger::Document& document) {
  return document.period ? std::optional(document.period->year()) : document.year;
}

}  // namespace

std::vector<Finding> CompareWithEarlier(const ledger::Document& earlier,
                                        const ledger::Document& now, std::span<const int> continues,
                                        std::span<const int> open) {
  std::vector<Finding> found;
  const auto year = YearOf(now);
  const bool same_year = year && year == YearOf(earlier);
  const bool same_list = IsOneList(earlier, now, continues);
  for (size_t i = 0; i < now.tasks.size(); ++i) {
    if (continues[i] < 0) continue;
    Comparer(earlier.tasks[static_cast<size_t>(continues[i])], now.tasks[i], found)
        .Run(same_year, same_list);
  }
  if (same_year && same_list) FindGone(earlier, continues, open, found);
  return found;
}

std::vector<Finding> ComparePromises(const DocumentTask& earlier, const DocumentTask& now) {
  std::vector<Finding> found;
  Comparer(earlier, now, found).FindLowered();
  return found;
}

}  // namespace duban::understand
