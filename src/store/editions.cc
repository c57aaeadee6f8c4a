// Editions: the parts of ReadTransaction and WriteTransaction about imported documents.
#include <set>

#include "port/system/hash.h"
#include "store/db/session.h"
#include "store/digests.h"
#include "store/kept_corrections.h"
#include "store/rows.h"
#include "store/search.h"
#include "store/store.h"
#include "store/tally_text.h"
#include "store/text.h"

namespace duban::store {
namespace {

using base::ErrorCode;
using base::Expected;
using OptionalText = std::optional<std::string>;

OptionalText TextOf(const std::optional<base::Date>& day) {
  return day ? OptionalText(day->ToString()) : std::nullopt;
}

std::optional<base::Date> DayOf(const OptionalText& text) {
  return text ? base::Date::Parse(*text) : std::nullopt;
}

std::string ColumnsText(const std::vector<ledger::Field>& columns) {
  std::vector<std::string> names;
  for (const ledger::Field field : columns) names.emplace_back(ledger::Name(field));
  return EncodeList(names);
}

std::vector<ledger::Field> ColumnsOf(std::string_view text) {
  std::vector<ledger::Field> columns;
  for (const std::string& name : DecodeList(text))
    columns.push_back(ledger::ParseField(name).value_or(ledger::Field::kOther));
  return columns;
}

EditionState StateOf(bool stands, bool undone) {
  if (undone) return EditionState::kUndone;
  return stands ? EditionState::kCurrent : EditionState::kSuperseded;
}

using S = std::string;
using EditionColumns =
    std::tuple<S, int, S, S, int, OptionalText, int, int, S, S, S, S, S, std::optional<int>,
               OptionalText, OptionalText, S, S, S, S, S, S, OptionalText, OptionalText, S, S, S, S,
               int64_t, S, int, int, int, S, OptionalText, OptionalText, OptionalText>;

constexpr std::string_view kSelectEditions =
    "SELECT e.edition, e.year, e.period, p.as_of, e.number, e.replaced,"
    " CASE WHEN p.edition = e.edition THEN 1 ELSE 0 END,"
    " CASE WHEN e.undone_at IS NULL THEN 0 ELSE 1 END, e.source_name, e.source_sm3,"
    " e.source_format, e.source_encoding, e.title, e.document_year, e.document_period,"
    " e.document_as_of, e.index_number, e.mode, e.publisher, e.scope, e.document_number,"
    " e.retention, e.created, e.published, e.column_fields, e.headings, e.rules, e.digest,"
    " e.imported_at, e.actor, e.tally_targets, e.tally_tasks, e.tally_unquantified,"
    " e.tally_classes, o.address, o.named, o.fetched FROM editions e"
    " JOIN periods p ON p.government = e.government AND p.year = e.year AND p.label = e.period"
    " LEFT JOIN edition_origins o ON o.government = e.government AND o.edition = e.edition ";

template <typename... Types>
Expected<std::vector<std::tuple<Types...>>> SelectAs(db::Session& session, std::string_view where,
                                                     db::Params params,
                                                     const std::tuple<Types...>*) {
  return session.Select<Types...>(S(kSelectEditions) + S(where), params);
}

Edition EditionOf(EditionColumns& columns) {
  auto& [id, year, period, as_of, number, replaced, stands, undone, name, sm3, format, encoding,
         title, document_year, document_period, document_as_of, index_number, mode, publisher,
         scope, document_number, retention, created, published, fields, headings, rules, digest,
         imported_at, actor, targets, tasks, unquantified, classes, address, named, fetched] =
      columns;
  Edition edition{std::move(id),
                  year,
                  std::move(period),
                  base::Date::Parse(as_of).value_or(base::Date{}),
                  number,
                  StateOf(stands != 0, undone != 0),
                  std::move(replaced).value_or(""),
                  {},
                  {},
                  std::move(digest),
                  {imported_at},
                  std::move(actor)};
  edition.tally = TallyOf(targets, tasks, unquantified, classes);
  ledger::Document& head = edition.head;
  head.source = {std::move(name), std::move(sm3), std::move(format), std::move(encoding)};
  head.source.origin = {std::move(address).value_or(""), std::move(named).value_or(""),
                        DayOf(fetched)};
  head.title = std::move(title);
  head.year = document_year;
  if (document_period)
    head.period = ledger::Period{*document_period, DayOf(document_as_of).value_or(base::Date{})};
  head.disclosure = {
      std::move(index_number),    std::move(mode),      std::move(publisher), std::move(scope),
      std::move(document_number), std::move(retention), DayOf(created),       DayOf(published)};
  head.columns = ColumnsOf(fields);
  head.headings = DecodeList(headings);
  head.rules = std::move(rules);
  return edition;
}

Expected<std::vector<Edition>> SelectEditions(db::Session& session, std::string_view where,
                                              db::Params params) {
  DUBAN_TRY(rows, SelectAs(session, where, params, static_cast<EditionColumns*>(nullptr)));
  std::vector<Edition> editions;
  editions.reserve(rows.size());
  for (EditionColumns& row : rows) editions.push_back(EditionOf(row));
  return editions;
}

Expected<void> InsertEdition(db::Session& session, std::string_view government,
                             const Edition& edition) {
  const ledger::Document& head = edition.head;
  const ledger::Disclosure& disclosure = head.disclosure;
  const auto period = head.period ? OptionalText(head.period->label) : std::nullopt;
  const auto period_end = head.period ? OptionalText(head.period->as_of.ToString()) : std::nullopt;
  const auto replaced = edition.replaced.empty() ? std::nullopt : OptionalText(edition.replaced);
  return session.Insert(
      "editions (government, edition, year, period, number, replaced, source_name, source_sm3,"
      " source_format, source_encoding, title, document_year, document_period, document_as_of,"
      " index_number, mode, publisher, scope, document_number, retention, created, published,"
      " column_fields, headings, rules, digest, imported_at, actor, tally_targets, tally_tasks,"
      " tally_unquantified, tally_classes)",
      32,
      {government,
       edition.id,
       edition.year,
       edition.period,
       edition.number,
       replaced,
       head.source.name,
       head.source.sm3,
       head.source.format,
       head.source.encoding,
       head.title,
       head.year,
       period,
       period_end,
       disclosure.index_number,
       disclosure.mode,
       disclosure.publisher,
       disclosure.scope,
       disclosure.document_number,
       disclosure.retention,
       TextOf(disclosure.created),
       TextOf(disclosure.published),
       ColumnsText(head.columns),
       EncodeList(head.headings),
       head.rules,
       edition.digest,
       edition.imported_at.milliseconds,
       edition.actor,
       edition.tally.targets,
       edition.tally.tasks,
       edition.tally.unquantified_tasks,
       TallyText(edition.tally)});
}

Expected<void> InsertOrigin(db::Session& session, std::string_view government,
                            std::string_view edition, const ledger::Origin& origin) {
  if (origin == ledger::Origin{}) return {};
  return session.Insert(
      "edition_origins (government, edition, address, named, fetched)", 5,
      {government, edition, origin.address, origin.government, TextOf(origin.fetched)});
}

ledger::Document HeadOf(const ledger::Document& document) {
  ledger::Document head;
  head.source = document.source;
  head.title = document.title;
  head.year = document.year;
  head.period = document.period;
  head.disclosure = document.disclosure;
  head.columns = document.columns;
  head.headings = document.headings;
  head.rules = document.rules;
  return head;
}

// A task that stands twice in the list; null where none does.
const std::string* TwiceIn(const std::vector<std::string>& tasks) {
  std::set<std::string_view> seen;
  for (const std::string& task : tasks)
    if (!seen.insert(task).second) return &task;
  return nullptr;
}

Expected<std::vector<std::string>> TasksOf(db::Session& session, std::string_view government,
                                           const std::optional<std::string>& edition) {
  std::vector<std::string> tasks;
  if (!edition) return tasks;
  DUBAN_TRY(rows, session.Select<std::string>(
                      "SELECT task FROM task_rows WHERE government = ? AND edition = ?",
                      {government, *edition}));
  for (auto& [task] : rows) tasks.push_back(std::move(task));
  return tasks;
}

}  // namespace

Expected<Edition> ReadTransaction::FindEdition(std::string_view government,
                                               std::string_view id) const {
  DUBAN_TRY(editions, SelectEditions(session(), "WHERE e.government = ? AND e.edition = ?",
                                     {government, id}));
  if (editions.empty())
    return base::Fail(ErrorCode::kNotFound, "store-no-edition", {{"edition", std::string(id)}});
  return std::move(editions[0]);
}

Expected<std::vector<Edition>> ReadTransaction::Editions(std::string_view government, int year,
                                                         std::string_view label) const {
  return SelectEditions(session(),
                        "WHERE e.government = ? AND e.year = ? AND e.period = ? ORDER BY e.number",
                        {government, year, label});
}

Expected<std::vector<StoredRow>> ReadTransaction::Rows(std::string_view government,
                                                       std::string_view edition, int first,
                                                       int count) const {
  return ReadRows(session(), government, edition, first, count);
}

Expected<std::vector<ledger::Finding>> ReadTransaction::Findings(std::string_view government,
                                                                 std::string_view edition) const {
  return ReadFindings(session(), government, edition);
}

Expected<std::vector<ledger::Finding>> ReadTransaction::Findings(std::string_view government,
                                                                 std::string_view edition,
                                                                 std::string_view code) const {
  return ReadFindings(session(), government, edition, code);
}

Expected<EditionDigests> ReadTransaction::DigestsNow(std::string_view government,
                                                     std::string_view edition) const {
  return ReadDigests(session(), government, edition);
}

Expected<ledger::Document> ReadTransaction::Document(std::string_view government,
                                                     std::string_view edition) const {
  DUBAN_TRY(found, FindEdition(government, edition));
  DUBAN_TRY(rows, Rows(government, edition));
  ledger::Document document = std::move(found.head);
  DUBAN_TRY(findings, Findings(government, edition));
  document.findings = std::move(findings);
  DUBAN_TRY(corrections, Corrections(government, edition));
  document.corrections = std::move(corrections);
  for (StoredRow& row : rows)
    document.tasks.push_back({std::move(row.row), std::move(row.reading)});
  return document;
}

Expected<void> WriteTransaction::AddRevisions(int year, const std::vector<std::string>& tasks,
                                              const std::vector<std::string>& contents) {
  DUBAN_TRY(rows, (session().Select<std::string, int, std::string>(
                      "SELECT r.task, r.number, r.sm3 FROM tasks t JOIN task_revisions r"
                      " ON r.government = t.government AND r.task = t.task"
                      " WHERE t.government = ? AND t.year = ?",
                      {change_.government, year})));
  std::map<std::string, int> numbers;
  std::set<std::pair<std::string, std::string>> known;
  for (auto& [task, number, sm3] : rows) {
    numbers[task] = std::max(numbers[task], number);
    known.emplace(std::move(task), std::move(sm3));
  }
  std::vector<db::Param> values;
  for (size_t i = 0; i < tasks.size(); ++i) {
    const std::string sm3 = port::system::Sm3Hex(contents[i]);
    if (!known.emplace(tasks[i], sm3).second) continue;
    values.insert(values.end(), {change_.government, tasks[i], ++numbers[tasks[i]], contents[i],
                                 sm3, change_.at.milliseconds});
  }
  return session().Insert("task_revisions (government, task, number, content, sm3, made_at)", 6,
                          values);
}

Expected<void> WriteTransaction::LetStand(int year, std::string_view period, base::Date as_of,
                                          const std::optional<std::string>& edition,
                                          const std::optional<std::string>& former) {
  changed_ = true;
  DUBAN_CHECK(
      session().Execute("UPDATE periods SET edition = ?, as_of = ?"
                        " WHERE government = ? AND year = ? AND label = ?",
                        {edition, as_of.ToString(), change_.government, year, period}));
  DUBAN_TRY(tasks, TasksOf(session(), change_.government, edition));
  DUBAN_TRY(left, TasksOf(session(), change_.government, former));
  tasks.insert(tasks.end(), left.begin(), left.end());
  return RefreshSearch(session(), change_.government, year, tasks);
}

Expected<Edition> WriteTransaction::AddEdition(const NewEdition& input) {
  const ledger::Document& document = *input.document;
  if (input.tasks.size() != document.tasks.size())
    return base::Fail(ErrorCode::kInternal, "store-row-without-task");
  if (const std::string* twice = TwiceIn(input.tasks))
    return base::Fail(ErrorCode::kConflict, "store-row-twice", {{"task", *twice}});
  DUBAN_TRY(former, FindPeriod(change_.government, input.year, input.period));
  DUBAN_TRY(siblings, Editions(change_.government, input.year, input.period));
  DUBAN_TRY(id, NewId());
  Edition edition{id,
                  input.year,
                  input.period,
                  input.as_of,
                  siblings.empty() ? 1 : siblings.back().number + 1,
                  EditionState::kCurrent,
                  former ? former->edition : "",
                  HeadOf(document),
                  {},
                  {},
                  change_.at,
                  change_.actor};
  std::vector<std::string> contents;
  for (const ledger::DocumentTask& task : document.tasks) {
    edition.tally.Add(task.reading);
    contents.push_back(task.row.content);
  }
  if (!former)
    DUBAN_CHECK(session().Execute(
        "INSERT INTO periods (government, year, label, as_of) VALUES (?, ?, ?, ?)",
        {change_.government, input.year, input.period, input.as_of.ToString()}));
  DUBAN_CHECK(InsertEdition(session(), change_.government, edition));
  DUBAN_CHECK(InsertOrigin(session(), change_.government, id, document.source.origin));
  DUBAN_CHECK(InsertCorrections(session(), change_.government, id, document.corrections));
  DUBAN_CHECK(AddRevisions(input.year, input.tasks, contents));
  DUBAN_CHECK(WriteRows(session(), change_.government, id, document, input.tasks));
  DUBAN_CHECK(NoteEdition(edition, input.tasks));
  const auto replaced = edition.replaced.empty() ? std::nullopt : OptionalText(edition.replaced);
  DUBAN_CHECK(LetStand(input.year, input.period, input.as_of, id, replaced));
  return edition;
}

// Hashed is what the tables hold, by the statements that verify them later.
Expected<void> WriteTransaction::NoteEdition(Edition& edition,
                                             const std::vector<std::string>& tasks) {
  RowMarks marks;
  DUBAN_TRY(digests, ReadDigests(session(), change_.government, edition.id, &marks));
  edition.digest = DigestOf(digests);
  DUBAN_CHECK(
      session().Execute("UPDATE editions SET digest = ? WHERE government = ? AND edition = ?",
                        {edition.digest, change_.government, edition.id}));
  Note("edition",
       Joined({edition.id, std::to_string(edition.year), edition.period, edition.as_of.ToString(),
               std::to_string(edition.number), edition.replaced.empty() ? "-" : edition.replaced}));
  for (auto& [part, sm3] : Parts(digests)) Note("digest." + part, std::move(sm3));
  Note("rows", Joined(tasks));
  for (const auto& [part, of_rows] : marks) Note("marks." + part, Joined(of_rows));
  return {};
}

Expected<void> WriteTransaction::UndoEdition(int year, std::string_view label) {
  DUBAN_TRY(period, FindPeriod(change_.government, year, label));
  if (!period || period->edition.empty())
    return base::Fail(ErrorCode::kNotFound, "store-no-period",
                      {{"year", std::to_string(year)}, {"period", std::string(label)}});
  DUBAN_TRY(edition, FindEdition(change_.government, period->edition));
  DUBAN_CHECK(
      session().Execute("UPDATE editions SET undone_at = ? WHERE government = ? AND edition = ?",
                        {change_.at.milliseconds, change_.government, edition.id}));
  Note("undo", Joined({edition.id, edition.replaced.empty() ? "-" : edition.replaced}));
  const auto back = edition.replaced.empty() ? std::nullopt : OptionalText(edition.replaced);
  return LetStand(year, label, period->as_of, back, edition.id);
}

}  // namespace duban::store
