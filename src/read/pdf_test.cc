#include "read/pdf.h"

#include <gtest/gtest.h>

namespace duban::read {
namespace {

TEST(PdfWords, AreTakenWithTheirPlaces) {
  std::string title;
  const auto pages = ParsePdfWords(
      "<!DOCTYPE html><html><head><title>通报</title></head><body><doc><page width='595' "
      "height='842'><flow><block><line><word xMin='10' yMin='20' xMax='40' yMax='32'>A&amp;B\x01"
      "</word><word xMin='50' yMin='20' xMax='60' yMax='32'>  </word></line></block></flow></page>"
      "</doc></body></html>",
      {}, title);
  ASSERT_TRUE(pages);
  ASSERT_EQ(pages->size(), 1u);
  ASSERT_EQ((*pages)[0].words.size(), 1u);
  EXPECT_EQ((*pages)[0].words[0].text, "A&B");
  EXPECT_DOUBLE_EQ((*pages)[0].words[0].box.right, 40);
  EXPECT_EQ(title, "通报");
}

TEST(PdfWords, DamageAndTooManyPagesAreErrors) {
  std::string title;
  EXPECT_FALSE(ParsePdfWords("<html><page>", {}, title));
  EXPECT_FALSE(ParsePdfWords("", {}, title));
  Limits limits;
  limits.pages = 1;
  const auto pages = ParsePdfWords("<html><page/><page/></html>", limits, title);
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().code, base::ErrorCode::kLimit);
}

TEST(PdfRules, GroupsTransformWhatTheyHold) {
  const auto rules = ParsePdfRules(
      "<svg><g transform='translate(10,20)'><path d='M 0 0 L 100 0' "
      "transform='matrix(1,0,0,1,5,5)'/>"
      "</g><rect x='1' y='2' width='30' height='0.5'/></svg>");
  ASSERT_GE(rules.size(), 2u);
  EXPECT_DOUBLE_EQ(rules[0].left, 15);
  EXPECT_DOUBLE_EQ(rules[0].top, 25);
  EXPECT_DOUBLE_EQ(rules[1].left, 1);
}

TEST(Pdf, WhatIsNoPdfIsRefused) {
  table::Document document;
  const auto read = ReadPdf("%PDF-1.7\nnot one", {}, document);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message.key, "converter-failed");
}

}  // namespace
}  // namespace duban::read
