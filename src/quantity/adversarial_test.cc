// Texts that nobody writes: they must cost linear time and break nothing.
#include <gtest/gtest.h>

#include <string>

#include "quantity/adversarial_pieces.h"
#include "quantity/mention.h"
#include "quantity/quantity.h"

namespace duban::quantity {
namespace {

std::string Repeat(std::string_view piece, size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

#ifdef NDEBUG
constexpr size_t kLong = 1u << 16;
#else
constexpr size_t kLong = 1u << 12;  // an unoptimized build reads a hundred times slower
#endif

TEST(Adversarial, ReadsALineOfTenMegabytes) {
  const std::string piece = Repeat("扎实推进城市环境整治,", 3000) + "完成投资3.5亿元;";
  const std::string text = Repeat(piece, 10u << 20);
  EXPECT_EQ(FindQuantities(text).size(), text.size() / piece.size());
}

TEST(Adversarial, GivesNoAmountForAHundredThousandDigits) {
  EXPECT_TRUE(FindQuantities("共" + std::string(100000, '9') + "个").empty());
  EXPECT_TRUE(FindQuantities("共" + Repeat("九", 300000) + "个").size() < 3000u);
}

// That the time is linear is measured, not tested: bench/quantity_bench.cc, RowOfOneKind.
TEST(Adversarial, ReadsRowsOfOneKind) {
  for (const std::string_view piece : kAdversarialPieces) {
    const std::string text = Repeat(piece, kLong);
    for (const auto& mention : FindMentions(text))
      EXPECT_LE(mention.quantity.span.end, text.size()) << piece;
    EXPECT_LE(FindTimes(text).size(), text.size()) << piece;
  }
}

TEST(Adversarial, ReadsBrokenBytesWithoutFailing) {
  std::string text = "完成3个,增长5%,投资1.2亿元";
  for (size_t cut = 0; cut < text.size(); ++cut) {
    std::string broken = text;
    broken[cut] = '\xFF';
    for (const auto& quantity : FindQuantities(broken)) EXPECT_LE(quantity.span.end, broken.size());
    FindQuantities(std::string_view(text).substr(cut));
    FindQuantities(std::string_view(text).substr(0, cut));
  }
}

TEST(Adversarial, GivesMentionsInOrderAndApart) {
  const std::string text = "1-9月增长5%-6%,从3个提高到5个,约20余万人(第3位)、10亿元以上项目2.5个";
  uint32_t end = 0;
  for (const auto& mention : FindMentions(text)) {
    EXPECT_LE(end, mention.quantity.span.begin);
    EXPECT_TRUE(mention.quantity.span.Contains(mention.quantity.number));
    end = mention.quantity.span.end;
  }
}

}  // namespace
}  // namespace duban::quantity
