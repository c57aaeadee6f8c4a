#include "understand/assemble/secrecy.h"

#include <gtest/gtest.h>

#include "read/reader.h"
#include "understand/understand.h"

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

// What stands outside of the flow: S or I, the kind's number, the words.
std::string MarkAside(table::AsideKind kind, std::string_view text, bool head,
                      std::string_view body = "2031年澜川市重点工作台账") {
  auto document = read::Read(body, "a.txt");
  document->asides.push_back({kind, "x", table::Paragraph{.text = std::string(text)}, head});
  const auto mark = FindSecrecyMark(*document);
  if (!mark) return "";
  EXPECT_TRUE(mark->aside.has_value());
  EXPECT_EQ(mark->part, "x");
  return (mark->grade == SecrecyGrade::kState ? "S " : "I ") + mark->words;
}

TEST(Secrecy, MarksOutsideOfTheFlow) {
  using table::AsideKind;
  for (const AsideKind kind : {AsideKind::kMargin, AsideKind::kNote, AsideKind::kComment,
                               AsideKind::kHidden, AsideKind::kEmbedded}) {
    EXPECT_EQ(MarkAside(kind, "机密★1年", false), "S 机密★1年");
    EXPECT_EQ(MarkAside(kind, "内部资料 注意保存", false), "I 内部资料注意保存");
    EXPECT_EQ(MarkAside(kind, "密级：秘密", false), "S 密级：秘密");
    // A word alone is a mark only where a head is.
    EXPECT_EQ(MarkAside(kind, "机密", true), "S 机密");
    EXPECT_EQ(MarkAside(kind, "机密", false), "");
    for (const std::string_view line :
         {"市保密局", "加强商业秘密保护", "机密级计算机36台", "国家秘密", "密级：公开"})
      EXPECT_EQ(MarkAside(kind, line, true), "") << line;
  }
  // The gravest one counts, wherever it stands.
  EXPECT_EQ(MarkAside(AsideKind::kComment, "秘密★3年", false, "内部资料\n修路"), "S 秘密★3年");
}

TEST(Secrecy, TheFindingTellsWhereAMarkStands) {
  auto document = read::Read(
      "2031年重点工作\n序号\t任务\t进展\n1\t修路3条\t已修3条\n2\t建桥2座\t已建2座\n", "a.txt");
  document->asides.push_back({table::AsideKind::kComment, "word/comments.xml",
                              table::Paragraph{.text = "机密★1年"}, false});
  const auto plan = Assemble(*document);
  ASSERT_TRUE(plan);
  const auto finding =
      std::find_if(plan->findings.begin(), plan->findings.end(),
                   [](const ledger::Finding& each) { return each.code == kSecrecyMarkCode; });
  ASSERT_NE(finding, plan->findings.end());
  EXPECT_EQ(finding->severity, ledger::Severity::kError);
  EXPECT_EQ(finding->arguments,
            (base::Arguments{
                {"mark", "机密★1年"}, {"where", "comment"}, {"part", " [word/comments.xml]"}}));
}

TEST(Secrecy, AListOfGradesToChooseFromIsNoMark) {
  const auto with = [](std::vector<std::string> cells) {
    auto document = read::Read("2031年澜川市重点工作台账", "a.txt");
    table::Grid grid;
    for (uint32_t row = 0; row < cells.size(); ++row) grid.Add(row, 0, cells[row]);
    grid.Finish();
    document->asides.push_back({table::AsideKind::kHidden, "表", std::move(grid), true});
    return FindSecrecyMark(*document).has_value();
  };
  EXPECT_FALSE(with({"密级", "绝密", "机密", "秘密", "公开"}));
  EXPECT_FALSE(with({"绝密", "机密", "秘密"}));
  EXPECT_TRUE(with({"密级", "秘密", "秘密"}));
  EXPECT_TRUE(with({"机密", "2031年台账"}));
  EXPECT_TRUE(with({"密级", "绝密", "机密", "秘密", "机密★1年"}));
}

TEST(Secrecy, LettersThatStandApart) {
  const std::string body = "\n2031年澜川市重点工作完成情况\n";
  EXPECT_EQ(MarkOf("机\n密\n★\n1年" + body), "S 机密★1年");
  EXPECT_EQ(MarkOf("绝\n\n密" + body), "S 绝密");
  EXPECT_EQ(MarkOf("内\n部\n资\n料" + body), "I 内部资料");
  EXPECT_EQ(MarkOf("机\t密\t★\t1\t年\n序号\t任务\t进展\n1\t修路3条\t已修3条\n"), "S 机密★1年");
  EXPECT_EQ(MarkOf("序号\t任务\t机\n1\t修路\t密\n2\t建桥\t★\n3\t造林\t1年\n"), "S 机密★1年");
}

TEST(Secrecy, ShortCellsSideBySideAreNoMark) {
  const std::string head = "2031年澜川市重点工作完成情况\n序号\t任务\t单位\t进展\n";
  EXPECT_EQ(MarkOf(head + "1\t修路3条\t保密局\t3条\n2\t查处泄密\t保密局\t1年\n"), "");
  EXPECT_EQ(MarkOf(head + "1\t查处机\t密\t3条\n2\t建桥2座\t交通局\t2座\n"), "");
}

TEST(Secrecy, MarksInTitlesCaptionsAndNames) {
  EXPECT_EQ(
      MarkOf("<html><head><title>机密★1年</title></head><body><p>修路</p></body></html>", "a.html"),
      "S 机密★1年");
  EXPECT_EQ(MarkOf("<table><caption>秘密★1年</caption><tr><td>序号</td><td>任务</td></tr><tr><td>1"
                   "</td><td>修路</td></tr></table>",
                   "a.html"),
            "S 秘密★1年");
  EXPECT_EQ(MarkOf("<table><caption>秘密★1年</caption><tr><td>修路</td></tr></table>", "a.html"),
            "S 秘密★1年");
  EXPECT_EQ(MarkOf("修路", "台账/2031年重点工作台账（内部资料）.txt"),
            "I 2031年重点工作台账（内部资料）");
  EXPECT_EQ(MarkOf("修路", "市保密局2031年任务.txt"), "");
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
