#include "quantity/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "quantity/rule.h"

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

TEST(Explain, EveryRuleIsToldInBothLanguages) {
  for (const auto& row : kRulesRows) {
    EXPECT_FALSE(row.en.empty()) << row.rule;
    EXPECT_GT(row.zh.size(), 2u) << row.rule;
  }
  const auto all = Explain("新增2家以上");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(AmountText(all[0].mention.quantity), "2 家");
  EXPECT_EQ(all[0].steps[1].en, "a measure word or a counted noun");
  EXPECT_EQ(all[0].steps[1].zh, "量词，或所数的事物");
}

}  // namespace
}  // namespace duban::quantity
