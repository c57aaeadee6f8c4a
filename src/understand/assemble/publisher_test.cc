#include "understand/assemble/publisher.h"

#include <gtest/gtest.h>

namespace duban::understand {
namespace {

TEST(Publisher, StandsAtTheHeadOfTheTitle) {
  EXPECT_EQ(PlaceAtHead("2025年第四季度霁川县《政府工作报告》主要任务完成情况"), "霁川县");
  EXPECT_EQ(PlaceAtHead("沐川市2020年民生实事落实进展情况"), "沐川市");
  EXPECT_EQ(PlaceAtHead("关于云岫区2025年1-9月重点工作的通报"), "云岫区");
  EXPECT_EQ(PlaceAtHead("云 岫 区 政府工作报告"), "云岫区");
  EXPECT_EQ(PlaceAtHead("霁川县人民政府办公室"), "霁川县");
}

TEST(Publisher, AChainOfPlacesStaysWhole) {
  EXPECT_EQ(PlaceAtHead("平江省霁川市云岫区2025年重点工作"), "平江省霁川市云岫区");
}

TEST(Publisher, AnOfficeWithoutAPlaceIsNone) {
  EXPECT_EQ(PlaceAtHead("区府办"), "");
  EXPECT_EQ(PlaceAtHead("政府工作报告主要任务"), "");
  EXPECT_EQ(PlaceAtHead("重点区域整治情况"), "");
  EXPECT_EQ(PlaceAtHead(""), "");
}

TEST(Publisher, AGeneralWordIsNoName) {
  for (const std::string_view title :
       {"全区2025年重点工作",     "市县重点工作",       "根据省委、省政府部署",
        "根据省委省政府部署",     "各区县完成情况",     "我市2025年民生实事",
        "省市重点项目",           "按照市委市政府要求", "推进县域经济发展任务清单",
        "推进企业上市工作清单",   "推进城乡融合发展",   "建设美丽乡村",
        "重点工作市级部门分工",   "重点镇建设情况",     "经济技术开发区2025年重点工作",
        "全县乡镇重点工作",       "落实全市重点工作",   "园区建设任务",
        "市政府工作报告重点任务", "三下乡活动清单",     "老旧小区改造任务",
        "各州县重点工作"})
    EXPECT_EQ(PlaceAtHead(title), "") << title;
}

TEST(Publisher, AGeneralWordIsNoPartOfAName) {
  EXPECT_EQ(PlaceAtHead("霁川县全县重点工作"), "霁川县");
  EXPECT_EQ(PlaceAtHead("霁川市县区重点工作"), "霁川市");
  EXPECT_EQ(PlaceAtHead("关于印发霁川县2025年重点工作的通知"), "霁川县");
  EXPECT_EQ(PlaceAtHead("落实霁川县《政府工作报告》情况"), "霁川县");
  EXPECT_EQ(PlaceAtHead("附件1：霁川县2025年重点工作"), "霁川县");
  EXPECT_EQ(PlaceAtHead("中共霁川县委办公室"), "霁川县");
}

TEST(Publisher, AnEndingMayBeAPartOfTheName) {
  EXPECT_EQ(PlaceAtHead("云州市2025年重点工作"), "云州市");
  EXPECT_EQ(PlaceAtHead("新乡市2025年重点工作"), "新乡市");
  EXPECT_EQ(PlaceAtHead("云州市东乡区2025年重点工作"), "云州市东乡区");
  EXPECT_EQ(PlaceFromChain("云州市云岫区").name, "云岫区");
  EXPECT_EQ(PlaceFromChain("云州市云岫区").superiors, "云州市");
  EXPECT_EQ(PlaceAtHead("云州市场监管任务"), "云州");
  EXPECT_EQ(PlaceAtHead("全州县2025年重点工作"), "全州县");
  EXPECT_EQ(PlaceAtHead("市中区2025年重点工作"), "市中区");
}

TEST(Publisher, TheTitleGoesBeforeThePublisher) {
  ledger::Document document;
  document.disclosure.publisher = "霁川县政府办";
  EXPECT_EQ(GovernmentOf(document), "霁川县");
  document.title = "2025年云岫区重点任务";
  EXPECT_EQ(GovernmentOf(document), "云岫区");
}

TEST(Publisher, AnOfficesOwnListIsNotItsCountys) {
  const auto of = [](std::string_view title, std::string_view told = "") {
    ledger::Document document;
    document.title = title;
    document.source.origin.government = told;
    return ToldGovernmentOf(document, "库中名");
  };
  EXPECT_EQ(of("2025年第三季度云岫区《政府工作报告》重点任务完成情况"), "云岫区");
  EXPECT_EQ(of("云岫区人民政府2025年重点工作"), "云岫区");
  EXPECT_EQ(of("云岫区人民政府办公室关于2025年重点工作的通报"), "云岫区");
  EXPECT_EQ(of("靖溪县教育体育局关于重点工作落实情况的通报"), "靖溪县教育体育局");
  EXPECT_EQ(of("栖汀市民政局2024年重点工作目标任务完成情况"), "栖汀市民政局");
  EXPECT_EQ(of("雾淞经济技术开发区2024年上半年重点目标任务推进情况"), "雾淞经济技术开发区");
  EXPECT_EQ(of("区教育局2024年重点工作"), "库中名");
  EXPECT_EQ(of("靖溪县教育体育局"), "靖溪县");
  EXPECT_EQ(of("重点工作2024年完成情况"), "库中名");
  EXPECT_EQ(of("", "平江省霁川市云岫区人民政府"), "平江省霁川市云岫区");
  EXPECT_EQ(of("云岫区2025年重点工作", "霁川市云岫区教育局"), "霁川市云岫区教育局");
  EXPECT_EQ(of("云岫区2025年重点工作", "某处"), "某处");
  EXPECT_EQ(ToldGovernmentOf({}, UnknownGovernment("a.html")), "");
}

TEST(Publisher, APlaceIsPartedFromThoseAboveIt) {
  EXPECT_EQ(PlaceFromChain("平江省霁川市云岫区").name, "云岫区");
  EXPECT_EQ(PlaceFromChain("平江省霁川市云岫区").superiors, "平江省霁川市");
  EXPECT_EQ(PlaceFromChain("云岫区").superiors, "");
  EXPECT_EQ(PlaceFromChain("一个别的名称").name, "一个别的名称");
}

TEST(Publisher, WhatStandsAboveIsTakenFromWhoeverTellsIt) {
  ledger::Document document;
  document.title = "2025年云岫区重点任务";
  EXPECT_EQ(PlaceOf(document).superiors, "");
  document.source.origin.government = "霁川市云岫区人民政府";
  EXPECT_EQ(PlaceOf(document).superiors, "霁川市");
  document.disclosure.publisher = "平江省霁川市云岫区人民政府办公室";
  EXPECT_EQ(PlaceOf(document).superiors, "平江省霁川市");
  document.disclosure.publisher = "霁川市人民政府办公室";  // of another place
  document.source.origin.government = "";
  EXPECT_EQ(PlaceOf(document).superiors, "");
}

TEST(Publisher, TheLevelIsToldByTheEndOfTheName) {
  const auto level = [](std::string_view chain) { return LevelOf(PlaceFromChain(chain)); };
  EXPECT_EQ(level("平江省"), Level::kProvince);
  EXPECT_EQ(level("平江省霁川市"), Level::kCity);
  EXPECT_EQ(level("霁川市云岫区"), Level::kCounty);
  EXPECT_EQ(level("青石自治县"), Level::kCounty);
  EXPECT_EQ(level("云岫区石桥街道"), Level::kTown);
  EXPECT_EQ(level("一个别的名称"), Level::kUnknown);
  EXPECT_EQ(level(""), Level::kUnknown);
}

TEST(Publisher, ABranchOfACitysOfficeIsOfADistrict) {
  ledger::Document document;
  document.title = "霁川市生态环境局云岫分局2025年重点工作";
  EXPECT_EQ(LevelOf(document), Level::kCounty);
  document.title = "霁川市生态环境局2025年重点工作";
  EXPECT_EQ(LevelOf(document), Level::kCity);
  document.title = "云岫区住房和城乡建设局2025年重点工作";
  EXPECT_EQ(LevelOf(document), Level::kCounty);
}

TEST(Publisher, NamesakesAreToldApartByWhatStandsAbove) {
  const auto compare = [](std::string_view a, std::string_view b) {
    return Compare(PlaceFromChain(a), PlaceFromChain(b));
  };
  EXPECT_EQ(compare("云岫区", "云岫区"), SamePlace::kYes);
  EXPECT_EQ(compare("霁川市云岫区", "平江省霁川市云岫区"), SamePlace::kYes);
  EXPECT_EQ(compare("霁川市云岫区", "沐川市云岫区"), SamePlace::kNo);
  EXPECT_EQ(compare("霁川市云岫区", "云岫区"), SamePlace::kPerhaps);
  EXPECT_EQ(compare("霁川市云岫区", "平江省云岫区"), SamePlace::kPerhaps);
  EXPECT_EQ(compare("霁川市云岫区", "霁川市霞浦区"), SamePlace::kNo);
}

}  // namespace
}  // namespace duban::understand
