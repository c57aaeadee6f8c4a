#include "workflow/import_doubts.h"

#include <gtest/gtest.h>

namespace duban::workflow {
namespace {

ledger::Document Titled(std::string title) {
  ledger::Document document;
  document.title = std::move(title);
  document.period = ledger::Period::Parse("2025Q2");
  return document;
}

bool Doubts(std::string title, std::string_view name) {
  ledger::Document document = Titled(std::move(title));
  DoubtGovernment(document, name);
  return !document.findings.empty();
}

TEST(ImportDoubts, AnotherPlaceIsTold) {
  EXPECT_TRUE(Doubts("2025年二季度云栖县重点工作进展", "霁川县"));
  EXPECT_TRUE(Doubts("甲市乙区重点工作进展", "甲市丙区"));
}

TEST(ImportDoubts, TheSamePlaceOrAPartOfItsNameIsNot) {
  EXPECT_FALSE(Doubts("2025年二季度霁川县重点工作进展", "霁川县"));
  EXPECT_FALSE(Doubts("乙区重点工作进展", "甲市乙区"));
  EXPECT_FALSE(Doubts("甲市乙区重点工作进展", "乙区"));
  EXPECT_FALSE(Doubts("重点工作进展", "霁川县"));
  EXPECT_FALSE(Doubts("2025年二季度霁川县重点工作进展", "page.html"));
}

TEST(ImportDoubts, ThePlaceIsToldOnceHoweverOftenItIsAsked) {
  ledger::Document document = Titled("云栖县重点工作进展");
  DoubtGovernment(document, "霁川县");
  DoubtGovernment(document, "霁川县");
  ASSERT_EQ(document.findings.size(), 1u);
  EXPECT_EQ(document.findings[0].code, kGovernmentDiffers);
}

TEST(ImportDoubts, APeriodOnRequestIsToldWhereThePageNamesAnother) {
  ledger::Document document = Titled("云栖县重点工作进展");
  DoubtPeriod(document, std::nullopt);
  DoubtPeriod(document, ledger::Period::Parse("2025Q2"));
  EXPECT_TRUE(document.findings.empty());
  DoubtPeriod(document, ledger::Period::Parse("2025Q1"));
  ASSERT_EQ(document.findings.size(), 1u);
  EXPECT_EQ(document.findings[0].arguments,
            (base::Arguments{{"printed", "2025Q1"}, {"period", "2025Q2"}}));
}

}  // namespace
}  // namespace duban::workflow
