#include "understand/assemble/names.h"

#include <gtest/gtest.h>

namespace duban::understand {
namespace {

using Texts = std::vector<std::string>;

TEST(SplitPeople, ByEverySeparator) {
  EXPECT_EQ(SplitPeople({"陆川、苏明远", "欧阳文修"}).people,
            (Texts{"陆川", "苏明远", "欧阳文修"}));
  EXPECT_EQ(SplitPeople({"陆川 苏明远"}).people, (Texts{"陆川", "苏明远"}));
}

TEST(SplitPeople, PostsAreNoPartOfAName) {
  EXPECT_EQ(SplitPeople({"副县长韩静宜", "陶立新副县长、县委常委欧阳诚"}).people,
            (Texts{"韩静宜", "陶立新", "欧阳诚"}));
  EXPECT_EQ(SplitPeople({"县委常委、副县长 沈  昱"}).people, Texts{"沈昱"});
}

TEST(SplitPeople, PaddedNamesAreOne) {
  const Names names = SplitPeople({"沈  昱 王建国"});
  EXPECT_EQ(names.people, (Texts{"沈昱", "王建国"}));
  EXPECT_TRUE(names.padded);
}

TEST(SplitUnits, BrokenNamesAreJoinedAndGluedOnesCut) {
  EXPECT_EQ(SplitUnits({"生态环境", "清源分局"}, false).units, Texts{"生态环境清源分局"});
  EXPECT_EQ(SplitUnits({"县农业农村局县卫健局"}, false).units, (Texts{"县农业农村局", "县卫健局"}));
  EXPECT_EQ(SplitUnits({"区委区政府督查室"}, false).units, Texts{"区委区政府督查室"});
}

TEST(SplitUnits, APersonInTheCellIsNoUnit) {
  const Names names = SplitUnits({"区教育局（苏明远）、区住建局 陆川"}, true);
  EXPECT_EQ(names.units, (Texts{"区教育局", "区住建局"}));
  EXPECT_EQ(names.people, (Texts{"苏明远", "陆川"}));
}

TEST(SplitUnits, APlaceThatBeginsLikeANameIsNoPerson) {
  for (const char* unit :
       {"柳溪工业园区管委会", "江陵经济开发区", "金湖生态环境局", "白云城建集团"}) {
    const Names names = SplitUnits({unit}, true);
    EXPECT_EQ(names.units, Texts{unit});
    EXPECT_TRUE(names.people.empty()) << unit;
  }
  EXPECT_EQ(SplitUnits({"韩望潮生态环境局"}, true).people, Texts{"韩望潮"});
}

TEST(SplitUnits, AnOfficeWithoutItsPlaceIsNoPerson) {
  for (const char* unit : {"经济和信息化局", "华润燃气公司", "农业农村局", "卫生健康局",
                           "国家统计局调查队", "人力资源和社会保障局"}) {
    const Names names = SplitUnits({unit}, true);
    EXPECT_EQ(names.units, Texts{unit});
    EXPECT_TRUE(names.people.empty()) << unit;
  }
  EXPECT_EQ(SplitUnits({"农业农", "村局"}, true).units, Texts{"农业农村局"});
  EXPECT_EQ(SplitUnits({"市人行", "支行"}, true).units, Texts{"市人行支行"});
}

TEST(LikeUnit, ATaskIsNoUnit) {
  EXPECT_EQ(LikeUnit("区市场监管局"), Likeness::kSure);
  EXPECT_EQ(LikeUnit("新建养老服务中心"), Likeness::kNo);
  EXPECT_EQ(LikePerson("水利局"), Likeness::kNo);
}

TEST(LikePerson, ANameWrittenByItsSound) {
  for (const char* name : {"苏和巴特尔", "阿卜杜热合曼", "买买提江·吐尔逊", "努尔古丽·买买提"})
    EXPECT_EQ(LikePerson(name), Likeness::kSure) << name;
  for (const char* other :
       {"苏和巴特尔旗", "库尔勒市", "阿克苏水利局", "巴里坤街道", "哈萨克族人民"})
    EXPECT_NE(LikePerson(other), Likeness::kSure) << other;
}

TEST(SplitPeople, ANameWrittenByItsSoundIsOne) {
  EXPECT_EQ(SplitPeople({"苏和巴特尔"}).people, Texts{"苏和巴特尔"});
}

TEST(SplitUnits, ASectionOfABureauIsNoPerson) {
  for (const char* unit : {"安全股", "农机股", "种植业股"}) {
    const Names names = SplitUnits({unit}, true);
    EXPECT_EQ(names.units, Texts{unit});
    EXPECT_TRUE(names.people.empty()) << unit;
  }
}

}  // namespace
}  // namespace duban::understand
