#include "read/ofd.h"

#include <gtest/gtest.h>

#include "read/archive_for_test.h"

namespace duban::read {
namespace {

constexpr const char* kPackage =
    "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocBody><ofd:DocInfo><ofd:Title>云栖县"
    "</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></"
    "ofd:OFD>";

std::string DocumentXml(const std::string& location, const std::string& more = "") {
  return "<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'><ofd:CommonData><ofd:PageArea>"
         "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>" +
         more + "</ofd:CommonData><ofd:Pages><ofd:Page ID='1' BaseLoc='" + location +
         "'/></ofd:Pages></ofd:Document>";
}

std::string PageXml(const std::string& objects, const std::string& head = "") {
  return "<ofd:Page xmlns:ofd='http://www.ofdspec.org/2016'>" + head +
         "<ofd:Content><ofd:Layer ID='2'>" + objects + "</ofd:Layer></ofd:Content></ofd:Page>";
}

std::string TextObject(const std::string& boundary, const std::string& code,
                       const std::string& more = "") {
  return "<ofd:TextObject ID='9' Font='3' Size='4' Boundary='" + boundary + "' " + more + ">" +
         code + "</ofd:TextObject>";
}

using Parts = std::vector<std::pair<std::string, std::string>>;

base::Expected<table::Document> ReadParts(const Parts& parts) {
  table::Document document;
  const std::string bytes = MakeZip(parts);
  if (auto read = ReadOfd(bytes, {}, document); !read) return base::Fail(std::move(read).error());
  return document;
}

base::Expected<table::Document> ReadPageOf(const std::string& objects) {
  return ReadParts({{"OFD.xml", kPackage},
                    {"Doc_0/Document.xml", DocumentXml("Pages/P0/Content.xml")},
                    {"Doc_0/Pages/P0/Content.xml", PageXml(objects)}});
}

std::string TextOf(const base::Expected<table::Document>& document) {
  std::string text;
  if (!document) return "error " + std::string(document.error().message.key);
  for (const table::Block& block : document->blocks)
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block))
      text += (text.empty() ? "" : "|") + paragraph->text;
  return text;
}

TEST(Ofd, TextFollowsItsSteps) {
  EXPECT_EQ(TextOf(ReadPageOf(TextObject(
                "20 20 40 5", "<ofd:TextCode X='0' Y='4' DeltaX='g 3 4'>新建水闸</ofd:TextCode>"))),
            "新建水闸");
  // A wide step parts words, a blank does too.
  EXPECT_EQ(TextOf(ReadPageOf(TextObject(
                "20 20 40 5", "<ofd:TextCode X='0' Y='4' DeltaX='4 8 4'>沈川林远</ofd:TextCode>"))),
            "沈川 林远");
}

TEST(Ofd, TheMatrixAndTheBoundaryPlaceAnObject) {
  // The second object is drawn at half its size and below the first.
  const std::string first = TextObject("20 20 40 5", "<ofd:TextCode X='0' Y='4'>一</ofd:TextCode>");
  const std::string second =
      TextObject("20 40 40 5", "<ofd:TextCode X='0' Y='8' DeltaX='4'>二三</ofd:TextCode>",
                 "CTM='0.5 0 0 0.5 0 0'");
  EXPECT_EQ(TextOf(ReadPageOf(second + first)), "一|二三");
}

TEST(Ofd, WhatIsInvisibleIsNotRead) {
  EXPECT_EQ(
      TextOf(ReadPageOf(TextObject("20 20 9 5", "<ofd:TextCode X='0' Y='4'>甲</ofd:TextCode>") +
                        TextObject("20 30 9 5", "<ofd:TextCode X='0' Y='4'>乙</ofd:TextCode>",
                                   "Visible='false'"))),
      "甲");
}

TEST(Ofd, TemplatePagesLieUnderTheirPages) {
  const auto document =
      ReadParts({{"OFD.xml", kPackage},
                 {"Doc_0/Document.xml",
                  DocumentXml("/Doc_0/P.xml", "<ofd:TemplatePage ID='7' BaseLoc='T.xml'/>")},
                 {"Doc_0/P.xml",
                  PageXml(TextObject("20 60 9 5", "<ofd:TextCode X='0' Y='4'>文</ofd:TextCode>"),
                          "<ofd:Template TemplateID='7'/>")},
                 {"Doc_0/T.xml",
                  PageXml(TextObject("20 40 9 5", "<ofd:TextCode X='0' Y='4'>题</ofd:TextCode>"),
                          "<ofd:Template TemplateID='7'/>")}});  // its own template is not followed
  EXPECT_EQ(TextOf(document), "题|文");
  EXPECT_EQ(document->title, "云栖县");
}

TEST(Ofd, RulesMakeATable) {
  std::string objects;
  for (const int x : {20, 60, 120})
    objects += "<ofd:PathObject ID='5' Boundary='" + std::to_string(x) +
               " 20 1 20'><ofd:AbbreviatedData>M 0 0 L 0 20</ofd:AbbreviatedData></ofd:PathObject>";
  for (const int y : {20, 30, 40})
    objects += "<ofd:PathObject ID='6' Boundary='20 " + std::to_string(y) +
               " 100 1'><ofd:AbbreviatedData>M 0 0 L 100 0</ofd:AbbreviatedData></ofd:PathObject>";
  objects += TextObject("22 22 30 5", "<ofd:TextCode X='0' Y='4'>类</ofd:TextCode>");
  objects += TextObject("62 32 30 5", "<ofd:TextCode X='0' Y='4'>标</ofd:TextCode>");
  const auto document = ReadPageOf(objects);
  ASSERT_TRUE(document);
  ASSERT_EQ(document->blocks.size(), 1u);
  const auto& grid = std::get<table::Grid>(document->blocks[0]);
  EXPECT_EQ(grid.TextAt(0, 0), "类");
  EXPECT_EQ(grid.TextAt(1, 1), "标");
}

