#include "read/page/ruling.h"

#include <gtest/gtest.h>

namespace duban::read::page {
namespace {

Rule Across(double y, double from, double to) {
  return {from, y, to, y};
}
Rule Down(double x, double from, double to) {
  return {x, from, x, to};
}

std::vector<Ruling> FindRulings(const std::vector<Rule>& rules) {
  bool left_out = false;
  std::vector<Ruling> found = page::FindRulings(rules, left_out);
  EXPECT_FALSE(left_out);
  return found;
}

TEST(Ruling, AFullGridHasACellPerField) {
  const auto rulings = FindRulings({Across(0, 0, 90), Across(20, 0, 90), Across(40, 0, 90),
                                    Down(0, 0, 40), Down(30, 0, 40), Down(90, 0, 40)});
  ASSERT_EQ(rulings.size(), 1u);
  EXPECT_EQ(rulings[0].regions.size(), 4u);
  EXPECT_EQ(rulings[0].xs.size(), 3u);
}

TEST(Ruling, AMissingRuleMergesCells) {
  // The first column's middle rule is missing: one cell over two rows.
  const auto rulings = FindRulings({Across(0, 0, 90), Across(20, 30, 90), Across(40, 0, 90),
                                    Down(0, 0, 40), Down(30, 0, 40), Down(90, 0, 40)});
  ASSERT_EQ(rulings.size(), 1u);
  ASSERT_EQ(rulings[0].regions.size(), 3u);
  EXPECT_EQ(rulings[0].regions[0].row_span, 2u);
  EXPECT_EQ(rulings[0].regions[0].column_span, 1u);
}

TEST(Ruling, RulesDrawnCellByCellAreOne) {
  std::vector<Rule> rules;
  for (double x = 0; x < 90; x += 30)
    for (double y = 0; y <= 40; y += 20) rules.push_back(Across(y + 0.3 * (x > 0), x, x + 30));
  for (double y = 0; y < 40; y += 20)
    for (double x = 0; x <= 90; x += 30) rules.push_back(Down(x, y, y + 20));
  const auto rulings = FindRulings(rules);
  ASSERT_EQ(rulings.size(), 1u);
  EXPECT_EQ(rulings[0].regions.size(), 6u);
}

TEST(Ruling, OpenSidesAreClosedWhereTheRulesEnd) {
  const auto rulings =
      FindRulings({Across(0, 0, 90), Across(20, 0, 90), Down(30, 0, 40), Down(60, 0, 40)});
  ASSERT_EQ(rulings.size(), 1u);
  EXPECT_EQ(rulings[0].xs, (std::vector<double>{0, 30, 60, 90}));
  EXPECT_EQ(rulings[0].ys, (std::vector<double>{0, 20, 40}));
}

TEST(Ruling, LinesUnderHeadingsAndFramesAreNoTables) {
  EXPECT_TRUE(FindRulings({Across(10, 0, 300), Across(12, 0, 300)}).empty());
  EXPECT_TRUE(
      FindRulings({Across(0, 0, 90), Across(40, 0, 90), Down(0, 0, 40), Down(90, 0, 40)}).empty());
}

TEST(Ruling, TablesThatDoNotTouchAreApart) {
  std::vector<Rule> rules;
  for (const double top : {0.0, 100.0}) {
    for (const double y : {0.0, 20.0, 40.0}) rules.push_back(Across(top + y, 0, 90));
    for (const double x : {0.0, 30.0, 90.0}) rules.push_back(Down(x, top, top + 40));
  }
  EXPECT_EQ(FindRulings(rules).size(), 2u);
}

// A table whose borders are drawn cell by cell, each as a thin rectangle.
std::vector<Rule> DrawnByCells(int rows, int columns) {
  std::vector<Rule> rules;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const double x = 10 * column, y = 8 * row;
      for (const double side : {x, x + 10}) rules.push_back({side, y, side + 0.5, y + 8});
      for (const double side : {y, y + 8}) rules.push_back({x, side, x + 10, side + 0.5});
    }
  }
  return rules;
}

TEST(Ruling, RulesAreCountedWhenTheirPiecesAreMerged) {
  const auto rulings = FindRulings(DrawnByCells(80, 40));  // 12,800 pieces
  ASSERT_EQ(rulings.size(), 1u);
  EXPECT_EQ(rulings[0].regions.size(), 3200u);
  EXPECT_EQ(rulings[0].RegionAt(15, 9), 41u);
  EXPECT_EQ(rulings[0].RegionAt(15, -9), std::nullopt);
}

TEST(Ruling, ADrawingIsLeftOutAndTold) {
  bool left_out = false;
  EXPECT_TRUE(page::FindRulings(DrawnByCells(200, 150), left_out).empty());  // too many fields
  EXPECT_TRUE(left_out);
  std::vector<Rule> strokes;
  for (int i = 0; i < 6000; ++i) strokes.push_back(Across(2 * i, 0, 9));
  left_out = false;
  EXPECT_TRUE(page::FindRulings(strokes, left_out).empty());
  EXPECT_TRUE(left_out);
}

}  // namespace
}  // namespace duban::read::page
