#include "web/pages/text.h"

#include <gtest/gtest.h>

namespace duban::web::pages {
namespace {

server::Request RequestWith(std::string language) {
  server::Request request;
  request.path = "/";
  request.parameters = {{"lang", std::move(language)}};
  return request;
}

std::string InChinese(std::string_view decimal, std::string_view unit) {
  const auto request = RequestWith("zh");
  return AmountText(MakeContext(request), *base::Decimal::Parse(decimal), unit);
}

TEST(PeriodName, WordsEveryKindOfLabel) {
  const auto request = RequestWith("zh");
  const Context context = MakeContext(request);
  EXPECT_EQ(PeriodName(context, "2025"), "2025年全年");
  EXPECT_EQ(PeriodName(context, "2025Q4"), "2025年第四季度");
  EXPECT_EQ(PeriodName(context, "2025H1"), "2025年上半年");
  EXPECT_EQ(PeriodName(context, "2025-11"), "2025年1—11月");
  EXPECT_EQ(PeriodName(context, "2025-11-20"), "2025年11月20日");
  const auto english = RequestWith("en");
  EXPECT_EQ(PeriodName(MakeContext(english), "2025-09-05"), "2025-09-05");
  EXPECT_EQ(PeriodName(context, "other"), "other");
}

TEST(AmountText, UsesTheLargeUnitsWhereTheyStayShort) {
  EXPECT_EQ(InChinese("120000000", "元"), "1.2亿元");
  EXPECT_EQ(InChinese("64200", "人次"), "6.42万人次");
  EXPECT_EQ(InChinese("12345", "人"), "12345人");
  EXPECT_EQ(InChinese("500", "个"), "500个");
  EXPECT_EQ(InChinese("-25000", "吨"), "-2.5万吨");
}

TEST(AmountText, GroupsDigitsInEnglish) {
  const auto request = RequestWith("en");
  const Context context = MakeContext(request);
  EXPECT_EQ(AmountText(context, base::Decimal(1234567), "元"), "1,234,567 元");
  EXPECT_EQ(AmountText(context, *base::Decimal::Parse("-1234.5"), "%"), "-1,234.5%");
  EXPECT_EQ(AmountText(context, base::Decimal(11'800'000'000), "元"), "11.8 billion 元");
  EXPECT_EQ(AmountText(context, base::Decimal(2'500'000), "人"), "2.5 million 人");
  EXPECT_EQ(AmountText(context, base::Decimal(96'500), "亩"), "96,500 亩");
}

TEST(PartText, RoundsToOneTenthOfAPercent) {
  EXPECT_EQ(PartText(2, 36), "5.6%");
  EXPECT_EQ(PartText(11, 36), "30.6%");
  EXPECT_EQ(PartText(1, 171), "0.6%");
  EXPECT_EQ(PartText(5, 5), "100.0%");
  EXPECT_EQ(PartText(0, 0), "0.0%");
}

TEST(PromiseText, ShowsOperatorRangeAndFloor) {
  const auto request = RequestWith("zh");
  const Context context = MakeContext(request);
  ledger::Target target;
  target.value = base::Decimal(6);
  target.unit = "%";
  EXPECT_EQ(PromiseText(context, target), "≥ 6%");
  target.op = ledger::Operator::kBetween;
  target.upper = *base::Decimal::Parse("6.5");
  EXPECT_EQ(PromiseText(context, target), "6–6.5%");
  target.op = ledger::Operator::kAbout;
  target.upper.reset();
  target.floor = base::Decimal(5);
  EXPECT_EQ(PromiseText(context, target), "≈ 6%（确保5%）");
}

TEST(PromiseText, SaysWhetherTheFigureIsToRiseOrToFall) {
  const auto request = RequestWith("zh");
  const Context context = MakeContext(request);
  ledger::Target target;
  target.value = base::Decimal(3);
  target.unit = "%";
  target.kind = ledger::TargetKind::kGrowth;
  EXPECT_EQ(PromiseText(context, target), "增长 ≥ 3%");
  target.kind = ledger::TargetKind::kCeiling;
  EXPECT_EQ(PromiseText(context, target), "下降 ≥ 3%");
  target.op = ledger::Operator::kAtMost;
  EXPECT_EQ(PromiseText(context, target), "≤ 3%");
}

TEST(ReportedText, SaysItsDirectionAndTheHedgeOfTheReport) {
  const auto zh = RequestWith("zh"), en = RequestWith("en");
  const Context context = MakeContext(zh), english = MakeContext(en);
  ledger::Target target;
  target.value = base::Decimal(700);
  target.unit = "个";
  ledger::Verdict verdict;
  verdict.reported = base::Decimal(700);
  verdict.span = base::Span{0, 9};
  EXPECT_EQ(ReportedText(context, target, verdict, "700余个"), "700余个");
  EXPECT_EQ(ReportedText(english, target, verdict, "700余个"), "over 700 个");
  EXPECT_EQ(ReportedText(context, target, verdict, "近700个"), "近700个");
  target.unit = "%";
  target.kind = ledger::TargetKind::kGrowth;
  verdict.reported = base::Decimal(-2);
  EXPECT_EQ(ReportedText(context, target, verdict, ""), "下降 2%");
  target.kind = ledger::TargetKind::kCeiling;
  EXPECT_EQ(ReportedText(context, target, verdict, ""), "增长 2%");
}

}  // namespace
}  // namespace duban::web::pages
