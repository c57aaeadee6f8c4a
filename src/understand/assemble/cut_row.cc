// Entry points: FindCutRow, BegunBehind.
#include "understand/assemble/cut_row.h"

#include <algorithm>

#include "understand/assemble/text.h"

namespace duban::understand {
namespace {

constexpr std::ptrdiff_t kFewest = 2;  // rows before the last
constexpr std::ptrdiff_t kRare = 20;   // one row in so many may lack what the others have

// All rows but the last, or nearly all of many.
bool RowsBefore(const RawTable& table, auto holds) {
  const auto others = static_cast<std::ptrdiff_t>(table.rows.size()) - 1;
  const auto count = std::count_if(table.rows.begin(), table.rows.end() - 1, holds);
  return (others - count) * kRare <= others;
}

bool HoldsText(const RawRow& row, size_t column) {
  return std::any_of(row.cells[column].begin(), row.cells[column].end(),
                     [](std::string_view piece) { return Length(piece) > 0; });
}

// A remark is often left out.
bool MayLack(Role role) {
  return role == Role::kRemark || role == Role::kOther || role == Role::kSupport ||
         role == Role::kHeading;
}

bool EndsSentenceIn(const RawRow& row, size_t column) {
  return HoldsText(row, column) && EndsSentence(row.cells[column].back());
}

}  // namespace

std::optional<ledger::SourcePlace> FindCutRow(const RawTable& table, bool open_end) {
  if (static_cast<std::ptrdiff_t>(table.rows.size()) <= kFewest) return std::nullopt;
  const RawRow& last = table.rows.back();
  size_t end = table.columns.size();
  while (end > 0 && !HoldsText(last, end - 1)) --end;
  for (size_t column = end; column < table.columns.size(); ++column)
    if (!MayLack(table.columns[column].role) &&
        RowsBefore(table, [&](const RawRow& row) { return HoldsText(row, column); }))
      return last.place;
  if (!open_end || end == 0 || EndsSentenceIn(last, end - 1)) return std::nullopt;
  if (RowsBefore(table, [&](const RawRow& row) { return EndsSentenceIn(row, end - 1); }))
    return last.place;
  return std::nullopt;
}

std::optional<ledger::SourcePlace> BegunBehind(const std::vector<Atom>& atoms, size_t end,
                                               const RawTable& table) {
  constexpr size_t kReach = 2;  // atoms: a category may stand before the number
  const int column = table.Find(Role::kNumber);
  if (column < 0 || table.rows.empty()) return std::nullopt;
  const auto& last = table.rows.back().cells[static_cast<size_t>(column)];
  const auto number = last.empty() ? std::nullopt : ReadNumber(last.front());
  for (size_t i = end; number && i < std::min(end + kReach, atoms.size()); ++i)
    if (ReadNumber(atoms[i].text) == *number + 1 && i + 1 < atoms.size()) return atoms[i].place;
  return std::nullopt;
}

}  // namespace duban::understand
