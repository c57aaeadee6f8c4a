#include "understand/assemble/title.h"

#include <gtest/gtest.h>

namespace duban::understand {
namespace {

TEST(Title, TheMarkOfAnAnnexIsNoPart) {
  for (const std::string_view title :
       {"附件1：云岫区重点工作完成情况", "附件：云岫区重点工作完成情况",
        "附件 云岫区重点工作完成情况", "附件1 云岫区重点工作完成情况",
        "附表二、云岫区重点工作完成情况", "附件12云岫区重点工作完成情况",
        "（附件3）云岫区重点工作完成情况", "云岫区重点工作完成情况"})
    EXPECT_EQ(WithoutAnnexMark(title), "云岫区重点工作完成情况") << title;
  EXPECT_EQ(WithoutAnnexMark("附件2031年重点工作"), "2031年重点工作");
  EXPECT_EQ(WithoutAnnexMark("附件12031年重点工作"), "2031年重点工作");
  EXPECT_EQ(WithoutAnnexMark("附件1："), "附件1：");
  EXPECT_EQ(WithoutAnnexMark("附件目录清单"), "附件目录清单");
  EXPECT_EQ(WithoutAnnexMark(""), "");
}

}  // namespace
}  // namespace duban::understand
