#include "base/date.h"

#include <gtest/gtest.h>

namespace duban::base {
namespace {

TEST(DateTest, ParsesOnlyRealDays) {
  EXPECT_EQ(Date::Parse("2024-02-29"), (Date{2024, 2, 29}));
  for (const char* text : {"2023-02-29", "2024-13-01", "2024-1-8", "20240108", ""})
    EXPECT_FALSE(Date::Parse(text)) << text;
}

TEST(InstantTest, LegalDayIsTheDayInChina) {
  const Instant evening{1'704'729'600'000 -
                        8 * 3'600'000};  // 2024-01-08T16:00Z is the 9th at +08:00
  EXPECT_EQ(evening.ToString(), "2024-01-08T08:00:00.000Z");
  EXPECT_EQ(evening.ToLegalString(), "2024-01-08 16:00:00");
  EXPECT_EQ(Instant{1'704'729'600'000}.LegalDay(), (Date{2024, 1, 9}));
}

}  // namespace
}  // namespace duban::base
