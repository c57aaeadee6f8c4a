#include "read/csv.h"

#include <gtest/gtest.h>

namespace duban::read {
namespace {

TEST(ReadCsv, QuotedFieldsHoldCommasQuotesAndLines) {
  table::Document document;
  ASSERT_TRUE(ReadCsv("序号,内容,单位\r\n1,\"修路,\n“5”条\",\"\"\"甲\"\"局\"\r\n", {}, document));
  const auto& grid = std::get<table::Grid>(document.blocks.at(0));
  EXPECT_EQ(grid.rows(), 2u);
  EXPECT_EQ(grid.TextAt(1, 1), "修路,\n“5”条");
  EXPECT_EQ(grid.TextAt(1, 2), "\"甲\"局");
  EXPECT_EQ(grid.At(1, 0)->line, 2u);
}

TEST(LooksCsv, ProseWithCommasIsNone) {
  EXPECT_TRUE(LooksCsv("序号,内容,单位\n1,修路,甲局\n"));
  EXPECT_FALSE(LooksCsv("全年增长5%,完成投资3亿元,开工2个。\n其中,新建1个。\n"));
  EXPECT_FALSE(LooksCsv("序号,内容,单位\n"));
  EXPECT_FALSE(LooksCsv("序号\n内容\n单位\n"));
}

TEST(LooksCsv, AnOpenQuoteEndsWithTheText) {
  table::Document document;
  EXPECT_TRUE(ReadCsv("a,b,\"c", {}, document));
}

}  // namespace
}  // namespace duban::read
