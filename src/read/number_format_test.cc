#include "read/number_format.h"

#include <gtest/gtest.h>

namespace duban::read {
namespace {

std::string Show(std::string_view code, std::string_view value, bool since_1904 = false) {
  return NumberFormat::Parse(code).Show(*base::Decimal::Parse(value), since_1904);
}

TEST(NumberFormat, PlainNumbers) {
  EXPECT_EQ(Show("General", "5.2999999999999998"), "5.3");
  EXPECT_EQ(Show("", "12"), "12");
  EXPECT_EQ(Show("@", "12"), "12");
  EXPECT_EQ(Show("0.00", "5"), "5.00");
  EXPECT_EQ(Show("0.##", "5"), "5");
  EXPECT_EQ(Show("#,##0.0", "12345.67"), "12345.7");
  EXPECT_EQ(Show("000", "7"), "007");
  EXPECT_EQ(Show("0.00E+00", "1234.5"), "1234.5");
  EXPECT_EQ(Show("# ?/?", "0.5"), "0.5");
}

TEST(NumberFormat, PercentsAndLiterals) {
  EXPECT_EQ(Show("0.00%", "0.81299999999999994"), "81.30%");
  EXPECT_EQ(Show("0%", "1.2"), "120%");
  EXPECT_EQ(Show("0.0\"亿元\"", "12.34"), "12.3亿元");
  EXPECT_EQ(Show("General\"个\"", "12"), "12个");
  EXPECT_EQ(Show("G/通用格式\\家", "12"), "12家");
  EXPECT_EQ(Show("[$-804]0\"天d\"", "3"), "3天d");
  EXPECT_EQ(Show("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "1.5"), "1.50");
}

TEST(NumberFormat, WanByALiteralPointOrByThousands) {
  EXPECT_EQ(Show("0!.0,\"万\"", "123456"), "12.3万");
  EXPECT_EQ(Show("0\\.0,\"万\"", "3456"), "0.3万");
  EXPECT_EQ(Show("0.0,", "1500"), "1.5");
  EXPECT_EQ(Show("[>=10000]0!.0,\"万\";0", "20000"), "2.0万");
  EXPECT_EQ(Show("[>=10000]0!.0,\"万\";0", "200"), "200");
}

TEST(NumberFormat, NegativeNumbersKeepTheirSign) {
  EXPECT_EQ(Show("0.0", "-2.4"), "-2.4");
  EXPECT_EQ(Show("0.0_);[Red]\\(0.0\\)", "-2.4"), "-2.4");
  EXPECT_EQ(Show("0.0;[红色]0.0", "-2.4"), "-2.4");
  EXPECT_EQ(Show("0", "-0.2"), "0");
}

TEST(NumberFormat, SectionsForZero) {
  EXPECT_EQ(Show("0;-0;\"-\"", "0"), "-");
  EXPECT_EQ(Show("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"??_ ;_ @_ ", "0"), "-");
  EXPECT_EQ(Show("#", "0"), "");
  EXPECT_EQ(Show("0;-0;;@", "0"), "");
}

TEST(NumberFormat, Dates) {
  EXPECT_EQ(Show("yyyy-mm-dd", "45291"), "2023-12-31");
  EXPECT_EQ(Show("yyyy/m/d h:mm", "45291.5"), "2023-12-31");
  EXPECT_EQ(Show("yyyy\"年\"m\"月\"", "45260"), "2023年11月");
  EXPECT_EQ(Show("m\"月底前\"", "45260"), "11月底前");
  EXPECT_EQ(Show("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "45291"), "2023年12月31日");
  EXPECT_EQ(Show("m\"月\"d\"日\"", "45291"), "12月31日");
  EXPECT_EQ(Show("yyyy", "45291"), "2023");
  EXPECT_EQ(Show("m\"月\"", "45291"), "12月");
  EXPECT_EQ(Show("yyyy-mm-dd", "43829", true), "2023-12-31");
  EXPECT_EQ(Show("yyyy-mm-dd", "1"), "1900-01-01");
  EXPECT_EQ(Show(NumberFormat::BuiltIn(14), "45291"), "2023-12-31");
  EXPECT_EQ(Show(NumberFormat::BuiltIn(57), "45291"), "2023年12月");
}

TEST(NumberFormat, Times) {
  EXPECT_EQ(Show("h:mm", "0.75"), "18:00");
  EXPECT_EQ(Show("[h]:mm:ss", "1.5"), "36:00:00");
}

TEST(NumberFormat, HostileCodesEnd) {
  std::string code;
  for (int i = 0; i < 100'000; ++i) code += "0\"亿\";[";
  EXPECT_LT(Show(code, "5").size(), 100u);
  EXPECT_EQ(Show("\"", "5"), "5");
  EXPECT_EQ(Show("\\", "5"), "5");
  EXPECT_EQ(Show(std::string(100'000, '%'), "5"), "5");
}

}  // namespace
}  // namespace duban::read
