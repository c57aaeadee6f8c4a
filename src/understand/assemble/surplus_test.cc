#include "understand/assemble/surplus.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace duban::understand {
namespace {

using Texts = std::vector<std::string>;

void AddRow(table::Grid& grid, const Texts& texts) {
  const uint32_t row = grid.rows();
  for (uint32_t column = 0; column < texts.size(); ++column) grid.Add(row, column, texts[column]);
}

RowsUnderHeading RowsOf(const table::Grid& grid, const std::vector<Column>& columns) {
  RowsUnderHeading table{&columns, 0, {}};
  for (uint32_t row = 1; row < grid.rows(); ++row) table.rows.push_back(row);
  return table;
}

size_t CountOf(const Surplus& surplus, std::string_view code) {
  size_t count = 0;
  for (const ledger::Finding& finding : surplus.findings) count += finding.code == code ? 1 : 0;
  return count;
}

// A wide table of short texts, any of which fits anywhere, and last a row with one way only.
table::Grid WideGrid(std::vector<Column>& columns, size_t bad) {
  constexpr size_t kColumns = 30, kSurplus = 5;
  columns.assign(kColumns, {Role::kOther, "栏目"});
  columns.front() = {Role::kContent, "工作任务"};
  table::Grid grid;
  grid.separator = ',';
  AddRow(grid, Texts(kColumns, "栏目"));
  Texts sound(kColumns, "甲乙丙");
  sound.back() = "5";
  for (int i = 0; i < 3; ++i) AddRow(grid, sound);
  for (size_t i = 0; i < bad; ++i) AddRow(grid, Texts(kColumns + kSurplus, "甲乙丙"));
  sound.push_back("");
  AddRow(grid, sound);
  grid.Finish();
  return grid;
}

TEST(Surplus, TriesAreLimitedOverTheGrid) {
  std::vector<Column> columns;
  const table::Grid few = WideGrid(columns, 1);
  size_t tries = kMostTriesOfGrid;
  Surplus surplus = FindSurplus(few, RowsOf(few, columns), tries);
  EXPECT_GT(tries, kMostTriesOfGrid / 2);  // one row does not use up what others need
  EXPECT_EQ(surplus.settled.size(), 1u);
  EXPECT_EQ(surplus.doubtful.size(), 1u);

  const table::Grid many = WideGrid(columns, 200);
  tries = kMostTriesOfGrid;
  surplus = FindSurplus(many, RowsOf(many, columns), tries);
  EXPECT_EQ(tries, 0u);
  EXPECT_EQ(surplus.settled.size(), 0u);  // no try was left for the last row
  ASSERT_EQ(surplus.doubtful.size(), 200u);
  EXPECT_EQ(CountOf(surplus, "cells-beyond-headings"), 1u);
}

const std::vector<Column> kColumns = {{Role::kNumber, "序号"},
                                      {Role::kContent, "工作任务"},
                                      {Role::kLeadUnits, "责任单位"},
                                      {Role::kProgress, "完成情况"}};

Surplus FindIn(const Texts& row) {
  table::Grid grid;
  AddRow(grid, {"序号", "工作任务", "责任单位", "完成情况"});
  AddRow(grid, {"1", "新增床位100张。", "民政局", "新增床位120张。"});
  AddRow(grid, {"2", "改造公厕5座。", "住建局", "改造公厕6座。"});
  AddRow(grid, row);
  grid.separator = ',';
  grid.Finish();
  size_t tries = kMostTriesOfGrid;
  return FindSurplus(grid, RowsOf(grid, kColumns), tries);
}

TEST(Surplus, WhatStandsBelowItsHeadingStaysThere) {
  const Surplus whole = FindIn({"3", "新建公园3个。", "住建局", "建成2个。", "已验收"});
  EXPECT_TRUE(whole.settled.empty());
  EXPECT_TRUE(whole.doubtful.empty());
  EXPECT_EQ(CountOf(whole, "cells-beyond-headings"), 1u);

  // Either may be the plan.
  const Surplus either = FindIn({"3", "新建公园3个。", "住建局", "新建公园4个。", "建成2个。"});
  ASSERT_EQ(either.doubtful.size(), 1u);
  EXPECT_EQ(either.doubtful[0].standing, 3u);

  const Surplus empty = FindIn({"3", "新建公园3个。", "住建局", "", "新建公园4个。"});
  EXPECT_TRUE(empty.settled.empty());
  EXPECT_TRUE(empty.doubtful.empty());

  // An empty unit may be the cell too many: what follows may stand elsewhere.
  const Surplus pushed = FindIn({"3", "新建公园3个。", "", "建成2个。", "新建公园4个。"});
  ASSERT_EQ(pushed.doubtful.size(), 1u);
  EXPECT_EQ(pushed.doubtful[0].standing, 2u);
}

}  // namespace
}  // namespace duban::understand
