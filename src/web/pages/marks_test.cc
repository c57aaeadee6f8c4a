#include "web/pages/marks.h"

#include <gtest/gtest.h>

namespace duban::web::pages {
namespace {

using ledger::VerdictClass;

ledger::Reading ReadingWith(std::vector<base::Span> promises, std::vector<base::Span> answers) {
  ledger::Reading reading;
  for (size_t i = 0; i < promises.size(); ++i) {
    ledger::Target target;
    target.span = promises[i];
    target.value = base::Decimal(1);
    reading.targets.push_back(target);
    ledger::Verdict verdict;
    verdict.verdict_class = i == 0 ? VerdictClass::kMet : VerdictClass::kShort;
    if (!answers[i].empty()) verdict.span = answers[i];
    reading.verdicts.push_back(verdict);
  }
  return reading;
}

std::string Written(std::string_view text, const std::vector<Mark>& marks) {
  std::string out;
  markup::Writer html(out);
  WriteMarked(html, text, marks);
  return out;
}

TEST(Marks, StandInTheTextAndAreNumberedWhereThereAreSeveral) {
  const auto reading = ReadingWith({{0, 1}, {2, 3}}, {{}, {}});
  EXPECT_EQ(Written("a<b>", PromiseMarks(reading, "a<b>")),
            "<mark class=\"met whole\">a<sup>1</sup></mark>&lt;<mark class=\"short "
            "whole\">b<sup>2</sup></mark>"
            "&gt;");
}

TEST(Marks, OnePromiseNeedsNoNumber) {
  const auto reading = ReadingWith({{0, 1}}, {{1, 2}});
  EXPECT_EQ(Written("ab", AnswerMarks(reading, "ab")), "a<mark class=\"met whole\">b</mark>");
}

TEST(Marks, WordsThatServeTwoPromisesAreOneMarkOfTheWeakerClass) {
  const auto reading = ReadingWith({{0, 1}, {2, 3}}, {{0, 3}, {1, 4}});
  EXPECT_EQ(Written("abcd", AnswerMarks(reading, "abcd")),
            "<mark class=\"short whole\">abcd<sup>1,2</sup></mark>");
}

TEST(Marks, NumbersOfOneMarkAscend) {
  const auto reading = ReadingWith({{0, 1}, {2, 3}}, {{1, 4}, {0, 3}});
  EXPECT_EQ(Written("abcd", AnswerMarks(reading, "abcd")),
            "<mark class=\"short whole\">abcd<sup>1,2</sup></mark>");
}

TEST(Marks, ALongOneMayBreak) {
  const std::string text = "建成并投入使用社区食堂三处";
  const auto reading = ReadingWith({{0, 39}}, {{}});
  EXPECT_EQ(Written(text, PromiseMarks(reading, text)), "<mark class=\"met\">" + text + "</mark>");
}

TEST(Marks, APromiseThatIsNotJudgedHasNoClass) {
  auto reading = ReadingWith({{0, 1}}, {{}});
  reading.targets[0].value.reset();
  EXPECT_EQ(Written("ab", PromiseMarks(reading, "ab")),
            "<mark class=\"unquantified whole\">a</mark>b");
}

TEST(Marks, SpansOutsideTheTextAreLeftOut) {
  EXPECT_TRUE(PromiseMarks(ReadingWith({{0, 99}}, {{}}), "short").empty());
}

TEST(ExcerptOf, EndsWithTheSentence) {
  const std::string text = "甲。乙丙丁。戊";
  const auto excerpt = ExcerptOf(text, {9, 12}, Around::kSentence, 10);
  EXPECT_EQ(excerpt.before, "乙");
  EXPECT_EQ(excerpt.words, "丙");
  EXPECT_EQ(excerpt.after, "丁");
}

TEST(ExcerptOf, EndsWithTheClauseWhereAskedTo) {
  const auto excerpt = ExcerptOf("a,bcd,e", {3, 4}, Around::kClause, 10);
  EXPECT_EQ(excerpt.before + "|" + excerpt.after, "b|d");
}

TEST(ExcerptOf, SaysWhereItCut) {
  const auto excerpt = ExcerptOf("abcdefgh", {4, 5}, Around::kClause, 2);
  EXPECT_EQ(excerpt.before, "…cd");
  EXPECT_EQ(excerpt.after, "fg…");
}

std::string FoundIn(std::string_view text, const std::vector<base::Span>& found, size_t limit) {
  std::string out;
  markup::Writer html(out);
  WriteFound(html, text, found, limit);
  return out;
}

TEST(WriteFound, MarksAllInOneExcerpt) {
  EXPECT_EQ(FoundIn("ab cd ab;e", {{0, 2}, {6, 8}}, 10),
            "<mark class=\"hit\">ab</mark> cd <mark class=\"hit\">ab</mark>");
}

TEST(WriteFound, BeginsWithTheSentence) {
  EXPECT_EQ(FoundIn("甲。乙ab", {{9, 11}}, 10), "乙<mark class=\"hit\">ab</mark>");
}

TEST(WriteFound, CutsBetweenExcerpts) {
  EXPECT_EQ(FoundIn("xxxabxxxxxxabx", {{3, 5}, {11, 13}}, 1),
            "…x<mark class=\"hit\">ab</mark>x…x<mark class=\"hit\">ab</mark>x");
  EXPECT_EQ(FoundIn("a.a.a.a.a.a.a", {{0, 1}, {4, 5}, {8, 9}, {12, 13}}, 1),
            "<mark class=\"hit\">a</mark>.….<mark class=\"hit\">a</mark>.….<mark class=\"hit\">"
            "a</mark>.…");
}

TEST(WriteFound, WritesTheTextWhereNothingWasFoundInIt) {
  EXPECT_EQ(FoundIn("ab", {}, 1), "ab");
  EXPECT_EQ(FoundIn("ab", {{1, 9}}, 1), "ab");
}

}  // namespace
}  // namespace duban::web::pages
