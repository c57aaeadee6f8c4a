#include "table/grid.h"

#include <gtest/gtest.h>

namespace duban::table {
namespace {

TEST(GridTest, ASpanAnswersFromEveryPositionItCovers) {
  Grid grid;
  grid.Add(0, 0, "类别", {.row_span = 2});
  grid.Add(0, 1, "甲");
  grid.Add(1, 1, "乙");
  grid.Finish();
  EXPECT_EQ(grid.TextAt(1, 0), "类别");
  EXPECT_EQ(grid.TextAt(1, 1), "乙");
  EXPECT_EQ(grid.At(2, 0), nullptr);
  EXPECT_EQ(grid.At(0, 2), nullptr);
}

TEST(GridTest, ASpanMakesNoRowsThatTheFileDoesNotHave) {
  Grid grid;
  grid.Add(0, 0, "a", {.row_span = 1000});
  grid.Finish();
  EXPECT_EQ(grid.rows(), 1u);
}

}  // namespace
}  // namespace duban::table
