// Which cells of rows that go on are empty now, column by column, counted in one walk over each
// row: the work grows with the text, however many columns there are. Pure.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/document.h"

namespace duban::workflow {

class LostCells {
 public:
  // The columns of the standing table, but for what answers; their headings as `head` has them.
  explicit LostCells(const ledger::Document& head);

  // A row that stands, and the one that would take its place. A cell is lost where it is empty now
  // and what stood in it stands nowhere else in the row.
  void Take(const ledger::Row& before, const ledger::Row& now);

  struct Column {
    std::string heading;  // as printed; the field's name where it bears none
    size_t had = 0;       // rows in which it was filled
    size_t lost = 0;
  };
  // First those with a noun, then the further ones in the order in which they came.
  const std::vector<Column>& columns() const { return columns_; }

  // The text stands somewhere in the row, white space aside.
  static bool StandsIn(std::string_view text, const ledger::Row& row);

  // Bytes read and searched so far: what the work is measured by.
  size_t work() const { return work_; }

 private:
  class Searched;
  void Count(Column& column, const std::vector<std::string_view>& before,
             const std::vector<std::string_view>& now, Searched& all);
  Column& Further(std::string_view heading);
  bool IsFilled(const std::vector<std::string_view>& texts);

  std::vector<Column> columns_;
  std::map<std::string, size_t, std::less<>> further_;  // by heading
  size_t work_ = 0;
};

}  // namespace duban::workflow
