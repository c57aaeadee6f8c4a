// Tables that name the tasks of a table before them: printed twice, with other columns, with more
// tasks, or for another time.
//
// A row is held against the rows before it one by one; no table is left out as a whole. Tables of
// different units that set each of them the same tasks are no repetitions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "understand/assemble/table.h"

namespace duban::understand {

// The rows of one table and what was found in them; the task of a finding is its row's index.
struct TableRows {
  const RawTable* table = nullptr;
  std::vector<ledger::Row> rows;
  std::vector<ledger::Finding> findings;
};

// The rows of all tables of a document.
//
// Of a task that stands in two tables the cells that one of them lacks are put in
// ("tables-joined"). Where both are of one time and say different things, the first holds and both
// wordings are told ("table-again-differs"); where they are of different times, that of the
// document's title holds, else the later one, and the other's words become further columns
// ("table-of-other-period"). Tasks that only the later table has are taken ("table-again-more").
// "duplicated-table" where nothing is new.
class JoinedRows {
 public:
  // `titled`: the time within the year that the title names; may be none. The tables must outlive
  // this.
  explicit JoinedRows(std::optional<ledger::Period> titled) : titled_(std::move(titled)) {}

  // Whether the table has rows that no table before it has.
  bool Add(TableRows more);

  std::vector<ledger::Row> rows;
  std::vector<ledger::Finding> findings;  // the task of a finding is its row's index

  // The table whose columns and time hold for the document, where `largest` has the most rows.
  const RawTable& Main(const RawTable& largest) const;
  // What stands in the rows beside the columns of that table.
  std::vector<Column> ColumnsBeside(const RawTable& main) const;
  // The words that name its time, where another table of the same tasks has another time.
  std::string TimeOf(const RawTable& main) const;

 private:
  struct Facts {
    const RawTable* table = nullptr;
    size_t rows = 0;   // of its own
    std::string time;  // words
    std::optional<ledger::Period> period;
    std::string owner;                 // the unit or place that a line over it names
    std::string leader;                // likewise
    std::optional<size_t> stands_for;  // the table of the same tasks that holds instead
    bool timed = false;                // another table of the same tasks has another time
  };
  using Known = std::vector<std::optional<size_t>>;  // of each row, the row of the same task
  struct Change;

  Facts FactsOf(const RawTable& table) const;
  const Facts* Find(const RawTable& table) const;
  Known Match(const std::vector<ledger::Row>& more) const;
  void MatchByNumber(const std::vector<ledger::Row>& more, Known& known) const;
  std::optional<size_t> Repeated(const TableRows& more, const Facts& facts,
                                 const Known& known) const;
  bool OfOtherUnits(const std::vector<ledger::Row>& more, const Known& known) const;
  bool Prefers(const Facts& now, const Facts& before) const;
  void Append(TableRows more, const Known& known);
  void Join(TableRows more, size_t before, const Known& known);
  void TakeOtherTime(ledger::Row& row, ledger::Row& again, const Facts& before, const Facts& now);
  void LeaveBeside(const Facts& of, ledger::Row& from, ledger::Row& to);
  void Complete(ledger::Row& row, ledger::Row&& again, size_t task, Change& change);
  void Tell(const RawTable& more, const Facts& before, const Facts& now, const Change& change);
  void Reorder(const std::vector<size_t>& places);

  std::optional<ledger::Period> titled_;
  std::vector<Facts> facts_;
  std::vector<size_t> fact_of_row_;  // the table that a row's progress is from
  std::vector<std::string> left_;    // headings of columns of another time
};

}  // namespace duban::understand
