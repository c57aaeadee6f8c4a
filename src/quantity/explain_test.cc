#include "quantity/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace duban::quantity {
namespace {

TEST(Explain, NamesTheRulesInTheOrderInWhichTheyTookPart) {
  const auto all = Explain("下降约0.3-0.8%");
  ASSERT_EQ(all.size(), 1u);
  std::vector<std::string> rules;
  for (const Step& step : all[0].steps) rules.emplace_back(step.rule);
  EXPECT_THAT(rules, testing::ElementsAre("arabic", "decimal-point", "range", "percent",
                                          "hedge-before", "direction"));
}

TEST(Explain, SaysWhyANumberIsNoAmount) {
  const auto all = Explain("15号线");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].mention.kind, MentionKind::kName);
  EXPECT_EQ(all[0].steps.back().rule, "number-sign");
}

TEST(Explain, PrintsATree) {
  EXPECT_THAT(
      ExplainAsTree("新增2家以上"),
      testing::ElementsAre("2家以上 = 2 家, amount by count",
                           "├ numerals   arabic: Arabic digits, half or full width",
                           "├ units      count: a measure word or a counted noun",
                           "└ bounds     hedge-after: a word behind the unit says how exactly it "
                           "is meant"));
}

}  // namespace
}  // namespace duban::quantity
