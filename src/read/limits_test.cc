// Hostile files: an answer or a clear error, in bounded memory, at once.
#include <gtest/gtest.h>

#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {
namespace {

using std::string_literals::operator""s;

TEST(ReadHostile, AMillionColumns) {
  std::string html = "<table><tr>";
  for (int i = 0; i < 1'000'000; ++i) html += "<td>a";
  const auto document = Read(html, "a.html");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, base::ErrorCode::kLimit);
}

TEST(ReadHostile, AMillionColumnsOfRecordsAndPipes) {
  for (const std::string one : {",", ";", "|", "\t\"\"", "a\t"}) {
    std::string text;
    for (int line = 0; line < 2; ++line) {
      text += "甲";
      for (int i = 0; i < 1'000'000; ++i) text += one;
      text += one == "a\t" ? "a\n" : "乙\n";
    }
    const auto document = Read(text, "a.csv");
    ASSERT_FALSE(document) << one;
    EXPECT_EQ(document.error().message.key, "too-many-cells");
    EXPECT_NE(document.error().message.Argument("line"), "0");
  }
}

TEST(ReadHostile, TooManyParagraphs) {
  for (const std::string one : {"甲\n", "<p>甲"}) {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += one;
    const auto document = Read(text, "a.txt", {.blocks = 1000});
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().message.key, "too-many-paragraphs");
  }
}

TEST(ReadHostile, ALineOfTenMegabytes) {
  std::string text;
  while (text.size() < 10'000'000) text += "新建厂房，";
  const auto document = Read(text, "a.txt");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->blocks.size(), 1u);
}

TEST(ReadHostile, NulsAreNoText) {
  EXPECT_EQ(Read(std::string(1000, '\0'), "a.txt").error().message.key, "binary-content");
}

TEST(ReadHostile, ACutPageIsReadAsFarAsItGoes) {
  const auto document = Read(
      "<table><tr><td>序号</td><td>内容</td><td>单位</td></tr><tr><td>1</td><td>修路</"
      "td><td>交\xE9\x80",
      "a.html");
  ASSERT_TRUE(document);
  const auto& grid = std::get<table::Grid>(document->blocks.at(0));
  EXPECT_EQ(grid.TextAt(1, 1), "修路");
  EXPECT_EQ(document->notes.at(0).code, "damaged-characters");
}

TEST(ReadHostile, LoneSurrogatesAndUnknownEntities) {
  const auto document = Read("<p>甲&#xD800;乙&nosuch;丙&#0;丁</p>", "a.html");
  ASSERT_TRUE(document);
  const std::string& text = std::get<table::Paragraph>(document->blocks.at(0)).text;
  EXPECT_NE(text.find("丁"), std::string::npos);
}

}  // namespace
}  // namespace duban::read
