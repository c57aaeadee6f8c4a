#include "read/page/furniture.h"

#include <gtest/gtest.h>

#include "read/page/lines.h"

namespace duban::read::page {
namespace {

Word At(double x, double y, std::string text) {
  const double width = TextWidth(text, 10);
  return {std::move(text), {x, y, x + width, y + 10}};
}

// Pages of 400 × 800 points whose body begins at 200; each is given what stands in its margins.
struct Papers {
  std::vector<Page> pages;
  std::vector<std::vector<Ruling>> rulings;
  table::Document document;

  void Add(std::vector<Word> margins) {
    Page page{400,
              800,
              {At(40, 200, "正文" + std::string(1, static_cast<char>('a' + pages.size())))},
              {}};
    page.words.insert(page.words.end(), margins.begin(), margins.end());
    pages.push_back(std::move(page));
    rulings.emplace_back();
  }
  // What remains of the margins, page by page.
  std::string Rest() {
    DropFurniture(rulings, 0, pages, document);
    std::string rest;
    for (const Page& page : pages) {
      for (const Word& word : page.words)
        if (!word.text.starts_with("正文")) rest += word.text + " ";
      rest += "|";
    }
    return rest;
  }
};

TEST(Furniture, PageNumbersGoAndAreNotTold) {
  Papers papers;
  papers.Add({At(190, 760, "- 1 -")});
  papers.Add({At(190, 760, "第2页"), At(215, 760, "共3页")});
  papers.Add({At(190, 30, "3")});
  EXPECT_EQ(papers.Rest(), "|||");
  EXPECT_TRUE(papers.document.notes.empty());
}

TEST(Furniture, RunningLinesGoAndAreTold) {
  Papers papers;
  for (const char* number : {"1", "2", "3"})
    papers.Add({At(40, 30, "云栖县工作通报"), At(300, 30, number), At(40, 760, "县政府办公室印")});
  // The first page's head may be the title; its page number goes all the same.
  EXPECT_EQ(papers.Rest(), "云栖县工作通报 |||");
  ASSERT_EQ(papers.document.notes.size(), 2u);
  EXPECT_EQ(papers.document.notes[0].code, "running-line-left-out");
  EXPECT_EQ(papers.document.notes[0].detail, "县政府办公室印");
  EXPECT_EQ(papers.document.notes[1].place.page, 2u);
}

TEST(Furniture, LinesThatDifferInAFigureStay) {
  Papers papers;
  papers.Add({At(40, 760, "合计完成投资12亿元")});
  papers.Add({At(40, 760, "合计完成投资13亿元")});
  EXPECT_EQ(papers.Rest(), "合计完成投资12亿元 |合计完成投资13亿元 |");
}

TEST(Furniture, TheSameTextTwiceOnOnePageIsNoRunningLine) {
  Papers papers;
  papers.Add({At(40, 760, "已完成。"), At(200, 760, "已完成。")});
  papers.Add({});
  EXPECT_EQ(papers.Rest(), "已完成。 已完成。 ||");
}

TEST(Furniture, WhatFollowsCloselyIsText) {
  Papers papers;
  for (int i = 0; i < 3; ++i)
    papers.Add({At(40, 75, "序号"), At(40, 88, "类别"), At(40, 101, "文")});
  EXPECT_EQ(papers.Rest(), "序号 类别 文 |序号 类别 文 |序号 类别 文 |");
}

TEST(Furniture, AFigureRightBelowATextIsNoPageNumber) {
  Papers papers;
  papers.Add({At(40, 746, "完成投资"), At(40, 758, "12")});
  EXPECT_EQ(papers.Rest(), "完成投资 12 |");
}

TEST(Furniture, OnlyTheOutermostLinesAreAsked) {
  Papers papers;
  for (const char* first : {"甲方", "乙方", "丙方"})
    papers.Add({At(40, 20, first), At(40, 60, "同上。")});
  EXPECT_EQ(papers.Rest(), "甲方 同上。 |乙方 同上。 |丙方 同上。 |");
}

TEST(Furniture, TheHeadingOfATableWithoutRulesStays) {
  Papers papers;
  for (int i = 0; i < 3; ++i) {
    papers.Add({At(40, 70, "序号"), At(120, 70, "类别"), At(240, 70, "目标")});
    papers.pages.back().words.push_back(At(40, 90, "正文一"));
  }
  EXPECT_EQ(papers.Rest(), "序号 类别 目标 |序号 类别 目标 |序号 类别 目标 |");
}

TEST(Furniture, ATitlePrintedAgainRightAboveTheTableGoes) {
  Papers papers;
  for (int i = 0; i < 2; ++i) {
    papers.Add({At(40, 30, "完成情况表"), At(40, 43, "序号")});
    papers.rulings.back().push_back({});
    papers.rulings.back().back().box = {20, 42, 380, 700};
  }
  EXPECT_EQ(papers.Rest(), "完成情况表 序号 |序号 |");
}

TEST(Furniture, TextsInsideATableStay) {
  Papers papers;
  for (int i = 0; i < 2; ++i) {
    papers.Add({At(40, 30, "序号")});
    papers.rulings.back().push_back({});
    papers.rulings.back().back().box = {20, 20, 380, 700};
  }
  EXPECT_EQ(papers.Rest(), "序号 |序号 |");
}

}  // namespace
}  // namespace duban::read::page
