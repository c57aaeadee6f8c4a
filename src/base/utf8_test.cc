#include "base/utf8.h"

#include <gtest/gtest.h>

namespace duban::base {
namespace {

TEST(Utf8Test, DecodesAndCounts) {
  EXPECT_EQ(Decode("督", 0).value, U'督');
  EXPECT_EQ(CountCodePoints("督办A𠀀"), 4u);
  EXPECT_EQ(CodePointOffset("督办A", 6), 2u);
}

TEST(Utf8Test, RefusesOverlongSurrogateAndCutSequences) {
  for (const char* text : {"\xC0\xAF", "\xED\xA0\x80", "\xE7\x9D", "\xF5\x80\x80\x80", "\x80"})
    EXPECT_FALSE(IsValidUtf8(text));
  EXPECT_TRUE(IsValidUtf8("督办"));
}

TEST(Utf8Test, TrimsTheBlanksOfOfficeDocuments) {
  EXPECT_EQ(Trim("　 沈　昱\xC2\xA0\n"), "沈　昱");
  EXPECT_EQ(RemoveSpace("沈　 昱"), "沈昱");
  EXPECT_EQ(Trim(" \t"), "");
}

}  // namespace
}  // namespace duban::base
