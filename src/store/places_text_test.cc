#include "store/places_text.h"

#include <gtest/gtest.h>

namespace duban::store {
namespace {

TEST(PlacesText, ComesBackAsItWas) {
  const std::vector<ledger::CellPlace> places = {
      {ledger::Field::kContent, "", {1, 20, 3, 4, 5}},
      {ledger::Field::kOther, "完成:时\t限", {0, 0, 0, 0, 7}},
      {ledger::Field::kProgress, "", {}}};
  EXPECT_EQ(EncodePlaces({places[0]}), "content\t1 20 3 4 5\n");
  EXPECT_EQ(DecodePlaces(EncodePlaces(places)), places);
}

TEST(PlacesText, DamageIsReadAsUnknown) {
  EXPECT_TRUE(DecodePlaces("").empty());
  EXPECT_TRUE(DecodePlaces("nonsense\t1 2 3 4 5\n").empty());
  const auto places = DecodePlaces("content\t1 x\nprogress\n");
  ASSERT_EQ(places.size(), 2u);
  EXPECT_EQ(places[0].place.page, 1u);
  EXPECT_EQ(places[1].place, ledger::SourcePlace{});
}

}  // namespace
}  // namespace duban::store
