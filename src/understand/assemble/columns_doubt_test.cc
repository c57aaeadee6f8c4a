#include "understand/assemble/columns_doubt.h"

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

const std::vector<ledger::Field> kColumns = {ledger::Field::kContent, ledger::Field::kLeaders,
                                             ledger::Field::kLeadUnits, ledger::Field::kProgress};

bool Doubts(const std::vector<ledger::Row>& rows) {
  return DoubtColumns(rows, kColumns).has_value();
}

ledger::Row Answered(std::string content, std::string progress) {
  ledger::Row row = RowOf(std::move(content), {"王小明"}, {"县住建局"});
  row.progress = std::move(progress);
  return row;
}

TEST(DoubtColumns, SentencesAmongLeaders) {
  const std::vector<ledger::Row> rows = {RowOf("修路2公里。", {"王小明"}, {"县住建局"}),
                                         RowOf("县教育局", {"建成道路3.6公里"}, {"马建国"}),
                                         RowOf("县教育局", {"新增学位300个。"}, {"马建国"})};
  const auto doubt = DoubtColumns(rows, kColumns);
  ASSERT_TRUE(doubt.has_value());
  EXPECT_EQ(doubt->arguments[0].second, "2");
}

TEST(DoubtColumns, PeopleAmongUnits) {
  EXPECT_TRUE(Doubts({RowOf("修路2公里。", {}, {"县住建局"}), RowOf("建桥2座。", {}, {"马建国"}),
                      RowOf("建桥3座。", {}, {"王小明"})}));
}

TEST(DoubtColumns, AmountsAmongUnits) {
  EXPECT_TRUE(
      Doubts({RowOf("修路2公里。", {"王小明"}, {"95%"}), RowOf("建桥2座。", {"马建国"}, {"102"})}));
  EXPECT_FALSE(Doubts({RowOf("修路2公里。", {"王小明"}, {"18个县直部门"}),
                       RowOf("建桥2座。", {"马建国"}, {"5个乡镇"})}));
}

TEST(DoubtColumns, NamesInTheProgress) {
  ledger::Row first = RowOf("修路2公里。", {}, {"县住建局"});
  ledger::Row second = RowOf("建桥2座。", {}, {"县住建局"});
  first.progress = "修路2公里。\n王小明";
  second.progress = "马建国";
  EXPECT_TRUE(Doubts({first, second}));
  first.leaders = second.leaders = {"沈昱宁"};
  EXPECT_FALSE(Doubts({first, second}));  // nobody is missing: they signed it
}

TEST(DoubtColumns, OneSlipOrAColumnOfPeopleIsNone) {
  EXPECT_FALSE(Doubts({RowOf("修路2公里。", {"王小明"}, {"县住建局"}),
                       RowOf("县教育局", {"王小明"}, {"县教育局"})}));
  EXPECT_FALSE(Doubts({RowOf("修路。", {}, {"马建国"}), RowOf("建桥。", {}, {"王小明"})}));
  EXPECT_FALSE(Doubts({RowOf("修路。", {"王小明13900000000"}, {"县住建局"}),
                       RowOf("建桥。", {"王小明13900000000"}, {"县住建局"})}));
}

TEST(DoubtColumns, FiguresOfNamesTimesAndPeopleAreNone) {
  for (const char* leader : {"李明（2025年6月前王强）", "王强（7月起）", "常务副县长1名"})
    EXPECT_FALSE(Doubts(
        {RowOf("修路2公里。", {leader}, {"县住建局"}), RowOf("建桥2座。", {leader}, {"县住建局"})}))
        << leader;
  for (const char* unit : {"12345热线", "各乡镇（街道）20个", "国网500千伏变电站"})
    EXPECT_FALSE(
        Doubts({RowOf("修路2公里。", {"王小明"}, {unit}), RowOf("建桥2座。", {"王小明"}, {unit})}))
        << unit;
}

TEST(DoubtColumns, ProjectsNamedAsTheirUnits) {
  ledger::Row first = RowOf("县人民医院", {}, {"县卫健局"});
  ledger::Row second = RowOf("县第一中学", {}, {"县教育局"});
  first.progress = "主体结顶。";
  second.progress = "竣工投用。";
  EXPECT_FALSE(Doubts({first, second}));
  first.content = second.content = first.progress = second.progress = "县教育局";
  EXPECT_TRUE(Doubts({first, second}));
}

