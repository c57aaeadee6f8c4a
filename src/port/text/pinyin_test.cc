#include "port/text/pinyin.h"

#include <gtest/gtest.h>

namespace duban::port::text {
namespace {

TEST(Pinyin, GivesSmallLettersWithoutTonesOrBlanks) {
  EXPECT_EQ(Pinyin("霁川县"), "jichuanxian");
  EXPECT_EQ(Pinyin("云岫区 2"), "yunxiuqu2");
  EXPECT_EQ(Pinyin("女儿湖（示范区）"), "nuerhushifanqu");
}

TEST(Pinyin, NothingComesOfNothing) {
  EXPECT_EQ(Pinyin("《》"), "");
}

}  // namespace
}  // namespace duban::port::text
