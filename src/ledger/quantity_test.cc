#include "ledger/quantity.h"

#include <gtest/gtest.h>

namespace duban::ledger {
namespace {

TEST(Dimension, NamesLeadBack) {
  for (int i = 0; i <= static_cast<int>(Dimension::kRank); ++i) {
    const auto dimension = static_cast<Dimension>(i);
    ASSERT_FALSE(Name(dimension).empty()) << i;
    EXPECT_EQ(ParseDimension(Name(dimension)), dimension) << Name(dimension);
  }
  EXPECT_FALSE(ParseDimension("colour"));
}

}  // namespace
}  // namespace duban::ledger
