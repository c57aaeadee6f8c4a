// Entry point: SettleProgress.
#include "understand/assemble/progress.h"

#include <algorithm>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "quantity/quantity.h"
#include "understand/assemble/header.h"
#include "understand/assemble/indicators.h"
#include "understand/assemble/period_text.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr int kAnyYear = 2000;  // times of one table are held against each other only

struct Candidate {
  size_t column = 0;
  std::optional<base::Date> as_of;
  bool later = false;  // than the title's own period: a plan, or not yet
  bool rate = false;
  bool total = false;    // 累计 beside 本月
  bool numbers = false;  // most of its cells are lone numbers
  bool amounts = false;  // a row holds one with a unit
  size_t length = 0;     // of all cells, in bytes
};

size_t LengthOf(const RawTable& table, size_t column) {
  size_t length = 0;
  for (const RawRow& row : table.rows)
    if (column < row.cells.size())
      for (const std::string_view piece : row.cells[column]) length += piece.size();
  return length;
}

// 形象进度 beside 完成情况 may hold nothing but words.
bool HoldsAmounts(const RawTable& table, size_t column) {
  constexpr size_t kMostRows = 200, kLongestCell = 2000;  // that are looked at; bytes
  for (size_t i = 0; i < std::min(table.rows.size(), kMostRows); ++i) {
    const RawRow& row = table.rows[i];
    if (column >= row.cells.size() || row.cells[column].empty()) continue;
    const auto found = quantity::FindQuantities(row.cells[column].front().substr(0, kLongestCell));
    if (std::any_of(found.begin(), found.end(),
                    [](const ledger::Quantity& amount) { return !amount.unit.empty(); }))
      return true;
  }
  return false;
}

// 3240 | 108%: the amounts and their shares of the promise.
bool HoldsNumbers(const RawTable& table, size_t column) {
  size_t filled = 0, numbers = 0;
  for (const RawRow& row : table.rows) {
    if (column >= row.cells.size() || row.cells[column].empty()) continue;
    const std::string_view text = base::Trim(row.cells[column].front());
    filled += text.empty() ? 0 : 1;
    numbers += !text.empty() && text.find_first_not_of("0123456789.,") == text.npos ? 1 : 0;
  }
  return numbers > 0 && numbers * 5 >= filled * 3;
}

// 完成进度 over 100%, 77.5%: shares and nothing else.
bool HoldsShares(const RawTable& table, size_t column) {
  size_t shares = 0;
  for (const RawRow& row : table.rows) {
    if (column >= row.cells.size() || row.cells[column].empty()) continue;
    std::string_view text = base::Trim(row.cells[column].front());
    const bool percent = text.ends_with("%") || text.ends_with("％");
    text = text.substr(0, text.find_first_not_of("0123456789."));
    if (!percent || text.empty() || row.cells[column].size() > 1) return false;
    ++shares;
  }
  return shares > 0;
}

bool IsWithinYear(std::string_view heading) {
  if (!IsPeriodHeading(heading)) return false;
  for (const std::string_view part : {"季度", "月", "半年"})
    if (heading.find(part) != heading.npos) return true;
  return false;
}

// Whether the times that the columns name are told up to one of them and no further: what is
// planned would be told to the end.
bool BreaksOffInTime(const RawTable& table, const std::vector<size_t>& times) {
  size_t filled = 0;
  while (filled < times.size() && LengthOf(table, times[filled]) > 0) ++filled;
  return filled > 0 && filled < times.size() &&
         std::all_of(
             times.begin() + static_cast<ptrdiff_t>(filled), times.end(),
             [&](size_t column) { return LengthOf(table, column) == 0; });
}

// 一季度 | 二季度 | 三季度 under a title of results, where no heading says how far things are: what
// was done by then. Under other titles they may be what is planned; a 进度表 may be either.
void TakeQuarters(std::string_view title, RawTable& table) {
  if (table.Find(Role::kProgress) >= 0) return;
  std::vector<size_t> times;
  for (size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].role == Role::kOther && IsWithinYear(table.columns[i].heading))
      times.push_back(i);
  if (times.size() < 2) return;
  const bool paced = title.find("进度") != title.npos && BreaksOffInTime(table, times);
  if (!paced && !HasAny(title, kReportTitles)) return;
  for (const size_t column : times) table.columns[column].role = Role::kProgress;
}

// 2031年重点任务表 over 2030年完成情况; a title that names both years may be of either.
int DueByTitle(std::string_view title, const RawTable& table) {
  const int due = FindYear(title).value_or(0);
  for (const Column& column : table.columns)
    if (column.role == Role::kProgress)
      if (const auto year = FindYear(column.heading);
          year && title.find(std::to_string(*year)) != title.npos)
        return 0;
  return due;
}

