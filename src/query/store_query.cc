// Entry points: MakeStoreQuery, Name(Relation).
#include "query/store_query.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "ledger/names.h"
#include "ledger/personal_data.h"
#include "query/editions.h"
#include "query/kept.h"
#include "query/ledger_view.h"
#include "store/search_text.h"
#include "store/store.h"

namespace duban::query {
namespace {

using base::ErrorCode;
using base::Expected;
using base::Fail;
using store::ReadTransaction;

// So many hits in one ledger are taken from the whole of it; fewer are read one by one.
constexpr size_t kHitsForWhole = 4;

base::Unexpected<base::Error> Unknown(std::string_view government) {
  return Fail(ErrorCode::kNotFound, "government-unknown", {{"key", std::string(government)}});
}

// "2025Q1, 2025Q2 …": the newest periods that stand, earliest first.
Expected<std::string> LabelsOf(const ReadTransaction& transaction, std::string_view government) {
  constexpr size_t kShown = 12;
  DUBAN_TRY(periods, transaction.Periods(government));
  std::erase_if(periods, [](const store::Period& one) { return one.edition.empty(); });
  const size_t first = periods.size() > kShown ? periods.size() - kShown : 0;
  std::string text = first > 0 ? "…" : "";
  for (size_t i = first; i < periods.size(); ++i)
    text += (text.empty() ? "" : i == first ? " " : ", ") + periods[i].label;
  return text;
}

Relation RelationOf(store::LinkKind kind) {
  if (kind == store::LinkKind::kSplit) return Relation::kSplit;
  return kind == store::LinkKind::kMerged ? Relation::kMerged : Relation::kContinued;
}

void MaskLine(TaskLine& line, ledger::Mask mask) {
  line.masked |= ledger::MaskRow(line.row, line.reading, line.findings, mask);
}

void MarkWords(SearchHit& hit, std::string_view wanted) {
  const ledger::Row& row = hit.line.row;
  hit.in_content = store::FindWords(row.content, wanted);
  hit.in_progress = store::FindWords(row.progress, wanted);
  const auto add = [&](ledger::Field field, std::string text, std::string heading = {}) {
    auto words = store::FindWords(text, wanted);
    if (!words.empty())
      hit.elsewhere.push_back({field, std::move(heading), std::move(text), std::move(words)});
  };
  add(ledger::Field::kCategory, row.category);
  add(ledger::Field::kLeaders, ledger::NamesText(row.leaders));
  add(ledger::Field::kLeadUnits, ledger::NamesText(row.lead_units));
  add(ledger::Field::kUnits, ledger::NamesText(row.units));
  add(ledger::Field::kRemark, row.remark);
  for (const ledger::ExtraCell& cell : row.extra)
    add(ledger::Field::kOther, cell.text, cell.heading);
}

class StoreQuery : public Query {
 public:
  StoreQuery(store::Store& store, size_t kept, Audience audience)
      : store_(store), audience_(audience), kept_(kept) {}

  Expected<GovernmentList> FindGovernments(std::string_view text, int offset,
                                           int limit) const override;
  Expected<std::string> Version(std::string_view government) const override;
  Expected<GovernmentSummary> Government(std::string_view key) const override;
  Expected<LedgerView> LedgerPart(std::string_view government, int year, std::string_view period,
                                  const Filter& filter, const Part& part) const override;
  Expected<TaskView> Task(std::string_view government, std::string_view task_id,
                          FormerWords words) const override;
  Expected<SearchView> Search(std::string_view government, std::string_view text, int offset,
                              int limit) const override;
  Expected<Original> OpenOriginal(std::string_view government, int year, std::string_view period,
                                  int edition) const override;

 private:
  using Shared = std::shared_ptr<const LedgerView>;

