// Entry points: ReadNumberedAnswers, JoinAnswers.
#include "understand/assemble/numbered_answers.h"

#include <algorithm>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/header.h"
#include "understand/assemble/marks.h"
#include "understand/assemble/text.h"
#include "understand/assemble/wide_rows.h"

namespace duban::understand {
namespace {

constexpr uint32_t kReach = 12;  // rows in which the heading is looked for

struct Columns {
  uint32_t number = 0, progress = 0;
};

std::optional<Columns> HeadingIn(const table::Grid& grid, uint32_t row) {
  std::optional<uint32_t> number, progress;
  for (uint32_t column = 0; column < grid.columns(); ++column) {
    const std::string_view text = base::Trim(grid.TextAt(row, column));
    const auto role = text.empty() ? std::nullopt : RoleOf(text);
    if (role == Role::kContent || role == Role::kCategory) return std::nullopt;
    auto* found = role == Role::kNumber ? &number : role == Role::kProgress ? &progress : nullptr;
    if (found == nullptr) continue;
    if (*found || !IsHeadingWord(text)) return std::nullopt;
    *found = column;
  }
  if (!number || !progress) return std::nullopt;
  return Columns{*number, *progress};
}

// False where the row does not say which task it answers, or answers one again.
bool TakeRow(const table::Grid& grid, uint32_t row, Columns columns, NumberedAnswers& out) {
  const table::Cell* cell = grid.At(row, columns.progress);
  const std::string_view text = cell == nullptr ? "" : base::Trim(grid.Text(*cell));
  const std::string_view printed = base::Trim(grid.TextAt(row, columns.number));
  const auto number = ReadNumber(printed);
  if ((text.empty() && printed.empty()) || IsTotalWord(printed)) return true;
  if (!number && WideText(grid, row)) return true;
  if (!number || (cell != nullptr && cell->row != row)) return false;
  const ledger::SourcePlace place = cell == nullptr ? ledger::SourcePlace{} : PlaceOf(grid, *cell);
  return out.by_number.emplace(*number, NumberedAnswers::Answer{text, place}).second;
}

int NumberOf(const RawTable& table, const RawRow& row) {
  const int column = table.Find(Role::kNumber);
  if (column < 0) return 0;
  const auto& pieces = row.cells[static_cast<size_t>(column)];
  return pieces.empty() ? 0 : ReadNumber(pieces.front()).value_or(0);
}

bool MayBeAnswered(const RawTable& table) {
  return table.Find(Role::kProgress) < 0 && table.Find(Role::kNumber) >= 0;
}

// Whether each number stands once, and each of them has an answer.
bool MatchOneToOne(const NumberedAnswers& answers, const std::vector<RawTable>& tables) {
  std::map<int, size_t> seen;
  for (const RawTable& table : tables) {
    if (!MayBeAnswered(table)) continue;
    for (const RawRow& row : table.rows)
      if (const int number = NumberOf(table, row); number > 0) ++seen[number];
  }
  return seen.size() == answers.by_number.size() &&
         std::all_of(seen.begin(), seen.end(), [&](const auto& one) {
           return one.second == 1 && answers.by_number.contains(one.first);
         });
}

void Tell(std::string_view code, const NumberedAnswers& answers, std::vector<RawTable>& tables) {
  ledger::Finding finding =
      ledger::MakeFinding(code, {{"table", std::to_string(answers.ordinal)},
                                 {"count", std::to_string(answers.by_number.size())}});
  finding.field = ledger::Field::kProgress;
  finding.place = answers.place;
  tables.front().findings.push_back(std::move(finding));
}

}  // namespace

std::optional<NumberedAnswers> ReadNumberedAnswers(const table::Grid& grid) {
  constexpr size_t kFewest = 2;
  for (uint32_t head = 0; head < std::min(grid.rows(), kReach); ++head) {
    const auto columns = HeadingIn(grid, head);
    if (!columns) continue;
    NumberedAnswers out;
    out.heading = base::RemoveSpace(grid.TextAt(head, columns->progress));
    out.ordinal = grid.ordinal;
    for (uint32_t row = head + 1; row < grid.rows(); ++row)
      if (!HeadingIn(grid, row) && !TakeRow(grid, row, *columns, out)) out.unsure = true;
    if (out.by_number.size() < kFewest) return std::nullopt;
    out.place = out.by_number.begin()->second.place;
    return out;
  }
  return std::nullopt;
}

void JoinAnswers(const NumberedAnswers& answers, std::vector<RawTable>& tables) {
  if (answers.titled || answers.unsure || !MatchOneToOne(answers, tables))
    return Tell("answers-unmatched", answers, tables);
  for (RawTable& table : tables) {
    if (!MayBeAnswered(table)) continue;
    table.columns.push_back({Role::kProgress, answers.heading});
    for (RawRow& row : table.rows) {
      row.cells.resize(table.columns.size());
      row.places.resize(table.columns.size());
      const auto answer = answers.by_number.find(NumberOf(table, row));
      if (answer == answers.by_number.end() || answer->second.text.empty()) continue;
      row.Add(table.columns.size() - 1, answer->second.text, answer->second.place);
    }
  }
  Tell("answers-joined", answers, tables);
}

}  // namespace duban::understand
