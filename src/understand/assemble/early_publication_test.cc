#include "understand/assemble/early_publication.h"

#include <gtest/gtest.h>

#include "understand/understand.h"

namespace duban::understand {
namespace {

ledger::Document Of(std::string_view period, std::string_view published,
                    std::string_view progress = "推进中。") {
  ledger::Document document;
  document.period = ledger::Period::Parse(period);
  document.disclosure.published = base::Date::Parse(published);
  document.tasks.resize(1);
  document.tasks[0].row.progress = progress;
  return document;
}

TEST(EarlyPublication, ProgressComesNotBeforeItsPeriod) {
  for (const auto& [period, published] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"2027", "2026-01-20"},
                                                                  {"2027", "2026-12-31"},
                                                                  {"2026Q4", "2026-07-15"},
                                                                  {"2026H2", "2026-06-30"},
                                                                  {"2026-11", "2026-10-30"},
                                                                  {"2026-11-20", "2026-01-20"}})
    EXPECT_TRUE(DoubtPublication(Of(period, published))) << period << " " << published;
  for (const auto& [period, published] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"2026", "2026-01-20"},
                                                                  {"2026", "2027-01-20"},
                                                                  {"2017", "2026-01-20"},
                                                                  {"2026Q4", "2026-10-01"},
                                                                  {"2026H1", "2026-01-01"},
                                                                  {"2026H2", "2026-07-01"},
                                                                  {"2026-11", "2026-11-28"},
                                                                  {"2026-11-20", "2026-11-18"}})
    EXPECT_FALSE(DoubtPublication(Of(period, published))) << period << " " << published;
}

TEST(EarlyPublication, APlanMayComeAQuarterBefore) {
  EXPECT_FALSE(DoubtPublication(Of("2027", "2026-10-01", "")));
  EXPECT_TRUE(DoubtPublication(Of("2027", "2026-09-30", "")));
  EXPECT_FALSE(DoubtPublication(Of("2026Q2", "2026-01-01", "")));
}

TEST(EarlyPublication, TheDayOfPublicationGoesBeforeTheOthers) {
  ledger::Document document = Of("2027", "2027-01-20");
  document.source.origin.fetched = base::Date{2026, 1, 20};
  EXPECT_FALSE(DoubtPublication(document));
  document.disclosure.published.reset();
  const auto doubt = DoubtPublication(document);
  ASSERT_TRUE(doubt);
  EXPECT_EQ(doubt->arguments,
            (base::Arguments{{"period", "2027"}, {"of", "fetched"}, {"date", "2026-01-20"}}));
  document.disclosure.created = base::Date{2027, 1, 5};
  EXPECT_FALSE(DoubtPublication(document));
  document.disclosure.created.reset();
  document.source.origin.fetched.reset();
  EXPECT_FALSE(DoubtPublication(document)) << "no day is told";
}

TEST(EarlyPublication, APeriodToldAnewTakesTheDoubtAway) {
  ledger::Document document = Of("2027", "2026-01-20");
  TellEarlyPublication(document);
  TellEarlyPublication(document);
  ASSERT_EQ(document.findings.size(), 1u);
  EXPECT_EQ(document.findings[0].code, kPublishedBeforePeriodCode);
  document.period = ledger::Period::Parse("2026");
  TellEarlyPublication(document);
  EXPECT_TRUE(document.findings.empty());
}

}  // namespace
}  // namespace duban::understand
