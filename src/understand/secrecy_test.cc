#include "understand/secrecy.h"

#include <gtest/gtest.h>

#include "read/reader.h"

namespace duban::understand {
namespace {

// S 机密★1年 / I 内部资料 / nothing.
std::string MarkOf(std::string_view input, std::string_view name = "a.txt") {
  const auto document = read::Read(input, name);
  EXPECT_TRUE(document);
  const auto mark = FindSecrecyMark(*document);
  if (!mark) return "";
  return (mark->grade == SecrecyGrade::kState ? "S " : "I ") + mark->words;
}

TEST(Secrecy, FormsOfAMark) {
  for (const std::string_view line : {"机密★1年",
                                      "秘密★长期",
                                      "绝密★10年",
                                      "机密★一年",
                                      "秘  密 ★ 二十年",
                                      "绝密",
                                      "机密级",
                                      "★秘密",
                                      "机密☆6个月",
                                      "秘密*3年",
                                      "000012 机密★5年",
                                      "特急 机密★1年",
                                      "机密★1年 特急",
                                      "密级：秘密",
                                      "密级:机密 保密期限:5年",
                                      "【机密★1年】",
                                      "（秘密）",
                                      "秘密（3年）",
                                      "绝密★启用前",
                                      "秘密★1年 2031年澜川市重点工作台账"})
    EXPECT_EQ(MarkOf(std::string(line) + "\n2031年澜川市重点工作完成情况\n").substr(0, 1), "S")
        << line;
}

TEST(Secrecy, FormsOfAnInternalMark) {
  for (const std::string_view line :
       {"内部资料", "内部资料，注意保存", "内部文件  注意保存", "内部资料·不得外传", "【内部材料】",
        "（内部资料，请注意保管）", "仅供内部参考", "工作秘密", "不得外传",
        "2031年澜川市重点工作台账（内部资料）", "2031年澜川市重点工作台账(内部文件,严禁外传)"})
    EXPECT_EQ(MarkOf(std::string(line) + "\n一、总体情况\n").substr(0, 1), "I") << line;
}

TEST(Secrecy, WordsWithinASentenceAreNoMark) {
  for (const std::string_view line :
       {"加强商业秘密保护，建成示范站点12个。", "国家秘密管理", "商业秘密保护",
        "保守国家秘密宣传教育", "机密级计算机更换36台。", "开展内部资料性出版物核验40种。",
        "内部文件管理制度", "绝密飞行赛事1场", "密级：公开", "密级", "内部审计", "秘密战线纪念馆",
        "对标有“秘密★”字样的文件清查一遍。", "2031年商业秘密保护工作情况（市市场监管局）"}) {
    const std::string text =
        "一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n" +
        std::string(line) + "\n";
    EXPECT_EQ(MarkOf(text), "") << line;
    if (line.find("★") != std::string_view::npos) continue;
    EXPECT_EQ(MarkOf(std::string(line) + "\n" + text), "") << line;
  }
}

TEST(Secrecy, ABareGradeFarFromTheHeadIsAWordOfATable) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "保护商业\n";
  EXPECT_EQ(MarkOf(text + "秘密\n"), "");
  EXPECT_EQ(MarkOf(text + "秘密★3年\n"), "S 秘密★3年");
}

TEST(Secrecy, MarksInTables) {
  const std::string head = "<table><tr><td>序号</td><td>工作内容</td><td>密级</td></tr>";
  EXPECT_EQ(MarkOf(head + "<tr><td>1</td><td>新建粮库2座</td><td>秘密</td></tr></table>", "a.html"),
            "S 秘密");
  EXPECT_EQ(MarkOf(head + "<tr><td>1</td><td>秘密</td><td>公开</td></tr></table>", "a.html"), "");
  EXPECT_EQ(
      MarkOf("<table><tr><td colspan=3>机密</td></tr><tr><td>序号</td><td>任务</td><td>单位</td>"
             "</tr></table>",
             "a.html"),
      "S 机密");
}

TEST(Secrecy, TheGravestMarkAndItsPlaceAreTold) {
  const auto document =
      read::Read("2031年重点工作台账\n内部资料\n1\t修路\n附件\n机密★1年\n", "a.txt");
  const auto mark = FindSecrecyMark(*document);
  ASSERT_TRUE(mark);
  EXPECT_EQ(mark->words, "机密★1年");
  EXPECT_EQ(mark->place.line, 5u);
}

}  // namespace
}  // namespace duban::understand
