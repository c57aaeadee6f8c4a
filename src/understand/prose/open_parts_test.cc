// The part of an amount that a remark takes back.
#include "understand/prose/open_parts.h"

#include <gtest/gtest.h>

#include "understand/understand.h"

namespace duban::understand {
namespace {

// The amount that is taken off the first one of the text; nothing where none is.
std::optional<base::Decimal> OpenOf(std::string_view text) {
  const Prose prose = ReadProse(text);
  if (prose.statements.empty() || !prose.statements[0].open_part) return std::nullopt;
  return prose.statements[*prose.statements[0].open_part].quantity.value;
}

bool HasOpenRest(std::string_view text) {
  const Prose prose = ReadProse(text);
  return !prose.statements.empty() && prose.statements[0].open_rest;
}

TEST(OpenParts, WhatIsUnderConstructionPlannedOrCarriedOverIsOpen) {
  EXPECT_EQ(OpenOf("新建充电站12个（其中5个在建）。"), base::Decimal(5));
  EXPECT_EQ(OpenOf("新建充电站12个，其中5个尚未完工。"), base::Decimal(5));
  EXPECT_EQ(OpenOf("新建学校3所（2所在建）。"), base::Decimal(2));
  EXPECT_EQ(OpenOf("新增床位900张，含规划床位400张。"), base::Decimal(400));
  EXPECT_EQ(OpenOf("救助516人次（其中上年结转90人次）。"), base::Decimal(90));
}

TEST(OpenParts, OtherPartsAndThingsBesideItAreNot) {
  EXPECT_EQ(OpenOf("新建学校3所（2所为小学）。"), std::nullopt);
  EXPECT_EQ(OpenOf("新建学校3所，其中2所公办。"), std::nullopt);
  EXPECT_EQ(OpenOf("新建充电站12个（另有5个在建）。"), std::nullopt);
  EXPECT_EQ(OpenOf("检查工地120家，其中在建35家。"), std::nullopt);
  EXPECT_EQ(OpenOf("新建展馆6座，其中规划展示馆1座。"), std::nullopt);
}

TEST(OpenParts, ARestThatIsNotDoneLeavesTheWholeOpen) {
  EXPECT_TRUE(HasOpenRest("修建渠道8公里，剩余1.5公里因征地未完成。"));
  EXPECT_FALSE(HasOpenRest("25个小区完工20个，剩余5个正在施工。"));
}

TEST(OpenParts, TheReasonSaysWhatWasTakenOff) {
  const auto reading =
      ReadTask("新建充电站12个。", "新建充电站12个（其中5个在建）。", ledger::Period::OfYear(2024));
  ASSERT_EQ(reading.verdicts.size(), 1u);
  EXPECT_EQ(reading.verdicts[0].verdict_class, ledger::VerdictClass::kShort);
  EXPECT_EQ(reading.verdicts[0].reported, base::Decimal(7));
  EXPECT_EQ(reading.verdicts[0].why.Argument("reported"), "12个，除去其中未完成的5个，计7个");
}

TEST(OpenParts, WorkThatWasOnlyToBeBegunIsDoneWhereItIsUnderConstruction) {
  const auto reading = ReadTask("开工建设幼儿园4所。", "开工建设幼儿园4所，其中3所在建。",
                                ledger::Period::OfYear(2024));
  ASSERT_EQ(reading.verdicts.size(), 1u);
  EXPECT_EQ(reading.verdicts[0].verdict_class, ledger::VerdictClass::kMet);
}

}  // namespace
}  // namespace duban::understand
