#include "ledger/personal_data.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace duban::ledger {
namespace {

std::vector<std::string> Found(std::string_view text) {
  std::vector<std::string> out;
  for (const PersonalDatum& one : FindPersonalData(text))
    out.push_back(std::string(one.kind) + ":" + std::string(one.span.In(text)));
  return out;
}

using Texts = std::vector<std::string>;

TEST(PersonalData, IsFoundByItsForm) {
  EXPECT_EQ(Found("联系人王某，电话13812345678。"), Texts{"telephone:13812345678"});
  EXPECT_EQ(Found("身份证110101199003077515"), Texts{"identity:110101199003077515"});
  EXPECT_EQ(Found("身份证11010119900307751X。"), Texts{"identity:11010119900307751X"});
  EXPECT_EQ(Found("家住3号楼2单元501室"), Texts{"address:3号楼2单元501室"});
}

TEST(PersonalData, AnAmountIsNoTelephone) {
  EXPECT_EQ(Found("受理12345热线，金额13812345678.5元，补助13812345678元、13900000000人次。"),
            Texts{});
  EXPECT_EQ(Found("工单编号110101199013077515，教室501间"), Texts{});
}

TEST(PersonalData, IsFoundInFullWidth) {
  EXPECT_EQ(Found("身份证１１０１０１１９９００３０７７５１Ｘ。"),
            Texts{"identity:１１０１０１１９９００３０７７５１Ｘ"});
  EXPECT_EQ(Found("电话１３８1２３４５６７８，"), Texts{"telephone:１３８1２３４５６７８"});
  EXPECT_EQ(Found("家住３号楼５０１室"), Texts{"address:３号楼５０１室"});
  EXPECT_EQ(Found("ｘ１１０１０１１９９００３０７７５１ｘ"),
            Texts{"identity:１１０１０１１９９００３０７７５１ｘ"});
}

TEST(PersonalData, IsFoundInParts) {
  EXPECT_EQ(Found("证110101 19900307 7512。"), Texts{"identity:110101 19900307 7512"});
  EXPECT_EQ(Found("证110101-19900307-751X"), Texts{"identity:110101-19900307-751X"});
  EXPECT_EQ(Found("证110101-19900307-7519"), Texts{"identity:110101-19900307-7519"});
  EXPECT_EQ(Found("证110101 19900307 751X"), Texts{"identity:110101 19900307 751X"});
  EXPECT_EQ(Found("证1101011990 03077512"), Texts{"identity:1101011990 03077512"});
  EXPECT_EQ(Found("证110101199003\n077512"), Texts{"identity:110101199003\n077512"});
  EXPECT_EQ(Found("3 110101199003077512 13812345678"),
            (Texts{"identity:110101199003077512", "telephone:13812345678"}));
  EXPECT_EQ(Found("电话138-1234-5678、139 1234 5678"),
            (Texts{"telephone:138-1234-5678", "telephone:139 1234 5678"}));
  EXPECT_EQ(
      Found("+8613812345678，+86-138-1234-5678，008613812345678"),
      (Texts{"telephone:8613812345678", "telephone:138-1234-5678", "telephone:008613812345678"}));
  EXPECT_EQ(Found("家住3栋二单元501，二栋1单元１２０１室"),
            (Texts{"address:3栋二单元501", "address:二栋1单元１２０１室"}));
}

TEST(PersonalData, FiguresAndNumbersOfPapersAreNone) {
  for (const std::string_view text :
       {"项目代码2411-110101-04-01-751234，邮编100010 20250307 1234", "138 1234 5678万元",
        "300000 20250630 1200", "110101 1990 0307 7512", "11010 119900307 7512", "138-1234-5678-90",
        "完成1101011990 03077513元", "8613812345678元", "2024-03-07 2025-03-07",
        "文号〔2025〕138 1234号", "改造3栋二单元501户", "110101 19901307 7519"})
    EXPECT_EQ(Found(text), Texts()) << text;
}

TEST(PersonalData, IsMaskedWhereItsBlanksMadeSeveralNames) {
  Texts names = {"程砚", "110101", "19900307", "7512", "陆知微"};
  EXPECT_TRUE(MaskNames(names, Mask::kIdentity));
  EXPECT_EQ(names, (Texts{"程砚", "＊＊＊＊＊＊", "＊＊＊＊＊＊＊＊", "＊＊＊＊", "陆知微"}));
  EXPECT_FALSE(MaskNames(names, Mask::kIdentity));
}

TEST(PersonalData, ManyRunsTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "1 ";
  EXPECT_TRUE(FindPersonalData(text).empty());
}

TEST(PersonalData, IsMaskedDigitByDigit) {
  EXPECT_EQ(MaskedText("１１０１０１ 19900307-751Ｘ办", Mask::kIdentity),
            "＊＊＊＊＊＊ ＊＊＊＊＊＊＊＊-＊＊＊＊办");
  EXPECT_EQ(MaskedText("王某13812345678、11010119900307751x", Mask::kAll),
            "王某＊＊＊＊＊＊＊＊＊＊＊、＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊");
  EXPECT_EQ(MaskedText("王某13812345678、110101199003077515", Mask::kIdentity),
            "王某13812345678、＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊");
  EXPECT_EQ(MaskedText("3号楼2单元501室", Mask::kAll), "＊号楼＊单元＊＊＊室");
  EXPECT_EQ(MaskedText("建成12个", Mask::kAll), "建成12个");
}

base::Span SpanIn(const std::string& text, const std::string& words) {
  const size_t at = text.find(words);
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

TEST(PersonalData, ARowKeepsItsSpansWhereTheyPointed) {
  Row row;
  row.content = "王某（13812345678）负责，建成公园12个。";
  row.progress = "住户110101 １９９００３０７ 7515已签约，建成9个。";
  row.extra = {{"联系电话", "13900001111"}};
  Reading reading;
  reading.targets.resize(1);
  reading.targets[0].span = SpanIn(row.content, "12个");
  reading.verdicts.resize(1);
  reading.verdicts[0].span = SpanIn(row.progress, "9个");
  reading.verdicts[0].reported = base::Decimal(9);
  std::vector<Finding> findings(1);
  findings[0].field = Field::kProgress;
  findings[0].span = SpanIn(row.progress, "签约");
  const size_t points = base::CountCodePoints(row.progress);
  EXPECT_TRUE(MaskRow(row, reading, findings, Mask::kAll));
  EXPECT_EQ(reading.targets[0].span.In(row.content), "12个");
  EXPECT_EQ(reading.verdicts[0].span->In(row.progress), "9个");
  EXPECT_EQ(findings[0].span->In(row.progress), "签约");
  EXPECT_EQ(row.extra[0].text, "＊＊＊＊＊＊＊＊＊＊＊");
  EXPECT_EQ(base::CountCodePoints(row.progress), points);
  EXPECT_FALSE(MaskRow(row, reading, findings, Mask::kAll));
}

TEST(PersonalData, AFigureThatIsMaskedIsNotToldByTheReading) {
  Row row;
  row.content = "联系13812345678，建成公园12个。";
  row.progress = "拨打13812345678";
  Reading reading;
  reading.targets.resize(2);
  reading.targets[0].span = SpanIn(row.content, "13812345678");
  reading.targets[1].span = SpanIn(row.content, "12个");
  reading.targets[0].value = base::Decimal(13812345678);
  reading.targets[1].value = base::Decimal(12);
  reading.verdicts.resize(2);
  reading.verdicts[1].span = SpanIn(row.progress, "13812345678");
  reading.verdicts[1].reported = base::Decimal(13812345678);
  std::vector<Finding> findings;
  EXPECT_TRUE(MaskRow(row, reading, findings, Mask::kAll));
  EXPECT_FALSE(reading.targets[0].value.has_value());
  EXPECT_EQ(reading.targets[1].span.In(row.content), "12个");
  EXPECT_FALSE(reading.verdicts[1].reported.has_value());
}

}  // namespace
}  // namespace duban::ledger
