// Texts that nobody writes: they must cost linear time and break nothing.
#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "quantity/mention.h"
#include "quantity/quantity.h"

namespace duban::quantity {
namespace {

std::string Repeat(std::string_view piece, size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

// Of this process: other programs on the machine must not make a test fail.
double SecondsFor(const std::string& text) {
  const std::clock_t begin = std::clock();
  for (const auto& mention : FindMentions(text)) EXPECT_LE(mention.quantity.span.end, text.size());
  EXPECT_LE(FindTimes(text).size(), text.size());
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

#ifdef NDEBUG
constexpr size_t kSmall = 1u << 15;
#else
constexpr size_t kSmall = 1u << 10;  // an unoptimized build reads a hundred times slower
#endif

// Eight times the text may take at most thirty times as long: quadratic time would take 64.
void ExpectLinear(std::string_view piece) {
  const double small = SecondsFor(Repeat(piece, kSmall));
  const double large = SecondsFor(Repeat(piece, 8 * kSmall));
  EXPECT_LE(large, 30 * small + 0.2) << piece;
}

TEST(Adversarial, ReadsALineOfTenMegabytes) {
  const std::string piece = Repeat("扎实推进城市环境整治,", 3000) + "完成投资3.5亿元;";
  const std::string text = Repeat(piece, 10u << 20);
  EXPECT_EQ(FindQuantities(text).size(), text.size() / piece.size());
}

TEST(Adversarial, GivesNoAmountForAHundredThousandDigits) {
  EXPECT_TRUE(FindQuantities("共" + std::string(100000, '9') + "个").empty());
  EXPECT_TRUE(FindQuantities("共" + Repeat("九", 300000) + "个").size() < 3000u);
}

TEST(Adversarial, TakesLinearTimeForRowsOfOneKind) {
  for (const std::string_view piece :
       {"9",   "1,",    "1，",    "；1、2万", "1.",      "1-",   "1、",      "九",
        "万",  "十万",  "零",     "（",       "“",       "《",   "“1",       "《1",
        "1/",  "分之",  "一分之", "又",       "1到",     "1%-",  "://",      "1://",
        "余",  "1余",   "负",     "-",        "点",      "一点", "翻",       "半",
        "数",  "第1",   "前1",    "1 ",       "月",      "1月",  "上半年",   "1e",
        "1^2", "预计1", "K1",     "不少于",   "1个以上", "\xE4", "\xE4\xB8", "\xF0\x9F"})
    ExpectLinear(piece);
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
