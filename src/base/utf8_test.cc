#include "base/utf8.h"

#include <gtest/gtest.h>

namespace duban::base {
namespace {

TEST(Utf8Test, DecodesAndCounts) {
  EXPECT_EQ(Decode("督", 0).value, U'督');
  EXPECT_EQ(CountCodePoints("督办A𠀀"), 4u);
  EXPECT_EQ(CodePointOffset("督办A", 6), 2u);
}

TEST(Utf8Test, TheIndexAnswersAsTheLinearCountDoes) {
  std::string text = "a";
  for (int i = 0; i < 500; ++i) text += i % 3 == 0 ? "督" : i % 3 == 1 ? "A" : "𠀀";
  const CodePointIndex index(text);
  for (size_t at = 0; at <= text.size(); ++at)
    ASSERT_EQ(index.Offset(at), CodePointOffset(text, at)) << at;
  EXPECT_EQ(CodePointIndex("").Offset(0), 0u);
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
