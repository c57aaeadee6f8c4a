#include "read/page/path.h"

#include <gtest/gtest.h>

#include <cmath>

namespace duban::read::page {
namespace {

std::vector<Rule> Rules(std::string_view path, const Transform& transform = {},
                        Paint paint = Paint::kStroked) {
  std::vector<Rule> rules;
  AddRules(path, paint, transform, rules);
  return rules;
}

TEST(Path, StraightStrokesAreRulesSlantedOnesAreNot) {
  EXPECT_EQ(Rules("M 10 20 L 110 20").size(), 1u);
  EXPECT_EQ(Rules("M 10 20 L 110 60").size(), 0u);
  EXPECT_EQ(Rules("M 10 20 H 110 V 60 H 10 Z").size(), 4u);
}

TEST(Path, TheTransformTurnsAndMoves) {
  const auto rules = Rules("M 1 2 L 3 2", ParseSvgTransform("matrix(10,0,0,-10,5,100)"));
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_DOUBLE_EQ(rules[0].left, 15);
  EXPECT_DOUBLE_EQ(rules[0].right, 35);
  EXPECT_DOUBLE_EQ(rules[0].top, 80);
}

TEST(Path, TransformsFollowEachOther) {
  const Transform both = ParseMatrix("2 0 0 2 0 0").Then(ParseSvgTransform("translate(5,7)"));
  const auto rules = Rules("M 1 1 L 4 1", both);
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_DOUBLE_EQ(rules[0].left, 7);
  EXPECT_DOUBLE_EQ(rules[0].top, 9);
}

TEST(Path, OfdPathsCloseWithC) {
  EXPECT_EQ(Rules("S 0 0 L 50 0 L 50 30 L 0 30 C").size(), 4u);
  EXPECT_EQ(Rules("M 0 0 L 50 0 C M 0 40 L 50 40").size(), 3u);  // there, back, and the second
}

TEST(Path, ARectangleAsThinAsALineIsOneRule) {
  const auto rules = Rules("M 10 20 L 110 20 L 110 20.5 L 10 20.5 Z M 10 20 H 10.5 V 90 H 10 Z");
  ASSERT_EQ(rules.size(), 2u);
  EXPECT_DOUBLE_EQ(rules[0].width(), 100);
  EXPECT_DOUBLE_EQ(rules[0].height(), 0.5);
  EXPECT_DOUBLE_EQ(rules[1].height(), 70);
  EXPECT_EQ(Rules("M 10 20 H 110 V 24 H 10 Z").size(), 4u);  // a shade
}

TEST(Path, ShadesAreNoRulesThinFillsAndFramesAre) {
  const auto filled = [](std::string_view path) { return Rules(path, {}, Paint::kFilled).size(); };
  EXPECT_EQ(filled("M 10 20 H 110 V 60 H 10 Z"), 0u);
  EXPECT_EQ(filled("M 10 20 H 110 V 20.5 H 10 Z"), 1u);
  EXPECT_EQ(filled("M 10 20 H 110 V 60 H 10 Z M 11 21 H 109 V 59 H 11 Z"), 4u);
  EXPECT_EQ(filled("M 10 20 H 110 V 60 H 10 Z M 10 60 H 110 V 90 H 10 Z"), 0u);
  EXPECT_EQ(filled("M 10 20 L 110 20 L 109 21 L 11 21 Z"), 2u);  // one side of a mitred frame
}

TEST(Path, WhatLiesOffThePaperIsNoRule) {
  // Each number is allowed by itself; the transform leads away, or to infinity.
  EXPECT_EQ(Rules("M 0 0 L 900000 0", ParseMatrix("1000 0 0 1 0 0")).size(), 0u);
  const double nan = std::nan("");
  EXPECT_EQ(Rules("M 0 0 L 9 0", {nan, 0, 0, 1, 0, 0}).size(), 0u);
  EXPECT_EQ(Rules("M 0 0 L 9 0", {1e308, 0, 0, 1e308, 1e308, 1e308}).size(), 0u);
}

TEST(Path, StrokesStopOnePastTheMost) {
  std::string path = "M 0 0 V9";  // a figure on one line would be one rule
  for (size_t i = 0; i < kMostStrokes + 100; ++i) path += i % 2 == 0 ? "H9" : "H0";
  EXPECT_EQ(Rules(path).size(), kMostStrokes + 1);
}

TEST(Path, DamageEndsNowhereElse) {
  for (const char* path : {"", "M", "M 1", "L L L", "M 1e999 0 L nan 4", "Z Z Z", "C C 1 2 3",
                           "M#4;L 5,6,7 8 --9", "M 1 1 Q 1 2 3 4 L"})
    EXPECT_LE(Rules(path).size(), 2u) << path;
}

}  // namespace
}  // namespace duban::read::page
