// SearchBody, RefreshSearch, RebuildSearch, ReadTransaction::Search.
#include "store/search.h"

#include <map>
#include <set>

#include "store/db/engine.h"
#include "store/search_text.h"
#include "store/store.h"
#include "store/text.h"

namespace duban::store {
namespace {

using base::Expected;

constexpr std::string_view kInto =
    "task_search (government, task, year, period, as_of, edition, ordinal, body)";

struct Newest {
  std::string period, as_of, edition;
  int ordinal = 0;
};

// The newest standing row of each of the tasks.
Expected<std::map<std::string, Newest>> NewestRows(db::Session& session,
                                                   std::string_view government, int year,
                                                   const std::set<std::string>& tasks) {
  DUBAN_TRY(rows, (session.Select<std::string, std::string, std::string, std::string, int>(
                      "SELECT r.task, p.label, p.as_of, r.edition, r.ordinal FROM periods p"
                      " JOIN task_rows r ON r.government = p.government AND r.edition = p.edition"
                      " WHERE p.government = ? AND p.year = ?"
                      " ORDER BY p.as_of, p.label, r.ordinal",
                      {government, year})));
  std::map<std::string, Newest> newest;
  for (auto& [task, period, as_of, edition, ordinal] : rows)
    if (tasks.contains(task)) newest[task] = {period, as_of, edition, ordinal};
  return newest;
}

// By ordinal.
Expected<std::map<int, std::string>> BodiesOf(db::Session& session, std::string_view government,
                                              std::string_view edition) {
  using Text = std::string;
  DUBAN_TRY(rows, (session.Select<int, Text, Text, Text, Text, Text, Text, Text, Text>(
                      "SELECT r.ordinal, " + std::string(kSearchColumns) +
                          " FROM task_rows r WHERE r.government = ? AND r.edition = ?",
                      {government, edition})));
  std::map<int, std::string> bodies;
  for (auto& [ordinal, category, content, leaders, lead_units, units, progress, remark, extra] :
       rows)
    bodies[ordinal] = SearchBody({std::move(category), std::move(content), std::move(leaders),
                                  std::move(lead_units), std::move(units), std::move(progress),
                                  std::move(remark), std::move(extra)});
  return bodies;
}

Expected<void> AddRows(db::Session& session, std::string_view government, int year,
                       const std::set<std::string>& tasks) {
  DUBAN_TRY(newest, NewestRows(session, government, year, tasks));
  std::map<std::string, std::map<int, std::string>> by_edition;
  for (const auto& [task, row] : newest) by_edition[row.edition][row.ordinal] = task;
  std::vector<db::Param> values;
  for (const auto& [edition, rows] : by_edition) {
    DUBAN_TRY(bodies, BodiesOf(session, government, edition));
    for (const auto& [ordinal, task] : rows) {
      const Newest& row = newest[task];
      values.insert(values.end(), {government, task, year, row.period, row.as_of, edition, ordinal,
                                   bodies[ordinal]});
    }
  }
  return session.Insert(kInto, 8, values);
}

}  // namespace

std::string SearchBody(SearchColumns columns) {
  ledger::Row row;
  row.category = std::move(columns.category);
  row.content = std::move(columns.content);
  row.leaders = DecodeList(columns.leaders);
  row.lead_units = DecodeList(columns.lead_units);
  row.units = DecodeList(columns.units);
  row.progress = std::move(columns.progress);
  row.remark = std::move(columns.remark);
  for (auto& [heading, text] : DecodeArguments(columns.extra))
    row.extra.push_back({std::move(heading), std::move(text)});
  return SearchBody(row);
}

Expected<void> RefreshSearch(db::Session& session, std::string_view government, int year,
                             const std::vector<std::string>& tasks) {
  const std::set<std::string> wanted(tasks.begin(), tasks.end());
  for (const std::string& task : wanted)
    DUBAN_CHECK(session.Execute("DELETE FROM task_search WHERE government = ? AND task = ?",
                                {government, task}));
  return AddRows(session, government, year, wanted);
}

Expected<void> RebuildSearch(db::Session& session) {
  DUBAN_CHECK(session.Execute("DELETE FROM task_search", {}));
  DUBAN_TRY(tasks, (session.Select<std::string, int, std::string>(
                       "SELECT government, year, task FROM tasks", {})));
  std::map<std::pair<std::string, int>, std::set<std::string>> plans;
  for (auto& [government, year, task] : tasks)
    plans[{std::move(government), year}].insert(std::move(task));
  for (const auto& [plan, of_plan] : plans)
    DUBAN_CHECK(AddRows(session, plan.first, plan.second, of_plan));
  return {};
}

Expected<SearchResult> ReadTransaction::Search(std::string_view government, std::string_view text,
                                               int offset, int limit) const {
  SearchResult result;
  const std::vector<std::string> wanted = SearchWords(text);
  if (wanted.empty()) return result;
  const std::string contains = session().engine().Contains("body");
  std::string where = " FROM task_search WHERE " + contains;
  for (size_t i = 1; i < wanted.size(); ++i) where += " AND " + contains;
  std::vector<db::Param> params(wanted.begin(), wanted.end());
  if (!government.empty()) {
    where += " AND government = ?";
    params.emplace_back(government);
  }
  const std::vector<db::Param> words = params;
  params.emplace_back(limit);
  params.emplace_back(offset);
  // The whole is counted in the same pass: the texts are read once.
  DUBAN_TRY(rows,
            (session().Select<std::string, std::string, int, std::string, std::string, int, int>(
                "SELECT government, task, year, period, edition, ordinal, count(*) OVER ()" +
                    where + " ORDER BY as_of DESC, government, edition, ordinal LIMIT ? OFFSET ?",
                params)));
  for (auto& [key, task, year, period, edition, ordinal, total] : rows) {
    result.total = total;
    result.hits.push_back(
        {std::move(key), std::move(task), year, std::move(period), std::move(edition), ordinal});
  }
  if (rows.empty() && (offset > 0 || limit == 0)) {
    DUBAN_TRY(total, session().Select<int>("SELECT count(*)" + where, words));
    result.total = std::get<0>(total[0]);
  }
  return result;
}

}  // namespace duban::store
