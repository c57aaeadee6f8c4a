// Files made to do harm: each ends in an error that names file and place, or in a sane document.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/utf8.h"
#include "read/archive_for_test.h"
#include "read/compound.h"
#include "read/compound_for_test.h"
#include "read/reader.h"
#include "read/sniff.h"

namespace duban::read {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string Docx(const std::string& body, Parts more = {}) {
  more.insert(more.begin(), {"word/document.xml",
                             "<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>"});
  return MakeZip(more);
}

std::string DocxCell(const std::string& properties, const std::string& text = "甲") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>" + text +
         "</w:t></w:r></w:p></w:tc>";
}

std::string Xlsx(const std::string& sheet, int sheets = 1, const std::string& before = "") {
  std::string list;
  for (int i = 0; i < sheets; ++i) list += "<sheet name='一' r:id='r1'/>";
  return MakeZip({{"xl/workbook.xml",
                   before + "<workbook xmlns:r='r'><sheets>" + list + "</sheets></workbook>"},
                  {"xl/_rels/workbook.xml.rels",
                   "<Relationships><Relationship Id='r1' Target='s.xml'/></Relationships>"},
                  {"xl/sharedStrings.xml", "<sst><si><t>序号</t></si></sst>"},
                  {"xl/s.xml", "<worksheet>" + sheet + "</worksheet>"}});
}

std::string XlsxCell(const std::string& reference) {
  return "<row><c r='" + reference + "'><v>7</v></c></row>";
}

// The error's key and its arguments; "" where a document was read. Every error names the file.
std::string Fault(const std::string& bytes, const Limits& limits = {}) {
  const auto document = Read(bytes, "folder/a.bin", limits);
  if (document) return "";
  const base::Error& error = document.error();
  const std::string_view named =
      error.trail.empty() ? error.message.Argument("path") : std::string_view(error.trail[0]);
  EXPECT_EQ(named, "folder/a.bin");
  std::string told = error.message.key;
  for (const auto& [name, text] : error.message.arguments) told += " " + name + "=" + text;
  EXPECT_EQ(told.find("line=0"), told.npos) << told;
  return told;
}

const table::Grid& FirstGrid(const table::Document& document) {
  return std::get<table::Grid>(document.blocks.at(0));
}

// 1 + 1032 × `times` blanks, packed 1:1032 (RFC 1951: one code for "258 bytes as the last one").
std::string PackedBlanks(size_t times) {
  return std::string("\xED\xC0\x81\0\0\0\0\x80\x20\x95\xFD\x29\x17\xA9", 14) +
         std::string(times, '\0') + '\x06';
}

// Tells that the first part is packed.
std::string WithPackedFirst(std::string zip, uint32_t unpacked) {
  std::string size;
  AddLittle(unpacked, 4, size);
  const size_t directory = zip.find("PK\x01\x02");
  zip[8] = zip[directory + 10] = '\x08';
  zip.replace(22, 4, size);
  zip.replace(directory + 24, 4, size);
  return zip;
}

TEST(Hostile, AZipBombNamesItsPart) {
  constexpr size_t kTimes = 90'000;  // 93 MB in 90 KB
  const std::string zip =
      WithPackedFirst(MakeZip({{"word/document.xml", PackedBlanks(kTimes)}}), 1032 * kTimes + 1);
  EXPECT_EQ(Fault(zip), "zip-bomb part=word/document.xml");
}

