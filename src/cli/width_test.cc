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

TEST(Width, WrapsAtBlanksAndBetweenChineseCharacters) {
  EXPECT_EQ(Wrapped("one two three", 8), "one two\nthree");
  EXPECT_EQ(Wrapped("新建文化站", 8), "新建文化\n站");
  EXPECT_EQ(Wrapped("改造公厕 20 座", 9, 2), "改造公\n  厕 20\n  座");
  EXPECT_EQ(Wrapped("short", 20), "short");
}

TEST(Width, NoLineBeginsWithAMarkThatCloses) {
  EXPECT_EQ(Wrapped("新建文化，改造", 8), "新建文\n化，改造");
  EXPECT_EQ(Wrapped("达到96%，", 6), "达到\n96%，");
}

TEST(Width, ColoursTakeNoColumn) {
  EXPECT_EQ(Wrapped("\x1b[36m新建\x1b[0m文化", 8), "\x1b[36m新建\x1b[0m文化");
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
