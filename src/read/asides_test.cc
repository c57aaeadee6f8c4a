#include "read/asides.h"

#include <gtest/gtest.h>

#include "read/archive_for_test.h"
#include "read/page/pages.h"
#include "read/reader.h"

namespace duban::read {
namespace {

using table::AsideKind;

// "margin word/header1.xml 机密★1年|…": every aside, hidden tables cell by cell; "!" in front of
// one that stands in a head.
std::string Told(const table::Document& document) {
  constexpr std::string_view kNames[] = {"margin", "note",     "comment", "drawing",
                                         "hidden", "property", "embedded"};
  std::string out;
  for (const table::Aside& aside : document.asides) {
    std::string text;
    if (const auto* paragraph = std::get_if<table::Paragraph>(&aside.block)) {
      text = paragraph->text;
    } else {
      const auto& grid = std::get<table::Grid>(aside.block);
      for (const table::Cell& cell : grid.cells())
        text.append(text.empty() ? "" : ",").append(grid.Text(cell));
    }
    out += (aside.head ? "!" : "") + std::string(kNames[static_cast<size_t>(aside.kind)]) + " " +
           aside.part + " " + text + "|";
  }
  return out;
}

std::string ToldOf(const std::string& bytes, std::string_view name) {
  const auto document = Read(bytes, name);
  if (!document) return "error " + document.error().message.key;
  return Told(*document);
}

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string P(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string Docx(const std::string& body, Parts more) {
  more.insert(more.begin(), {"word/document.xml",
                             "<w:document xmlns:w='w' xmlns:v='v' xmlns:r='r'>"
                             "<w:body>" +
                                 body + "</w:body></w:document>"});
  return MakeZip(more);
}

TEST(Asides, OfADocx) {
  const auto part = [](const std::string& name, const std::string& inside) {
    return std::pair("word/" + name + ".xml", "<w:x xmlns:w='w' xmlns:v='v'>" + inside + "</w:x>");
  };
  EXPECT_EQ(
      ToldOf(Docx(P("正文"), {part("header1", P("机密</w:t></w:r><w:r><w:t>★1年"))}), "a.docx"),
      "!margin word/header1.xml 机密★1年|");
  EXPECT_EQ(ToldOf(Docx(P("正文"), {part("header2",
                                         "<w:p><w:r><w:pict><v:shape><v:textpath "
                                         "string='内部资料'/></v:shape></w:pict></w:r>"
                                         "</w:p>"),
                                    part("footer1",
                                         "<w:p><w:r><w:t>秘密</w:t><w:tab/><w:t>第1页"
                                         "</w:t></w:r></w:p>")}),
                   "a.docx"),
            "!margin word/header2.xml 内部资料|!margin word/footer1.xml 秘密|"
            "!margin word/footer1.xml 第1页|");
  EXPECT_EQ(ToldOf(Docx(P("正文"), {part("footnotes", P("注")), part("endnotes", P("尾")),
                                    part("comments", "<w:comment>" + P("批") + "</w:comment>"),
                                    part("styles", ""),
                                    part("charts/chart1",
                                         "<a:p><a:r><a:t>图"
                                         "</a:t></a:r></a:p>")}),
                   "a.docx"),
            "note word/footnotes.xml 注|note word/endnotes.xml 尾|comment word/comments.xml 批|"
            "!drawing word/charts/chart1.xml 图|");
}

TEST(Asides, OfWhatADocxHides) {
  EXPECT_EQ(
      ToldOf(Docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>机密</w:t></w:r></w:p>" + P("正文") +
                      "<w:p><w:r><w:t>保护商业</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
                      "<w:t>秘密</w:t></w:r></w:p><w:p><w:r><w:pict><v:textpath "
                      "string='样稿'/></w:pict></w:r></w:p>",
                  {}),
             "a.docx"),
      "!hidden  机密|hidden  秘密|!drawing word/document.xml 样稿|");
}

TEST(Asides, OfTheFieldsOfAFile) {
  EXPECT_EQ(
      ToldOf(
          Docx(P("正文"),
               {{"docProps/core.xml", "<p xmlns:dc='d'><dc:title>题</dc:title><dc:subject/></p>"},
                {"docProps/custom.xml", "<P><property name='密级'><v>秘密</v></property></P>"},
                {"docProps/app.xml", "<P><Company>某局</Company></P>"}}),
          "a.docx"),
      "property docProps/core.xml 题|property docProps/custom.xml 密级：秘密|");
}

TEST(Asides, OfFilesInsideAFile) {
  const std::string page =
      "<html><body><p>附页</p><table><tr><td>一</td><td>二</td></tr><tr><td>三"
      "</td><td>四</td></tr></table></body></html>";
  const std::string relations =
      "<Relationships><Relationship Id='c' Target='afchunk1.htm'/></Relationships>";
  const auto document =
      Read(Docx(P("前") + "<w:altChunk r:id='c'/>" + P("后"),
                {{"word/_rels/document.xml.rels", relations}, {"word/afchunk1.htm", page}}),
           "a.docx");
  ASSERT_TRUE(document);
  ASSERT_EQ(document->blocks.size(), 4u);
  EXPECT_EQ(std::get<table::Paragraph>(document->blocks[1]).text, "附页");
  EXPECT_EQ(std::get<table::Grid>(document->blocks[2]).TextAt(1, 1), "四");
  EXPECT_EQ(std::get<table::Paragraph>(document->blocks[3]).text, "后");

  const std::string inner = Docx(P("秘密★3年"), {});
  EXPECT_EQ(ToldOf(Docx(P("正文"), {{"word/embeddings/a.docx", inner}}), "a.docx"),
            "!embedded word/embeddings/a.docx 秘密★3年|");
  // A file in a file in a file is not opened.
  EXPECT_EQ(ToldOf(Docx(P("正文"), {{"word/embeddings/a.docx",
                                     Docx(P("内"), {{"word/embeddings/b.docx", inner}})}}),
                   "a.docx"),
            "!embedded word/embeddings/a.docx 内|");
}

TEST(Asides, APartThatCannotBeReadIsTold) {
  const auto document =
      Read(Docx(P("正文"), {{"word/header1.xml", "<w:hdr xmlns:w='w'>"}}), "a.docx");
  ASSERT_TRUE(document);
  ASSERT_EQ(document->notes.size(), 1u);
  EXPECT_EQ(document->notes[0].code, "part-unread");
  EXPECT_EQ(document->notes[0].detail, "word/header1.xml");
}

std::string Xlsx(const std::string& sheet, Parts more = {}, const std::string& hidden = "") {
  Parts parts = {
      {"xl/workbook.xml",
       "<workbook xmlns:r='r'><sheets><sheet name='台账' r:id='r1'/>" +
           std::string(hidden.empty() ? "" : "<sheet name='底稿' r:id='r2' state='hidden'/>") +
           "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
       "<Relationship Id='r2' Target='worksheets/sheet2.xml'/></Relationships>"},
      {"xl/sharedStrings.xml", "<sst><si><t>序号</t></si><si><t>机密★1年</t></si></sst>"},
      {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"},
      {"xl/worksheets/sheet2.xml", "<worksheet>" + hidden + "</worksheet>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return MakeZip(parts);
}

constexpr const char* kRow = "<row r='2'><c r='A2' t='s'><v>0</v></c></row>";

TEST(Asides, OfAWorkbook) {
  const std::string rows = "<sheetData>" + std::string(kRow) + "</sheetData>";
  EXPECT_EQ(
      ToldOf(Xlsx(rows + "<headerFooter><oddHeader>&amp;L&amp;\"宋体,加粗\"&amp;14机密★1年&amp;R"
                         "&amp;KFF0000第&amp;P页</oddHeader><oddFooter>&amp;C秘密</oddFooter>"
                         "</headerFooter>"),
             "a.xlsx"),
      "!margin 台账 机密★1年|!margin 台账 第页|!margin 台账 秘密|");
  EXPECT_EQ(
      ToldOf(Xlsx(rows, {{"xl/comments1.xml",
                          "<comments><comment><text><r><t>区府办:\n</t></r><r><t>机密★1年</t>"
                          "</r></text></comment></comments>"},
                         {"xl/threadedComments/threadedComment1.xml",
                          "<T><threadedComment><text>批</text></threadedComment></T>"},
                         {"xl/drawings/drawing1.xml",
                          "<xdr:w xmlns:xdr='x' xmlns:a='a'><a:p><a:r><a:t>内部资料</a:t></a:r>"
                          "</a:p></xdr:w>"},
                         {"xl/drawings/vmlDrawing1.vml",
                          "<xml xmlns:v='v'><v:textbox><div>绝密<br></div></v:textbox></xml>"}}),
             "a.xlsx"),
      "comment xl/comments1.xml 区府办:|comment xl/comments1.xml 机密★1年|"
      "comment xl/threadedComments/threadedComment1.xml 批|"
      "!drawing xl/drawings/drawing1.xml 内部资料|!drawing xl/drawings/vmlDrawing1.vml 绝密|");
}

TEST(Asides, OfWhatAWorkbookHides) {
  // The shared texts belong to the only sheet that is shown.
  const std::string hidden_row =
      "<sheetData><row r='1' hidden='1'><c r='A1' t='s'><v>1</v></c></row>" + std::string(kRow) +
      "</sheetData>";
  EXPECT_EQ(ToldOf(Xlsx(hidden_row), "a.xlsx"), "!hidden 台账 机密★1年|");
  EXPECT_EQ(ToldOf(Xlsx("<cols><col min='2' max='2' hidden='1'/></cols><sheetData><row r='2'><c "
                        "r='A2' t='s'><v>0</v></c><c r='B2' t='inlineStr'><is><t>秘密</t></is></c>"
                        "</row></sheetData>"),
                   "a.xlsx"),
            "!hidden 台账 秘密|");
  EXPECT_EQ(ToldOf(Xlsx("<sheetData>" + std::string(kRow) + "</sheetData>", {},
                        "<sheetData><row r='1'><c r='A1' t='s'><v>1</v></c></row></sheetData>"),
                   "a.xlsx"),
            "hidden 底稿 机密★1年|");
}

TEST(Asides, OfAPage) {
  EXPECT_EQ(
      ToldOf("<html><head><style>密</style></head><body><div style='display: none'>机密"
             "<b>★</b>1年<p>又</p><script>var 密;</script></div><p>正文</p><span hidden>隐</span>"
             "</body></html>",
             "a.html"),
      "hidden  机密★1年|hidden  又|hidden  隐|");
}

TEST(Asides, OfAWebArchive) {
  const std::string archive =
      "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n"
      "--b\r\nContent-Type: text/html; "
      "charset=utf-8\r\n\r\n<html><body><p>正文</p></body></html>\r\n"
      "--b\r\nContent-Type: text/html; "
      "charset=utf-8\r\n\r\n<html><body><p>机密★1年</p></body></html>"
      "\r\n--b--\r\n";
  EXPECT_EQ(ToldOf(archive, "a.mht"), "!embedded  机密★1年|");
}

page::Word Word(std::string text, double left, double top, double size) {
  const double width = 0.33 * static_cast<double>(text.size()) * size;
  return {std::move(text), {left, top, left + width, top + size}};
}

TEST(Asides, OfPages) {
  std::vector<page::Page> pages;
  for (int number = 1; number <= 3; ++number) {
    page::Page page{595, 842, {}, {}};
    page.words.push_back(Word("秘密★1年", 60, 30, 10));
    for (int line = 0; line < 20; ++line)
      page.words.push_back(
          Word("正文" + std::to_string(number * 100 + line), 60, 120 + 20 * line, 10));
    // A watermark that climbs over the page.
    double at = 100;
    for (const char* letter : {"内", "部", "资", "料"}) {
      page.words.push_back(Word(letter, at, 700 - at, 60));
      at += 45;
    }
    pages.push_back(std::move(page));
  }
  table::Document document;
  ASSERT_TRUE(page::ReadPages(std::move(pages), {}, document));
  const std::string told = Told(document);
  EXPECT_NE(told.find("!margin  内部资料|"), std::string::npos) << told;
  EXPECT_NE(told.find("!margin  秘密★1年|"), std::string::npos) << told;
}

TEST(Asides, OfAnOfd) {
  const std::string text =
      "<ofd:TextObject Visible='false'><ofd:TextCode>秘</ofd:TextCode><ofd:TextCode>密★3年"
      "</ofd:TextCode></ofd:TextObject>"
      "<ofd:TextObject Boundary='20 20 40 5' Size='4'><ofd:TextCode X='0' Y='4'>正文</ofd:TextCode>"
      "</ofd:TextObject>";
  const auto bytes = MakeZip(
      {{"OFD.xml",
        "<ofd:OFD xmlns:ofd='o'><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas><ofd:CustomData "
        "Name='密级'>机密</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>D/"
        "Document.xml"
        "</ofd:DocRoot></ofd:DocBody></ofd:OFD>"},
       {"D/Document.xml",
        "<ofd:Document xmlns:ofd='o'><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID='1' "
        "BaseLoc='P.xml'/></ofd:Pages></ofd:Document>"},
       {"D/P.xml", "<ofd:Page xmlns:ofd='o'><ofd:Content><ofd:Layer>" + text +
                       "</ofd:Layer></ofd:Content></ofd:Page>"},
       {"D/Annots/Page_0/Annotation.xml",
        "<ofd:PageAnnot xmlns:ofd='o'><ofd:Annot Type='Watermark'><ofd:Appearance><ofd:TextObject>"
        "<ofd:TextCode>内部</ofd:TextCode><ofd:TextCode>资料</ofd:TextCode></ofd:TextObject>"
        "</ofd:Appearance></ofd:Annot></ofd:PageAnnot>"}});
  EXPECT_EQ(ToldOf(bytes, "a.ofd"),
            "hidden D/P.xml 秘密★3年|!property OFD.xml 密级：机密|!margin "
            "D/Annots/Page_0/Annotation.xml 内部资料|");
}

TEST(Asides, AreBounded) {
  table::Document document;
  Asides asides(document);
  asides.Add(AsideKind::kNote, "", std::string(Asides::kLongest + 1, 'a'));
  asides.Add(AsideKind::kNote, "", "甲\n甲\n乙");
  EXPECT_EQ(document.asides.size(), 2u);
  for (size_t i = 0; i <= Asides::kMost; ++i) asides.Add(AsideKind::kNote, "", std::to_string(i));
  EXPECT_EQ(document.asides.size(), Asides::kMost);
  ASSERT_EQ(document.notes.size(), 1u);
  EXPECT_EQ(document.notes[0].code, "asides-left-out");
}

}  // namespace
}  // namespace duban::read
