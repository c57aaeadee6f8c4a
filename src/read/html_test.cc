#include "read/html.h"

#include <gtest/gtest.h>

namespace duban::read {
namespace {

base::Expected<table::Document> Parse(std::string_view html, const Limits& limits = {}) {
  table::Document document;
  DUBAN_CHECK(ReadHtml(html, limits, document));
  return document;
}

const table::Grid& GridAt(const base::Expected<table::Document>& document, size_t i) {
  return std::get<table::Grid>(document->blocks.at(i));
}

std::string TextAt(const base::Expected<table::Document>& document, size_t i) {
  return std::get<table::Paragraph>(document->blocks.at(i)).text;
}

TEST(ReadHtml, SpansCoverTheirPositions) {
  const auto page = Parse(
      "<table><tr><td rowspan=2>类</td><td>1</td><td>甲</td></tr><tr><td>2</td><td>乙</td></tr>"
      "<tr><td colspan=2>合</td><td>丙</td></tr></table>");
  const table::Grid& grid = GridAt(page, 0);
  EXPECT_EQ(grid.TextAt(1, 0), "类");
  EXPECT_EQ(grid.TextAt(1, 2), "乙");
  EXPECT_EQ(grid.TextAt(2, 1), "合");
  EXPECT_EQ(grid.TextAt(2, 2), "丙");
}

TEST(ReadHtml, RaisedDigitsBehindANumberAreANoteOrAPower) {
  const auto page = Parse(
      "<p>建成3<sup>1</sup>万m<sup>2</sup>，6×10<sup>4</sup>吨<sup>注</sup></p>"
      "<p>公园10<sup>2</sup>个，10 <sup>2</sup>座</p>");
  EXPECT_EQ(TextAt(page, 0), "建成3万m2，6×10^4吨注");
  EXPECT_EQ(TextAt(page, 1), "公园10个，10 座");
}

TEST(ReadHtml, SpansEndWhereARowIsFull) {
  const auto document = Parse(
      "<table><tr><th>号</th><th>类</th><th>内容</th></tr>"
      "<tr><td>1</td><td rowspan=4>甲</td><td>修路</td></tr><tr><td>2</td><td>建桥</td></tr>"
      "<tr><td>3</td><td "
      "rowspan=3>乙</td><td>种树</td></tr><tr><td>4</td><td>挖渠</td></tr></table>");
  const auto& grid = GridAt(document, 0);
  EXPECT_EQ(grid.columns(), 3u);
  EXPECT_EQ(grid.TextAt(2, 1), "甲");
  EXPECT_EQ(grid.TextAt(3, 1), "乙");
  EXPECT_EQ(grid.TextAt(4, 2), "挖渠");
  ASSERT_EQ(document->notes.size(), 2u);
  EXPECT_EQ(document->notes[0].code, "span-cut");
  EXPECT_EQ(document->notes[0].detail, "4 → 2");
  EXPECT_EQ(document->notes[0].place.row, 2u);
  EXPECT_EQ(document->notes[1].detail, "3 → 2");  // past the last row
}

// One row has an empty cell too many, or a remark: the rows below lack what the span covers.
TEST(ReadHtml, SpansHoldWhereOneRowHasACellTooMany) {
  for (const std::string last : {"", "已验收"}) {
    const auto document = Parse(
        "<table><tr><th>号</th><th>内容</th><th>单位</th></tr>"
        "<tr><td>1</td><td>修路</td><td rowspan=3>局</td></tr><tr><td>2</td><td>建桥</td><td>" +
        last + "</td></tr><tr><td>3</td><td>种树</td></tr></table>");
    EXPECT_EQ(GridAt(document, 0).TextAt(3, 2), "局");
    ASSERT_EQ(document->notes.size(), 1u);
    EXPECT_EQ(document->notes[0].code, "cells-pushed");
  }
}

// Groups in a column that the heading lacks are no overrun.
TEST(ReadHtml, SpansStayWhereTheHeadingIsShort) {
  const auto document = Parse(
      "<table><tr><th>号</th><th>内容</th><th>单位</th></tr>"
      "<tr><td rowspan=2>甲</td><td>1</td><td>修路</td><td>局</td></tr>"
      "<tr><td>2</td><td>建桥</td><td>局</td></tr></table>");
  EXPECT_EQ(GridAt(document, 0).TextAt(2, 0), "甲");
  EXPECT_TRUE(document->notes.empty());
}

TEST(ReadHtml, RowsThatSpansPushAreTold) {
  const auto document = Parse(
      "<table><tr><th>号</th><th>类</th><th>内容</th><th>人</th></tr>"
      "<tr><td>1</td><td rowspan=2>甲</td><td>修路</td><td rowspan=2>王</td></tr>"
      "<tr><td>2</td><td>乙</td><td>建桥</td></tr></table>");
  ASSERT_EQ(document->notes.size(), 1u);
  EXPECT_EQ(document->notes[0].code, "cells-pushed");
  EXPECT_EQ(document->notes[0].place.row, 3u);
}

TEST(ReadHtml, RowspanZeroReachesTheEnd) {
  const auto page = Parse(
      "<table><tr><td "
      "rowspan=0>类</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></table>");
  EXPECT_EQ(GridAt(page, 0).rows(), 3u);
  EXPECT_EQ(GridAt(page, 0).TextAt(2, 0), "类");
  EXPECT_EQ(GridAt(page, 0).TextAt(2, 1), "3");
}

TEST(ReadHtml, BreaksAndBlocksInACellAreLines) {
  const auto page = Parse(
      "<table><tr><td>甲<br/>乙<p>丙</p><div> 丁\n戊 </div></td><td>x</td></tr>"
      "<tr><td>凌&nbsp; 越</td><td>a  b</td></tr></table>");
  EXPECT_EQ(GridAt(page, 0).TextAt(0, 0), "甲\n乙\n丙\n丁戊");
  EXPECT_EQ(GridAt(page, 0).TextAt(1, 0), "凌 越");
  EXPECT_EQ(GridAt(page, 0).TextAt(1, 1), "a b");
}

TEST(ReadHtml, LayoutTablesAreTakenApartInOrder) {
  const auto page = Parse(
      "<table><tr><td>导航</td><td><h1>题目</h1><table><tr><td>序号</td><td>内容</td></tr>"
      "<tr><td>1</td><td>修路</td></tr></table>备注</td></tr></table>版权");
  ASSERT_EQ(page->blocks.size(), 5u);
  EXPECT_EQ(TextAt(page, 0), "导航");
  EXPECT_EQ(TextAt(page, 1), "题目");
  EXPECT_EQ(GridAt(page, 2).TextAt(1, 1), "修路");
  EXPECT_EQ(TextAt(page, 3), "备注");
  EXPECT_EQ(TextAt(page, 4), "版权");
}

TEST(ReadHtml, ScriptsStylesAndHiddenElementsAreLeftOut) {
  const auto page = Parse(
      "<title>题</title><style>p{}</style><script>var a='<table>';</script>"
      "<div style='display: none'><p>隐</p></div><p hidden>藏</p><p>显</p>");
  EXPECT_EQ(page->title, "题");
  ASSERT_EQ(page->blocks.size(), 1u);
  EXPECT_EQ(TextAt(page, 0), "显");
}

TEST(ReadHtml, ForgottenEndTagsAndOrphanCells) {
  const auto page = Parse("<tr><td>序号<td>内容<tr><td>1<td>修路");
  EXPECT_EQ(GridAt(page, 0).TextAt(1, 1), "修路");
  EXPECT_EQ(GridAt(page, 0).rows(), 2u);
}

TEST(ReadHtml, HeadingCellsAndCaptionAreMarked) {
  const auto page = Parse(
      "<table><caption>表一</caption><thead><tr><th>序号</th><th>内容</th></tr></thead>"
      "<tbody><tr><td>1</td><td>修路</td></tr></tbody></table>");
  EXPECT_EQ(GridAt(page, 0).caption, "表一");
  EXPECT_TRUE(GridAt(page, 0).At(0, 1)->header);
  EXPECT_FALSE(GridAt(page, 0).At(1, 1)->header);
}

TEST(ReadHtml, HugeSpansCostNothing) {
  const auto page = Parse(
      "<table><tr><td rowspan=99999999999 "
      "colspan=99999999999>a</td><td>b</td><td>c</td></tr></table>");
  EXPECT_EQ(GridAt(page, 0).rows(), 1u);
  EXPECT_LE(GridAt(page, 0).columns(), 1002u);
}

TEST(ReadHtml, SpansOverManyRowsMeetTheLimit) {
  std::string html = "<table><tr><td rowspan=60000 colspan=1000>a</td></tr>";
  for (int i = 0; i < 60'000; ++i) html += "<tr><td>b";
  const auto page = Parse(html);
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, base::ErrorCode::kLimit);
}

TEST(ReadHtml, DeepNestingEndsWithAnError) {
  for (const std::string_view tag : {"<div>", "<table><tr><td>", "<b>"}) {
    std::string html;
    for (int i = 0; i < 100'000; ++i) html += tag;
    const auto page = Parse(html);
    if (!page) {
      EXPECT_EQ(page.error().code, base::ErrorCode::kLimit) << tag;
    }
  }
}

TEST(DeclaredCharset, FromMetaAndXml) {
  EXPECT_EQ(DeclaredCharset("<meta charset='gb2312'>"), "gb2312");
  EXPECT_EQ(DeclaredCharset("<META content=\"text/html; charset=GBK\" http-equiv=x>"), "GBK");
  EXPECT_EQ(DeclaredCharset("<?xml version='1.0' encoding='big5'?><html>"), "big5");
  EXPECT_EQ(DeclaredCharset("<p>"), "");
}

}  // namespace
}  // namespace duban::read
