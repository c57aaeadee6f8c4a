// What stands behind an amount and takes it back, as the statements of a text tell it.
#include "understand/prose/taken_back.h"

#include <gtest/gtest.h>

namespace duban::understand {
namespace {

// The first amount of the text, whose words must outlive it.
Statement FirstOf(std::string_view text) {
  const Prose prose = ReadProse(text);
  return prose.statements.empty() ? Statement{} : prose.statements.front();
}

TEST(TakenBack, ADenialBehindAnAmountIsOfIt) {
  for (const char* text :
       {"电梯50部均未通过验收。", "新建泵站6座，目前尚未完工。", "新建公厕9座，没有一座完工。",
        "改造泵站4座，但因汛期影响尚未完工。", "维修水渠8条，均未通水。"})
    EXPECT_TRUE(FirstOf(text).negated) << text;
}

TEST(TakenBack, ADenialOfSomethingElseIsNone) {
  for (const char* text : {"抽检药店50家，均未发现问题。", "建成泵站6座，无一例外通过验收。",
                           "建成泵站6座，石桥村泵站尚未开工。", "建成泵站6座；管网未完工。",
                           "检查工地36个，未发生事故。"})
    EXPECT_FALSE(FirstOf(text).negated) << text;
}

TEST(TakenBack, ARemarkTellsWhoseFigureItIs) {
  EXPECT_TRUE(FirstOf("新建车位40个（上年数）。").past);
  EXPECT_TRUE(FirstOf("新建车位3200个（规划数）。").plan);
  EXPECT_TRUE(FirstOf("培训农民520人，为目标值。").plan);
  EXPECT_TRUE(FirstOf("新建车位40个（含在建）。").negated);
  EXPECT_EQ(FirstOf("水产品43万吨（2023年数据）。").told_year, 2023);
  EXPECT_EQ(FirstOf("水产品43万吨，为2023年数据。").told_year, 2023);
  EXPECT_EQ(FirstOf("新增就业5200人（全市数据）。").area, Level::kCity);
}

TEST(TakenBack, ARemarkThatOnlyComparesLeavesTheFigure) {
  for (const char* text : {"新建车位40个（超计划数10个）。", "新建车位40个（占计划的80%）。",
                           "培训农民520人（其中妇女210人）。", "新建车位40个（较上年增加6个）。"}) {
    const Statement told = FirstOf(text);
    EXPECT_FALSE(told.plan || told.past || told.negated) << text;
    EXPECT_EQ(told.told_year, 0) << text;
  }
}

TEST(TakenBack, TheRiseOfPricesIsTold) {
  const std::string_view text = "地区生产总值现价增长6.4%，按可比价计算增长5.1%。";
  const Prose prose = ReadProse(text);
  ASSERT_EQ(prose.statements.size(), 2u);
  EXPECT_TRUE(prose.statements[0].nominal);
  EXPECT_FALSE(prose.statements[0].real);
  EXPECT_TRUE(prose.statements[1].real);
  EXPECT_FALSE(prose.statements[1].nominal);
}

}  // namespace
}  // namespace duban::understand
