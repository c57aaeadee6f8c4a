#include "ledger/period.h"

#include <gtest/gtest.h>

namespace duban::ledger {
namespace {

TEST(PeriodTest, EveryLabelGivesItsLastDay) {
  EXPECT_EQ(Period::Parse("2023")->as_of, (base::Date{2023, 12, 31}));
  EXPECT_EQ(Period::Parse("2023H1")->as_of, (base::Date{2023, 6, 30}));
  EXPECT_EQ(Period::Parse("2023Q3")->as_of, (base::Date{2023, 9, 30}));
  EXPECT_EQ(Period::Parse("2024-02")->as_of, (base::Date{2024, 2, 29}));
  EXPECT_EQ(Period::Parse("2023-11-20")->as_of, (base::Date{2023, 11, 20}));
  for (const char* label : {"", "23", "2023Q5", "2023H0", "2023-13", "2023-11-31", "2023Qx"})
    EXPECT_FALSE(Period::Parse(label)) << label;
}

TEST(PeriodTest, YearsHaveBounds) {
  EXPECT_EQ(Period::Parse(std::to_string(kFirstYear))->year(), kFirstYear);
  EXPECT_EQ(Period::Parse(std::to_string(kLastYear))->year(), kLastYear);
  EXPECT_FALSE(Period::Parse(std::to_string(kFirstYear - 1)));
  EXPECT_FALSE(Period::Parse(std::to_string(kLastYear + 1)));
}

TEST(PeriodTest, MonthsCountOnlyWholeMonths) {
  EXPECT_EQ(Period::Parse("2023-11")->Months(), 11);
  EXPECT_EQ(Period::Parse("2023-11-20")->Months(), 10);
  EXPECT_EQ(Period::Parse("2023-01-20")->Months(), 1);
}

}  // namespace
}  // namespace duban::ledger
