#include "understand/assemble/disclosure.h"

#include <gtest/gtest.h>

#include "read/reader.h"

namespace duban::understand {
namespace {

ledger::Disclosure ReadFrom(std::string_view text, std::string_view name = "a.txt") {
  return ReadDisclosure(*read::Read(text, name));
}

TEST(ReadDisclosure, KeyAndValueInOneLine) {
  const auto found = ReadFrom(
      "索 引 号: Q77/2031-4 公开方式: 主动公开\n发布机构: 市政府办 成文日期: 2031-07-19\n"
      "主题分类: 政务公开 发文字号:\n发布日期:2031-07-22 16:20 浏览次数: 字体:[ ]\n");
  EXPECT_EQ(found.index_number, "Q77/2031-4");
  EXPECT_EQ(found.publisher, "市政府办");
  EXPECT_EQ(found.document_number, "");
  EXPECT_EQ(found.created, (base::Date{2031, 7, 19}));
  EXPECT_EQ(found.published, (base::Date{2031, 7, 22}));
}

TEST(ReadDisclosure, AnIndexNumberByItsShortName) {
  const auto found = ReadFrom(
      "信息索引：JC014/2026-000037 公开方式：主动公开\n发布机构：县政府办 成文日期：2026-01-19\n");
  EXPECT_EQ(found.index_number, "JC014/2026-000037");
}

TEST(ReadDisclosure, KeysWithoutColons) {
  const auto found = ReadFrom(
      "信息索引号 Q77/2031-4 公开方式 主动公开\n备注/文号 公开时限 长期公开\n生成日期 2031-01-08 "
      "发布日期 2031-01-09\n");
  EXPECT_EQ(found.mode, "主动公开");
  EXPECT_EQ(found.document_number, "");
  EXPECT_EQ(found.retention, "长期公开");
  EXPECT_EQ(found.published, (base::Date{2031, 1, 9}));
}

TEST(ReadDisclosure, TheHeadingOfATableAndWhoRunsTheSiteAreNoPublisher) {
  EXPECT_EQ(ReadFrom("来源：澜川市政府督查室\n| 序号 | 任务 | 责任部门 | 上半年进展情况 |\n| 1 | "
                     "修路 | 建设局 | "
                     "已修 |\n主办单位：澜川市政府办公室\n")
                .publisher,
            "澜川市政府督查室");
  EXPECT_EQ(
      ReadFrom("来源：本站 "
               "浏览次数：128\n信息来源：澜川市督查室\n序号\n\n任务\n\n责任部门\n\n分管领导\n")
          .publisher,
      "澜川市督查室");
  EXPECT_EQ(ReadFrom("主办单位：澜川市政府办公室\n").publisher, "澜川市政府办公室");
}

TEST(ReadDisclosure, KeyAndValueOnLinesOfTheirOwn) {
  const auto found = ReadFrom("索引号\n\nQ77/2031-4\n\n文号\n\n公布日期\n\n2031-01-09\n");
  EXPECT_EQ(found.index_number, "Q77/2031-4");
  EXPECT_EQ(found.document_number, "");
  EXPECT_EQ(found.published, (base::Date{2031, 1, 9}));
}

TEST(ReadDisclosure, ATable) {
  const auto found = ReadFrom(
      "<table><tr><td>索引号</td><td>Q77/2031-4</td><td>文号：</td><td>清政办〔2031〕2号</td></tr>"
      "<tr><td>组配分类</td><td>重点工作</td><td>发布单位</td><td>区府办</td></tr></table>",
      "a.html");
  EXPECT_EQ(found.document_number, "清政办〔2031〕2号");
  EXPECT_EQ(found.publisher, "区府办");
}

TEST(ReadDisclosure, TheSourceStandsInForThePublisher) {
  EXPECT_EQ(ReadFrom("  • 发布日期:2031-11-18\n  • 来源:某县政府办公室\n").publisher,
            "某县政府办公室");
}

TEST(ReadDisclosure, AKeyGluedToATime) {
  const auto found = ReadFrom("发布时间：2031-12-10 15:08信息来源：管委会督查室\n");
  EXPECT_EQ(found.published, (base::Date{2031, 12, 10}));
  EXPECT_EQ(found.publisher, "管委会督查室");
  EXPECT_EQ(ReadFrom("前3季度来源广泛\n").publisher, "");
}

TEST(ReadDisclosure, TheHeadOfAnOfficialPaper) {
  const auto found = ReadFrom(
      "索引编号：QY-2031-00012\n公文编号：清政办函〔2031〕38号\n发文机构：清源县人民政府办公室\n"
      "印发日期：2031年7月21日\n公布时间：2031年7月25日\n公开类型：主动公开\n");
  EXPECT_EQ(found.index_number, "QY-2031-00012");
  EXPECT_EQ(found.document_number, "清政办函〔2031〕38号");
  EXPECT_EQ(found.publisher, "清源县人民政府办公室");
  EXPECT_EQ(found.created, (base::Date{2031, 7, 21}));
  EXPECT_EQ(found.published, (base::Date{2031, 7, 25}));
  EXPECT_EQ(found.mode, "主动公开");
}

}  // namespace
}  // namespace duban::understand
