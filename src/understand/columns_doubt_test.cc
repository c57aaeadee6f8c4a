#include "understand/columns_doubt.h"

#include <gtest/gtest.h>

namespace duban::understand {
namespace {

ledger::Row RowOf(std::string content, std::vector<std::string> leaders,
                  std::vector<std::string> units) {
  ledger::Row row;
  row.content = std::move(content);
  row.leaders = std::move(leaders);
  row.lead_units = std::move(units);
  return row;
}

TEST(DoubtColumns, SentencesAmongLeaders) {
  const std::vector<ledger::Row> rows = {RowOf("修路2公里。", {"王小明"}, {"县住建局"}),
                                         RowOf("县教育局", {"建成道路3.6公里"}, {"马建国"}),
                                         RowOf("县教育局", {"新增学位300个。"}, {"马建国"})};
  const auto doubt = DoubtColumns(rows);
  ASSERT_TRUE(doubt.has_value());
  EXPECT_EQ(doubt->arguments[0].second, "2");
}

TEST(DoubtColumns, PeopleAmongUnits) {
  const std::vector<ledger::Row> rows = {RowOf("修路2公里。", {}, {"县住建局"}),
                                         RowOf("建桥2座。", {}, {"马建国"}),
                                         RowOf("建桥3座。", {}, {"王小明"})};
  EXPECT_TRUE(DoubtColumns(rows).has_value());
}

TEST(DoubtColumns, OneSlipOrAColumnOfPeopleIsNone) {
  EXPECT_FALSE(DoubtColumns({RowOf("修路2公里。", {"王小明"}, {"县住建局"}),
                             RowOf("县教育局", {"王小明"}, {"县教育局"})}));
  EXPECT_FALSE(DoubtColumns({RowOf("修路。", {}, {"马建国"}), RowOf("建桥。", {}, {"王小明"})}));
  EXPECT_FALSE(DoubtColumns({RowOf("修路。", {"王小明13900000000"}, {"县住建局"}),
                             RowOf("建桥。", {"王小明13900000000"}, {"县住建局"})}));
}

}  // namespace
}  // namespace duban::understand
