#include "read/page/lines.h"

#include <gtest/gtest.h>

namespace duban::read::page {
namespace {

// A word of 10-point type whose upper left corner is given.
Word At(double x, double y, std::string text) {
  const double width = TextWidth(text, 10);
  return {std::move(text), {x, y, x + width, y + 12}};
}

TEST(Lines, WordsOnOneBaseLineAreOneLineFromLeftToRight) {
  const auto lines = MakeLines({At(60, 100, "第二"), At(10, 100.4, "第一"), At(10, 120, "第三")});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text, "第一 第二");
  EXPECT_EQ(lines[1].text, "第三");
  EXPECT_DOUBLE_EQ(lines[0].em, 10);
}

TEST(Lines, SpacingBetweenHanAndFiguresIsNoBlank) {
  EXPECT_EQ(MakeLines({At(10, 0, "建成"), At(32, 0, "60"), At(44, 0, "个")})[0].text, "建成60个");
}

TEST(Lines, AGapBetweenHanIsABlank) {
  EXPECT_EQ(MakeLines({At(10, 0, "沈"), At(30, 0, "川")})[0].text, "沈 川");
}

struct Break {
  const char* last;
  const char* next;
  double ems;  // what a line holds
  bool soft;
};

TEST(Lines, ABreakIsSoftWhereTheNextWordDidNotFit) {
  const Break breaks[] = {
      {"新建公园六", "座。", 5, true},    // full line
      {"新建公园", "六座。", 6, false},   // there was room for 六
      {"新建公园", "座。", 5.5, true},    // 座 would have fitted, but not with its full stop
      {"总投资达", "291.5亿", 6, true},   // a figure is not broken
      {"总投资达", "29亿元", 6, false},   // this one would have fitted
      {"邢以南", "沈川", 4.2, false},     // names one below the other
      {"推进", "（一期）工程", 3, true},  // an opening mark stays with what follows
  };
  for (const Break& b : breaks) {
    const auto lines = MakeLines({At(0, 0, b.last), At(0, 14, b.next)});
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(IsSoftBreak(lines[0], lines[1], b.ems * 10), b.soft) << b.last << " / " << b.next;
  }
}

TEST(Lines, AMarkAtTheEndMayHangOver) {
  const auto filled = [](const char* text) { return FilledWidth(MakeLines({At(0, 0, text)})[0]); };
  EXPECT_DOUBLE_EQ(filled("开展百日攻坚"), 60);
  EXPECT_DOUBLE_EQ(filled("新增学位五个。"), 65);
  EXPECT_LT(filled("开展“百日攻坚”"), 70);
}

TEST(Lines, JoiningKeepsHardBreaksAndParsesNoWordsTogether) {
  const auto lines = MakeLines({At(0, 0, "Smart"), At(0, 14, "City"), At(0, 28, "平台")});
  std::string text = lines[0].text;
  JoinLine(lines[0], lines[1], 30, text);
  JoinLine(lines[1], lines[2], 100, text);
  EXPECT_EQ(text, "Smart City\n平台");
}

}  // namespace
}  // namespace duban::read::page
