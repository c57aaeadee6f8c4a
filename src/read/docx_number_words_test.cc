#include "read/docx_number_words.h"

#include <gtest/gtest.h>

namespace duban::read {
namespace {

TEST(NumberInWords, Chinese) {
  EXPECT_EQ(NumberInWords(3, "chineseCounting"), "三");
  EXPECT_EQ(NumberInWords(10, "chineseCounting"), "十");
  EXPECT_EQ(NumberInWords(21, "chineseCountingThousand"), "二十一");
  EXPECT_EQ(NumberInWords(105, "chineseCountingThousand"), "一百零五");
  EXPECT_EQ(NumberInWords(110, "chineseCountingThousand"), "一百一十");
  EXPECT_EQ(NumberInWords(2003, "chineseCountingThousand"), "二千零三");
  EXPECT_EQ(NumberInWords(12, "ideographDigital"), "一二");
  EXPECT_EQ(NumberInWords(12, "chineseLegalSimplified"), "壹拾贰");
  EXPECT_EQ(NumberInWords(2, "ideographTraditional"), "乙");
  EXPECT_EQ(NumberInWords(12, "ideographZodiac"), "亥");
}

TEST(NumberInWords, SignsAndLetters) {
  EXPECT_EQ(NumberInWords(3, "decimalEnclosedCircle"), "③");
  EXPECT_EQ(NumberInWords(21, "decimalEnclosedCircleChinese"), "㉑");
  EXPECT_EQ(NumberInWords(36, "decimalEnclosedCircle"), "㊱");
  EXPECT_EQ(NumberInWords(2, "decimalEnclosedParen"), "⑵");
  EXPECT_EQ(NumberInWords(7, "decimalZero"), "07");
  EXPECT_EQ(NumberInWords(14, "upperRoman"), "XIV");
  EXPECT_EQ(NumberInWords(28, "lowerLetter"), "bb");
  EXPECT_EQ(NumberInWords(12, "decimalFullWidth"), "１２");
}

TEST(NumberInWords, WithoutASignDigitsStand) {
  EXPECT_EQ(NumberInWords(51, "decimalEnclosedCircle"), "51");
  EXPECT_EQ(NumberInWords(100'000, "chineseCounting"), "100000");
  EXPECT_EQ(NumberInWords(0, "ideographTraditional"), "0");
  EXPECT_EQ(NumberInWords(5, "noSuchFormat"), "5");
}

}  // namespace
}  // namespace duban::read
