#include "ledger/scheme.h"

#include <gtest/gtest.h>

namespace duban::ledger {
namespace {

constexpr std::string_view kAll =
    "met ahead on_pace target_pending data_pending underway behind unreported short unquantified";

Verdict Behind(std::string_view ratio, int months, VerdictClass c = VerdictClass::kBehind) {
  Verdict verdict;
  verdict.verdict_class = c;
  verdict.ratio = base::Decimal::Parse(ratio);
  verdict.window_months = months;
  return verdict;
}

std::string Light(const Verdict& verdict, std::string_view scheme = "lights") {
  const Scheme* const found = FindScheme(scheme);
  return found->classes()[found->ClassOf(verdict)].key;
}

std::string Refusal(const std::string& text) {
  const auto scheme = Scheme::Parse(text);
  return scheme ? "" : scheme.error().message.key;
}

TEST(Schemes, ThoseOfTheProgramAreWhole) {
  ASSERT_EQ(Schemes().size(), 5u);
  for (const Scheme& scheme : Schemes()) {
    EXPECT_FALSE(scheme.name("zh").empty());
    EXPECT_FALSE(scheme.name("en").empty());
    for (const SchemeClass& one : scheme.classes()) EXPECT_FALSE(one.zh.empty() || one.en.empty());
  }
  EXPECT_EQ(FindScheme("nothing"), nullptr);
}

TEST(Schemes, TheDefaultKeepsTheVerdictsOwnClasses) {
  const Scheme& scheme = *FindScheme("default");
  for (int i = 0; i <= static_cast<int>(VerdictClass::kUnquantified); ++i) {
    Verdict verdict;
    verdict.verdict_class = static_cast<VerdictClass>(i);
    EXPECT_EQ(scheme.classes()[scheme.ClassOf(verdict)].key, Name(verdict.verdict_class));
  }
}

// Half of the year: the schedule stands at 50.
TEST(Schemes, LightsGoByThePointsBelowTheSchedule) {
  EXPECT_EQ(Light(Behind("0.41", 6)), "green");
  EXPECT_EQ(Light(Behind("0.40", 6)), "yellow");
  EXPECT_EQ(Light(Behind("0.20", 6)), "yellow");
  EXPECT_EQ(Light(Behind("0.1999", 6)), "red");
  EXPECT_EQ(Light(Behind("", 6)), "yellow") << "a growth rate has no distance";
}

TEST(Schemes, WhatFallsShortAtTheYearsEndIsNeverGreen) {
  EXPECT_EQ(Light(Behind("0.99", 12, VerdictClass::kShort)), "yellow");
  EXPECT_EQ(Light(Behind("0.60", 12, VerdictClass::kShort)), "red");
  EXPECT_EQ(Light(Behind("0.99", 12, VerdictClass::kShort), "five"), "under");
  EXPECT_EQ(Light(Behind("0.99", 12, VerdictClass::kShort), "forecast"), "missed");
}

TEST(Schemes, LightsMayGoByTheMissingShare) {
  EXPECT_EQ(Light(Behind("0.25", 6), "lights-half"), "yellow") << "half of what was due";
  EXPECT_EQ(Light(Behind("0.24", 6), "lights-half"), "red");
}

TEST(Schemes, NoFigureIsNowhereTakenForReached) {
  for (const Scheme& scheme : Schemes()) {
    Verdict verdict;
    for (const VerdictClass c : {VerdictClass::kUnreported, VerdictClass::kUnderway,
                                 VerdictClass::kShort, VerdictClass::kDataPending}) {
      verdict.verdict_class = c;
      EXPECT_FALSE(scheme.classes()[scheme.ClassOf(verdict)].counts) << scheme.key() << Name(c);
    }
  }
}

TEST(Schemes, ATaskHasTheWeakestClassOfItsGradedTargets) {
  const Scheme& scheme = *FindScheme("lights");
  Reading reading;
  EXPECT_EQ(scheme.classes()[scheme.ClassOf(reading)].key, "none");
  reading.targets.resize(3);
  reading.verdicts = {Behind("1", 6, VerdictClass::kMet), Behind("0.3", 6), Behind("0.1", 6)};
  reading.targets[0].value = reading.targets[1].value = 5;
  EXPECT_EQ(scheme.classes()[scheme.ClassOf(reading)].key, "yellow");
  SchemeTally tally(scheme);
  tally.Add(reading);
  EXPECT_EQ(tally.targets, (std::vector<int>{1, 0, 1, 0}));
  EXPECT_EQ(tally.tasks, (std::vector<int>{0, 0, 1, 0}));
  EXPECT_EQ(tally.Shares(), (std::vector<int>{500, 0, 500, 0}));
}

TEST(Schemes, ClassesAreMappedOverTheVerdictsOwn) {
  const Scheme &five = *FindScheme("five"), &lights = *FindScheme("lights");
  EXPECT_EQ(five.Map(0, lights), std::vector<size_t>{0}) << "finished: green";
  EXPECT_EQ(five.Map(4, lights), (std::vector<size_t>{0, 2, 3})) << "under: by the distance";
  EXPECT_EQ(five.Map(3, lights), std::vector<size_t>{1}) << "other: no light";
  EXPECT_EQ(lights.Map(0, *FindScheme("default")).size(), 4u) << "met, ahead, on pace, behind";
}

TEST(SchemeFile, AWholeOneIsRead) {
  const auto scheme = Scheme::Parse(
      "\xEF\xBB\xBF# 说明\r\nscheme\tmine\t我们的\tOurs\r\nclass\ta\tgreen\tyes\t好\tGood\r\n"
      "class\tb\tred\tno\t差\tBad\r\nrule\ta\tmet\r\nrule\tb\t" +
      std::string(kAll) + "\r\n");
  ASSERT_TRUE(scheme.has_value());
  EXPECT_EQ(scheme->key(), "mine");
  EXPECT_EQ(scheme->classes().size(), 2u);
}

TEST(SchemeFile, WhatIsWrongIsNamed) {
  const std::string head = "scheme\ta\ta\ta\nclass\tx\tred\tno\tx\tx\n";
  const std::string rule = "rule\tx\t" + std::string(kAll) + "\n";
  EXPECT_EQ(Refusal(head + rule), "");
  EXPECT_EQ(Refusal(""), "scheme-name");
  EXPECT_EQ(Refusal(rule), "scheme-class-unknown");
  EXPECT_EQ(Refusal(head), "scheme-uncovered");
  EXPECT_EQ(Refusal(head + head), "scheme-name");
  EXPECT_EQ(Refusal(head + "class\tx\tred\tno\tx\tx\n"), "scheme-class-twice");
  EXPECT_EQ(Refusal(head + "class\ty\tpink\tno\tx\tx\n"), "scheme-colour");
  EXPECT_EQ(Refusal(head + "class\ty\tred\tmaybe\tx\tx\n"), "scheme-yes-no");
  EXPECT_EQ(Refusal(head + "rule\tx\tdone\n"), "scheme-verdict-unknown");
  EXPECT_EQ(Refusal(head + "rule\tx\tmet\tpoints >= 3\n"), "scheme-condition");
  EXPECT_EQ(Refusal(head + "rule\tx\tmet\tmiles > 3\n"), "scheme-condition");
  EXPECT_EQ(Refusal(head + "colour\tx\n"), "scheme-line");
  EXPECT_EQ(Refusal(head + "rule\tx\tmet\tpoints > 3\n" + head), "scheme-name");
  std::string many = head;
  for (int i = 0; i < 300; ++i) many += rule;
  EXPECT_EQ(Refusal(many), "scheme-too-large");
}

}  // namespace
}  // namespace duban::ledger