// 2030年完成 | 2031年目标: what was a year before the goals is where they start from and no answer,
// unless they are the last of a plan of several years.
void LeaveOutYearBefore(std::string_view title, RawTable& table) {
  if (HasAny(title, kYearsTitles)) return;
  int due = 0;
  bool own = false;  // there are goals of an earlier year too
  for (const Column& column : table.columns) {
    const int year =
        RoleOf(column.heading) == Role::kContent ? FindYear(column.heading).value_or(0) : 0;
    own |= due != 0 && year != 0 && year != due;
    due = std::max(due, year);
  }
  if (due == 0) due = DueByTitle(title, table);
  if (due == 0 || own) return;
  for (Column& column : table.columns) {
    const auto year = FindYear(column.heading);
    if (column.role != Role::kProgress || !year || *year + 1 != due) continue;
    column.role = Role::kOther;
    table.findings.push_back(ledger::MakeFinding(
        "year-before-left-out", {{"heading", column.heading}, {"year", std::to_string(due)}}));
    table.findings.back().field = ledger::Field::kProgress;
  }
}

// 预计至12月底完成进度: what is expected answers nothing.
void LeaveOutForecasts(RawTable& table) {
  for (Column& column : table.columns)
    if (column.role == Role::kProgress &&
        (column.heading.starts_with("预计") || column.heading.starts_with("预期")))
      column.role = Role::kOther;
}

std::vector<Candidate> CandidatesOf(std::string_view title, const RawTable& table) {
  const int year = FindYear(title).value_or(kAnyYear);
  const auto own = FindPeriod(title, year);
  std::vector<Candidate> out;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].role != Role::kProgress) continue;
    Candidate candidate{.column = i, .length = LengthOf(table, i)};
    if (const auto period = FindPeriod(table.columns[i].heading, year))
      candidate.as_of = period->as_of;
    candidate.later = candidate.as_of && own && own->as_of < *candidate.as_of;
    candidate.rate = IsRate(table.columns[i].heading) || HoldsShares(table, i);
    candidate.numbers = !candidate.rate && HoldsNumbers(table, i);
    candidate.amounts = HoldsAmounts(table, i);
    candidate.total = table.columns[i].heading.find("累计") != std::string::npos;
    out.push_back(candidate);
  }
  return out;
}

bool AnswersBefore(const Candidate& a, const Candidate& b) {
  // 四季度, where the year has not come so far.
  if ((a.length == 0) != (b.length == 0)) return b.length == 0;
  if (a.as_of && b.as_of && *a.as_of != *b.as_of) {
    if (a.later != b.later) return b.later;
    return a.later ? *a.as_of < *b.as_of : *b.as_of < *a.as_of;
  }
  // 1-9月完成 | 完成率: the figure at a time, not its share of the target.
  if (a.rate != b.rate && (a.rate ? b : a).as_of && !(a.rate ? a : b).as_of) return b.rate;
  if (a.rate != b.rate && (a.numbers || b.numbers)) return b.rate;
  if (a.total != b.total) return a.total;
  if (a.amounts != b.amounts && !a.rate && !b.rate) return a.amounts;
  return a.length > b.length;
}

bool SameTime(const Candidate& a, const Candidate& b) {
  return a.total == b.total && (!a.as_of || !b.as_of || *a.as_of == *b.as_of);
}

ledger::Finding ChosenByTime(const RawTable& table, const std::vector<Candidate>& candidates) {
  std::string others;
  for (size_t i = 1; i < candidates.size(); ++i)
    others += (others.empty() ? "" : "、") + table.columns[candidates[i].column].heading;
  ledger::Finding finding = ledger::MakeFinding(
      "progress-column-chosen",
      {{"heading", table.columns[candidates.front().column].heading}, {"others", others}});
  finding.field = ledger::Field::kProgress;
  return finding;
}

}  // namespace

void SettleProgress(std::string_view title, RawTable& table) {
  TakeQuarters(title, table);
  LeaveOutYearBefore(title, table);
  LeaveOutForecasts(table);
  std::vector<Candidate> candidates = CandidatesOf(title, table);
  // One after the other instead of a sort: times and lengths together are no order.
  for (size_t i = 0; i < candidates.size(); ++i)
    for (size_t j = i; j > 0 && AnswersBefore(candidates[j], candidates[j - 1]); --j)
      std::swap(candidates[j], candidates[j - 1]);
  bool told = false;
  for (const Candidate& candidate : candidates) {
    // What a later time says is no answer for the title's own, not even where that cell is empty.
    if (!candidate.later || candidates.front().later) table.progress.push_back(candidate.column);
    told |= !SameTime(candidate, candidates.front());
  }
  if (told && !table.rows.empty()) table.findings.push_back(ChosenByTime(table, candidates));
}

}  // namespace duban::understand
