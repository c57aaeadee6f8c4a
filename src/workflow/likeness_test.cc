#include "workflow/likeness.h"

#include <gtest/gtest.h>

namespace duban::workflow {
namespace {

TEST(LikenessTest, AmountsGoAndNumbersOfNamesStay) {
  EXPECT_EQ(WithoutAmounts("新增规上企业20家"), "新增规上企业家");
  EXPECT_EQ(WithoutAmounts("增长5.5%以上"), "增长%以上");
  EXPECT_EQ(WithoutAmounts("第2批3号线g318建5座5g基站"), "第2批3号线g318建座5g基站");
  EXPECT_EQ(WithoutAmounts(""), "");
}

TEST(LikenessTest, WidthCaseSpaceAndPunctuationDoNotCount) {
  EXPECT_EQ(Normalized("建成“云谷”２期，新增 ５Ｇ基站30 座。"), "建成云谷2期新增5g基站30座");
  EXPECT_EQ(Normalized("增长5.5%\n以上;"), "增长5.5%以上");
  EXPECT_EQ(Normalized("3."), "3");
  EXPECT_EQ(Normalized("、。 \n"), "");
}

TEST(LikenessTest, PairsAreDistinctAndSorted) {
  EXPECT_EQ(PairsOf("水水水").size(), 1u);
  EXPECT_EQ(PairsOf("水").size(), 1u);
  EXPECT_TRUE(PairsOf("").empty());
  const Pairs pairs = PairsOf("改造改建");
  EXPECT_TRUE(std::is_sorted(pairs.begin(), pairs.end()));
}

class WeightsTest : public testing::Test {
 protected:
  int Like(std::string_view a, std::string_view b) {
    return weights_.Likeness(PairsOf(Normalized(a)), PairsOf(Normalized(b)));
  }
  void SetUp() override {
    for (const char* text :
         {"规上工业利润增长5%以上", "规上服务业增加值增长6%以上", "建筑业产值增长3%以上",
          "社会消费品零售总额增长5%", "新建口袋公园8个", "完成老旧小区改造12个,加装电梯30台",
          "新增公办幼儿园学位900个", "建成居家养老服务中心3家"})
      weights_.Count(PairsOf(Normalized(text)));
  }
  PairWeights weights_;
};

TEST_F(WeightsTest, TheSameWordsAreAThousand) {
  EXPECT_EQ(Like("新建口袋公园8个", "新建口袋公园 8 个。"), 1000);
  EXPECT_EQ(Like("新建口袋公园8个", "完成征迁"), 0);
  EXPECT_EQ(Like("", ""), 0);
}

TEST_F(WeightsTest, ASharedTemplateSaysLittle) {
  EXPECT_LT(Like("规上工业利润增长5%以上", "规上服务业增加值增长6%以上"), 560);
  EXPECT_GT(Like("完成老旧小区改造12个,加装电梯30台", "完成12个老旧小区综合改造,加装电梯35台"),
            550);
}

TEST_F(WeightsTest, AShortenedWordingIsLike) {
  EXPECT_GT(Like("完成老旧小区改造12个,加装电梯30台",
                 "完成老旧小区改造12个,加装电梯30台。同步推进雨污分流和管线落地,完善社区服务用房"),
            550);
}

}  // namespace
}  // namespace duban::workflow
