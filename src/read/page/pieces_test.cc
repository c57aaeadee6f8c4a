#include "read/page/pieces.h"

#include <gtest/gtest.h>

namespace duban::read::page {
namespace {

struct Text {
  uint32_t row, column;
  const char* text;
  uint32_t row_span = 1, column_span = 1;
};

// A piece of columns 60 points wide; a text fills its line where it ends with no mark.
Piece Make(uint32_t page, uint32_t rows, uint32_t columns, const std::vector<Text>& texts) {
  Piece piece;
  piece.page = page;
  piece.rows = rows;
  for (uint32_t i = 0; i <= columns; ++i) piece.xs.push_back(60.0 * i);
  for (const Text& text : texts) {
    PieceCell cell{text.row, text.column, text.row_span, text.column_span, 60, {}};
    if (*text.text != '\0')
      cell.lines.push_back({text.text, {0, 0, TextWidth(text.text, 10), 10}, 10});
    piece.cells.push_back(std::move(cell));
  }
  return piece;
}

// Cells as "text@row,column+spans", parted by blanks.
std::string Join(const std::vector<Piece>& pieces) {
  const auto grid = JoinPieces(pieces, 10'000);
  if (!grid) return grid.error().message.key;
  std::string out;
  for (const table::Cell& cell : grid->cells()) {
    out += std::string(grid->Text(cell)) + "@" + std::to_string(cell.row) + "," +
           std::to_string(cell.column);
    if (cell.row_span > 1) out += "↓" + std::to_string(cell.row_span);
    if (cell.column_span > 1) out += "→" + std::to_string(cell.column_span);
    out += " ";
  }
  return out;
}

TEST(Pieces, AHeadingOfTwoRowsWithMergedCellsIsTakenOnce) {
  const std::vector<Text> heading = {
      {0, 0, "序号", 2, 1}, {0, 1, "进展", 1, 2}, {1, 1, "上半年"}, {1, 2, "全年"}};
  std::vector<Text> first = heading, second = heading;
  first.insert(first.end(), {{2, 0, "1"}, {2, 1, "甲。"}, {2, 2, "乙。"}});
  second.insert(second.end(), {{2, 0, "2"}, {2, 1, "丙。"}, {2, 2, "丁。"}});
  EXPECT_EQ(Join({Make(1, 3, 3, first), Make(2, 3, 3, second)}),
            "序号@0,0↓2 进展@0,1→2 上半年@1,1 全年@1,2 1@2,0 甲。@2,1 乙。@2,2 2@3,0 丙。@3,1 "
            "丁。@3,2 ");
}

TEST(Pieces, AHeadingIsRepeatedWithoutTheTitleOverIt) {
  EXPECT_EQ(Join({Make(1, 3, 2,
                       {{0, 0, "完成情况表", 1, 2},
                        {1, 0, "序号"},
                        {1, 1, "目标"},
                        {2, 0, "1"},
                        {2, 1, "甲。"}}),
                  Make(2, 2, 2, {{0, 0, "序号"}, {0, 1, "目标"}, {1, 0, "2"}, {1, 1, "乙。"}})}),
            "完成情况表@0,0→2 序号@1,0 目标@1,1 1@2,0 甲。@2,1 2@3,0 乙。@3,1 ");
}

TEST(Pieces, ARowThatOnlyLooksLikeTheHeadingsFirstStays) {
  // The cell on the left reaches from there into a row of its own.
  EXPECT_EQ(Join({Make(1, 2, 2, {{0, 0, "民生"}, {0, 1, "甲。"}, {1, 0, "农业"}, {1, 1, "乙。"}}),
                  Make(2, 2, 2, {{0, 0, "民生", 2, 1}, {0, 1, "甲。"}, {1, 1, "丙。"}})}),
            "民生@0,0 甲。@0,1 农业@1,0 乙。@1,1 民生@2,0↓2 甲。@2,1 丙。@3,1 ");
}

TEST(Pieces, NoTextIsLostWhereABrokenRowIsPartedElseOnTheNextPage) {
  const auto first = Make(1, 2, 4,
                          {{0, 0, "序号"},
                           {0, 1, "目标"},
                           {0, 2, "进展"},
                           {0, 3, "备注"},
                           {1, 0, "1"},
                           {1, 1, "新建水闸三座，加", 1, 2},
                           {1, 3, "有"}});
  const auto second = Make(2, 2, 4,
                           {{0, 0, ""},
                            {0, 1, "固"},
                            {0, 2, "堤防"},
                            {0, 3, "记"},
                            {1, 0, "2"},
                            {1, 1, "甲。"},
                            {1, 2, "乙。"},
                            {1, 3, "丙。"}});
  const std::string joined = Join({first, second});
  for (const char* text : {"固", "堤防", "记", "2@2,0"})
    EXPECT_NE(joined.find(text), std::string::npos) << text << " in " << joined;
}

TEST(Pieces, AMergedCellOverTheBreakIsOneWhereverItsTextStands) {
  const auto joined = [](const char* above, const char* below) {
    return Join(
        {Make(
             1, 3, 2,
             {{0, 0, "类别"}, {0, 1, "目标"}, {1, 0, above, 2, 1}, {1, 1, "甲。"}, {2, 1, "乙。"}}),
         Make(2, 2, 2, {{0, 0, below, 2, 1}, {0, 1, "丙。"}, {1, 1, "丁。"}})});
  };
  EXPECT_NE(joined("民生", "").find("民生@1,0↓4"), std::string::npos);
  EXPECT_NE(joined("", "民生").find("民生@1,0↓4"), std::string::npos);
  EXPECT_NE(joined("民生", "农业").find("农业@3,0↓2"), std::string::npos);
}

TEST(Pieces, CellsAreCountedBeforeTheyAreMade) {
  Piece large = Make(1, 5000, 3, {});
  EXPECT_EQ(Join({large}), "page-too-many-cells");
}

TEST(Pieces, AnEmptyHeadingIsNoneToPart) {
  const auto first = Make(1, 2, 3, {{0, 0, ""}, {0, 1, ""}, {0, 2, ""}, {1, 0, "1"}});
  Piece piece = Make(2, 1, 3, {{0, 0, "2"}, {0, 1, "甲"}, {0, 2, "乙"}});
  PartRepeatedHeading(first, piece);
  EXPECT_EQ(piece.rows, 1u);
}

}  // namespace
}  // namespace duban::read::page
