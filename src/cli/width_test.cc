#include "cli/width.h"

#include <gtest/gtest.h>

namespace duban::cli {
namespace {

TEST(Width, ChineseTakesTwoColumns) {
  EXPECT_EQ(WidthOf("督办 duban"), 10);
  EXPECT_EQ(WidthOf("，。《》"), 8);
  EXPECT_EQ(WidthOf("“①…”"), 4);                   // ambiguous ones as wcwidth() has them
  EXPECT_EQ(WidthOf("e\xCC\x81\xE2\x80\x8B"), 1);  // a combining accent, a zero-width blank
}

TEST(Width, CutsAtColumnsAndNeverInsideACharacter) {
  EXPECT_EQ(Shortened("新建文化站", 10), "新建文化站");
  EXPECT_EQ(Shortened("新建文化站", 9), "新建文化…");
  EXPECT_EQ(Shortened("新建文化站", 8), "新建文…");
  EXPECT_EQ(Shortened("a\nb", 10), "a b");
}

TEST(Width, PadsToColumns) {
  EXPECT_EQ(Padded("区", 4), "区  ");
  EXPECT_EQ(Padded("区府办", 4), "区府办");
}

// Escape characters of a hostile page never reach the terminal.
TEST(Width, ControlCharactersAreDropped) {
  EXPECT_EQ(Shortened("a\x1b[31mb", 10), "a[31mb");
}

}  // namespace
}  // namespace duban::cli
