#include "read/pdf.h"

#include <gtest/gtest.h>

namespace duban::read {
namespace {

base::Expected<std::vector<page::Page>> Words(std::string_view words, const Limits& limits = {}) {
  page::Budget budget(limits);
  std::string title;
  return ParsePdfWords(words, limits, budget, title);
}

std::string ErrorOf(const base::Expected<std::vector<page::Page>>& pages) {
  return pages ? "none" : pages.error().message.key;
}

TEST(PdfWords, AreTakenWithTheirPlaces) {
  std::string title;
  page::Budget budget{Limits()};
  const auto pages = ParsePdfWords(
      "<!DOCTYPE html><html><head><title>通报</title></head><body><doc><page width='595' "
      "height='842'><flow><block><line><word xMin='10' yMin='20' xMax='40' yMax='32'>A&amp;B\x01"
      "</word><word xMin='50' yMin='20' xMax='60' yMax='32'>  </word></line></block></flow></page>"
      "</doc></body></html>",
      {}, budget, title);
  ASSERT_TRUE(pages);
  ASSERT_EQ(pages->size(), 1u);
  ASSERT_EQ((*pages)[0].words.size(), 1u);
  EXPECT_EQ((*pages)[0].words[0].text, "A&B");
  EXPECT_DOUBLE_EQ((*pages)[0].words[0].box.right, 40);
  EXPECT_EQ(title, "通报");
}

TEST(PdfWords, DamageAndTooManyPagesAreErrors) {
  EXPECT_EQ(ErrorOf(Words("<html><page>")), "xml-damaged");
  EXPECT_EQ(ErrorOf(Words("")), "xml-damaged");
  Limits limits;
  limits.pages = 1;
  EXPECT_EQ(ErrorOf(Words("<html><page/><page/></html>", limits)), "too-many-pages");
}

TEST(PdfWords, AreLimitedOverAllPages) {
  Limits limits;
  limits.words = 3;
  const std::string page = "<page><word xMax='9'>a</word><word xMax='9'>b</word></page>";
  EXPECT_EQ(ErrorOf(Words("<html>" + page + "</html>", limits)), "none");
  EXPECT_EQ(ErrorOf(Words("<html>" + page + page + "</html>", limits)), "too-many-words");
  EXPECT_EQ(ErrorOf(Words("<html><page><word>" + std::string((16 << 20) + 1, 'a') +
                          "</word></page></html>")),
            "too-many-words");
}

TEST(PdfWords, NumbersThatAreNoneDoNoHarm) {
  const auto pages = Words(
      "<html><page width='nan' height='inf'><word xMin='nan' yMin='-inf' xMax='1e999' yMax=''>a"
      "</word><word xMin='1e17'>far</word></page></html>");
  ASSERT_TRUE(pages);
  for (const page::Word& word : (*pages)[0].words) EXPECT_TRUE(page::IsOnPaper(word.box));
}

TEST(PdfWords, ABoxStandsUpright) {
  const auto pages =
      Words("<html><page><word xMin='9' xMax='2' yMin='7' yMax='3'>a</word></page></html>");
  ASSERT_TRUE(pages);
  const page::Box& box = (*pages)[0].words[0].box;
  EXPECT_LT(box.left, box.right);
  EXPECT_LT(box.top, box.bottom);
}

TEST(PdfRules, GroupsTransformWhatTheyHold) {
  page::Budget budget{Limits()};
  const auto rules = ParsePdfRules(
      "<svg><g transform='translate(10,20)'><path d='M 0 0 L 100 0' "
      "transform='matrix(1,0,0,1,5,5)'/>"
      "</g><rect x='1' y='2' width='30' height='0.5'/></svg>",
      budget);
  ASSERT_TRUE(rules);
  ASSERT_EQ(rules->size(), 2u);
  EXPECT_DOUBLE_EQ((*rules)[0].left, 15);
  EXPECT_DOUBLE_EQ((*rules)[0].top, 25);
  EXPECT_DOUBLE_EQ((*rules)[1].left, 1);
}

TEST(PdfRules, WhatIsOnlyFilledIsNoRule) {
  constexpr const char* kShades[] = {
      "<path style=' stroke:none;fill-rule:nonzero;fill:rgb(87%,87%,87%);' d='M 0 0 H 90 V 20 H "
      "0'/>",
      "<path fill='rgb(87%,87%,87%)' d='M 0 0 H 90 V 20 H 0 Z'/>",
      "<rect fill='rgb(87%,87%,87%)' width='90' height='20'/>"};
  for (const char* shade : kShades) {
    page::Budget budget{Limits()};
    const auto rules = ParsePdfRules("<svg>" + std::string(shade) + "</svg>", budget);
    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->size(), 0u) << shade;
  }
}

std::string Drawings(std::string_view drawings, size_t count, const Limits& limits = {}) {
  page::Budget budget(limits);
  std::vector<page::Page> pages(count);
  const auto parsed = ParsePdfDrawings(drawings, budget, pages);
  if (!parsed) return parsed.error().message.key;
  std::string rules;
  for (const page::Page& page : pages) rules += std::to_string(page.rules.size());
  return rules;
}

TEST(PdfRules, EveryPageHasItsWholeDrawing) {
  const std::string one = "<?xml version='1.0'?><svg><path d='M 0 0 L 100 0'/></svg>\n";
  const std::string none = "<?xml version='1.0'?><svg/>\n";
  EXPECT_EQ(Drawings(none + one, 2), "01");
  EXPECT_EQ(Drawings(none + one, 3), "converter-page-missing");
  EXPECT_EQ(Drawings(none + "<?xml version='1.0'?><svg><path d=", 2), "xml-damaged");
  Limits limits;
  limits.rules = 1;
  EXPECT_EQ(Drawings(one + one, 2, limits), "too-many-rules");
}

TEST(Pdf, WhatIsNoPdfIsRefused) {
  table::Document document;
  const auto read = ReadPdf("%PDF-1.7\nnot one", {}, document);
  ASSERT_FALSE(read);
  if (read.error().message.key == "sandbox-missing")
    GTEST_SKIP() << "no user namespaces here, which bubblewrap needs: PDF is not tried";
  EXPECT_EQ(read.error().message.key, "converter-failed");
}

}  // namespace
}  // namespace duban::read
