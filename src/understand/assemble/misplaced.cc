// Entry points: AddNumberColumn, ReadMisplaced, ReadWhereMisplaced.
#include "understand/assemble/misplaced.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/assemble/align.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/header.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/assemble/wide_rows.h"

namespace duban::understand {
namespace {

// 填表单位：…: not what the cells of a task are.
bool BeginsWithLabel(std::string_view text) {
  constexpr size_t kLongest = 24;  // bytes
  text = text.substr(0, kLongest);
  return text.find("：") != text.npos || text.find(':') != text.npos;
}

// The cells of all rows below the heading as texts to align; a row begins only with its first.
std::vector<Atom> AtomsOf(const table::Grid& grid, const Heading& heading) {
  std::vector<Atom> atoms;
  for (uint32_t row = heading.end; row < heading.until; ++row) {
    if (IsHeadingAgain(grid, row, heading) || SumText(grid, row, heading.columns)) continue;
    const size_t begin = atoms.size();
    for (uint32_t column = 0; column < grid.columns(); ++column) {
      const table::Cell* cell = grid.At(row, column);
      if (cell == nullptr || cell->row != row || cell->column != column) continue;
      const std::string_view text = base::Trim(grid.Text(*cell));
      if (text.empty()) continue;
      atoms.push_back({.text = text,
                       .place = PlaceOf(grid, *cell),
                       .start = atoms.size() == begin ? Start::kMust : Start::kNever});
    }
    const bool signed_off =
        std::any_of(atoms.begin() + static_cast<ptrdiff_t>(begin), atoms.end(),
                    [](const Atom& atom) { return BeginsWithLabel(atom.text); });
    const bool around = std::all_of(atoms.begin() + static_cast<ptrdiff_t>(begin), atoms.end(),
                                    [](const Atom& atom) { return IsFurniture(atom.text); });
    for (size_t i = begin; i < atoms.size(); ++i) atoms[i].furniture = around;
    for (size_t i = begin; i < atoms.size(); ++i)
      atoms[i].in_row = atoms.size() > begin + 1 && !signed_off && !around;
  }
  return atoms;
}

// 督办〔2031〕1号, XM-2031-004: what numbers a row where numbers are not enough.
bool IsCode(std::string_view text) {
  constexpr size_t kLongest = 24;  // code points
  text = base::Trim(text);
  if (Length(text) > kLongest || text.find_first_of("0123456789") == text.npos) return false;
  return text.ends_with("号") ||
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
}

// A text that its column cannot hold.
bool Clashes(Role role, std::string_view text, bool lines) {
  if (base::Trim(text).empty() || text.size() > 3000) return false;
  switch (role) {
    case Role::kNumber:
      return Length(text) > 4 && !ReadNumber(text) && !IsCode(text);
    case Role::kCategory:
      return lines && EndsSentence(text);
    case Role::kLeaders:
      return EndsSentence(text) || LikeUnits(text) == Likeness::kSure;
    case Role::kContent:
      return lines && LikeUnits(text) == Likeness::kSure;
    case Role::kLeadUnits:
      return EndsSentence(text) && Length(text) > 8;
    default:
      return false;
  }
}

bool NamesOnly(std::string_view text) {
  return LikeUnits(text) == Likeness::kSure || LikePeople(text) == Likeness::kSure;
}

// A text that its column seldom holds.
bool Surprises(Role role, std::string_view text) {
  if (base::Trim(text).empty() || text.size() > 3000) return false;
  switch (role) {
    case Role::kCategory:
      return EndsSentence(text);
    case Role::kLeadUnits:
    case Role::kUnits:
      return EndsSentence(text) && LikeUnits(text) == Likeness::kNo;
    case Role::kContent:
    case Role::kProgress:
      return NamesOnly(text);
    default:
      return false;
  }
}

bool LacksCell(const table::Grid& grid, uint32_t row, size_t columns) {
  return grid.At(row, static_cast<uint32_t>(columns) - 1) == nullptr;
}

// Surprises alone move nothing, for a sound table may hold what is seldom. In a row that has fewer
// cells than the heading, names where prose belongs and prose where names do tell that its cells
// stand too far left.
bool IsRowMisplaced(const table::Grid& grid, const Heading& heading, uint32_t row, bool lines) {
  size_t names = 0, prose = 0;
  for (uint32_t column = 0; column < heading.columns.size(); ++column) {
    const table::Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell->row != row) continue;
    const Role role = heading.columns[column].role;
    if (Clashes(role, grid.Text(*cell), lines)) return true;
    if (Surprises(role, grid.Text(*cell))) ++(NamesOnly(grid.Text(*cell)) ? names : prose);
  }
  return names > 0 && prose > 0 && LacksCell(grid, row, heading.columns.size());
}

Habits HabitsOf(const table::Grid& grid, const Heading& heading) {
  Habits habits(heading.columns);
  for (uint32_t row = heading.end; row < heading.until; ++row)
    if (!IsHeadingAgain(grid, row, heading)) habits.Learn(grid, row);
  return habits;
}

// Of a row that ends in empty cells one holds what its column never does in the whole rows.
bool BreaksHabits(const table::Grid& grid, const Heading& heading, uint32_t row,
                  const Habits& habits) {
  uint32_t filled = 0;
  bool breaks = false;
  for (uint32_t column = 0; column < heading.columns.size(); ++column) {
    const std::string_view text = base::Trim(grid.TextAt(row, column));
    if (text.empty() || heading.columns[column].heading.empty()) continue;
    filled = column + 1;
    breaks |= habits.IsNew(column, text);
  }
  return breaks && filled < heading.columns.size() && !heading.columns[filled].heading.empty();
}

// Rows of which cells stand elsewhere than the heading says.
size_t CountMisplaced(const table::Grid& grid, const Heading& heading, bool lines) {
  const Habits habits = lines ? HabitsOf(grid, heading) : Habits();
  size_t wrong = 0;
  for (uint32_t row = heading.end; row < heading.until; ++row)
    if (!WideText(grid, row) && !SumText(grid, row, heading.columns) &&
        !IsHeadingAgain(grid, row, heading) &&
        (IsRowMisplaced(grid, heading, row, lines) ||
         (lines && BreaksHabits(grid, heading, row, habits))))
      ++wrong;
  return wrong;
}

bool IsMuch(size_t wrong, const Heading& heading) {
  return wrong > 0 && wrong * 25 > heading.until - heading.above;
}

// Rows of the table in which a text clashes with its column.
size_t CountClashes(const RawTable& table, bool lines) {
  const auto clashes = [&](const RawRow& row) {
    for (size_t column = 0; column < row.cells.size(); ++column)
      for (const std::string_view piece : row.cells[column])
        if (Clashes(table.columns[column].role, piece, lines)) return true;
    return false;
  };
  return static_cast<size_t>(std::count_if(table.rows.begin(), table.rows.end(), clashes));
}

bool HasMoved(const RawRow& row) {
  for (size_t i = 0; i < row.places.size(); ++i)
    if (!row.cells[i].empty() && row.places[i].column != i + 1) return true;
  return false;
}

// What holds for each row that a merged cell spans.
bool HoldsDown(Role role) {
  return role == Role::kCategory || role == Role::kLeaders || role == Role::kLeadUnits ||
         role == Role::kUnits || role == Role::kSupport || role == Role::kOwner;
}

// Merged cells were aligned in their first row only: the rows that they span get them again, and
// those below for which they ended too early, so that a cell is missing.
void RepeatMerged(const table::Grid& grid, RawTable& table) {
  const size_t columns = table.columns.size();
  for (size_t column = 0; column < columns; ++column) {
    if (!HoldsDown(table.columns[column].role)) continue;
    const RawRow* from = nullptr;
    uint32_t until = 0;  // rows that the cell does not reach
    for (RawRow& row : table.rows) {
      if (!row.cells[column].empty()) {
        const ledger::SourcePlace& at = row.places[column];
        const table::Cell* cell = grid.At(at.row - 1, at.column - 1);
        from = &row;
        until = cell == nullptr || cell->row_span < 2 ? 0 : cell->row + cell->row_span;
      } else if (until > 0 && !row.continues &&
                 (row.place.row <= until || LacksCell(grid, row.place.row - 1, columns))) {
        for (const std::string_view piece : from->cells[column])
          row.Add(column, piece, from->places[column]);
      }
    }
  }
}

// Whether each row begins with its number: 1, 2, 3.
bool CountsInFront(const table::Grid& grid, const Heading& heading) {
  constexpr int kFewest = 2;  // rows
  int number = 0;
  for (uint32_t row = heading.end; row < heading.until; ++row) {
    if (WideText(grid, row) || IsHeadingAgain(grid, row, heading)) continue;
    if (ReadNumber(grid.TextAt(row, 0)) != number + 1) return false;
    ++number;
  }
  return number >= kFewest;
}

// Cells that their columns seldom or never hold.
size_t CountMisfits(const table::Grid& grid, const Heading& heading) {
  size_t misfits = 0;
  for (uint32_t row = heading.end; row < heading.until; ++row) {
    if (WideText(grid, row) || IsHeadingAgain(grid, row, heading)) continue;
    for (uint32_t column = 0; column < heading.columns.size(); ++column) {
      const Role role = heading.columns[column].role;
      const std::string_view text = grid.TextAt(row, column);
      if (Surprises(role, text) || Clashes(role, text, false)) ++misfits;
    }
  }
  return misfits;
}

}  // namespace