TEST(Hostile, SmallPackedPartsAreNoBomb) {
  const std::string zip =
      WithPackedFirst(MakeZip({{"word/document.xml", PackedBlanks(10)}}), 10'321);
  EXPECT_EQ(Fault(zip).substr(0, 11), "zip-damaged");  // its checksum is wrong
}

TEST(Hostile, AnArchiveOfTooManyParts) {
  Parts parts(120'000, {"x", ""});
  parts.emplace_back("word/document.xml", "<w/>");
  EXPECT_EQ(Fault(MakeZip(parts)), "zip-too-many-parts limit=100000");
}

TEST(Hostile, NoEntityIsExpandedAndNoFileOpened) {
  const std::string laughs =
      "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>";
  const std::string outside = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>";
  for (const std::string& type : {laughs, outside}) {
    EXPECT_EQ(Fault(MakeZip({{"word/document.xml", type + "<w>&c;&a;</w>"}})), "xml-doctype");
    EXPECT_EQ(Fault(Xlsx("", 1, type)), "xml-doctype");
  }
}

TEST(Hostile, NamesOfPartsAreNoPaths) {
  const auto before = std::filesystem::directory_iterator(".");
  const auto count = std::distance(begin(before), std::filesystem::directory_iterator());
  for (const std::string name : {"../../hostile.txt", "/tmp/hostile.txt", "C:\\hostile.txt"})
    EXPECT_EQ(Fault(Docx("<w:p/>", {{name, "x"}})), "");
  const std::string away =
      "<Relationships><Relationship Id='r1' Target='../../../../etc/passwd'/></Relationships>";
  EXPECT_EQ(Fault(MakeZip({{"xl/workbook.xml",
                            "<workbook xmlns:r='r'><sheets><sheet name='一' "
                            "r:id='r1'/></sheets></workbook>"},
                           {"xl/_rels/workbook.xml.rels", away}})),
            "zip-part-missing part=xl/../../../../etc/passwd");
  const auto after = std::filesystem::directory_iterator(".");
  EXPECT_EQ(std::distance(begin(after), std::filesystem::directory_iterator()), count);
}

TEST(Hostile, StylesThatAreBasedOnEachOther) {
  const std::string styles =
      "<w:styles xmlns:w='w'><w:style w:styleId='a'><w:basedOn w:val='b'/></w:style><w:style "
      "w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>";
  EXPECT_EQ(
      Fault(Docx("<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr></w:p>", {{"word/styles.xml", styles}})),
      "");
}

TEST(Hostile, SheetsThatAreAllTheSamePart) {
  EXPECT_EQ(Fault(Xlsx("<sheetData>" + XlsxCell("A1") + XlsxCell("CV1") + "</sheetData>", 1000),
                  {.cells = 50'000}),
            "sheet-too-many-cells sheet=一");
}

TEST(Hostile, CutAnywhere) {
  const std::vector<std::string> samples = {
      "<meta charset='utf-8'><table><tr><td rowspan=2>序号<td>内容<tr><td>修路</table>",
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: "
      "text/html\nContent-Transfer-Encoding: base64\n\nPHA+eDwvcD4=\n--b--\n",
      Docx("<w:tbl><w:tr>" + DocxCell("<w:gridSpan w:val='2'/>") + DocxCell("") +
           "</w:tr></w:tbl>"),
      Xlsx("<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><v>1</v></c></row>"
           "</sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>"),
      "序号,内容,单位\n1,\"修路\n建桥\",甲局\n2,建厂,乙局\n",
      "任务\n| 序号 | 内容 |\n|---|---|\n| 1 | 修路 |\n序号\t内容\n1\t修路\n",
      "\xFF\xFE" + std::string("1\0,\0a\0,\0b\0\n\0", 12)};
  for (const std::string& sample : samples)
    for (size_t size = 0; size <= sample.size(); size += 8) (void)Fault(sample.substr(0, size));
  const std::string old = MakeCompound({{"WordDocument", "\xEC\xA5"}, {"Data", ""}});
  for (size_t size = 0; size <= old.size(); size += 8) {
    (void)Sniff(old.substr(0, size));
    (void)CompoundStreams(old.substr(0, size));
  }
}

TEST(Hostile, ACircleThroughACutDirectory) {
  std::string file = MakeCompound({{"Data", ""}});
  file.replace(512 + 4, 4, std::string("\x01\0\0\0", 4));  // the directory goes on in itself
  EXPECT_TRUE(CompoundStreams(file.substr(0, 1024 + 100)).empty());
}

TEST(Hostile, WrongMagic) {
  EXPECT_EQ(Fault("PK\x03\x04 word/document.xml"), "zip-damaged part=");
  EXPECT_EQ(Fault("PK\x03\x04 nothing"), "file-cut-short size=12");
  EXPECT_EQ(Fault("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "unsupported-compound");
  EXPECT_EQ(Fault(MakeZip({{"word/document.xml", std::string(100, '\0')}})).substr(0, 11),
            "xml-damaged");
}

TEST(Hostile, BrokenCharacters) {
  const std::string page =
      "<meta charset='utf-8'><p>甲\xC0\xAF\xED\xA0\x80\xF5乙</p><p>丙</p>";  // overlong, surrogate
  const auto document = Read(page, "a.html");
  ASSERT_TRUE(document);
  EXPECT_FALSE(document->notes.empty());
  for (const table::Block& block : document->blocks)
    EXPECT_TRUE(base::IsValidUtf8(std::get<table::Paragraph>(block).text));
  EXPECT_EQ(Fault("\xFF\xFE\x3D\xD8\x41"), "");  // a half of a pair, and half a unit
  EXPECT_EQ(Fault(Docx("<w:p><w:r><w:t>\xED\xA0\x80</w:t></w:r></w:p>")).substr(0, 11),
            "xml-damaged");
  EXPECT_EQ(Fault(Docx("<w:p><w:r><w:t>&#xD800;</w:t></w:r></w:p>")).substr(0, 11), "xml-damaged");
}

TEST(Hostile, CellsOutsideOfASheet) {
  const auto fault = [](const std::string& reference) {
    return Fault(Xlsx("<sheetData>" + XlsxCell(reference) + "</sheetData>"));
  };
  EXPECT_EQ(fault("XFD1048576"), "");
  EXPECT_EQ(fault("XFE1"), "sheet-too-many-cells sheet=一");
  EXPECT_EQ(fault("XFE1048577"), "sheet-cell-damaged sheet=一 cell=XFE1048577");
  EXPECT_EQ(fault("ZZZZ9999999"), "sheet-cell-damaged sheet=一 cell=ZZZZ9999999");
  EXPECT_EQ(Fault(Xlsx("<sheetData><row><c r='B2' t='s'><v>1</v></c></row></sheetData>")),
            "sheet-cell-damaged sheet=一 cell=B2");
}

TEST(Hostile, OneMergedRangeOverTheWholeSheet) {
  const std::string merge = "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>";
  const auto document = Read(Xlsx("<sheetData>" + XlsxCell("A1") + "</sheetData>" + merge), "a");
  ASSERT_TRUE(document);
  EXPECT_EQ(FirstGrid(*document).rows(), 1u);
  EXPECT_EQ(
      Fault(Xlsx("<sheetData>" + XlsxCell("A1") + XlsxCell("A5000") + "</sheetData>" + merge)),
      "sheet-too-many-cells sheet=一");
}

TEST(Hostile, HugeSpans) {
  const auto page = Read(
      "<table><tr><td rowspan=1000000000>a<td colspan=1000000000>b<td>c<tr><td>d</table>", "a");
  ASSERT_TRUE(page);
  EXPECT_EQ(FirstGrid(*page).rows(), 2u);
  EXPECT_LE(FirstGrid(*page).columns(), 1002u);
  const auto letter = Read(Docx("<w:tbl><w:tr>" + DocxCell("<w:gridSpan w:val='1000000000'/>") +
                                DocxCell("") + DocxCell("") + "</w:tr></w:tbl>"),
                           "a");
  ASSERT_TRUE(letter);
  EXPECT_LE(FirstGrid(*letter).columns(), 1002u);
}

TEST(Hostile, RowsThatBeginFarToTheRight) {
  std::string row = "<w:tr><w:trPr>";
  for (int i = 0; i < 1000; ++i) row += "<w:gridBefore w:val='4000000000'/>";
  row += "</w:trPr>" + DocxCell("") + "</w:tr>";
  EXPECT_EQ(Fault(Docx("<w:tbl>" + row + "</w:tbl>")), "table-too-many-cells table=1");
}

TEST(Hostile, CellsThatGoOnFarBelow) {
  std::string rows = "<w:tr><w:trPr><w:gridBefore w:val='999'/></w:trPr>" +
                     DocxCell("<w:vMerge w:val='restart'/><w:gridSpan w:val='1000'/>") + "</w:tr>";
  for (int i = 0; i < 1000; ++i) rows += "<w:tr>" + DocxCell("") + "</w:tr>";
  rows +=
      "<w:tr><w:trPr><w:gridBefore w:val='999'/></w:trPr>" + DocxCell("<w:vMerge/>") + "</w:tr>";
  EXPECT_EQ(Fault(Docx("<w:tbl>" + rows + "</w:tbl>"), {.cells = 100'000}),
            "table-too-many-cells table=1");
}

TEST(Hostile, TablesInTables) {
  std::string body, page;
  for (int i = 0; i < 100; ++i) body += "<w:tbl><w:tr><w:tc>";
  EXPECT_EQ(Fault(Docx(body)).substr(0, 11), "xml-damaged");  // XML itself ends at 256
  for (int i = 0; i < 3000; ++i) page += "<table><tr><td>a<td>b<td>";
  (void)Fault(page);
  for (int i = 0; i < 100'000; ++i) page += "<div>";
  EXPECT_EQ(Fault(page).substr(0, 15), "nested-too-deep");
}

TEST(Hostile, WideTablesThatNobodyCloses) {
  std::string page;
  for (int i = 0; i < 400; ++i) {
    page += "<table><tr><td colspan=1000 rowspan=99>a<td>b<td>c";
    for (int row = 0; row < 10; ++row) page += "<tr><td>a";
    page += "<td>";
  }
  EXPECT_EQ(Fault(page, {.cells = 1'000'000}).substr(0, 14), "too-many-cells");
}

TEST(Hostile, AListWhoseNumbersAreLong) {
  const std::string numbering =
      "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:lvlText "
      "w:val='" +
      std::string(100'000, 'x') +
      "'/></w:lvl></w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='1'/></w:num>"
      "</w:numbering>";
  const auto document = Read(Docx("<w:p><w:pPr><w:numId w:val='7'/></w:pPr><w:r><w:t>修路</w:t>"
                                  "</w:r></w:p>",
                                  {{"word/numbering.xml", numbering}}),
                             "a");
  ASSERT_TRUE(document);
  EXPECT_LT(std::get<table::Paragraph>(document->blocks.at(0)).text.size(), 300u);
}

}  // namespace
}  // namespace duban::read
