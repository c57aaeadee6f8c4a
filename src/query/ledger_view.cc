// Entry points: SummaryOf, YearsOf, LineOf, MakeLedger, PartOf.
#include "query/ledger_view.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "store/search_text.h"

namespace duban::query {
namespace {

using ledger::VerdictClass;

// Values with the number of their tasks, in the order of their first coming.
class Choices {
 public:
  void Add(const std::string& value) {
    if (value.empty()) return;
    const auto [at, is_new] = places_.try_emplace(value, list_.size());
    if (is_new) list_.push_back({value, 0});
    ++list_[at->second].tasks;
  }
  std::vector<Choice> Take() { return std::move(list_); }

 private:
  std::unordered_map<std::string, size_t> places_;
  std::vector<Choice> list_;
};

bool Holds(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// A target without a value is listed and not graded, so no class counts it.
bool HasClass(const ledger::Reading& reading, VerdictClass wanted) {
  bool graded = false;
  for (size_t i = 0; i < reading.targets.size() && i < reading.verdicts.size(); ++i) {
    if (!ledger::IsGraded(reading.targets[i])) continue;
    graded = true;
    if (reading.verdicts[i].verdict_class == wanted) return true;
  }
  return !graded && wanted == VerdictClass::kUnquantified;
}

void FillChoices(LedgerView& view) {
  Choices categories, leaders, units;
  for (const TaskLine& line : view.lines) {
    categories.Add(line.row.category);
    for (const std::string& leader : line.row.leaders) leaders.Add(leader);
    for (const std::string& unit : line.row.lead_units) units.Add(unit);
    // A cell may hold thousands of names.
    const std::unordered_set<std::string_view> leading(line.row.lead_units.begin(),
                                                       line.row.lead_units.end());
    for (const std::string& unit : line.row.units)
      if (!leading.contains(unit)) units.Add(unit);
    for (size_t i = 0; i < view.tasks_with_class.size(); ++i)
      view.tasks_with_class[i] += HasClass(line.reading, static_cast<VerdictClass>(i)) ? 1 : 0;
  }
  view.categories = categories.Take();
  view.leaders = leaders.Take();
  view.units = units.Take();
}

bool Passes(const TaskLine& line, const Filter& filter, const std::vector<std::string>& words) {
  const ledger::Row& row = line.row;
  if (!filter.category.empty() && row.category != filter.category) return false;
  if (!filter.leader.empty() && !Holds(row.leaders, filter.leader)) return false;
  if (!filter.unit.empty() && !Holds(row.lead_units, filter.unit) && !Holds(row.units, filter.unit))
    return false;
  if (!filter.unknown_class.empty()) return false;
  if (filter.verdict_class && !HasClass(line.reading, *filter.verdict_class)) return false;
  return words.empty() || store::HoldsWords(store::SearchBody(row), words);
}

// Everything of a ledger but its lines, so that a narrow filter copies little.
LedgerView WithoutLines(const LedgerView& whole) {
  LedgerView out;
  out.government_key = whole.government_key;
  out.government_name = whole.government_name;
  out.year = whole.year;
  out.period = whole.period;
  out.periods = whole.periods;
  out.source = whole.source;
  out.title = whole.title;
  out.edition = whole.edition;
  out.editions = whole.editions;
  out.disclosure = whole.disclosure;
  out.columns = whole.columns;
  out.headings = whole.headings;
  out.rules = whole.rules;
  out.imported_at = whole.imported_at;
  out.tally = whole.tally;
  out.categories = whole.categories;
  out.leaders = whole.leaders;
  out.units = whole.units;
  out.tasks_with_class = whole.tasks_with_class;
  out.findings = whole.findings;
  return out;
}

using Lines = std::vector<const TaskLine*>;

Lines Passing(const LedgerView& whole, const Filter& filter, Tally& tally) {
  Lines out;
  const std::vector<std::string> words = store::SearchWords(filter.text);
  for (const TaskLine& line : whole.lines) {
    if (!filter.empty() && !Passes(line, filter, words)) continue;
    tally.Add(line.reading);
    out.push_back(&line);
  }
  return out;
}

size_t BeginOf(const Lines& lines, const Part& part) {
  if (!part.row || part.limit <= 0)
    return std::min(static_cast<size_t>(std::max(part.offset, 0)), lines.size());
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const TaskLine* line) {
    return line->row.number == *part.row;
  });
  if (found == lines.end()) return 0;
  const auto place = static_cast<size_t>(found - lines.begin());
  return place - place % static_cast<size_t>(part.limit);
}

}  // namespace

PeriodSummary SummaryOf(const store::Period& period) {
  return {period.label, period.as_of, period.title, period.tally};
}

std::vector<YearSummary> YearsOf(const std::vector<store::Period>& periods) {
  std::vector<YearSummary> years;
  for (const store::Period& period : periods) {
    if (period.edition.empty()) continue;
    if (years.empty() || years.back().year != period.year) years.push_back({period.year, {}});
    years.back().periods.push_back(SummaryOf(period));
  }
  std::reverse(years.begin(), years.end());
  return years;
}

TaskLine LineOf(store::StoredRow row) {
  return {std::move(row.task), std::move(row.row), std::move(row.reading), std::move(row.findings)};
}

LedgerView MakeLedger(const store::Edition& edition, std::vector<TaskLine> lines,
                      std::vector<ledger::Finding> findings) {
  LedgerView view;
  view.year = edition.year;
  view.period = edition.period;
  view.source = edition.head.source;
  view.title = edition.head.title;
  view.edition = edition.number;
  view.disclosure = edition.head.disclosure;
  view.columns = edition.head.columns;
  view.headings = edition.head.headings;
  view.rules = edition.head.rules;
  view.imported_at = edition.imported_at;
  view.tally = view.filtered_tally = edition.tally;
  view.lines = std::move(lines);
  std::erase_if(findings, [](const ledger::Finding& one) { return one.task.has_value(); });
  view.findings = std::move(findings);
  FillChoices(view);
  return view;
}

LedgerView PartOf(const LedgerView& whole, const Filter& filter, const Part& part) {
  LedgerView out = WithoutLines(whole);
  const auto passing = Passing(whole, filter, out.filtered_tally);
  const size_t begin = BeginOf(passing, part);
  const size_t wanted = part.limit > 0 ? static_cast<size_t>(part.limit) : passing.size();
  const size_t end = begin + std::min(wanted, passing.size() - begin);
  out.offset = static_cast<int>(begin);
  for (size_t i = begin; i < end; ++i) out.lines.push_back(*passing[i]);
  return out;
}

}  // namespace duban::query