TEST(DoubtProgress, ResultsBesideTheTaskBelow) {
  const auto doubt = DoubtProgress({Answered("改造公厕20座。", "改造公厕22座。"),
                                    Answered("修建道路20公里。", "正在谋划。"),
                                    Answered("新增学位300个。", "修建道路21公里。"),
                                    Answered("治理河道5公里。", "新增学位320个。"),
                                    Answered("建设公园3个。", "治理河道6公里。")});
  ASSERT_TRUE(doubt.has_value());
  EXPECT_EQ(doubt->arguments[0].second, "3");
  EXPECT_EQ(doubt->arguments[2].second, "修建道路21公里。");
}

TEST(DoubtProgress, ResultsBesideTheTaskAbove) {
  EXPECT_TRUE(
      DoubtProgress({Answered("修建道路20公里。", "新增学位300个。"),
                     Answered("新增学位300个。", "治理河道6公里。"),
                     Answered("治理河道5公里。", "建设公园3个。"), Answered("建设公园3个。", "")}));
}

TEST(DoubtProgress, TasksOfOneKindOrTwoSlipsAreNone) {
  EXPECT_FALSE(DoubtProgress({Answered("修建城东道路20公里。", "城东道路已完工。"),
                              Answered("修建城西道路20公里。", "城西道路已完工。"),
                              Answered("修建城南道路20公里。", "城南道路已完工。"),
                              Answered("修建城北道路20公里。", "城北道路已完工。")}));
  EXPECT_FALSE(DoubtProgress({Answered("修建道路20公里。", "新增学位300个。"),
                              Answered("新增学位300个。", "治理河道6公里。"),
                              Answered("治理河道5公里。", "治理河道6公里。")}));
}

TEST(DoubtProgress, RowsAreCountedOnce) {
  std::vector<ledger::Row> rows;
  for (int i = 0; i < 4; ++i) {
    rows.push_back(Answered("改造公厕20座。", "修建道路21公里。"));
    rows.push_back(Answered("修建道路20公里。", "改造公厕22座。"));
  }
  const auto doubt = DoubtProgress(rows);
  ASSERT_TRUE(doubt.has_value());
  EXPECT_EQ(doubt->arguments[0].second, "8");
}

std::vector<ledger::Row> WithSound(ledger::Row row) {
  return {Answered("修路2公里。", "修路2公里。"), Answered("建桥3座。", "建桥3座。"),
          std::move(row)};
}

std::string MisplacedIn(ledger::Row row) {
  const auto found = DoubtCells(WithSound(std::move(row)), kColumns);
  return found.empty() ? std::string() : found.front().arguments[1].second;
}

TEST(DoubtCells, OneRowMovedLeft) {
  EXPECT_EQ(MisplacedIn(RowOf("改造小区18个。", {"王小明"}, {"已改造小区18个", "全部投入使用"})),
            "已改造小区18个，全部投入使用");
  EXPECT_EQ(MisplacedIn(RowOf("王小明", {"县住建局"}, {"已改造小区18个"})), "王小明");
  ledger::Row answered = RowOf("王小明", {"县住建局"}, {});
  answered.progress = "已改造小区18个。";
  EXPECT_EQ(MisplacedIn(answered), "王小明");
}

TEST(DoubtCells, OneRowMovedRight) {
  EXPECT_EQ(MisplacedIn(RowOf("城乡建设", {"改造小区18个（东片区）"}, {"王小明"})),
            "改造小区18个（东片区）");
  ledger::Row row = RowOf("改造小区18个。", {"王小明"}, {});
  row.progress = "县住建局";
  EXPECT_EQ(MisplacedIn(row), "县住建局");
}

TEST(DoubtCells, NamesThatMayStandThere) {
  ledger::Row hospital = RowOf("县人民医院", {"王小明"}, {"县卫健局"});
  hospital.progress = "主体封顶。";
  EXPECT_EQ(MisplacedIn(hospital), "");
  EXPECT_EQ(MisplacedIn(RowOf("改造小区18个。", {"王小明"}, {"12345热线", "各乡镇20个"})), "");
  EXPECT_EQ(MisplacedIn(RowOf("改造小区18个。", {"王小明"}, {"责任人马建国"})), "");
}

}  // namespace
}  // namespace duban::understand