void AddNumberColumn(const table::Grid& grid, Heading& heading) {
  const auto is_number = [](const Column& column) { return column.role == Role::kNumber; };
  if (heading.columns.size() < 3 ||
      std::any_of(heading.columns.begin(), heading.columns.end(), is_number) ||
      !CountsInFront(grid, heading))
    return;
  if (heading.columns.front().heading.empty()) {
    heading.columns.front().role = Role::kNumber;
    return;
  }
  if (heading.columns.front().role == Role::kOther || !heading.columns.back().heading.empty())
    return;
  Heading moved = heading;
  moved.columns.pop_back();
  moved.columns.insert(moved.columns.begin(), Column{Role::kNumber, ""});
  moved.moved = true;
  if (CountMisfits(grid, moved) < CountMisfits(grid, heading)) heading = std::move(moved);
}

RawTable ReadMisplaced(const table::Grid& grid, Heading heading) {
  SettleRoles(heading.columns);
  RawTable table;
  table.columns = heading.columns;
  const std::vector<Atom> atoms = AtomsOf(grid, heading);
  const Habits habits = HabitsOf(grid, heading);
  table.rows = Align(atoms, table.columns, nullptr, 1, &habits);
  const int number = table.Find(Role::kNumber);
  const auto numbered = [&](const RawRow& row) {
    return number >= 0 && !row.cells[static_cast<size_t>(number)].empty();
  };
  // Where no row has a number, its lack joins none.
  const bool any = std::any_of(table.rows.begin(), table.rows.end(), numbered);
  for (RawRow& row : table.rows) {
    row.continues = any && !numbered(row);
    row.moved = HasMoved(row);
  }
  RepeatMerged(grid, table);
  return table;
}

std::optional<RawTable> ReadWhereMisplaced(const table::Grid& grid, const Heading& heading,
                                           bool lines) {
  const size_t wrong = CountMisplaced(grid, heading, lines);
  if (!IsMuch(wrong, heading)) return std::nullopt;
  RawTable aligned = ReadMisplaced(grid, heading);
  if (CountClashes(aligned, lines) >= wrong) return std::nullopt;
  return aligned;
}

}  // namespace duban::understand
