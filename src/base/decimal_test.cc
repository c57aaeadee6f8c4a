#include "base/decimal.h"

#include <gtest/gtest.h>

namespace duban::base {
namespace {

Decimal D(const char* text) {
  return *Decimal::Parse(text);
}

TEST(DecimalTest, ParsesAndPrintsTheShortestForm) {
  EXPECT_EQ(D("12.50").ToString(), "12.5");
  EXPECT_EQ(D("-0").ToString(), "0");
  EXPECT_EQ(D("0.05").ToString(), "0.05");
  EXPECT_EQ(D("84100000000").ToString(), "84100000000");
}

TEST(DecimalTest, RefusesWhatIsNoDecimal) {
  for (const char* text : {"", "-", ".", "1.", "1e3", "1,000", "１", "1..2", " 1"})
    EXPECT_FALSE(Decimal::Parse(text)) << text;
  EXPECT_FALSE(Decimal::Parse(std::string(100'000, '9')));
}

TEST(DecimalTest, ComparesAcrossScales) {
  EXPECT_EQ(D("1.50"), D("1.5"));
  EXPECT_LT(D("-2.4"), D("0.1"));
  EXPECT_GT(D("100000000000000000000000000000000000"), D("0.000000000000000001"));
}

TEST(DecimalTest, AddsMultipliesAndShiftsExactly) {
  EXPECT_EQ(D("0.1").Plus(D("0.2"))->ToString(), "0.3");
  EXPECT_EQ(D("70.93").Shifted(4)->ToString(), "709300");
  EXPECT_EQ(D("5").Shifted(-3)->ToString(), "0.005");
  EXPECT_EQ(D("1.2").Times(D("0.05"))->ToString(), "0.06");
}

TEST(DecimalTest, DividesRoundedHalfAwayFromZero) {
  EXPECT_EQ(D("2").DividedBy(D("3"), 4)->ToString(), "0.6667");
  EXPECT_EQ(D("-1").DividedBy(D("8"), 2)->ToString(), "-0.13");
  EXPECT_FALSE(D("1").DividedBy(D("0"), 4));
}

TEST(DecimalTest, TellsOverflowInsteadOfRounding) {
  const Decimal large = D("999999999999999999999999999999999999");
  EXPECT_FALSE(large.Plus(Decimal(1)));
  EXPECT_FALSE(large.Times(Decimal(10)));
  EXPECT_FALSE(large.Shifted(1));
}

TEST(DecimalTest, PrintsFixedPlaces) {
  EXPECT_EQ(D("0.91").ToFixed(4), "0.9100");
  EXPECT_EQ(D("2").ToFixed(2), "2.00");
  EXPECT_EQ(D("0.99995").ToFixed(4), "1.0000");
}

}  // namespace
}  // namespace duban::base
