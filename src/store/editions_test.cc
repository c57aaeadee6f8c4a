#include "store/store.h"
#include "store/store_testing.h"

namespace duban::store {
namespace {

using base::Expected;
using testing::SampleDocument;
using testing::StoreTest;

class Editions : public StoreTest {
 protected:
  std::string Import(const ledger::Document& document, const std::string& label = "2025Q2") {
    std::string id;
    const auto written = ImportInto(*store_, document, label, &id);
    EXPECT_TRUE(written) << Told(written.error());
    return id;
  }

  void Undo(const std::string& label = "2025Q2") {
    auto undone = store_->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
      DUBAN_CHECK(change.UndoEdition(2025, label));
      DUBAN_CHECK(change.Append("import.undo", {{"period", label}}));
      return {};
    });
    EXPECT_TRUE(undone) << Told(undone.error());
  }

  ReadTransaction Look() { return std::move(*store_->Read()); }
};
INSTANTIATE_STORE_TESTS(Editions);

TEST_P(Editions, GiveBackRowsAsTheyWerePrinted) {
  const ledger::Document document = SampleDocument();
  const std::string id = Import(document);
  auto read = Look().Document("ming", id);
  ASSERT_TRUE(read) << Told(read.error());
  ASSERT_EQ(read->tasks.size(), document.tasks.size());
  for (size_t i = 0; i < document.tasks.size(); ++i)
    EXPECT_EQ(read->tasks[i].row, document.tasks[i].row) << i;
}

TEST_P(Editions, GiveBackTheHead) {
  const ledger::Document document = SampleDocument();
  auto read = Look().FindEdition("ming", Import(document));
  ASSERT_TRUE(read) << Told(read.error());
  EXPECT_EQ(read->head.title, document.title);
  EXPECT_EQ(read->head.source.sm3, document.source.sm3);
  EXPECT_EQ(read->head.source.origin, document.source.origin);
  EXPECT_EQ(read->head.year, document.year);
  EXPECT_EQ(read->head.period, document.period);
  EXPECT_EQ(read->head.disclosure, document.disclosure);
  EXPECT_EQ(read->head.columns, document.columns);
  EXPECT_EQ(read->head.headings, document.headings);
  EXPECT_EQ(read->head.rules, document.rules);
  EXPECT_EQ(read->imported_at.milliseconds, 1'700'000'000'000);
  EXPECT_EQ(read->actor, "tester");
}

TEST_P(Editions, KeepNoOriginWhereNothingWasTold) {
  ledger::Document document = SampleDocument();
  document.source.origin = {};
  auto read = Look().FindEdition("ming", Import(document));
  ASSERT_TRUE(read) << Told(read.error());
  EXPECT_EQ(read->head.source.origin, ledger::Origin{});
}

TEST_P(Editions, GiveBackWhatWasSaidOfTheReading) {
  const ledger::Document document = SampleDocument();
  auto read = Look().Document("ming", Import(document));
  ASSERT_TRUE(read) << Told(read.error());
  EXPECT_EQ(read->corrections, document.corrections);
}

TEST_P(Editions, GiveBackTargetsAndVerdicts) {
  const ledger::Document document = SampleDocument();
  auto rows = Look().Rows("ming", Import(document));
  ASSERT_TRUE(rows) << Told(rows.error());
  const ledger::Reading& wrote = document.tasks[0].reading;
  const ledger::Reading& read = (*rows)[0].reading;
  ASSERT_EQ(read.targets.size(), 1u);
  EXPECT_EQ(read.targets[0].value, wrote.targets[0].value);
  EXPECT_EQ(read.targets[0].floor, wrote.targets[0].floor);
  EXPECT_EQ(read.targets[0].upper, std::nullopt);
  EXPECT_EQ(read.targets[0].span, wrote.targets[0].span);
  EXPECT_EQ(read.targets[0].dimension, wrote.targets[0].dimension);
  EXPECT_EQ(read.targets[0].rule, "volume");
  ASSERT_EQ(read.verdicts.size(), 1u);
  EXPECT_EQ(read.verdicts[0].verdict_class, ledger::VerdictClass::kMet);
  EXPECT_EQ(read.verdicts[0].ratio, wrote.verdicts[0].ratio);
  EXPECT_EQ(read.verdicts[0].span, wrote.verdicts[0].span);
  EXPECT_EQ(read.verdicts[0].why, wrote.verdicts[0].why);
  ASSERT_EQ(read.events.size(), 1u);
  EXPECT_EQ(read.events[0].object, "道路");
  EXPECT_EQ(read.overall, ledger::VerdictClass::kMet);
}

TEST_P(Editions, GiveFindingsToTheirRows) {
  const std::string id = Import(SampleDocument());
  auto view = Look();
  auto rows = view.Rows("ming", id);
  ASSERT_TRUE(rows) << Told(rows.error());
  EXPECT_TRUE((*rows)[0].findings.empty());
  ASSERT_EQ((*rows)[1].findings.size(), 1u);
  EXPECT_EQ((*rows)[1].findings[0].code, "progress-empty");
  EXPECT_EQ((*rows)[1].findings[0].arguments, (base::Arguments{{"a\tb", "c\nd\\"}}));
  auto one = view.Rows("ming", id, 1, 1);
  ASSERT_TRUE(one) << Told(one.error());
  ASSERT_EQ(one->size(), 1u);
  EXPECT_EQ((*one)[0].findings.size(), 1u);
  EXPECT_EQ(view.Findings("ming", id)->size(), 2u) << "the document's own finding too";
}

