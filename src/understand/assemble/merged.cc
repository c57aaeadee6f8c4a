// Entry point: FillMerged.
#include "understand/assemble/merged.h"

#include "ledger/finding_codes.h"

namespace duban::understand {
namespace {

using Pieces = std::vector<std::string_view>;

// A task that goes on and a row of totals have no cell of their own in the column.
bool IsGap(const RawTable& table, const RawRow& row, size_t column) {
  const int content = table.Find(Role::kContent);
  const bool task = content < 0 || !row.cells[static_cast<size_t>(content)].empty();
  return task && !row.continues && row.cells[column].empty();
}

bool WasMerged(const RawTable& table, size_t column) {
  size_t gaps = 0;
  const Pieces* last = nullptr;
  for (const RawRow& row : table.rows) {
    const Pieces& cell = row.cells[column];
    if (cell.empty()) {
      gaps += IsGap(table, row, column) ? 1 : 0;
      continue;
    }
    if (last != nullptr && *last == cell) return false;
    last = &cell;
  }
  return gaps > 0 && gaps * 3 >= table.rows.size() && !table.rows.front().cells[column].empty();
}

}  // namespace

void FillMerged(RawTable& table, std::initializer_list<Role> roles) {
  for (const Role role : roles) {
    const int found = table.Find(role);
    if (found < 0 || table.rows.empty()) continue;
    const auto column = static_cast<size_t>(found);
    if (!WasMerged(table, column)) continue;
    size_t filled = 0;
    for (size_t i = 1; i < table.rows.size(); ++i) {
      if (!IsGap(table, table.rows[i], column)) continue;
      const RawRow& above = table.rows[i - 1];
      const Pieces pieces = above.cells[column];
      const ledger::SourcePlace place = above.places[column];
      for (const std::string_view piece : pieces) table.rows[i].Add(column, piece, place);
      ++filled;
    }
    table.findings.push_back(ledger::MakeFinding(
        "merged-cells-assumed",
        {{"heading", table.columns[column].heading}, {"count", std::to_string(filled)}}));
    table.findings.back().place = table.rows.front().place;
  }
}

}  // namespace duban::understand
