// What differs between two rows, and between the heads of two editions. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ledger/document.h"
#include "store/records.h"
#include "workflow/import.h"

namespace duban::workflow {

// A field of a row as one text; lists are joined by 、, cells without a noun by line feeds.
std::string FieldText(const ledger::Row& row, ledger::Field field);

// A table as far as its columns go.
struct Columns {
  std::span<const ledger::Field> fields;
  std::span<const std::string> headings;  // parallel to `fields`
  std::vector<const ledger::Row*> rows;
};

// Columns that only one of the two tables has; a field that some row fills counts as a column.
std::vector<ColumnChange> ChangedColumns(const Columns& before, const Columns& after);

// Which fields differ in a corrected table; all but the place in the file counts. Fields of
// `columns` are left out: a column that is gone changes no row.
std::vector<FieldChange> CorrectedFields(const ledger::Row& before, const ledger::Row& after,
                                         const std::vector<ColumnChange>& columns);

// Which fields differ from one period to the next: category, wording and responsibility, where more
// than white space differs.
std::vector<FieldChange> MovedFields(const ledger::Row& before, const ledger::Row& after,
                                     const std::vector<ColumnChange>& columns);

// Title and disclosure, row number 0. The disclosure is told as "name: value" of what differs.
std::vector<FieldChange> HeadChanges(const ledger::Document& before, const ledger::Document& after);

// The same row but for its place in the file.
bool SameAsPrinted(const ledger::Row& a, const ledger::Row& b);

// Whether a document is the table of an edition, of which `head` and `rows` are: nothing differs
// but the file and the places in it.
bool IsSameTable(const ledger::Document& head, const std::vector<store::StoredRow>& rows,
                 const ledger::Document& document);

}  // namespace duban::workflow
