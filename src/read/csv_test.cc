#include "read/csv.h"

#include <gtest/gtest.h>

namespace duban::read {
namespace {

TEST(ReadCsv, QuotedFieldsHoldCommasQuotesAndLines) {
  table::Document document;
  ASSERT_TRUE(
      ReadCsv("序号,内容,单位\r\n1,\"修路,\n“5”条\",\"\"\"甲\"\"局\"\r\n", {}, {}, document));
  const auto& grid = std::get<table::Grid>(document.blocks.at(0));
  EXPECT_EQ(grid.rows(), 2u);
  EXPECT_EQ(grid.TextAt(1, 1), "修路,\n“5”条");
  EXPECT_EQ(grid.TextAt(1, 2), "\"甲\"局");
  EXPECT_EQ(grid.At(1, 0)->line, 2u);
}

TEST(FindDialect, ProseWithCommasIsNone) {
  EXPECT_TRUE(FindDialect("序号,内容,单位\n1,修路,甲局\n"));
  EXPECT_FALSE(FindDialect("全年增长5%,完成投资3亿元,开工2个。\n其中,新建1个。\n"));
  EXPECT_FALSE(FindDialect("序号,内容,单位\n"));
  EXPECT_FALSE(FindDialect("序号\n内容\n单位\n"));
}

TEST(FindDialect, CommasInTheCellsOfPipeRowsAreNone) {
  EXPECT_FALSE(
      FindDialect("序号 | 内容 | 进展\n1 | 修路 | 开工,铺底,完工\n2 | 架桥 | 开工,铺底,完工\n"));
  EXPECT_TRUE(FindDialect("序号,内容,进展\n1,修路|架桥|铺轨,开工\n2,建厂|招工|投产,完工\n"));
}

TEST(FindDialect, TheSeparatorIsTheOneThatMakesATable) {
  EXPECT_EQ(FindDialect("序号;内容;单位\n1;修路,架桥;甲局\n2;建厂,招工;乙局\n")->separator, ';');
  EXPECT_EQ(FindDialect("序号\t内容\t单位\n1\t\"修路\n架桥\"\t甲局\n")->separator, '\t');
  EXPECT_FALSE(FindDialect("序号\t内容\t单位\n1\t修路\t甲局\n"));
}

TEST(FindDialect, ExcelsLineNamesIt) {
  const auto dialect = FindDialect("sep=;\r\n序号;内容\r\n");
  ASSERT_TRUE(dialect);
  EXPECT_EQ(dialect->separator, ';');
  table::Document document;
  ASSERT_TRUE(ReadCsv("sep=|\n序号|内容\n1|修路\n", {'|', 6}, {}, document));
  const auto& grid = std::get<table::Grid>(document.blocks.at(0));
  EXPECT_EQ(grid.TextAt(1, 1), "修路");
  EXPECT_EQ(grid.At(1, 1)->line, 3u);
  EXPECT_EQ(FindDialect("sep=\t\na\tb\n")->separator, '\t');
}

TEST(ReadCsv, LinesThatEndWithCarriageReturns) {
  const std::string text = "序号,内容,单位\r1,\"修路\r架桥\",甲局\r2,建厂,乙局\r";
  ASSERT_TRUE(FindDialect(text));
  table::Document document;
  ASSERT_TRUE(ReadCsv(text, {}, {}, document));
  const auto& grid = std::get<table::Grid>(document.blocks.at(0));
  EXPECT_EQ(grid.rows(), 3u);
  EXPECT_EQ(grid.At(2, 0)->line, 4u);
}

TEST(ReadCsv, AFileThatBreaksOffIsTold) {
  const auto cut = [](std::string_view text) {
    table::Document document;
    EXPECT_TRUE(ReadCsv(text, {}, {}, document));
    return document.notes.empty() ? "" : document.notes[0].code + " " + document.notes[0].detail;
  };
  const std::string rows = "进展情况\n序号,内容,单位\n1,修路,甲局\n";
  EXPECT_EQ(cut(rows), "");
  EXPECT_EQ(cut(rows + "2,建桥,乙局"), "");
  EXPECT_EQ(cut(rows + "2,建"), "file-cut row");
  EXPECT_EQ(cut(rows + "2,建桥\n"), "") << "a line that was written to its end";
  EXPECT_EQ(cut(rows + "注：截至6月底"), "");
  EXPECT_EQ(cut(rows + "注:数据截至9月底,供参考"), "") << "a remark with a comma";
  EXPECT_EQ(cut("类别,序号,内容,单位\n一,1,修路,甲局\n二,2,建"), "file-cut row");
  EXPECT_EQ(cut("内容,单位,进展\n修路,甲局,好\n以上数据,供参考"), "") << "no number tells a row";
  EXPECT_EQ(cut(rows + "2,\"建桥,\n乙"), "file-cut field");
  EXPECT_EQ(cut(rows + "2,建桥,\"乙\"\"局\""), "");
}

TEST(FindDialect, AnOpenQuoteEndsWithTheText) {
  table::Document document;
  EXPECT_TRUE(ReadCsv("a,b,\"c", {}, {}, document));
}

}  // namespace
}  // namespace duban::read