  Expected<bool> FindsMaskedNames(const ReadTransaction& transaction, std::string_view text) const;
  Expected<GovernmentList> FindByShownNames(const ReadTransaction& transaction,
                                            std::string_view text, int offset, int limit) const;
  GovernmentSummary Shown(const store::GovernmentOverview& one) const {
    GovernmentSummary summary{one.government.key, one.government.name, YearsOf(one.periods)};
    Veil(summary);
    return summary;
  }
  Expected<Shared> WholeLedger(const ReadTransaction& transaction, std::string_view government,
                               int year, std::string_view period) const;
  Expected<LedgerView> ReadLedger(const ReadTransaction& transaction, std::string_view government,
                                  int year, std::string_view period) const;
  Expected<void> AddFormer(const ReadTransaction& transaction, FormerWords words,
                           TaskView& view) const;
  Expected<void> AddRelated(const ReadTransaction& transaction, TaskView& view) const;
  Expected<void> AddRelative(const ReadTransaction& transaction, const store::TaskLink& link,
                             bool onward, TaskView& view) const;
  // What the audience may not see of a line is masked.
  void Veil(TaskLine& line) const {
    if (audience_ == Audience::kPublic) MaskLine(line, ledger::Mask::kIdentity);
  }
  void Veil(std::string& text) const {
    if (audience_ == Audience::kPublic) text = ledger::MaskedText(text, ledger::Mask::kIdentity);
  }
  void Veil(std::vector<std::string>& texts) const {
    for (std::string& text : texts) Veil(text);
  }
  void Veil(GovernmentSummary& government) const {
    Veil(government.name);
    for (YearSummary& year : government.years)
      for (PeriodSummary& period : year.periods) Veil(period.title);
  }
  void Veil(ledger::Source& source) const {
    Veil(source.name);
    Veil(source.origin.address);
    Veil(source.origin.government);
  }
  void Veil(ledger::Disclosure& disclosure) const {
    for (std::string* text :
         {&disclosure.index_number, &disclosure.mode, &disclosure.publisher, &disclosure.scope,
          &disclosure.document_number, &disclosure.retention})
      Veil(*text);
  }
  void Veil(LedgerView& view) const;  // all but its lines
  Expected<void> FillHits(const ReadTransaction& transaction,
                          const std::vector<store::SearchHit>& found, SearchView& view) const;

