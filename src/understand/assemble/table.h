// The table between its printed form and its rows: columns with roles, rows of pieces.
//
// Pieces are views into the table::Document, which must outlive a RawTable, or into a grid that it
// keeps.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/document.h"
#include "table/grid.h"

namespace duban::understand {

// What a column holds. More than ledger::Field knows: 责任单位 leads where no other column does,
// an owner column holds units and people.
enum class Role {
  kHeading,  // not printed as a column: a line over the rows that follow
  kNumber,
  kCategory,
  kContent,
  kLeaders,
  kLeadUnits,
  kUnits,
  kSupport,
  kOwner,
  kProgress,
  kRemark,
  kOther,
};

struct Column {
  Role role = Role::kOther;
  std::string
      heading;  // without white space, but for one between a merged heading and what is below
};

struct RawRow {
  std::vector<std::vector<std::string_view>> cells;  // pieces by column
  std::vector<ledger::SourcePlace> places;           // of the first piece, by column
  ledger::SourcePlace place;
  bool unsplit = false;    // task and result run together, nothing parts them
  bool continues = false;  // belongs to the task of the row before (merged number, page break)
  bool stage = false;      // one of several rows beside the merged number of one task
  bool moved = false;      // a cell was put elsewhere than it stood
  bool doubtful = false;   // from column `standing` on only the task is sure to be in its column
  bool strewn = false;     // … because cells around it were lost
  size_t standing = 0;

  // Precondition: the column is among `cells`.
  void Add(size_t column, std::string_view text, const ledger::SourcePlace& at) {
    places.resize(cells.size());
    if (cells[column].empty()) places[column] = at;
    cells[column].push_back(text);
  }
};

// Two columns of amounts of one thing, planned and done.
struct ColumnPair {
  size_t planned = 0, done = 0;
  std::string thing;                    // 投资
  std::string planned_unit, done_unit;  // of cells without one; empty where unknown
};

struct RawTable {
  std::vector<Column> columns;
  std::vector<RawRow> rows;
  std::vector<ledger::Finding> findings;  // choices between columns
  std::vector<std::string_view> above;    // paragraphs between the table before and this one
  std::string_view measure;  // that a line over the table says its amounts are in; may be empty
  std::optional<int> year;   // that the title says its results are of
  std::vector<ColumnPair> pairs;
  std::vector<size_t> progress;  // columns that tell how far things are; the one that answers first
  std::string_view
      heading;  // over the table, marked as one by the file; empty where it groups nothing
  bool headless = false;  // no heading row was printed; the columns were inferred
  bool labelled = false;  // no table was printed: labels in running text
  bool other = false;     // below another table of the same grid
  std::shared_ptr<const table::Grid> mended;  // that pieces are views into; mostly none

  // Index of the first column with a role; -1 where there is none.
  int Find(Role role) const {
    for (size_t i = 0; i < columns.size(); ++i)
      if (columns[i].role == role) return static_cast<int>(i);
    return -1;
  }
};

// Takes out a column that no row uses: it is none of the document's.
inline void DropIfUnused(RawTable& table, size_t column) {
  bool used = false;
  for (RawRow& row : table.rows) {
    row.cells.resize(std::max(row.cells.size(), table.columns.size()));
    row.places.resize(row.cells.size());
    used |= !row.cells[column].empty();
  }
  if (used) return;
  const auto at = static_cast<ptrdiff_t>(column);
  table.columns.erase(table.columns.begin() + at);
  for (RawRow& row : table.rows) {
    row.cells.erase(row.cells.begin() + at);
    row.places.erase(row.places.begin() + at);
  }
}

inline ledger::SourcePlace PlaceOf(const table::Grid& grid, const table::Cell& cell) {
  return {cell.page, cell.line, grid.sheet, cell.row + 1, cell.column + 1};
}

inline ledger::SourcePlace PlaceOf(const table::Place& place) {
  return {place.page, place.line, place.sheet, place.row, place.column};
}

}  // namespace duban::understand
