#include "read/xlsx.h"

#include <gtest/gtest.h>

#include "read/archive_for_test.h"

namespace duban::read {
namespace {

std::string Xlsx(const std::string& sheet, const std::string& second = "") {
  std::string sheets = "<sheet name='一' r:id='r1'/>";
  if (!second.empty()) sheets += "<sheet name='二' r:id='r2' state='hidden'/>";
  return MakeZip(
      {{"xl/workbook.xml", "<workbook xmlns:r='r'><sheets>" + sheets + "</sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
        "<Relationship Id='r2' Target='/xl/worksheets/sheet2.xml'/></Relationships>"},
       {"xl/sharedStrings.xml",
        "<sst><si><t>序号</t></si><si><r><t>内</t></r><r><t>容</t></r>"
        "<rPh><t>x</t></rPh></si></sst>"},
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='170' "
        "formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/>"
        "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='14'/>"
        "<xf numFmtId='170'/><xf numFmtId='9'/></cellXfs></styleSheet>"},
       {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"},
       {"xl/worksheets/sheet2.xml", "<worksheet>" + second + "</worksheet>"}});
}

base::Expected<table::Document> Parse(const std::string& bytes, const Limits& limits = {}) {
  table::Document document;
  DUBAN_CHECK(ReadXlsx(bytes, limits, document));
  return document;
}

const table::Grid& GridOf(const base::Expected<table::Document>& document) {
  return std::get<table::Grid>(document->blocks.at(0));
}

TEST(ReadXlsx, SharedInlineAndMergedCells) {
  const auto document = Parse(
      Xlsx("<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
           "<row r='2'><c r='A2'><v>1</v></c><c r='B2' t='inlineStr'><is><t>修路</t></is></c></row>"
           "<row r='3'><c r='A3'/><c r='B3' t='str'><v>建桥</v></c></row></sheetData>"
           "<mergeCells><mergeCell ref='A2:A3'/></mergeCells>"));
  ASSERT_TRUE(document);
  const table::Grid& grid = GridOf(document);
  EXPECT_EQ(grid.TextAt(0, 0), "序号");
  EXPECT_EQ(grid.TextAt(0, 1), "内容");
  EXPECT_EQ(grid.TextAt(2, 0), "1");
  EXPECT_EQ(grid.TextAt(2, 1), "建桥");
  EXPECT_EQ(grid.sheet_name, "一");
}

TEST(ReadXlsx, RaisedDigitsBehindANumberAreTheMarkOfANote) {
  const std::string shared =
      "<sst><si><r><t>建成3</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>"
      "<r><t>万亩</t></r></si></sst>";
  const auto document = Parse(MakeZip(
      {{"xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='一' r:id='r1'/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>"},
       {"xl/sharedStrings.xml", shared},
       {"xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData>"
        "</worksheet>"}}));
  ASSERT_TRUE(document);
  EXPECT_EQ(GridOf(document).TextAt(0, 0), "建成3万亩");
}

TEST(ReadXlsx, NumbersLookAsTheirFormatShowsThem) {
  const auto document =
      Parse(Xlsx("<sheetData><row r='1'><c r='A1'><v>5.2999999999999998</v></c><c r='B1' "
                 "s='1'><v>0.81299999999999994</v></c>"
                 "<c r='C1' s='2'><v>45291</v></c><c r='D1' s='3'><v>45260</v></c><c r='E1' "
                 "s='4'><v>1.2E-1</v></c>"
                 "</row></sheetData>"));
  const table::Grid& grid = GridOf(document);
  EXPECT_EQ(grid.TextAt(0, 0), "5.3");
  EXPECT_EQ(grid.TextAt(0, 1), "81.30%");
  EXPECT_EQ(grid.TextAt(0, 2), "2023-12-31");
  EXPECT_EQ(grid.TextAt(0, 3), "2023年11月");
  EXPECT_EQ(grid.TextAt(0, 4), "12%");
}

TEST(ReadXlsx, HiddenRowsAndSheetsAreLeftOutAndTold) {
  const auto document =
      Parse(Xlsx("<sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
                 "<row r='2' hidden='1'><c r='A2'><v>2</v></c></row></sheetData>",
                 "<sheetData><row r='1'><c r='A1'><v>9</v></c></row></sheetData>"));
  EXPECT_EQ(document->blocks.size(), 1u);
  EXPECT_EQ(GridOf(document).rows(), 1u);
  ASSERT_EQ(document->notes.size(), 2u);
  EXPECT_EQ(document->notes[0].code, "hidden-sheet");
  EXPECT_EQ(document->notes[1].code, "hidden-cells");
}

TEST(ReadXlsx, AMergedCellWhoseCornerIsHiddenStandsInTheFirstThatIsShown) {
  const auto document = Parse(Xlsx(
      "<cols><col min='1' max='1' hidden='1'/></cols><sheetData>"
      "<row r='1' hidden='1'><c r='B1' t='str'><v>产业</v></c><c r='C1' t='str'><v>旧</v></c></row>"
      "<row r='2'><c r='A2' t='str'><v>题目</v></c><c r='C2' t='str'><v>建厂</v></c></row>"
      "<row r='3'><c r='C3' t='str'><v>修路</v></c></row>"
      "<row r='4' hidden='1'><c r='B4' t='str'><v>隐</v></c></row>"
      "<row r='5' hidden='1'/><row r='6'><c r='C6'><v>1</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref='B1:B3'/><mergeCell ref='B4:B5'/><mergeCell ref='A6:A9'/>"
      "</mergeCells>"));
  const table::Grid& grid = GridOf(document);
  EXPECT_EQ(grid.TextAt(0, 1), "");
  EXPECT_EQ(grid.TextAt(1, 1), "产业");
  EXPECT_EQ(grid.At(1, 1), grid.At(2, 1));
  EXPECT_EQ(grid.TextAt(3, 1), "") << "wholly hidden";
  EXPECT_EQ(grid.TextAt(1, 0), "") << "a cell of a hidden column that is not merged";
  const auto title = Parse(
      Xlsx("<cols><col min='1' max='1' hidden='1'/></cols><sheetData><row r='1'><c r='A1' t='str'>"
           "<v>题目</v></c></row></sheetData><mergeCells><mergeCell ref='A1:C1'/></mergeCells>"));
  EXPECT_EQ(GridOf(title).TextAt(0, 1), "题目");
  EXPECT_EQ(GridOf(title).At(0, 1), GridOf(title).At(0, 2));
}

TEST(ReadXlsx, DamageNamesThePart) {
  const auto fault = [](const std::string& bytes) { return Parse(bytes).error().trail; };
  EXPECT_EQ(fault(Xlsx("<sheetData>")), std::vector<std::string>{"xl/worksheets/sheet1.xml"});
  EXPECT_EQ(fault(MakeZip({{"xl/workbook.xml", "<workbook>"},
                           {"xl/_rels/workbook.xml.rels", "<Relationships/>"}})),
            std::vector<std::string>{"xl/workbook.xml"});
  EXPECT_EQ(fault(MakeZip({{"xl/workbook.xml", "<workbook/>"},
                           {"xl/_rels/workbook.xml.rels", "<Relationships/>"},
                           {"xl/sharedStrings.xml", "<!DOCTYPE a><sst/>"}})),
            std::vector<std::string>{"xl/sharedStrings.xml"});
}

TEST(ReadXlsx, AHiddenSheetIsReadWhereThereIsNoOther) {
  const std::string bytes = MakeZip(
      {{"xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='一' r:id='r1' state='veryHidden'/></sheets>"
        "</workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"}});
  const auto document = Parse(bytes);
  EXPECT_EQ(document->blocks.size(), 1u);
  EXPECT_EQ(document->notes.at(0).code, "hidden-sheet-read");
}

TEST(ReadXlsx, ReadingsOverCharactersAndEscapesAreNoText) {
  const auto document = Parse(
      Xlsx("<sheetData><row r='1'><c r='A1' t='inlineStr'><is><r><t>修</t></r><rPh sb='0' eb='1'>"
           "<t>xiu</t></rPh><r><t>路_x000D_\n_x4E00_x</t></r></is></c></row></sheetData>"));
  EXPECT_EQ(GridOf(document).TextAt(0, 0), "修路\n一x");
}

TEST(ReadXlsx, AFormulaHasItsLastResultAndAFailedOneIsTold) {
  const auto document =
      Parse(Xlsx("<sheetData><row r='1'><c r='A1'><f>SUM(B1:B9)</f><v>12</v></c><c r='B1' t='e'>"
                 "<f>X!A1</f><v>#REF!</v></c><c r='C1' t='d'><v>2023-12-31T00:00:00</v></c></row>"
                 "</sheetData>"));
  const table::Grid& grid = GridOf(document);
  EXPECT_EQ(grid.TextAt(0, 0), "12");
  EXPECT_EQ(grid.TextAt(0, 1), "#REF!");
  EXPECT_EQ(grid.TextAt(0, 2), "2023-12-31");
  ASSERT_EQ(document->notes.size(), 1u);
  EXPECT_EQ(document->notes[0].code, "formula-failed");
  EXPECT_EQ(document->notes[0].place.column, 2u);
}

// Every cell of two sheets asks for the same long text: a small file that would fill the memory.
TEST(ReadXlsx, SharedTextsThatMultiplyMeetTheLimit) {
  std::string rows;
  for (int row = 1; row <= 100; ++row) rows += "<row><c t='s'><v>0</v></c></row>";
  const std::string sheet = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  const std::string bytes = MakeZip(
      {{"xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='一' r:id='r1'/><sheet name='二' r:id='r2'/>"
        "</sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
        "<Relationship Id='r2' Target='worksheets/sheet2.xml'/></Relationships>"},
       {"xl/sharedStrings.xml", "<sst><si><t>" + std::string(5000, 'a') + "</t></si></sst>"},
       {"xl/worksheets/sheet1.xml", sheet},
       {"xl/worksheets/sheet2.xml", sheet}});
  EXPECT_TRUE(Parse(bytes, {.bytes = 2'000'000}));
  const auto refused = Parse(bytes, {.bytes = 700'000});
  ASSERT_FALSE(refused) << "each sheet alone stays below, both together do not";
  EXPECT_EQ(refused.error().code, base::ErrorCode::kLimit);
}

TEST(ReadXlsx, FarCornersAndHugeMergesMeetTheLimit) {
  const auto document = Parse(
      Xlsx("<sheetData><row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='A1048576'>"
           "<v>2</v></c></row></sheetData><mergeCells><mergeCell "
           "ref='A1:XFD1048576'/></mergeCells>"),
      {.cells = 1'000'000});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, base::ErrorCode::kLimit);
}

}  // namespace
}  // namespace duban::read
