// Tasks, their history and links: the parts of ReadTransaction and WriteTransaction about them.
#include <algorithm>
#include <set>

#include "store/db/session.h"
#include "store/rows.h"
#include "store/search.h"
#include "store/store.h"
#include "store/text.h"

namespace duban::store {
namespace {

using base::ErrorCode;
using base::Expected;

}  // namespace

Expected<std::optional<Task>> ReadTransaction::FindTask(std::string_view government,
                                                        std::string_view id) const {
  DUBAN_TRY(rows, (session().Select<std::string, int, int>(
                      "SELECT task, year, ordinal FROM tasks WHERE government = ? AND task = ?",
                      {government, id})));
  if (rows.empty()) return std::optional<Task>();
  return std::optional<Task>(std::make_from_tuple<Task>(std::move(rows[0])));
}

Expected<std::vector<Task>> ReadTransaction::Tasks(std::string_view government, int year) const {
  DUBAN_TRY(rows, (session().Select<std::string, int, int>(
                      "SELECT task, year, ordinal FROM tasks WHERE government = ? AND year = ?"
                      " ORDER BY ordinal, task",
                      {government, year})));
  std::vector<Task> tasks;
  tasks.reserve(rows.size());
  for (auto& row : rows) tasks.push_back(std::make_from_tuple<Task>(std::move(row)));
  return tasks;
}

Expected<std::vector<Appearance>> ReadTransaction::History(std::string_view government,
                                                           std::string_view task) const {
  // Every join runs along a primary key: the task's rows, their editions, the periods of those.
  DUBAN_TRY(places, (session().Select<std::string, std::string, std::string, int>(
                        "SELECT p.label, p.as_of, r.edition, r.ordinal FROM task_rows r"
                        " JOIN editions e ON e.government = r.government AND e.edition = r.edition"
                        " JOIN periods p ON p.government = e.government AND p.year = e.year"
                        " AND p.label = e.period AND p.edition = r.edition"
                        " WHERE r.government = ? AND r.task = ?"
                        " ORDER BY p.as_of, p.label, r.ordinal",
                        {government, task})));
  std::vector<Appearance> history;
  for (auto& [label, as_of, edition, ordinal] : places) {
    DUBAN_TRY(rows, ReadRows(session(), government, edition, ordinal, 1));
    if (rows.empty()) continue;
    history.push_back({std::move(label), base::Date::Parse(as_of).value_or(base::Date{}),
                       std::move(edition), std::move(rows[0])});
  }
  return history;
}

Expected<std::vector<FormerAppearance>> ReadTransaction::FormerRows(std::string_view government,
                                                                    std::string_view task) const {
  DUBAN_TRY(
      places,
      (session().Select<std::string, std::string, int, int, int64_t, std::optional<std::string>>(
          "SELECT p.label, r.edition, r.ordinal, e.number, e.imported_at, e.published"
          " FROM task_rows r"
          " JOIN editions e ON e.government = r.government AND e.edition = r.edition"
          " JOIN periods p ON p.government = e.government AND p.year = e.year"
          " AND p.label = e.period AND p.edition <> r.edition"
          " WHERE r.government = ? AND r.task = ? AND e.undone_at IS NULL"
          " ORDER BY p.label, e.number, r.ordinal",
          {government, task})));
  std::vector<FormerAppearance> former;
  for (auto& [label, edition, ordinal, number, imported_at, published] : places) {
    DUBAN_TRY(rows, ReadRows(session(), government, edition, ordinal, 1));
    if (rows.empty()) continue;
    former.push_back({std::move(label),
                      number,
                      {imported_at},
                      published ? base::Date::Parse(*published) : std::nullopt,
                      std::move(rows[0])});
  }
  return former;
}

Expected<std::vector<TaskRevision>> ReadTransaction::Revisions(std::string_view government,
                                                               std::string_view task) const {
  DUBAN_TRY(rows, (session().Select<int, std::string, std::string, int64_t>(
                      "SELECT number, content, sm3, made_at FROM task_revisions"
                      " WHERE government = ? AND task = ? ORDER BY number",
                      {government, task})));
  std::vector<TaskRevision> revisions;
  for (auto& [number, content, sm3, at] : rows)
    revisions.push_back({number, std::move(content), std::move(sm3), {at}});
  return revisions;
}

Expected<std::vector<TaskLink>> ReadTransaction::Links(std::string_view government,
                                                       std::string_view task) const {
  std::vector<TaskLink> links;
  // Two statements: each has its index.
  for (const std::string_view side : {"from_task", "to_task"}) {
    DUBAN_TRY(rows,
              (session().Select<std::string, std::string, std::string>(
                  "SELECT from_task, kind, to_task FROM task_links WHERE government = ? AND " +
                      std::string(side) + " = ? ORDER BY from_task, kind, to_task",
                  {government, task})));
    for (auto& [from, kind, to] : rows)
      links.push_back(
          {std::move(from), ParseLinkKind(kind).value_or(LinkKind::kContinued), std::move(to)});
  }
  return links;
}

Expected<std::string> ReadTransaction::ResolveTask(std::string_view government,
                                                   std::string_view task) const {
  std::string at(task);
  std::set<std::string> seen;  // a circle can only be made by hand, and must not hang us
  while (seen.insert(at).second) {
    DUBAN_TRY(next, session().Select<std::string>(
                        "SELECT to_task FROM task_links WHERE government = ? AND from_task = ?"
                        " AND kind = 'joined' AND NOT EXISTS (SELECT 1 FROM task_rows r"
                        " JOIN periods p ON p.government = r.government AND p.edition = r.edition"
                        " WHERE r.government = ? AND r.task = ?) ORDER BY to_task",
                        {government, at, government, at}));
    if (next.empty()) break;
    at = std::get<0>(next[0]);
  }
  return at;
}

Expected<std::vector<std::string>> ReadTransaction::JoinedTo(std::string_view government,
                                                             std::string_view task) const {
  std::vector<std::string> all = {std::string(task)};
  for (size_t i = 0; i < all.size(); ++i) {
    DUBAN_TRY(links, Links(government, all[i]));
    for (const TaskLink& link : links) {
      if (link.kind != LinkKind::kJoined || link.to != all[i] ||
          std::find(all.begin(), all.end(), link.from) != all.end())
        continue;
      DUBAN_TRY(leads, ResolveTask(government, link.from));
      if (leads == task) all.push_back(link.from);
    }
  }
  return all;
}

Expected<std::string> WriteTransaction::NewId() {
  constexpr int64_t kLimit = int64_t{1} << 30;
  if (next_id_ >= kLimit) return base::Fail(ErrorCode::kLimit, "store-keys-used-up");
  changed_ = true;
  return IdOf(next_id_++);
}

Expected<Task> WriteTransaction::AddTask(int year, int ordinal) {
  DUBAN_TRY(id, NewId());
  DUBAN_CHECK(
      session().Execute("INSERT INTO tasks (government, task, year, ordinal) VALUES (?, ?, ?, ?)",
                        {change_.government, id, year, ordinal}));
  Note("task", Joined({id, std::to_string(year), std::to_string(ordinal)}));
  return Task{std::move(id), year, ordinal};
}

Expected<void> WriteTransaction::RequireNoRow(std::string_view edition, int ordinal,
                                              std::string_view task) {
  DUBAN_TRY(rows, session().Select<int>("SELECT ordinal FROM task_rows WHERE government = ?"
                                        " AND task = ? AND edition = ? AND ordinal <> ?",
                                        {change_.government, task, edition, ordinal}));
  if (rows.empty()) return {};
  return base::Fail(ErrorCode::kConflict, "store-row-twice", {{"task", std::string(task)}});
}

Expected<void> WriteTransaction::MoveRow(std::string_view edition, int ordinal,
                                         std::string_view task) {
  DUBAN_TRY(rows, (session().Select<std::string, int, std::string>(
                      "SELECT r.task, e.year, r.content FROM task_rows r JOIN editions e"
                      " ON e.government = r.government AND e.edition = r.edition"
                      " WHERE r.government = ? AND r.edition = ? AND r.ordinal = ?",
                      {change_.government, edition, ordinal})));
  if (rows.empty())
    return base::Fail(ErrorCode::kNotFound, "store-no-row",
                      {{"edition", std::string(edition)}, {"ordinal", std::to_string(ordinal)}});
  const auto& [former, year, content] = rows[0];
  DUBAN_CHECK(RequireNoRow(edition, ordinal, task));
  Note("move", Joined({std::string(edition), std::to_string(ordinal), former, std::string(task)}));
  DUBAN_CHECK(session().Execute(
      "UPDATE task_rows SET task = ? WHERE government = ? AND edition = ? AND ordinal = ?",
      {task, change_.government, edition, ordinal}));
  DUBAN_CHECK(AddRevisions(year, {std::string(task)}, {content}));
  return RefreshSearch(session(), change_.government, year, {former, std::string(task)});
}

Expected<void> WriteTransaction::AddLink(const TaskLink& link) {
  Note("link", Joined({link.from, std::string(Name(link.kind)), link.to}));
  DUBAN_CHECK(session().Execute(
      "INSERT INTO task_links (government, from_task, kind, to_task) VALUES (?, ?, ?, ?)",
      {change_.government, link.from, Name(link.kind), link.to}));
  return {};
}

Expected<void> WriteTransaction::RemoveLink(const TaskLink& link) {
  DUBAN_TRY(removed,
            session().Execute("DELETE FROM task_links WHERE government = ? AND from_task = ?"
                              " AND kind = ? AND to_task = ?",
                              {change_.government, link.from, Name(link.kind), link.to}));
  if (removed == 0) return base::Fail(ErrorCode::kNotFound, "store-no-link");
  Note("unlink", Joined({link.from, std::string(Name(link.kind)), link.to}));
  return {};
}

}  // namespace duban::store
