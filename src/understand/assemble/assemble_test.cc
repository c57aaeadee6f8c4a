#include <gtest/gtest.h>

#include "read/reader.h"
#include "understand/understand.h"

namespace duban::understand {
namespace {

base::Expected<ledger::Document> AssembleText(std::string_view text) {
  auto document = read::Read(text, "a.txt");
  EXPECT_TRUE(document);
  return Assemble(*document);
}

// A small table below a title and a line, with the heading of its results.
std::string TableOf(std::string_view title, std::string_view line, std::string_view results) {
  return "<html><body><h1>" + std::string(title) + "</h1><p>" + std::string(line) +
         "</p><table><tr><th>序号</th><th>任务内容</th><th>" + std::string(results) +
         "</th></tr><tr><td>1</td><td>新建文化站10个。</td><td>新建文化站8个。</td></tr>"
         "<tr><td>2</td><td>改造公厕20座。</td><td>改造公厕12座。</td></tr></table></body></html>";
}

TEST(Assemble, AToldYearIsThatOfATimeWithoutOne) {
  const auto period = [](std::string_view title, std::string_view line, std::string_view results,
                         std::optional<int> told) {
    const auto read = read::Read(TableOf(title, line, results), "a.html");
    EXPECT_TRUE(read);
    const auto document = Assemble(*read, told);
    EXPECT_TRUE(document);
    return document->period ? document->period->label : "";
  };
  EXPECT_EQ(period("重点工作任务清单", "", "1-9月份工作完成情况", 2023), "2023-09");
  EXPECT_EQ(period("重点工作任务清单", "", "截至6月底完成情况", 2023), "2023-06");
  EXPECT_EQ(period("重点工作三季度完成情况", "", "完成情况", 2023), "2023Q3");
  EXPECT_EQ(period("重点工作任务清单", "（截至6月底）", "完成情况", 2023), "2023-06");
  EXPECT_EQ(period("重点工作任务清单", "发布日期：2024-01-10", "四季度完成情况", 2023), "2023Q4");
  EXPECT_EQ(period("2022年重点工作任务清单", "", "四季度完成情况", 2023), "2022Q4");
  EXPECT_EQ(period("2022年重点工作任务清单", "", "四季度完成情况", std::nullopt), "2022Q4");
  EXPECT_EQ(period("重点工作任务清单", "", "四季度完成情况", std::nullopt), "");
  EXPECT_EQ(period("重点工作任务清单", "", "完成情况", 2023), "");
}

TEST(Assemble, ACellPerParagraphBecomesRows) {
  const auto document = AssembleText(R"(2031年第三季度清源区重点工作完成情况

序号

项目
名称

主要工作内容

牵头领导

牵头单位

累计完成情况

1

夯实产业根基

新增规上企业12家。

苏明远

区经信局

已新增规上企业14家。

2

新建标准厂房8万平方米。

苏明远

陆  川

区经信局

区住建局

完成标准厂房6.5万平方米。
)");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->title, "2031年第三季度清源区重点工作完成情况");
  EXPECT_EQ(document->period->label, "2031Q3");
  ASSERT_EQ(document->tasks.size(), 2u);
  const ledger::Row& row = document->tasks[1].row;
  EXPECT_EQ(row.number, 2);
  EXPECT_EQ(row.category, "夯实产业根基");
  EXPECT_EQ(row.leaders, (std::vector<std::string>{"苏明远", "陆川"}));
  EXPECT_EQ(row.lead_units, (std::vector<std::string>{"区经信局", "区住建局"}));
  EXPECT_EQ(row.progress, "完成标准厂房6.5万平方米。");
}

TEST(Assemble, NumbersMayHaveFiveFigures) {
  std::string page = "<table><tr><th>序号</th><th>工作内容</th><th>牵头单位</th><th>进展</th></tr>";
  for (const char* number : {"9999", "10000", "10001"})
    page += std::string("<tr><td>") + number +
            "</td><td>修路2公里。</td><td>区住建局</td><td>修路2公里。</td></tr>";
  const auto document = Assemble(*read::Read(page + "</table>", "a.html"));
  ASSERT_TRUE(document);
  ASSERT_EQ(document->tasks.size(), 3u);
  EXPECT_EQ(document->tasks[2].row.number, 10001);
  EXPECT_EQ(document->tasks[2].row.content, "修路2公里。");
}

TEST(Assemble, EveryCellKeepsItsPlace) {
  const auto document = Assemble(*read::Read(
      "<table><tr><th>序号</th><th>项目</th><th>工作内容</th><th>牵头单位</th><th>时限</"
      "th><th>进展</th></tr>"
      "<tr><td>1</td><td "
      "rowspan=2>民生</td><td>修路2公里。</td><td>区住建局</td><td>6月底</td><td>修路2公里。</td></"
      "tr>"
      "<tr><td>2</td><td>建桥1座。</td><td>区住建局</td><td></td><td>建成1座。</td></tr></table>",
      "a.html"));
  ASSERT_TRUE(document);
  const ledger::Row& row = document->tasks[1].row;
  EXPECT_EQ(ledger::PlaceOf(row, ledger::Field::kContent).row, 3u);
  EXPECT_EQ(ledger::PlaceOf(row, ledger::Field::kProgress).column, 6u);
  EXPECT_EQ(ledger::PlaceOf(row, ledger::Field::kCategory).row, 2u)
      << "where the merged cell begins";
  EXPECT_EQ(ledger::PlaceOf(row, ledger::Field::kRemark), row.place) << "no such cell";
  const ledger::CellPlace& extra = document->tasks[0].row.places[4];
  EXPECT_EQ(extra.field, ledger::Field::kOther);
  EXPECT_EQ(extra.heading, "时限");
  EXPECT_EQ(extra.place.column, 5u);
}

TEST(Assemble, OfTwoProgressColumnsEachKeepsItsPlace) {
  const auto document = Assemble(
      *read::Read("序号,工作内容,责任单位,完成率,完成情况\n1,修路2公里,区住建局,50%,已修路1公里。\n"
                  "2,建桥1座,区住建局,100%,建成1座。\n",
                  "a.csv"));
  ASSERT_TRUE(document);
  const ledger::Row& row = document->tasks[0].row;
  EXPECT_EQ(row.progress, "已修路1公里。");
  EXPECT_EQ(ledger::PlaceOf(row, ledger::Field::kProgress).column, 5u);
  EXPECT_EQ(ledger::PlaceOf(row, ledger::Field::kOther).column, 4u);
}

// Found by the fuzzer: the finding of a dropped row had no task to belong to.
TEST(Assemble, ARowWithoutATaskLeavesNoFinding) {
  const auto document = Assemble(
      *read::Read("<table><tr><td>序号</td><td>工作内容</td><td>牵头领导</td><td>完成情况</td></tr>"
                  "<tr><td>1</td><td></td><td>沈  昱</td><td></td></tr></table>",
                  "a.html"));
  EXPECT_FALSE(document);
}

TEST(Assemble, TextWithoutATableIsNoLedger) {
  const auto document = AssembleText("全区经济运行平稳。\n各项工作有序推进。\n");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, base::ErrorCode::kNotALedger);
  EXPECT_EQ(document.error().message.key, "no-table");
}

}  // namespace
}  // namespace duban::understand
