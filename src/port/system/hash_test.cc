#include "port/system/hash.h"

#include <gtest/gtest.h>

namespace duban::port::system {
namespace {

// The two examples of GB/T 32905, appendix A.
TEST(Sm3, AnswersTheStandardsExamples) {
  EXPECT_EQ(Sm3Hex("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string text;
  for (int i = 0; i < 16; ++i) text += "abcd";
  EXPECT_EQ(Sm3Hex(text), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST(Sm3, PiecesHashAsTheWhole) {
  Sm3 pieces;
  pieces.Add("a").Add("").Add("bc");
  EXPECT_EQ(pieces.Finish(), Sm3Of("abc"));
  EXPECT_EQ(pieces.Add("abc").Finish(), Sm3Of("abc"));
}

}  // namespace
}  // namespace duban::port::system
