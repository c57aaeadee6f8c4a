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

}  // namespace
}  // namespace duban::read::page