TEST_P(Editions, SummarizeThePeriod) {
  Import(SampleDocument());
  auto overview = Look().Overview();
  ASSERT_TRUE(overview) << Told(overview.error());
  ASSERT_EQ(overview->size(), 1u);
  ASSERT_EQ((*overview)[0].periods.size(), 1u);
  const Period& period = (*overview)[0].periods[0];
  EXPECT_EQ(period.label, "2025Q2");
  EXPECT_EQ(period.as_of, (base::Date{2025, 6, 30}));
  EXPECT_EQ(period.tally.tasks, 2);
  EXPECT_EQ(period.tally.Count(ledger::VerdictClass::kMet), 1);
  EXPECT_EQ(period.tally.unquantified_tasks, 1);
}

TEST_P(Editions, ACorrectedTableStandsInsteadOfTheFirst) {
  ledger::Document document = SampleDocument();
  const std::string first = Import(document);
  document.tasks[0].row.progress = "新建公园4个。";
  const std::string second = Import(document);
  auto editions = Look().Editions("ming", 2025, "2025Q2");
  ASSERT_TRUE(editions) << Told(editions.error());
  ASSERT_EQ(editions->size(), 2u);
  EXPECT_EQ((*editions)[0].state, EditionState::kSuperseded);
  EXPECT_EQ((*editions)[1].state, EditionState::kCurrent);
  EXPECT_EQ((*editions)[1].number, 2);
  EXPECT_EQ((*editions)[1].replaced, first);
  EXPECT_NE((*editions)[0].digest, (*editions)[1].digest);
  EXPECT_EQ(Look().FindPeriod("ming", 2025, "2025Q2").value()->edition, second);
}

TEST_P(Editions, UndoingReturnsToTheEditionBefore) {
  const std::string first = Import(SampleDocument());
  Import(SampleDocument());
  Undo();
  EXPECT_EQ(Look().FindPeriod("ming", 2025, "2025Q2").value()->edition, first);
  EXPECT_EQ(Look().Editions("ming", 2025, "2025Q2").value()[1].state, EditionState::kUndone);
  const std::string third = Import(SampleDocument());
  EXPECT_EQ(Look().FindEdition("ming", third)->number, 3);
  EXPECT_EQ(Look().FindEdition("ming", third)->replaced, first);
}

TEST_P(Editions, UndoingTheFirstLeavesNothingStanding) {
  Import(SampleDocument());
  Undo();
  auto view = Look();
  EXPECT_EQ(view.FindPeriod("ming", 2025, "2025Q2").value()->edition, "");
  EXPECT_TRUE(view.Overview()->empty());
  EXPECT_EQ(view.Search("ming", "公园", 0, 10)->total, 0);
}

TEST_P(Editions, ARowChangedBehindOurBackIsTold) {
  const std::string id = Import(SampleDocument());
  const EditionDigests before = *Look().DigestsNow("ming", id);
  ASSERT_TRUE(Beside()->Run("UPDATE task_rows SET progress = '新建公园9个。' WHERE ordinal = 0"));
  const EditionDigests now = *Look().DigestsNow("ming", id);
  EXPECT_NE(now.rows, before.rows);
  EXPECT_EQ(now.header, before.header);
  EXPECT_EQ(now.readings, before.readings);
  EXPECT_EQ(now.findings, before.findings);
}

TEST_P(Editions, WordingsBecomeRevisionsOnce) {
  ledger::Document document = SampleDocument();
  Import(document);
  Import(document, "2025Q3");
  document.tasks[0].row.content = "新建公园5个。";
  Import(document, "2025Q4");
  auto view = Look();
  const std::string task = view.Tasks("ming", 2025).value()[0].id;
  auto revisions = view.Revisions("ming", task);
  ASSERT_TRUE(revisions) << Told(revisions.error());
  ASSERT_EQ(revisions->size(), 2u);
  EXPECT_EQ((*revisions)[1].number, 2);
  EXPECT_EQ((*revisions)[1].content, "新建公园5个。");
}

TEST_P(Editions, HistoryFollowsThePeriods) {
  Import(SampleDocument(), "2025Q3");
  Import(SampleDocument(), "2025Q2");
  Import(SampleDocument(), "2025Q2");
  auto view = Look();
  auto history = view.History("ming", view.Tasks("ming", 2025).value()[0].id);
  ASSERT_TRUE(history) << Told(history.error());
  ASSERT_EQ(history->size(), 2u) << "the edition that was replaced does not count";
  EXPECT_EQ((*history)[0].period, "2025Q2");
  EXPECT_EQ((*history)[1].period, "2025Q3");
  EXPECT_EQ((*history)[1].row.row.content, SampleDocument().tasks[0].row.content);
}

}  // namespace
}  // namespace duban::store
