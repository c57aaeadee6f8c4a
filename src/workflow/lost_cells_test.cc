#include "workflow/lost_cells.h"

#include <gtest/gtest.h>

namespace duban::workflow {
namespace {

ledger::Row RowWith(int columns, std::string_view text, int first = 0) {
  ledger::Row row;
  row.content = "建成幼儿园3所";
  for (int i = first; i < first + columns; ++i)
    row.extra.push_back({"栏" + std::to_string(i), std::string(text) + std::to_string(i)});
  return row;
}

size_t WorkOf(const ledger::Row& before, const ledger::Row& now) {
  LostCells cells{ledger::Document()};
  cells.Take(before, now);
  return cells.work();
}

const LostCells::Column& ColumnOf(const LostCells& cells, std::string_view heading) {
  static const LostCells::Column none;
  for (const auto& column : cells.columns())
    if (column.heading == heading) return column;
  return none;
}

TEST(LostCellsTest, CountsWhatIsEmptyNowAndStandsNowhereElse) {
  ledger::Row before = RowWith(3, "文字"), now = RowWith(2, "文字");
  before.remark = "说明";
  before.lead_units = {"区教育局"};
  now.content += "（区教育局）";
  LostCells cells{ledger::Document()};
  cells.Take(before, now);
  EXPECT_EQ(ColumnOf(cells, "栏0").had, 1u);
  EXPECT_EQ(ColumnOf(cells, "栏0").lost, 0u);
  EXPECT_EQ(ColumnOf(cells, "栏2").lost, 1u);
  EXPECT_EQ(ColumnOf(cells, "remark").lost, 1u);
  EXPECT_EQ(ColumnOf(cells, "lead_units").had, 1u);
  EXPECT_EQ(ColumnOf(cells, "lead_units").lost, 0u) << "it stands with the content now";
}

// Twice the columns are twice the work and not four times, whether the cells are there, are gone,
// stand under other headings, or stand within others.
TEST(LostCellsTest, TheWorkGrowsWithTheText) {
  ledger::Row gone;
  ledger::Row moved_400 = RowWith(400, "很长的一段文字", 5000),
              moved_800 = RowWith(800, "很长的一段文字", 5000);
  for (auto* row : {&moved_400, &moved_800})
    for (auto& cell : row->extra) cell.text = "原文：" + cell.text;
  const auto grows = [](const ledger::Row& one, const ledger::Row& one_now, const ledger::Row& two,
                        const ledger::Row& two_now) {
    const size_t few = WorkOf(one, one_now), many = WorkOf(two, two_now);
    EXPECT_LT(many, few * 5 / 2) << few << " and " << many;
  };
  const ledger::Row r400 = RowWith(400, "很长的一段文字"), r800 = RowWith(800, "很长的一段文字");
  grows(r400, r400, r800, r800);
  grows(r400, gone, r800, gone);
  grows(r400, RowWith(400, "很长的一段文字", 5000), r800, RowWith(800, "很长的一段文字", 5000));
  grows(r400, moved_400, r800, moved_800);
}

}  // namespace
}  // namespace duban::workflow
