#include "read/text.h"

#include <gtest/gtest.h>

namespace duban::read {
namespace {

table::Document ReadLines(std::string_view text, const Limits& limits = {}) {
  table::Document document;
  EXPECT_TRUE(ReadText(text, limits, document));
  return document;
}

const table::Paragraph& ParagraphAt(const table::Document& document, size_t i) {
  return std::get<table::Paragraph>(document.blocks.at(i));
}

TEST(Text, CellsThatAreEmptyAtTheEndOfARowCount) {
  const table::Document document = ReadLines("序号\t任务\t备注\n1\t修路\t\n2\t种树\t \n");
  const auto& grid = std::get<table::Grid>(document.blocks.at(0));
  EXPECT_EQ(grid.rows(), 3u);
  EXPECT_EQ(grid.TextAt(2, 1), "种树");
}

TEST(ReadText, EachFilledLineIsAParagraphWithItsNumber) {
  const auto document = ReadLines("序号\r\n\r\n  1 \r项目\n");
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_EQ(ParagraphAt(document, 1).text, "1");
  EXPECT_EQ(ParagraphAt(document, 1).place.line, 3u);
  EXPECT_TRUE(ParagraphAt(document, 1).blank_before);
  EXPECT_FALSE(ParagraphAt(document, 2).blank_before);
}

TEST(ReadText, SignsOfBoldAndOfTitlesAreNoText) {
  const auto document = ReadLines(
      "**2031年任务**\n## 一、工业\n**甲**和**乙**\n#1 泵站\n| **序号** | 任务 |\n| 1 | 修路 |\n");
  EXPECT_EQ(ParagraphAt(document, 0).text, "2031年任务");
  EXPECT_EQ(ParagraphAt(document, 1).text, "一、工业");
  EXPECT_EQ(ParagraphAt(document, 2).text, "**甲**和**乙**");
  EXPECT_EQ(ParagraphAt(document, 3).text, "#1 泵站");
  EXPECT_EQ(std::get<table::Grid>(document.blocks.at(4)).TextAt(0, 0), "序号");
}

TEST(ReadText, FormFeedBeginsAPage) {
  const auto document = ReadLines("一\f二");
  EXPECT_EQ(ParagraphAt(document, 0).place.page, 1u);
  EXPECT_EQ(ParagraphAt(document, 1).place.page, 2u);
}

TEST(ReadText, PipeRowsAreAGridWithGapsAsPrinted) {
  const auto document =
      ReadLines("题目\n序号 | 内容 | 单位 |\n|---|---|---|\n1 | 修路 | 交通局 |\n建桥 | ||\n");
  ASSERT_EQ(document.blocks.size(), 2u);
  const auto& grid = std::get<table::Grid>(document.blocks[1]);
  EXPECT_EQ(grid.rows(), 3u);
  EXPECT_EQ(grid.columns(), 3u);
  EXPECT_EQ(grid.TextAt(1, 1), "修路");
  EXPECT_EQ(grid.TextAt(2, 0), "建桥");
  EXPECT_EQ(grid.At(2, 0)->line, 5u);
}

TEST(ReadText, PipeRowsThatGoOnOverLines) {
  const auto cells = [](std::string_view text) {
    const auto document = ReadLines(text);
    const auto& grid = std::get<table::Grid>(document.blocks.at(0));
    std::string out;
    for (uint32_t row = 1; row < grid.rows(); ++row)
      for (uint32_t column = 0; column < grid.columns(); ++column)
        out += std::string(grid.TextAt(row, column)) + ",";
    return out + std::to_string(document.blocks.size());
  };
  // No pipe ends the rows: a line behind the last cell must end as a sentence does.
  EXPECT_EQ(
      cells("序号 | 内容 | 进展\n1 | 修路，\n种树 | 修好\n2 | 建桥 | 建成1座。\n另1座在建。\n"),
      "1,修路，\n种树,修好,2,建桥,建成1座。\n另1座在建。,1");
  EXPECT_EQ(cells("序号 | 内容 | 进展\n1 | 修路 | 修好。\n二、城建\n2 | 建桥 | 建成。\n"),
            "1,修路,修好。,3");
  EXPECT_EQ(cells("序号 | 内容 | 进展\n1 | 修路 | 修好。\n注：截至6月底。\n"), "1,修路,修好。,2");
  EXPECT_EQ(cells("序号 | 内容 | 进展\n1 | 修路 | 修好。\n\n特此通报。\n"), "1,修路,修好。,2");
  // A pipe ends them: whatever stands before the next one belongs to the cell.
  EXPECT_EQ(cells("| 序号 | 内容 | 进展 |\n| 1 | 修路 | 修好\n\n两条 |\n| 2 | 建桥 | 建成 |\n"),
            "1,修路,修好\n两条,2,建桥,建成,1");
  EXPECT_EQ(cells("| 序号 | 内容 | 进展 |\n| 1 | 修路 | 修好 |\n| 2 | 建桥 | 建成\n特此通报。\n"),
            "1,修路,修好,2,建桥,建成,2");
}

TEST(ReadText, BarsThatAreDrawnAndBreaksThatAreTags) {
  const auto drawn = ReadLines("┌──┬──┐\n│序号│内容│\n├──┼──┤\n│1│修路│\n└──┴──┘\n");
  ASSERT_EQ(drawn.blocks.size(), 1u);
  const auto& grid = std::get<table::Grid>(drawn.blocks[0]);
  EXPECT_EQ(grid.rows(), 2u);
  EXPECT_EQ(grid.TextAt(1, 1), "修路");
  EXPECT_EQ(grid.At(1, 1)->line, 4u);
  const auto wide = ReadLines("序号｜内容\n1｜修路<br>种树<br />x<brown>\n");
  EXPECT_EQ(std::get<table::Grid>(wide.blocks.at(0)).TextAt(1, 1), "修路\n种树\nx<brown>");
}

TEST(ReadText, TabRowsOfOneWidthAreAGrid) {
  const auto document = ReadLines("序号\t内容\n1\t修路\n备注\t甲\t乙\n");
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(std::get<table::Grid>(document.blocks[0]).TextAt(1, 1), "修路");
  EXPECT_TRUE(std::holds_alternative<table::Paragraph>(document.blocks[1]));
}

TEST(ReadText, ATextThatBreaksOffInARowIsTold) {
  const auto cut = [](std::string_view text) {
    const auto document = ReadLines(text);
    return !document.notes.empty() && document.notes[0].code == "file-cut";
  };
  const std::string framed = "| 序号 | 内容 | 进展 |\n|---|---|---|\n| 1 | 修路 | 修好 |\n";
  EXPECT_FALSE(cut(framed));
  EXPECT_FALSE(cut(framed + "| 2 | 建桥 | 建成 |"));
  EXPECT_TRUE(cut(framed + "| 2 | 建桥 | 建"));
  EXPECT_TRUE(cut(framed + "| 2 | 建桥"));
  EXPECT_TRUE(cut(framed + "| 2 | 建桥 | 建成\n另1座"));
  EXPECT_FALSE(cut(framed + "| 2 | 建桥 | 建成\n")) << "a line that was typed to its end";
  EXPECT_FALSE(cut(framed + "注：截至6月底。"));
  const std::string open = "序号 | 内容 | 进展\n1 | 修路 | 修好\n";
  EXPECT_FALSE(cut(open + "2 | 建桥 | 建"));  // nobody can tell
  EXPECT_TRUE(cut(open + "2 | 建"));
  EXPECT_FALSE(cut(open + "审核人：林知远 | 填报人：苏晚晴"));
  const std::string tabs = "序号\t内容\t进展\n1\t修路\t修好\n";
  EXPECT_FALSE(cut(tabs + "2\t建桥\t建成"));
  EXPECT_TRUE(cut(tabs + "2\t建"));
  EXPECT_FALSE(cut(tabs + "\n合计\t2"));
  EXPECT_FALSE(cut("修路\n建桥"));
}

TEST(ReadText, LonePipesBetweenLinesAreNoRows) {
  EXPECT_EQ(ReadLines("1\n|\n修路\n|\n交通局\n").blocks.size(), 5u);
}

TEST(ReadText, TooManyColumnsAreRefusedWithTheirLine) {
  std::string row;
  for (int i = 0; i < 20'000; ++i) row += "a|";
  table::Document document;
  const auto read = ReadText("题\n" + row + "\n" + row, {}, document);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::ErrorCode::kLimit);
  EXPECT_EQ(read.error().message.Argument("line"), "2");
}

}  // namespace
}  // namespace duban::read
