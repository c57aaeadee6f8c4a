// Governments, plans and periods: the parts of ReadTransaction and WriteTransaction about them.
#include <algorithm>
#include <limits>
#include <map>

#include "store/db/session.h"
#include "store/search_text.h"
#include "store/store.h"
#include "store/tally_text.h"

namespace duban::store {
namespace {

using base::ErrorCode;
using base::Expected;

constexpr int64_t kAll = std::numeric_limits<int32_t>::max();

// One of whose periods an edition stands for.
constexpr std::string_view kStands =
    "EXISTS (SELECT 1 FROM periods p WHERE p.government = governments.government"
    " AND p.edition IS NOT NULL)";

// Those for which `where` holds and whose key or name holds `text`, by key. Letters are folded
// here: each engine folds others.
Expected<std::vector<Government>> Matching(db::Session& session, std::string_view where,
                                           std::string_view text) {
  DUBAN_TRY(rows, (session.Select<std::string, std::string>(
                      "SELECT government, name FROM governments WHERE " + std::string(where) +
                          " ORDER BY government",
                      {})));
  const std::string wanted = FoldForSearch(text);
  std::vector<Government> matching;
  for (auto& [key, name] : rows)
    if (FoldForSearch(key).find(wanted) != std::string::npos ||
        FoldForSearch(name).find(wanted) != std::string::npos)
      matching.push_back({std::move(key), std::move(name)});
  return matching;
}

// A page of them.
Expected<std::vector<Government>> SelectGovernments(db::Session& session, std::string_view where,
                                                    std::string_view text, int offset, int limit) {
  if (!text.empty()) {
    DUBAN_TRY(all, Matching(session, where, text));
    const size_t begin = std::min(static_cast<size_t>(std::max(offset, 0)), all.size());
    const size_t most = limit > 0 ? static_cast<size_t>(limit) : all.size();
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(begin);
    return std::vector<Government>(
        first, first + static_cast<std::ptrdiff_t>(std::min(most, all.size() - begin)));
  }
  DUBAN_TRY(rows, (session.Select<std::string, std::string>(
                      "SELECT government, name FROM governments WHERE " + std::string(where) +
                          " ORDER BY government LIMIT ? OFFSET ?",
                      {limit > 0 ? int64_t{limit} : kAll, offset})));
  std::vector<Government> governments;
  governments.reserve(rows.size());
  for (auto& [key, name] : rows) governments.push_back({std::move(key), std::move(name)});
  return governments;
}

using PeriodColumns =
    std::tuple<std::string, int, std::string, std::string, std::optional<std::string>, int,
               std::string, int, int, int, std::string>;

constexpr std::string_view kPeriodColumns =
    "SELECT p.government, p.year, p.label, p.as_of, p.edition, e.number, e.title, e.tally_targets,"
    " e.tally_tasks, e.tally_unquantified, e.tally_classes FROM periods p LEFT JOIN editions e"
    " ON e.government = p.government AND e.edition = p.edition ";

Period PeriodOf(PeriodColumns& columns) {
  auto& [government, year, label, as_of, edition, number, title, targets, tasks, unquantified,
         classes] = columns;
  Period period{year,
                std::move(label),
                base::Date::Parse(as_of).value_or(base::Date{}),
                std::move(edition).value_or(""),
                number,
                std::move(title),
                {}};
  period.tally = TallyOf(targets, tasks, unquantified, classes);
  return period;
}

Expected<std::vector<PeriodColumns>> SelectPeriods(db::Session& session, std::string_view where,
                                                   db::Params params) {
  return session.Select<std::string, int, std::string, std::string, std::optional<std::string>, int,
                        std::string, int, int, int, std::string>(
      std::string(kPeriodColumns) + std::string(where), params);
}

}  // namespace

Expected<std::optional<Government>> ReadTransaction::FindGovernment(std::string_view key) const {
  DUBAN_TRY(rows, (session().Select<std::string, std::string>(
                      "SELECT government, name FROM governments WHERE government = ?", {key})));
  if (rows.empty()) return std::optional<Government>();
  return std::optional<Government>(Government{std::get<0>(rows[0]), std::get<1>(rows[0])});
}

Expected<std::vector<Government>> ReadTransaction::Governments(std::string_view text, int offset,
                                                               int limit) const {
  return SelectGovernments(session(), "1 = 1", text, offset, limit);
}

Expected<std::vector<Government>> ReadTransaction::GovernmentsWithFile(std::string_view sm3) const {
  DUBAN_TRY(rows, (session().Select<std::string, std::string>(
                      "SELECT government, name FROM governments WHERE EXISTS (SELECT 1 FROM"
                      " editions e WHERE e.government = governments.government"
                      " AND e.source_sm3 = ? AND e.undone_at IS NULL) ORDER BY government",
                      {sm3})));
  std::vector<Government> governments;
  for (auto& [key, name] : rows) governments.push_back({std::move(key), std::move(name)});
  return governments;
}

Expected<int> ReadTransaction::CountGovernments(std::string_view text) const {
  if (!text.empty()) {
    DUBAN_TRY(all, Matching(session(), kStands, text));
    return static_cast<int>(all.size());
  }
  DUBAN_TRY(rows, session().Select<int>(
                      "SELECT count(*) FROM governments WHERE " + std::string(kStands), {}));
  return std::get<0>(rows[0]);
}

Expected<std::vector<GovernmentOverview>> ReadTransaction::Overview(std::string_view text,
                                                                    int offset, int limit) const {
  DUBAN_TRY(governments, SelectGovernments(session(), kStands, text, offset, limit));
  std::vector<GovernmentOverview> overview;
  std::map<std::string_view, size_t> places;
  for (Government& government : governments) overview.push_back({std::move(government), {}});
  for (size_t i = 0; i < overview.size(); ++i) places[overview[i].government.key] = i;
  if (overview.empty()) return overview;
  DUBAN_TRY(rows, SelectPeriods(session(),
                                "WHERE p.government >= ? AND p.government <= ?"
                                " AND p.edition IS NOT NULL"
                                " ORDER BY p.government, p.year, p.as_of, p.label",
                                {overview.front().government.key, overview.back().government.key}));
  for (PeriodColumns& row : rows) {
    const auto place = places.find(std::get<0>(row));
    if (place != places.end()) overview[place->second].periods.push_back(PeriodOf(row));
  }
  return overview;
}

Expected<std::vector<int>> ReadTransaction::Plans(std::string_view government) const {
  DUBAN_TRY(rows, session().Select<int>("SELECT year FROM plans WHERE government = ? ORDER BY year",
                                        {government}));
  std::vector<int> years;
  for (const auto& [year] : rows) years.push_back(year);
  return years;
}

Expected<std::vector<Period>> ReadTransaction::Periods(std::string_view government,
                                                       int year) const {
  DUBAN_TRY(rows, SelectPeriods(session(),
                                "WHERE p.government = ? AND p.year >= ? AND p.year <= ?"
                                " ORDER BY p.year, p.as_of, p.label",
                                {government, year, year != 0 ? int64_t{year} : kAll}));
  std::vector<Period> periods;
  periods.reserve(rows.size());
  for (PeriodColumns& row : rows) periods.push_back(PeriodOf(row));
  return periods;
}

Expected<std::optional<Period>> ReadTransaction::FindPeriod(std::string_view government, int year,
                                                            std::string_view label) const {
  DUBAN_TRY(rows, SelectPeriods(session(), "WHERE p.government = ? AND p.year = ? AND p.label = ?",
                                {government, year, label}));
  if (rows.empty()) return std::optional<Period>();
  return std::optional<Period>(PeriodOf(rows[0]));
}

Expected<void> WriteTransaction::PutGovernment(std::string_view name) {
  DUBAN_TRY(known, FindGovernment(change_.government));
  if (known && !exists_) {
    // Another process made it since the head was looked for and not found: begin anew and lock it.
    session().SetMustRepeat(true);
    return base::Fail(ErrorCode::kBusy, "store-busy");
  }
  if (known && known->name == name) return {};
  Note("government", std::string(name));
  if (known) {
    DUBAN_CHECK(session().Execute("UPDATE governments SET name = ? WHERE government = ?",
                                  {name, change_.government}));
    return {};
  }
  auto made = session().Execute(
      "INSERT INTO chain_heads (government, sequence, sm3, next_id) VALUES (?, 0, ?, 1)",
      {change_.government, kChainBegin});
  // Made by another process since the head was looked for: begin anew and find it.
  if (!made && made.error().code == ErrorCode::kConflict) session().SetMustRepeat(true);
  DUBAN_CHECK(made);
  DUBAN_CHECK(session().Execute("INSERT INTO governments (government, name) VALUES (?, ?)",
                                {change_.government, name}));
  exists_ = true;
  return {};
}

Expected<void> WriteTransaction::PutPlan(int year) {
  DUBAN_TRY(known, session().Select<int>("SELECT year FROM plans WHERE government = ? AND year = ?",
                                         {change_.government, year}));
  if (!known.empty()) return {};
  Note("plan", std::to_string(year));
  DUBAN_CHECK(session().Execute("INSERT INTO plans (government, year) VALUES (?, ?)",
                                {change_.government, year}));
  return {};
}

}  // namespace duban::store