TEST(Ofd, DamageIsToldWithItsPlace) {
  EXPECT_EQ(TextOf(ReadParts({{"OFD.xml", kPackage}})), "error zip-part-missing");
  EXPECT_EQ(TextOf(ReadParts({{"OFD.xml", kPackage}, {"Encryptions.xml", "<a/>"}})),
            "error ofd-encrypted");
  EXPECT_EQ(TextOf(ReadPageOf("")), "error ofd-scanned");
  EXPECT_EQ(TextOf(ReadPageOf("<ofd:TextObject>")), "error xml-damaged");
  // A location outside of the package is none.
  EXPECT_EQ(TextOf(ReadParts({{"OFD.xml", kPackage},
                              {"Doc_0/Document.xml", DocumentXml("../../../etc/passwd")}})),
            "error zip-part-missing");
}

std::string ManyWords(int count) {
  std::string objects;
  for (int i = 0; i < count; ++i)
    objects += TextObject("20 20 9 5", "<ofd:TextCode X='0' Y='4'>甲</ofd:TextCode>");
  return objects;
}

TEST(Ofd, TheSameTextUnderEveryPageStopsAtTheBudget) {
  // A template of 2000 words under 1000 pages, named 100 times by each: a few kilobytes packed.
  std::string pages, names;
  for (int i = 0; i < 100; ++i) names += "<ofd:Template TemplateID='7'/>";
  Parts parts{{"OFD.xml", kPackage}, {"Doc_0/T.xml", PageXml(ManyWords(2000))}};
  for (int i = 0; i < 1000; ++i) {
    const std::string name = "P" + std::to_string(i) + ".xml";
    pages += "<ofd:Page ID='1' BaseLoc='" + name + "'/>";
    parts.emplace_back("Doc_0/" + name, PageXml(ManyWords(1), names));
  }
  parts.emplace_back("Doc_0/Document.xml",
                     "<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'><ofd:CommonData>"
                     "<ofd:TemplatePage ID='7' BaseLoc='T.xml'/></ofd:CommonData><ofd:Pages>" +
                         pages + "</ofd:Pages></ofd:Document>");
  EXPECT_EQ(TextOf(ReadParts(parts)), "error too-many-words");
}

TEST(Ofd, APageIsListedOnce) {
  std::string pages = "Content.xml'/><ofd:Page ID='2' BaseLoc='./Content.xml";
  EXPECT_EQ(TextOf(ReadParts({{"OFD.xml", kPackage},
                              {"Doc_0/Document.xml", DocumentXml(pages)},
                              {"Doc_0/Content.xml", PageXml(ManyWords(1))}})),
            "error ofd-part-repeated");
}

TEST(Ofd, RulesAndTextsOfOneElementAreLimited) {
  std::string path = "M 0 0";
  for (int i = 0; i < 40'000; ++i) path += i % 2 == 0 ? "H9V9" : "H0V0";
  std::string objects;
  for (int i = 0; i < 60; ++i)
    objects += "<ofd:PathObject ID='5' Boundary='0 0 9 9'><ofd:AbbreviatedData>" + path +
               "</ofd:AbbreviatedData></ofd:PathObject>";
  EXPECT_EQ(TextOf(ReadPageOf(objects + ManyWords(1))), "甲");
  const std::string text((16u << 20) + 1, 'a');
  EXPECT_EQ(TextOf(ReadPageOf(TextObject("0 0 9 9", "<ofd:TextCode>" + text + "</ofd:TextCode>"))),
            "error too-many-words");
}

TEST(Ofd, SeveralDocumentsFollowEachOther) {
  const std::string package =
      "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocBody><ofd:DocRoot>A/D.xml"
      "</ofd:DocRoot></ofd:DocBody><ofd:DocBody><ofd:DocRoot>B/D.xml</ofd:DocRoot></ofd:DocBody>"
      "</ofd:OFD>";
  const auto page = [](const char* words) {
    return PageXml(TextObject(
        "20 20 9 5", "<ofd:TextCode X='0' Y='4'>" + std::string(words) + "</ofd:TextCode>"));
  };
  const auto document = ReadParts({{"OFD.xml", package},
                                   {"A/D.xml", DocumentXml("P.xml")},
                                   {"A/P.xml", page("甲")},
                                   {"B/D.xml", DocumentXml("P.xml")},
                                   {"B/P.xml", page("乙")}});
  EXPECT_EQ(TextOf(document), "甲|乙");
  EXPECT_EQ(std::get<table::Paragraph>(document->blocks.at(1)).place.page, 2u);
}

TEST(Ofd, NumbersOfAnySizeDoNoHarm) {
  for (const char* steps : {"g 99999999999 4", "g g g", "nan inf -inf", "1e300 -1e300", "g -5 4"})
    EXPECT_NE(TextOf(ReadPageOf(TextObject("20 20 40 5", "<ofd:TextCode X='0' Y='4' DeltaX='" +
                                                             std::string(steps) +
                                                             "'>新建水闸</ofd:TextCode>"))),
              "error ofd-scanned");
}

}  // namespace
}  // namespace duban::read
