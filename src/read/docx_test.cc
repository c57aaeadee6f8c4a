#include "read/docx.h"

#include <gtest/gtest.h>

#include "read/archive_for_test.h"

namespace duban::read {
namespace {

std::string Docx(const std::string& body, const std::string& numbering = "",
                 const std::string& styles = "") {
  std::vector<std::pair<std::string, std::string>> parts = {
      {"word/document.xml",
       "<?xml version='1.0'?><w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>"}};
  if (!numbering.empty())
    parts.emplace_back("word/numbering.xml",
                       "<w:numbering xmlns:w='w'>" + numbering + "</w:numbering>");
  if (!styles.empty())
    parts.emplace_back("word/styles.xml", "<w:styles xmlns:w='w'>" + styles + "</w:styles>");
  return MakeZip(parts);
}

std::string P(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
std::string Cell(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + P(text) + "</w:tc>";
}

base::Expected<table::Document> Parse(const std::string& bytes) {
  table::Document document;
  DUBAN_CHECK(ReadDocx(bytes, {}, document));
  return document;
}

const table::Grid& GridAt(const base::Expected<table::Document>& document, size_t i) {
  return std::get<table::Grid>(document->blocks.at(i));
}

TEST(ReadDocx, ParagraphsAndATableWithMergedCells) {
  const auto document = Parse(Docx(
      P("题目") + "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + Cell("序号") + Cell("项目") +
      Cell("内容") + "</w:tr><w:tr>" + Cell("1") + Cell("产业", "<w:vMerge w:val='restart'/>") +
      Cell("建厂") + "</w:tr><w:tr>" + Cell("2") + Cell("", "<w:vMerge/>") + Cell("修路") +
      "</w:tr><w:tr>" + Cell("备注", "<w:gridSpan w:val='3'/>") + "</w:tr></w:tbl>"));
  ASSERT_TRUE(document);
  EXPECT_EQ(std::get<table::Paragraph>(document->blocks[0]).text, "题目");
  const table::Grid& grid = GridAt(document, 1);
  EXPECT_TRUE(grid.At(0, 1)->header);
  EXPECT_EQ(grid.At(1, 1), grid.At(2, 1));
  EXPECT_EQ(grid.TextAt(2, 2), "修路");
  EXPECT_EQ(grid.At(3, 0), grid.At(3, 2));
}

TEST(ReadDocx, CellsMergedToTheRightInOldFiles) {
  const std::string go_on = "<w:hMerge/>", begin = "<w:hMerge w:val='restart'/>";
  const auto document =
      Parse(Docx("<w:tbl><w:tr>" + Cell("题目", begin) + Cell("", go_on) + Cell("", go_on) +
                 "</w:tr><w:tr>" + Cell("", go_on) + Cell("修路") + Cell("甲") + "</w:tr><w:tr>" +
                 Cell("2") + Cell("建桥", begin) + Cell("弃", go_on) + "</w:tr></w:tbl>"));
  const table::Grid& grid = GridAt(document, 0);
  EXPECT_EQ(grid.At(0, 0), grid.At(0, 2));
  EXPECT_EQ(grid.TextAt(1, 1), "修路") << "nothing stands on the left of the first cell";
  EXPECT_EQ(grid.At(2, 1), grid.At(2, 2));
  EXPECT_EQ(grid.TextAt(2, 2), "建桥");
}

TEST(ReadDocx, BreaksInACellAreLines) {
  const auto document =
      Parse(Docx("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>"
                 "</w:p><w:p><w:r><w:t>三</w:t></w:r></w:p></w:tc>" +
                 Cell("x") + Cell("y") + "</w:tr></w:tbl>"));
  EXPECT_EQ(GridAt(document, 0).TextAt(0, 0), "一\n二\n三");
}

TEST(ReadDocx, RaisedDigitsBehindANumberAreANoteOrAPower) {
  const std::string raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>";
  const auto document = Parse(Docx("<w:p><w:r><w:t>建成3</w:t></w:r>" + raised +
                                   "1</w:t></w:r><w:r><w:t>万m</w:t></w:r>" + raised +
                                   "2</w:t></w:r><w:r><w:t>，6×10</w:t></w:r>" + raised +
                                   "4</w:t></w:r><w:r><w:t>吨</w:t></w:r></w:p>"));
  EXPECT_EQ(std::get<table::Paragraph>(document->blocks.at(0)).text, "建成3万m2，6×10^4吨");
}

TEST(ReadDocx, TrackedChangesAreReadAsAccepted) {
  const auto document = Parse(Docx(
      "<w:p><w:r><w:t>完成</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
      "<w:ins><w:r><w:t>5</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
      "<w:r><w:t>个</w:t></w:r></w:p>"));
  EXPECT_EQ(std::get<table::Paragraph>(document->blocks[0]).text, "完成5个");
}

TEST(ReadDocx, DeletedTextStandsBesideTheFlow) {
  const auto document = Parse(Docx(
      "<w:p><w:del><w:r><w:delText>机密★</w:delText></w:r><w:r><w:delText>1年</w:delText></w:r>"
      "</w:del></w:p><w:p><w:r><w:t>工作台账</w:t></w:r></w:p>"
      "<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:t>新</w:t></w:r></w:p>"));
  EXPECT_EQ(std::get<table::Paragraph>(document->blocks[0]).text, "工作台账");
  EXPECT_EQ(std::get<table::Paragraph>(document->blocks[1]).text, "新");
  ASSERT_EQ(document->asides.size(), 2u);
  EXPECT_EQ(document->asides[0].kind, table::AsideKind::kHidden);
  EXPECT_EQ(std::get<table::Paragraph>(document->asides[0].block).text, "机密★1年");
  EXPECT_EQ(std::get<table::Paragraph>(document->asides[1].block).text, "旧");
}

TEST(ReadDocx, NumbersThatLiveInTheListStyle) {
  const std::string list =
      "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='7'/></w:numPr>"
      "</w:pPr></w:p>";
  const auto document =
      Parse(Docx("<w:tbl><w:tr><w:tc>" + list + "</w:tc>" + Cell("建厂") + "</w:tr><w:tr><w:tc>" +
                     list + "</w:tc>" + Cell("修路") + "</w:tr></w:tbl>",
                 "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
                 "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1'/></w:lvl></w:abstractNum>"
                 "<w:num w:numId='7'><w:abstractNumId w:val='1'/></w:num>"));
  EXPECT_EQ(GridAt(document, 0).TextAt(0, 0), "1");
  EXPECT_EQ(GridAt(document, 0).TextAt(1, 0), "2");
}

std::string Texts(const base::Expected<table::Document>& document) {
  std::string out;
  for (const table::Block& block : document->blocks)
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block))
      out += (paragraph->heading ? "#" : "") + paragraph->text + "|";
  return out;
}

TEST(ReadDocx, DeletedRowsCellsAndParagraphEndsAreDropped) {
  const auto document = Parse(
      Docx("<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>" +
           P("下") +
           "<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t>"
           "</w:r></w:moveTo></w:p><w:tbl><w:tr>" +
           Cell("1") + Cell("甲") + Cell("乙") + "</w:tr><w:tr><w:trPr><w:del w:id='2'/></w:trPr>" +
           Cell("2") + Cell("丙") + Cell("丁") + "</w:tr><w:tr>" + Cell("3") +
           Cell("废", "<w:cellDel w:id='3'/>") + Cell("戊") + Cell("己") + "</w:tr></w:tbl>"));
  EXPECT_EQ(Texts(document), "上下|新|");
  const table::Grid& grid = GridAt(document, 2);
  EXPECT_EQ(grid.rows(), 2u);
  EXPECT_EQ(grid.TextAt(1, 0), "3");
  EXPECT_EQ(grid.TextAt(1, 1), "戊");
  EXPECT_EQ(grid.TextAt(1, 2), "己");
}

TEST(ReadDocx, TextBoxesAreReadOnceAndApart) {
  const std::string box = "<w:txbxContent>" + P("框") + "</w:txbxContent>";
  const auto document =
      Parse(Docx("<w:p><w:r><w:t>前</w:t><mc:AlternateContent xmlns:mc='m'><mc:Choice>" + box +
                 "</mc:Choice><mc:Fallback><w:pict>" + box +
                 "</w:pict></mc:Fallback>"
                 "</mc:AlternateContent><w:t>后</w:t></w:r></w:p><w:p><w:r><w:pict>" +
                 box + "</w:pict></w:r></w:p>"));
  EXPECT_EQ(Texts(document), "前|框|后|框|");
}

TEST(ReadDocx, StylesTellHeadingsListsAndHiddenText) {
  const auto document = Parse(Docx(
      "<w:p><w:pPr><w:pStyle w:val='2'/></w:pPr><w:r><w:t>目标</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>5个</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"
      "<w:r><w:t>无号</w:t></w:r></w:p>"
      "<w:p><w:r><w:rPr><w:rStyle w:val='h'/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r>"
      "<w:r><w:ruby><w:rt><w:r><w:t>xiu</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>修</w:t></w:r>"
      "</w:rubyBase></w:ruby></w:r></w:p>",
      "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='3'/>"
      "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
      "<w:num w:numId='7'><w:abstractNumId w:val='1'/></w:num>",
      "<w:style w:styleId='1'><w:name w:val='heading 1'/></w:style>"
      "<w:style w:styleId='2'><w:name w:val='x'/><w:basedOn w:val='1'/></w:style>"
      "<w:style w:styleId='a'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>"
      "<w:style w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style>"));
  EXPECT_EQ(Texts(document), "#目标|3. 5个|无号|显修|");
}

TEST(ReadDocx, ListsThatBeginAnewAndCountInChinese) {
  const auto item = [](const std::string& list, const std::string& level = "0") {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val='" + level + "'/><w:numId w:val='" + list +
           "'/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>";
  };
  const auto document =
      Parse(Docx(item("7") + item("7", "1") + item("7") + item("8") + item("8"),
                 "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
                 "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
                 "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
                 "<w:lvlText w:val='（%1.%2）'/><w:isLgl/></w:lvl></w:abstractNum>"
                 "<w:num w:numId='7'><w:abstractNumId w:val='1'/></w:num>"
                 "<w:num w:numId='8'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'>"
                 "<w:startOverride w:val='1'/></w:lvlOverride></w:num>"));
  EXPECT_EQ(Texts(document), "一、项|（1.1）项|二、项|一、项|二、项|");
}

TEST(ReadDocx, TheMainPartIsWhereThePackageSaysItIs) {
  const std::string body =
      "<w:document xmlns:w='w'><w:body>" + P("题目") + "</w:body></w:document>";
  const auto document =
      Parse(MakeZip({{"_rels/.rels",
                      "<Relationships><Relationship Type='http://x/officeDocument' "
                      "Target='/word/document2.xml'/></Relationships>"},
                     {"word/document2.xml", body}}));
  ASSERT_TRUE(document);
  EXPECT_EQ(Texts(document), "题目|");
}

TEST(ReadDocx, DamageAndEntityTricksAreErrors) {
  const std::string whole = Docx(P("题目"));
  EXPECT_EQ(Parse(whole.substr(0, whole.size() / 2)).error().code, base::ErrorCode::kMalformed);
  EXPECT_EQ(Parse(Docx("<w:p>")).error().message.key, "xml-damaged");
  EXPECT_EQ(Parse(Docx("<w:p>")).error().trail, std::vector<std::string>{"word/document.xml"});
  EXPECT_EQ(Parse(Docx(P("题目"), "", "<w:style>")).error().trail,
            std::vector<std::string>{"word/styles.xml"});
  const std::string bomb =
      MakeZip({{"word/document.xml", "<!DOCTYPE a [<!ENTITY b 'cccc'>]><a>&b;</a>"}});
  EXPECT_EQ(Parse(bomb).error().message.key, "xml-doctype");
  EXPECT_EQ(Parse(bomb).error().trail, std::vector<std::string>{"word/document.xml"});
}

}  // namespace
}  // namespace duban::read
