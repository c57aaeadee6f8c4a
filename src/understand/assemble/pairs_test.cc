#include "understand/assemble/pairs.h"

#include <gtest/gtest.h>

namespace duban::understand {
namespace {

RawTable Table(std::string planned, std::string done) {
  RawTable table;
  table.columns = {{Role::kContent, "项目名称"},
                   {Role::kOther, std::move(planned)},
                   {Role::kProgress, std::move(done)}};
  table.rows.emplace_back();
  table.rows[0].cells = {{"道路工程"}, {"1200"}, {"1300"}};
  return table;
}

PairInWords Words(std::string planned, std::string done) {
  RawTable table = Table(std::move(planned), std::move(done));
  SettlePairs("2031年重点项目进展情况", table);
  return table.pairs.empty() ? PairInWords{} : ReadPair(table.pairs[0], "1200", "1300");
}

TEST(SettlePairs, ASumAnswersOnlyWhereItIsOfTheYear) {
  for (const char* done :
       {"累计完成投资（万元）", "截至9月底累计完成投资（万元）", "9月底累计完成投资（万元）"})
    EXPECT_EQ(Words("年度计划投资（万元）", done).answer, "") << done;
  for (const char* done : {"完成投资（万元）", "本年累计完成投资（万元）",
                           "1-9月累计完成投资（万元）", "截至9月底本年累计完成投资（万元）"})
    EXPECT_EQ(Words("年度计划投资（万元）", done).answer, "完成投资实际为1300万元") << done;
}

TEST(SettlePairs, LessThanPlannedIsBetterOfSomeThings) {
  EXPECT_EQ(Words("计划排放量（吨）", "实际排放量（吨）").promise, "排放量不高于1200吨");
  EXPECT_EQ(Words("计划事故起数（起）", "实际事故起数（起）").promise, "事故起数不高于1200起");
  EXPECT_EQ(Words("计划化解债务（万元）", "实际化解债务（万元）").promise, "化解债务1200万元");
  EXPECT_EQ(Words("计划支出（万元）", "实际支出（万元）").promise, "");
}

}  // namespace
}  // namespace duban::understand
