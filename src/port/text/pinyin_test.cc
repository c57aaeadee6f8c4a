#include "port/text/pinyin.h"

#include <gtest/gtest.h>

namespace duban::port::text {
namespace {

TEST(Pinyin, GivesSmallLettersWithoutTonesOrBlanks) {
  EXPECT_EQ(Pinyin("霁川县"), "jichuanxian");
  EXPECT_EQ(Pinyin("云岫区 2"), "yunxiuqu2");
  EXPECT_EQ(Pinyin("女儿湖（示范区）"), "nuerhushifanqu");
}

TEST(Pinyin, NamesOfPlacesHaveTheirOwnReadings) {
  EXPECT_EQ(PlacePinyin("长春市"), "changchunshi");
  EXPECT_EQ(PlacePinyin("长子县"), "zhangzixian");
  EXPECT_EQ(PlacePinyin("天长市"), "tianchangshi");
  EXPECT_EQ(PlacePinyin("重庆市渝中区"), "chongqingshiyuzhongqu");
  EXPECT_EQ(PlacePinyin("朝阳区"), "chaoyangqu");
  EXPECT_EQ(PlacePinyin("太行区成都街道"), "taihangquchengdujiedao");
  EXPECT_EQ(PlacePinyin("霁川县"), "jichuanxian");
  EXPECT_EQ(PlacePinyin("行唐县"), "xingtangxian");
  EXPECT_EQ(PlacePinyin(""), "");
}

TEST(Pinyin, NothingComesOfNothing) {
  EXPECT_EQ(Pinyin("《》"), "");
}

}  // namespace
}  // namespace duban::port::text
