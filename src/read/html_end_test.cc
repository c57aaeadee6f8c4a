#include "read/html_end.h"

#include <gtest/gtest.h>

#include <string>

namespace duban::read {
namespace {

constexpr std::string_view kPage =
    "<!DOCTYPE html><html><head><!-- 头 --><script>if (a<b) document.write('<table>');</script>"
    "<style>td > p {}</style></head><body><h1>进展</h1><table><thead><tr><th>序号</th></tr></thead>"
    "<tr><td>1</td><td>增长<5%</td></tr>\n<tr><td>2</td><td><b>修路</b></td></tr>\n"
    "<tr><td>3</td></tr></table><p>注</p></body></html>\n";

TEST(BreaksOffInside, AWholePageDoesNot) {
  EXPECT_EQ(BreaksOffInside(kPage), "");
}

TEST(BreaksOffInside, EveryCutInsideATableIsSeen) {
  const size_t begin = kPage.find("<tr><th>") + 4, end = kPage.rfind("</table>");
  for (size_t at = begin; at <= end; ++at)
    EXPECT_NE(BreaksOffInside(kPage.substr(0, at)), "") << kPage.substr(0, at);
}

TEST(BreaksOffInside, WhatItEndsInsideOf) {
  EXPECT_EQ(BreaksOffInside("<table><tr><td>修路"), "table");
  EXPECT_EQ(BreaksOffInside("<TABLE><TR><TD>修路</TD></TR>\n"), "table");
  EXPECT_EQ(BreaksOffInside("<p>修路</p><a href='x"), "tag");
  EXPECT_EQ(BreaksOffInside("<p>修路<"), "tag");
  EXPECT_EQ(BreaksOffInside("<p>修路</"), "tag");
  EXPECT_EQ(BreaksOffInside("<p>修路</p><!-- <table>"), "comment");
}

TEST(BreaksOffInside, OptionalEndTagsAreNotMissed) {
  EXPECT_EQ(BreaksOffInside("<table><tr><td>1<td>修路<tr><td>2<td>建桥</table>"), "");
  EXPECT_EQ(BreaksOffInside("<table><tr><td>1</td><td>修路</table><p>注"), "");
}

TEST(BreaksOffInside, ATableThatWasForgottenIsNoSignWhereThePageGoesOn) {
  EXPECT_EQ(BreaksOffInside("<table><tr><td>1</td></tr><p>注</p></body></html>"), "");
  EXPECT_EQ(BreaksOffInside("<table><tr><td><table><tr><td>1</td></tr></table><p>版权所有</p>"),
            "");
}

TEST(BreaksOffInside, WhatIsNoPartOfATableStandsBehindIt) {
  EXPECT_EQ(BreaksOffInside("<div><table><tr><td>1</td></tr></div><p>版权所有</p>"), "");
  EXPECT_EQ(BreaksOffInside("<div><table><tr><td>1</td></tr></tbody></div>"), "");
  EXPECT_EQ(BreaksOffInside("<table><tr><td><p>1</p></td></tr><tr><td><div>2</div>"), "table");
  EXPECT_EQ(BreaksOffInside("<table><tr><td>1</td></tr><script></script><tr><td>2</td>"), "table");
}

TEST(BreaksOffInside, ATableInACellIsNoEndOfTheOuterOne) {
  EXPECT_EQ(
      BreaksOffInside("<table><tr><td><table><tr><td>内</td></tr></table></td></tr><tr><td>2"),
      "table");
}

TEST(BreaksOffInside, RowsPastedWithoutATable) {
  EXPECT_EQ(BreaksOffInside("<tr><td>1</td><td>修路</td></tr><tr><td>2</td><td>建桥</td></tr>"),
            "");
  EXPECT_EQ(BreaksOffInside("<tr><td>1<td>修路<tr><td>2<td>建桥"), "");
  EXPECT_EQ(BreaksOffInside("<tr><td>1</td><td>修路</td></tr><tr><td>2</td><td>建"), "table");
}

TEST(BreaksOffInside, LessThanIsNoTag) {
  EXPECT_EQ(BreaksOffInside("增速<5% 且 x < y"), "");
  EXPECT_EQ(BreaksOffInside(""), "");
}

TEST(BreaksOffInside, ScriptsAreNoTables) {
  EXPECT_EQ(BreaksOffInside("<p>修路</p><SCRIPT>document.write('<table><tr><td>')</SCRIPT>"), "");
  EXPECT_EQ(BreaksOffInside("<p>修路</p><script>'<table><tr>"), "");
}

}  // namespace
}  // namespace duban::read