  store::Store& store_;
  const Audience audience_;
  mutable KeptLedgers kept_;
};

Expected<GovernmentList> StoreQuery::FindGovernments(std::string_view text, int offset,
                                                     int limit) const {
  DUBAN_TRY(transaction, store_.Read());
  DUBAN_TRY(masked, FindsMaskedNames(transaction, text));
  if (masked) return FindByShownNames(transaction, text, offset, limit);
  DUBAN_TRY(overview, transaction.Overview(text, offset, limit));
  GovernmentList list;
  for (const store::GovernmentOverview& one : overview) list.governments.push_back(Shown(one));
  list.total = offset + static_cast<int>(list.governments.size());
  if (limit > 0 || offset > 0) {
    DUBAN_TRY(total, transaction.CountGovernments(text));
    list.total = total;
  }
  return list;
}

// The store looks at names as they stand there: what is masked in one would find it.
Expected<bool> StoreQuery::FindsMaskedNames(const ReadTransaction& transaction,
                                            std::string_view text) const {
  if (text.empty() || audience_ != Audience::kPublic) return false;
  DUBAN_TRY(found, transaction.Governments(text));
  return std::any_of(found.begin(), found.end(), [](const store::Government& one) {
    return ledger::MaskedText(one.name, ledger::Mask::kIdentity) != one.name;
  });
}

// Told apart before they are counted and paged, or the total would tell what a page does not.
Expected<GovernmentList> StoreQuery::FindByShownNames(const ReadTransaction& transaction,
                                                      std::string_view text, int offset,
                                                      int limit) const {
  DUBAN_TRY(overview, transaction.Overview(text));
  const std::string wanted = store::FoldForSearch(text);
  const auto holds = [&](std::string_view name) {
    return store::FoldForSearch(name).find(wanted) != std::string::npos;
  };
  GovernmentList list;
  for (const store::GovernmentOverview& one : overview) {
    GovernmentSummary summary = Shown(one);
    if (!holds(summary.name) && !holds(summary.key)) continue;
    const int place = list.total++;
    if (place >= offset && (limit <= 0 || place - offset < limit))
      list.governments.push_back(std::move(summary));
  }
  return list;
}

Expected<std::string> StoreQuery::Version(std::string_view government) const {
  DUBAN_TRY(transaction, store_.Read());
  return transaction.Version(government);
}

Expected<GovernmentSummary> StoreQuery::Government(std::string_view key) const {
  DUBAN_TRY(transaction, store_.Read());
  DUBAN_TRY(found, transaction.FindGovernment(key));
  if (!found) return Unknown(key);
  DUBAN_TRY(periods, transaction.Periods(key));
  GovernmentSummary summary{found->key, found->name, YearsOf(periods)};
  Veil(summary);
  return summary;
}

// --- a ledger

void StoreQuery::Veil(LedgerView& view) const {
  Veil(view.government_name);
  Veil(view.title);
  Veil(view.source);
  Veil(view.disclosure);
  for (PeriodSummary& period : view.periods) Veil(period.title);
  for (EditionLine& edition : view.editions) Veil(edition.source);
  Veil(view.headings);
  for (ledger::Finding& finding : view.findings)
    for (auto& [name, value] : finding.arguments) Veil(value);
}

Expected<LedgerView> StoreQuery::ReadLedger(const ReadTransaction& transaction,
                                            std::string_view government, int year,
                                            std::string_view period) const {
  DUBAN_TRY(found, transaction.FindGovernment(government));
  if (!found) return Unknown(government);
  DUBAN_TRY(periods, transaction.Periods(government, year));
  std::erase_if(periods, [](const store::Period& one) { return one.edition.empty(); });
  const auto wanted = std::find_if(periods.rbegin(), periods.rend(), [&](const store::Period& one) {
    return period.empty() || one.label == period;
  });
  if (wanted == periods.rend()) {
    DUBAN_TRY(known, LabelsOf(transaction, government));
    return Fail(ErrorCode::kNotFound, period.empty() ? "ledger-unknown" : "ledger-period-unknown",
                {{"key", std::string(government)},
                 {"year", std::to_string(year)},
                 {"period", std::string(period)},
                 {"known", known}});
  }
  DUBAN_TRY(edition, transaction.FindEdition(government, wanted->edition));
  DUBAN_TRY(rows, transaction.Rows(government, wanted->edition));
  DUBAN_TRY(findings, transaction.Findings(government, wanted->edition));
  std::vector<TaskLine> lines;
  for (store::StoredRow& row : rows) Veil(lines.emplace_back(LineOf(std::move(row))));
  LedgerView view = MakeLedger(edition, std::move(lines), std::move(findings));
  view.government_key = found->key;
  view.government_name = found->name;
  for (const store::Period& one : periods) view.periods.push_back(SummaryOf(one));
  DUBAN_TRY(editions, EditionsOf(transaction, government, year, view.period));
  view.editions = std::move(editions);
  Veil(view);
  return view;
}

Expected<StoreQuery::Shared> StoreQuery::WholeLedger(const ReadTransaction& transaction,
                                                     std::string_view government, int year,
                                                     std::string_view period) const {
  DUBAN_TRY(version, transaction.Version(government));
  // Keys hold no '/', so the name is unambiguous.
  std::string name = std::string(government) + '/' + std::to_string(year) + '/';
  name += period;
  if (Shared kept = kept_.Find(name, version)) return kept;
  DUBAN_TRY(read, ReadLedger(transaction, government, year, period));
  Shared ledger = std::make_shared<const LedgerView>(std::move(read));
  kept_.Keep(name, version, ledger);
  return ledger;
}

Expected<LedgerView> StoreQuery::LedgerPart(std::string_view government, int year,
                                            std::string_view period, const Filter& filter,
                                            const Part& part) const {
  DUBAN_TRY(transaction, store_.Read());
  DUBAN_TRY(whole, WholeLedger(transaction, government, year, period));
  return PartOf(*whole, filter, part);
}

Expected<Original> StoreQuery::OpenOriginal(std::string_view government, int year,
                                            std::string_view period, int edition) const {
  DUBAN_TRY(transaction, store_.Read());
  DUBAN_TRY(found, transaction.FindGovernment(government));
  if (!found) return Unknown(government);
  DUBAN_TRY(original, ReadOpenOriginal(transaction, government, year, period, edition));
  Veil(original.name);
  return original;
}

// --- a task

Expected<TaskView> StoreQuery::Task(std::string_view government, std::string_view task_id,
                                    FormerWords words) const {
  DUBAN_TRY(transaction, store_.Read());
  DUBAN_TRY(found, transaction.FindGovernment(government));
  if (!found) return Unknown(government);
  const auto unknown = [&] {
    return Fail(ErrorCode::kNotFound, "task-unknown", {{"task", std::string(task_id)}});
  };
  DUBAN_TRY(named, transaction.FindTask(government, task_id));
  if (!named) return unknown();
  DUBAN_TRY(id, transaction.ResolveTask(government, task_id));
  DUBAN_TRY(history, transaction.History(government, id));
  if (history.empty()) return unknown();  // its import was undone
  TaskView view;
  view.government_key = found->key;
  view.government_name = found->name;
  Veil(view.government_name);
  view.year = named->year;
  view.task_id = id;
  for (store::Appearance& one : history) {
    const std::string content = base::RemoveSpace(one.row.row.content);
    const bool changed =
        !view.periods.empty() && base::RemoveSpace(view.periods.back().line.row.content) != content;
    DUBAN_TRY(edition, transaction.FindEdition(government, one.edition));
    view.periods.push_back({one.period,
                            one.as_of,
                            LineOf(std::move(one.row)),
                            {},
                            changed,
                            std::move(edition.head.columns),
                            std::move(edition.head.headings)});
  }
  DUBAN_CHECK(AddFormer(transaction, words, view));
  for (TaskPeriod& period : view.periods) {
    Veil(period.line);
    Veil(period.headings);
  }
  DUBAN_CHECK(AddRelated(transaction, view));
  return view;
}

bool SamePromise(const ledger::Target& one, const ledger::Target& other) {
  return one.object == other.object && one.value == other.value && one.unit == other.unit;
}

// The graded promises of `line` that `after` judges otherwise or does not have, in order.
std::vector<size_t> JudgedOtherwise(const ledger::Reading& line, const ledger::Reading& after) {
  std::vector<size_t> out;
  std::vector<bool> taken(std::min(after.targets.size(), after.verdicts.size()));
  for (size_t i = 0; i < line.targets.size() && i < line.verdicts.size(); ++i) {
    if (!ledger::IsGraded(line.targets[i])) continue;
    size_t k = 0;
    while (k < taken.size() && (taken[k] || !SamePromise(line.targets[i], after.targets[k]))) ++k;
    if (k < taken.size()) taken[k] = true;
    if (k == taken.size() || line.verdicts[i].verdict_class != after.verdicts[k].verdict_class)
      out.push_back(i);
  }
  return out;
}

size_t CountGraded(const ledger::Reading& reading) {
  return static_cast<size_t>(
      std::count_if(reading.targets.begin(), reading.targets.end(), ledger::IsGraded));
}

void Compare(FormerLine& former, const TaskLine& after) {
  const auto differ = [](std::string_view one, std::string_view other) {
    return base::RemoveSpace(one) != base::RemoveSpace(other);
  };
  former.content_changed = differ(former.line.row.content, after.row.content);
  former.progress_changed = differ(former.line.row.progress, after.row.progress);
  former.judged_otherwise = JudgedOtherwise(former.line.reading, after.reading);
}

// A line is told where the one after it says it in other words, or judges a promise otherwise.
void DropRepeated(TaskPeriod& period) {
  std::vector<FormerLine> told;
  for (size_t i = 0; i < period.former.size(); ++i) {
    FormerLine& one = period.former[i];
    const TaskLine& next = i + 1 < period.former.size() ? period.former[i + 1].line : period.line;
    Compare(one, next);
    const bool judged_otherwise = !one.judged_otherwise.empty() ||
                                  CountGraded(one.line.reading) != CountGraded(next.reading) ||
                                  one.line.reading.overall != next.reading.overall;
    if (one.content_changed || one.progress_changed || judged_otherwise) told.push_back(one);
  }
  period.former = std::move(told);
}

Expected<void> StoreQuery::AddFormer(const ReadTransaction& transaction, FormerWords words,
                                     TaskView& view) const {
  DUBAN_TRY(rows, transaction.FormerRows(view.government_key, view.task_id));
  for (store::FormerAppearance& row : rows) {
    const auto period =
        std::find_if(view.periods.begin(), view.periods.end(),
                     [&](const TaskPeriod& one) { return one.period == row.period; });
    if (period != view.periods.end())
      period->former.push_back(
          {row.edition, row.imported_at, row.published, LineOf(std::move(row.row))});
  }
  const bool masked = words == FormerWords::kMasked || audience_ == Audience::kPublic;
  for (TaskPeriod& period : view.periods) {
    DropRepeated(period);  // as published: masked words could not be told apart
    for (FormerLine& former : period.former)
      if (masked) MaskLine(former.line, ledger::Mask::kAll);
  }
  return {};
}

// Links of tasks that were joined to this one are its own.
Expected<void> StoreQuery::AddRelated(const ReadTransaction& transaction, TaskView& view) const {
  DUBAN_TRY(ids, transaction.JoinedTo(view.government_key, view.task_id));
  for (const std::string& own : ids) {
    DUBAN_TRY(links, transaction.Links(view.government_key, own));
    for (const store::TaskLink& link : links)
      if (link.kind != store::LinkKind::kJoined)
        DUBAN_CHECK(AddRelative(transaction, link, link.from == own, view));
  }
  return {};
}

Expected<void> StoreQuery::AddRelative(const ReadTransaction& transaction,
                                       const store::TaskLink& link, bool onward,
                                       TaskView& view) const {
  DUBAN_TRY(id, transaction.ResolveTask(view.government_key, onward ? link.to : link.from));
  std::vector<RelatedTask>& related = onward ? view.continued_by : view.continues;
  const Relation relation = RelationOf(link.kind);
  const bool told = std::any_of(related.begin(), related.end(), [&](const RelatedTask& one) {
    return one.task_id == id && one.relation == relation;
  });
  if (told || id == view.task_id) return {};  // what was joined since is one with it
  DUBAN_TRY(task, transaction.FindTask(view.government_key, id));
  DUBAN_TRY(history, transaction.History(view.government_key, id));
  if (!task || history.empty()) return {};
  ledger::Row& row = history.back().row.row;
  Veil(row.content);
  related.push_back({relation, id, task->year, row.number, row.content});
  return {};
}

// --- search

Expected<SearchView> StoreQuery::Search(std::string_view government, std::string_view text,
                                        int offset, int limit) const {
  SearchView view;
  view.text = std::string(base::Trim(text));
  if (view.text.empty() && government.empty()) return view;
  DUBAN_TRY(transaction, store_.Read());
  if (!government.empty()) {
    DUBAN_TRY(found, transaction.FindGovernment(government));
    if (!found) return Unknown(government);
    view.government_key = found->key;
    view.government_name = found->name;
    Veil(view.government_name);
  }
  if (view.text.empty()) return view;
  DUBAN_TRY(result, transaction.Search(government, view.text, offset, limit));
  view.total = result.total;
  DUBAN_CHECK(FillHits(transaction, result.hits, view));
  return view;
}

Expected<void> StoreQuery::FillHits(const ReadTransaction& transaction,
                                    const std::vector<store::SearchHit>& found,
                                    SearchView& view) const {
  std::map<std::pair<std::string, std::string>, size_t> hits_in;  // government and edition
  std::map<std::string, std::string> names;
  std::map<std::pair<std::string, std::string>, store::Edition> editions;
  for (const store::SearchHit& hit : found) {
    if (++hits_in[{hit.government, hit.edition}] == 1) {
      DUBAN_TRY(edition, transaction.FindEdition(hit.government, hit.edition));
      editions[{hit.government, hit.edition}] = std::move(edition);
    }
    if (names.contains(hit.government)) continue;
    DUBAN_TRY(government, transaction.FindGovernment(hit.government));
    Veil(names[hit.government] = government ? government->name : hit.government);
  }
  for (const store::SearchHit& hit : found) {
    SearchHit& out = view.hits.emplace_back();
    out.government_key = hit.government;
    out.government_name = names[hit.government];
    out.year = hit.year;
    out.period = hit.period;
    if (hits_in[{hit.government, hit.edition}] >= kHitsForWhole) {
      DUBAN_TRY(whole, WholeLedger(transaction, hit.government, hit.year, hit.period));
      if (hit.ordinal < static_cast<int>(whole->lines.size()))
        out.line = whole->lines[static_cast<size_t>(hit.ordinal)];
    } else {
      DUBAN_TRY(rows, transaction.Rows(hit.government, hit.edition, hit.ordinal, 1));
      if (!rows.empty()) out.line = LineOf(std::move(rows[0]));
    }
    Veil(out.line);
    const store::Edition& edition = editions[{hit.government, hit.edition}];
    out.columns = edition.head.columns;
    out.headings = edition.head.headings;
    Veil(out.headings);
    MarkWords(out, view.text);
  }
  return {};
}

}  // namespace

std::string_view Name(Relation relation) {
  if (relation == Relation::kSplit) return "split";
  return relation == Relation::kMerged ? "merged" : "continued";
}

std::unique_ptr<Query> MakeStoreQuery(store::Store& store, size_t kept, Audience audience) {
  return std::make_unique<StoreQuery>(store, kept, audience);
}

}  // namespace duban::query
