#include "ledger/plain_line.h"

#include <gtest/gtest.h>

namespace duban::ledger {
namespace {

std::string Refusal(std::string_view text, size_t most = 5) {
  const auto plain = RequirePlainLine("reason", text, most);
  return plain ? "" : plain.error().message.key;
}

TEST(PlainLineTest, WhatIsSeenIsAllowed) {
  for (const std::string_view text : {"", "云岫区", "a b-c", "（市）", "　", "é", "𠮷县", "葛󠄀县"})
    EXPECT_EQ(Refusal(text), "") << text;
}

TEST(PlainLineTest, WhatIsNotSeenIsRefusedAndNamed) {
  for (const std::string_view hidden :
       {"\n",     "\t",     "\x1b",   "\x7f",   "\u0085", "\u00AD",    "\u061C",
        "\u200B", "\u200D", "\u200E", "\u2028", "\u2029", "\u202A",    "\u202E",
        "\u2060", "\u2066", "\u2069", "\uFEFF", "\uFFF9", "\U000E0041"}) {
    EXPECT_EQ(Refusal("区" + std::string(hidden) + "县"), "reason-hidden");
    EXPECT_EQ(WithoutHidden("区" + std::string(hidden) + "县"), "区县");
  }
  EXPECT_EQ(RequirePlainLine("reason", "区\u202E县", 5).error().message.arguments,
            (base::Arguments{{"character", "U+202E"}}));
}

TEST(PlainLineTest, TheLimitIsOfCharacters) {
  EXPECT_EQ(Refusal("一二三四五"), "");
  EXPECT_EQ(Refusal("一二三四五六"), "reason-long");
  EXPECT_EQ(Refusal("abcdef"), "reason-long");
  EXPECT_EQ(Refusal("\xE4\xB8"), "reason-encoding");
}

}  // namespace
}  // namespace duban::ledger
