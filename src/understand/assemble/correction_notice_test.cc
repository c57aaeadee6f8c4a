#include "understand/assemble/correction_notice.h"

#include <gtest/gtest.h>

namespace duban::understand {
namespace {

TEST(CorrectionNotice, IsSaidByTitlesAndNamesOfFiles) {
  for (const char* text :
       {"三季度完成情况（更正）", "勘误：三季度完成情况", "三季度完成情况(修订版)",
        "三季度（修改）", "三季度完成情况修改稿", "三季度【更新】", "三季度_更新版",
        "关于更正三季度完成情况的公告", "三季度（第二次修订）", "三季度 更正 后", "三季度重新发布",
        "三季度（调整后）", "三季度（补充完善版）", "三季度修订"})
    EXPECT_TRUE(SaysItCorrects(text)) << text;
}

TEST(CorrectionNotice, IsNotSaidByWhatATableTells) {
  for (const char* text :
       {"三季度完成情况", "城市更新重点任务", "产业结构调整任务完成情况", "修订应急预案任务分解表",
        "更新改造项目进展", "三季度数据更新", "修改方案落实情况", "（城市更新）项目进展", ""})
    EXPECT_FALSE(SaysItCorrects(text)) << text;
}

TEST(CorrectionNotice, OfADocumentIsItsTitleOrItsFile) {
  ledger::Document document;
  document.title = "三季度完成情况";
  document.source.name = "q3.html";
  EXPECT_FALSE(SaysItCorrects(document));
  document.source.name = "q3（更正）.html";
  EXPECT_TRUE(SaysItCorrects(document));
  document.source.name = "q3.html";
  document.title = "三季度完成情况（更正）";
  EXPECT_TRUE(SaysItCorrects(document));
}

}  // namespace
}  // namespace duban::understand
