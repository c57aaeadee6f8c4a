#include "workflow/corrections.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/utf8.h"
#include "understand/understand.h"
#include "workflow/undo_import.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

using ledger::CorrectionLine;
using ledger::VerdictClass;

constexpr std::string_view kContent = "新增停车位300个，培育规上企业10家。";
constexpr std::string_view kProgress = "新增泊位280个、共享泊位40个，已培育规上企业8户。";

ledger::Document Judged(std::string_view period, std::string_view progress = kProgress) {
  ledger::Document document = Table(period);
  document.tasks = {TableRow(1, std::string(kContent), std::string(progress), "区住建局"),
                    TableRow(2, "建成口袋公园5个。", "已完成。", "区园林中心")};
  understand::ReadPlan(document);
  return document;
}

CorrectionLine Line(std::string promise, std::string action, std::string value = "") {
  const size_t at = kContent.find(promise);
  return {"1",
          std::move(promise),
          std::move(action),
          std::move(value),
          MarkOf(kContent),
          MarkOf(kProgress),
          static_cast<uint32_t>(base::CodePointOffset(kContent, at))};
}

class CorrectionsImportTest : public ActionTest {
 protected:
  ImportResult Put(ledger::Document document, std::vector<CorrectionLine> lines = {}) {
    ImportOptions options;
    options.government = government_;
    options.corrections = std::move(lines);
    auto result = Import(context_, std::move(document), options);
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message.key);
    return result ? *result : ImportResult{};
  }

  std::string EditionOf(std::string_view period) {
    auto transaction = store_->Read();
    const auto found = transaction->FindPeriod(government_, 2025, period);
    return (*found)->edition;
  }

  ledger::Document Stored(std::string_view period) {
    const std::string edition = EditionOf(period);
    auto transaction = store_->Read();
    return *transaction->Document(government_, edition);
  }

  // Classes of the first task's promises.
  std::vector<VerdictClass> Classes(const ledger::Document& document) {
    std::vector<VerdictClass> classes;
    for (const ledger::Verdict& verdict : document.tasks[0].reading.verdicts)
      classes.push_back(verdict.verdict_class);
    return classes;
  }

  // Two tasks of one wording.
  static ledger::Document Twins(std::string_view period, std::string one, std::string two) {
    ledger::Document document = Table(period);
    document.tasks = {
        TableRow(1, "新增停车位300个。", "已建成东片280个，西门正在施工。", "区住建局"),
        TableRow(2, "新增停车位300个。", "南片已建成150个，北片尚未开工。", "区城管局"),
        TableRow(5, "建成口袋公园5个。", "已完成。", "区园林中心")};
    document.tasks[0].row.number = std::stoi(one);
    document.tasks[0].row.printed = std::move(one);
    document.tasks[1].row.printed = std::move(two);
    understand::ReadPlan(document);
    return document;
  }

  static CorrectionLine Twin(std::string task, std::string_view progress) {
    return {std::move(task),  "300个", "no-promise", "", MarkOf("新增停车位300个。"),
            MarkOf(progress), 5};
  }

  // How many promises the first two tasks have.
  std::vector<size_t> Promises(std::string_view period) {
    const ledger::Document document = Stored(period);
    return {document.tasks[0].reading.targets.size(), document.tasks[1].reading.targets.size()};
  }

  base::Message EventOf(const ImportResult& done) {
    auto transaction = store_->Read();
    const auto events = transaction->Events(government_, static_cast<int64_t>(done.event) - 1, 1);
    return {"", *events->front().payload};
  }

  const CorrectionLine answer_ = Line("300个", "answer", "新增泊位280个、共享泊位40个");
  const CorrectionLine none_ = Line("10家", "no-promise");
};

TEST_P(CorrectionsImportTest, TheStoredReadingIsTheCorrectedOneAndCanBeMadeAgain) {
  Put(Judged("2025"), {answer_, none_});
  ledger::Document stored = Stored("2025");
  EXPECT_EQ(Classes(stored), std::vector{VerdictClass::kMet});
  EXPECT_EQ(stored.corrections, (std::vector{answer_, none_}));
  const size_t findings = stored.findings.size();
  stored.tasks[0].reading = {};
  ReadCorrected(stored);
  EXPECT_EQ(Classes(stored), std::vector{VerdictClass::kMet});
  EXPECT_EQ(stored.findings.size(), findings);
  EXPECT_EQ(Ledger("2025").tally.targets, 2);
  auto transaction = store_->Read();
  EXPECT_TRUE(transaction->VerifyLedger(government_)->disagreements.empty());
}

TEST_P(CorrectionsImportTest, TheEventSaysWhatWasCorrected) {
  const ImportResult done = Put(Judged("2025"), {none_});
  auto transaction = store_->Read();
  const auto events = transaction->Events(government_, static_cast<int64_t>(done.event) - 1, 1);
  const base::Message payload{"", *events->front().payload};
  EXPECT_EQ(payload.Argument("correction.1"), "10家 no-promise");
}

TEST_P(CorrectionsImportTest, TheyHoldUntilTheWordingChanges) {
  Put(Judged("2025H1"), {answer_, none_});
  EXPECT_EQ(Put(Judged("2025H1")).outcome, ImportOutcome::kUnchanged);
  Put(Judged("2025Q3", "新增泊位310个，已培育规上企业9户。"));
  CorrectionLine kept = none_;
  kept.progress = MarkOf("新增泊位310个，已培育规上企业9户。");
  EXPECT_EQ(Stored("2025Q3").corrections, std::vector{kept}) << "the report is another";
  ledger::Document reworded = Judged("2025");
  reworded.tasks[0].row.content = "新增停车位300个，力争培育规上企业10家。";
  understand::ReadPlan(reworded);
  const ImportResult done = Put(reworded);
  EXPECT_TRUE(Stored("2025").corrections.empty());
  EXPECT_TRUE(std::any_of(
      done.findings.begin(), done.findings.end(),
      [](const ledger::Finding& finding) { return finding.code == "correction-stale"; }));
}

// The second task alone, beside one that continues nothing.
ledger::Document WithoutFirst(std::string_view period) {
  ledger::Document document = Judged(period);
  document.tasks[0] = TableRow(1, "举办马拉松比赛2场。", "已举办1场。", "区体育局");
  understand::ReadPlan(document);
  return document;
}

TEST_P(CorrectionsImportTest, ALineWhoseTaskIsGoneIsTold) {
  Put(Judged("2025H1"), {answer_, none_});
  const ImportResult next = Put(WithoutFirst("2025Q3"));
  ASSERT_EQ(next.lost_corrections.size(), 1u) << "the answer ends with its report";
  EXPECT_EQ(next.lost_corrections[0].promise, "10家");
  EXPECT_EQ(EventOf(next).Argument("lost-correction.1"), "10家 no-promise");
  EXPECT_TRUE(Stored("2025Q3").corrections.empty());
  EXPECT_TRUE(Put(WithoutFirst("2025")).lost_corrections.empty()) << "it was told";
}

TEST_P(CorrectionsImportTest, ACorrectedTableLosesAnswersToo) {
  Put(Judged("2025H1"), {answer_, none_});
  ImportOptions options;
  options.government = government_;
  const auto refused = Import(context_, WithoutFirst("2025H1"), options);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().message.key, "import-corrections-lost");
  EXPECT_EQ(refused.error().message.Argument("count"), "2");
  options.replace = true;
  const auto done = Import(context_, WithoutFirst("2025H1"), options);
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->lost_corrections.size(), 2u);
}

TEST_P(CorrectionsImportTest, ATableOfAnEarlierPeriodLosesNothing) {
  Put(Judged("2025H1"), {none_});
  EXPECT_TRUE(Put(WithoutFirst("2025Q1")).lost_corrections.empty());
  EXPECT_EQ(Stored("2025H1").corrections.size(), 1u);
}

TEST_P(CorrectionsImportTest, AnUndoneImportTakesItsLinesAway) {
  const auto undo = [&] {
    return UndoImport(context_, {government_, 2025, "2025H1", "", false})->corrections;
  };
  Put(Judged("2025H1"), {none_});
  Put(Judged("2025H1", "新增泊位310个，已培育规上企业9户。"), {Line("300个", "no-promise")});
  EXPECT_EQ(Stored("2025H1").corrections.size(), 2u);
  EXPECT_EQ(undo(), 1) << "the other stands as before";
  EXPECT_EQ(Stored("2025H1").corrections.size(), 1u);
  EXPECT_EQ(undo(), 1);
  auto transaction = store_->Read();
  EXPECT_TRUE(transaction->VerifyLedger(government_)->disagreements.empty());
}

TEST_P(CorrectionsImportTest, NothingToTakeBackIsTold) {
  const CorrectionLine back = Line("10家", "as-read");
  const ImportResult first = Put(Judged("2025"), {back});
  EXPECT_EQ(first.idle_corrections, std::vector{back});
  const ImportResult again = Put(Judged("2025"), {back});
  EXPECT_EQ(again.outcome, ImportOutcome::kUnchanged);
  EXPECT_EQ(again.idle_corrections, std::vector{back});
  Put(Judged("2025"), {none_});
  EXPECT_TRUE(Put(Judged("2025"), {back}).idle_corrections.empty());
  EXPECT_TRUE(Put(Judged("2025"), {none_, back}).idle_corrections.empty()) << "said just before";
  CorrectionLine unknown = back;
  unknown.content = MarkOf("别的文字");
  EXPECT_EQ(Put(Judged("2025"), {unknown}).idle_corrections, std::vector{unknown});
}

TEST_P(CorrectionsImportTest, ACorrectedReportAsksBeforeLinesEnd) {
  Put(Judged("2025H1"), {answer_, none_});
  const std::string more = std::string(kProgress) + "其余年底建成。";
  ImportOptions options;
  options.government = government_;
  const auto refused = Import(context_, Judged("2025H1", more), options);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().message.key, "import-corrections-lost");
  EXPECT_EQ(refused.error().message.Argument("count"), "1") << "the other does not ask the report";
  EXPECT_EQ(refused.error().message.Argument("lines"), "1 300个");
  options.replace = true;
  const auto done = Import(context_, Judged("2025H1", more), options);
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(EventOf(*done).Argument("confirmed"), "import-corrections-lost");
  EXPECT_EQ(EventOf(*done).Argument("lost-correction.1"),
            "300个 answer 新增泊位280个、共享泊位40个");
  ASSERT_EQ(Stored("2025H1").corrections.size(), 1u);
  const auto stale = std::find_if(
      done->findings.begin(), done->findings.end(),
      [](const ledger::Finding& finding) { return finding.code == "correction-stale"; });
  ASSERT_NE(stale, done->findings.end());
  EXPECT_EQ(stale->task, 1);
}

TEST_P(CorrectionsImportTest, WhatIsSaidAnewIsNotMissed) {
  Put(Judged("2025H1"), {answer_});
  const std::string more = std::string(kProgress) + "其余年底建成。";
  CorrectionLine anew = answer_;
  anew.progress = MarkOf(more);
  Put(Judged("2025H1", more), {anew});
  EXPECT_EQ(Stored("2025H1").corrections, std::vector{anew});
}

TEST_P(CorrectionsImportTest, LinesHoldAgainWhereAnUndoneImportComesAgain) {
  const auto again = [&](ledger::Document document) {
    ImportOptions options;
    options.government = government_;
    options.replace = true;
    const auto done = Import(context_, std::move(document), options);
    EXPECT_TRUE(done.has_value());
    return done ? *done : ImportResult{};
  };
  const auto undo = [&] {
    EXPECT_TRUE(UndoImport(context_, {government_, 2025, "2025H1", "", false}).has_value());
  };
  Put(Judged("2025H1"), {answer_, none_});
  const std::string undone = EditionOf("2025H1");
  undo();
  const ImportResult done = again(Judged("2025H1"));
  EXPECT_EQ(done.restored_corrections.size(), 2u);
  EXPECT_EQ(Stored("2025H1").corrections, (std::vector{answer_, none_}));
  EXPECT_EQ(EventOf(done).Argument("restored-correction.1"),
            "300个 answer 新增泊位280个、共享泊位40个");
  EXPECT_EQ(EventOf(done).Argument("restored-from"), undone);
  EXPECT_EQ(EventOf(done).Argument("kept-from"), "");
  undo();
  const ImportResult other = again(Judged("2025H1", "新增泊位310个，已培育规上企业9户。"));
  EXPECT_EQ(other.restored_corrections.size(), 1u) << "the answer is in another report";
}

TEST_P(CorrectionsImportTest, ACorrectingThatWasUndoneStaysUndone) {
  Put(Judged("2025H1"));
  Put(Judged("2025H1"), {none_});
  ASSERT_TRUE(UndoImport(context_, {government_, 2025, "2025H1", "", false}).has_value());
  EXPECT_EQ(Put(Judged("2025H1")).outcome, ImportOutcome::kUnchanged);
  EXPECT_TRUE(Stored("2025H1").corrections.empty());
}

TEST_P(CorrectionsImportTest, OtherLinesForTheSameTableMakeAnEdition) {
  Put(Judged("2025"));
  EXPECT_EQ(Put(Judged("2025"), {none_}).outcome, ImportOutcome::kReread);
  EXPECT_EQ(Put(Judged("2025"), {none_}).outcome, ImportOutcome::kUnchanged);
  EXPECT_EQ(Put(Judged("2025"), {answer_}).outcome, ImportOutcome::kReread);
  EXPECT_EQ(Stored("2025").corrections.size(), 2u);
  const ImportResult back =
      Put(Judged("2025"), {Line("10家", "as-read"), Line("300个", "as-read")});
  EXPECT_EQ(back.outcome, ImportOutcome::kReread);
  EXPECT_TRUE(Stored("2025").corrections.empty());
  EXPECT_EQ(Classes(Stored("2025")).size(), 2u);
}

TEST_P(CorrectionsImportTest, ALineOfAnotherWordingIsTold) {
  CorrectionLine stale = none_;
  stale.content = MarkOf("别的文字");
  const ImportResult done = Put(Judged("2025"), {stale});
  EXPECT_TRUE(Stored("2025").corrections.empty());
  EXPECT_TRUE(std::any_of(
      done.findings.begin(), done.findings.end(),
      [](const ledger::Finding& finding) { return finding.code == "correction-stale"; }));
}

TEST_P(CorrectionsImportTest, AKeptLineFollowsItsTaskAndNotTheNumber) {
  Put(Twins("2025H1", "1", "2"), {Twin("1", "已建成东片280个，西门正在施工。")});
  EXPECT_EQ(Promises("2025H1"), (std::vector<size_t>{0, 1}));
  ledger::Document next = Twins("2025Q3", "3", "2");
  next.tasks[0].row.progress += "其余年底完工。";
  understand::ReadPlan(next);
  const ImportResult done = Put(next);
  EXPECT_EQ(done.Count(RowJoin::kExact), 3);
  EXPECT_EQ(Promises("2025Q3"), (std::vector<size_t>{0, 1}));
  EXPECT_EQ(Stored("2025Q3").corrections.at(0).task, "3");
}

TEST_P(CorrectionsImportTest, ARenumberedRowKeepsItsLineWithinThePeriod) {
  CorrectionLine line = Twin("1", "已建成东片280个，西门正在施工。");
  line.action = "nothing";
  Put(Twins("2025H1", "1", "2"), {line});
  Put(Twins("2025H1", "3", "2"));
  ASSERT_EQ(Stored("2025H1").corrections.size(), 1u);
  EXPECT_EQ(Stored("2025H1").corrections[0].task, "3");
}

TEST_P(CorrectionsImportTest, TasksOfOneWordingHaveLinesOfTheirOwn) {
  const std::string one = "已建成东片280个，西门正在施工。",
                    two = "南片已建成150个，北片尚未开工。";
  Put(Twins("2025H1", "1", "2"), {Twin("1", one), Twin("2", two)});
  EXPECT_EQ(Stored("2025H1").corrections.size(), 2u);
  EXPECT_EQ(Promises("2025H1"), (std::vector<size_t>{0, 0}));
}

TEST_P(CorrectionsImportTest, ALineThatMayBeOfTwoTasksIsTold) {
  CorrectionLine line = Twin("7", "");
  const ImportResult done = Put(Twins("2025H1", "1", "2"), {line});
  EXPECT_TRUE(Stored("2025H1").corrections.empty());
  EXPECT_TRUE(std::any_of(
      done.findings.begin(), done.findings.end(),
      [](const ledger::Finding& finding) { return finding.code == "correction-unfound"; }));
}

TEST_P(CorrectionsImportTest, TheEventTellsWhatWasKeptAndWhatWasTakenBack) {
  Put(Judged("2025H1"), {none_});
  const std::string edition = EditionOf("2025H1");
  const base::Message next = EventOf(Put(Judged("2025Q3")));
  EXPECT_EQ(next.Argument("correction.1"), "") << "nobody said it again";
  EXPECT_EQ(next.Argument("kept-correction.1"), "10家 no-promise");
  EXPECT_EQ(next.Argument("kept-from"), edition);
  const base::Message back = EventOf(Put(Judged("2025Q3"), {Line("10家", "as-read")}));
  EXPECT_EQ(back.Argument("correction.1"), "10家 as-read");
  EXPECT_EQ(back.Argument("kept-correction.1"), "");
}

// SQLite has one writer at a time and repeats nothing.
TEST_P(CorrectionsImportTest, ARepeatedTransactionBeginsFromTheDocumentAsItWasRead) {
  if (std::string_view(GetParam()) != "postgres") GTEST_SKIP() << "for the server";
  int left = 1;
  const store::testing::PreparedEngine engine(TheEngine(), [&](store::db::Session& session) {
    session.SetFaultHook([&](std::string_view sql) -> std::optional<store::db::Fault> {
      if (!sql.starts_with("INSERT INTO events") || left == 0) return std::nullopt;
      --left;
      return store::db::Fault{"40001", "could not serialize access"};
    });
  });
  auto store = OpenWith(engine);
  ASSERT_TRUE(store.has_value());
  context_.store = store->get();
  const ImportResult done = Put(Twins("2025", "1", "2"), {Twin("7", "")});
  EXPECT_EQ(left, 0);
  EXPECT_EQ(std::count_if(done.findings.begin(), done.findings.end(),
                          [](const ledger::Finding& finding) {
                            return finding.code == "correction-unfound";
                          }),
            1);
  context_.store = store_.get();
}

// As many lines as rows of one wording, said and kept. Each held against each row would be
// 20,000,000,000 comparisons of marks, and not end within the time that a test program has.
TEST(CorrectionsTest, ManyLinesAreEachFoundAtOnce) {
  constexpr int kCount = 100'000;
  ledger::Document plan = Table("2025");
  plan.tasks.assign(kCount, {});
  std::vector<CorrectionLine> lines;
  std::vector<BoundLine> before;
  for (int i = 0; i < kCount; ++i) {
    ledger::Row& row = plan.tasks[i].row;
    row.number = i + 1;
    row.content = "新增停车位300个。";
    row.progress = "已建成" + std::to_string(i + 1) + "个。";
    lines.push_back({std::to_string(i + 1), "300个", "no-promise", "", MarkOf(row.content),
                     MarkOf(row.progress)});
    before.push_back({lines.back(), static_cast<size_t>(i)});
  }
  const KeptLines kept = Keep(plan, lines, before);
  EXPECT_EQ(kept.lines.size(), lines.size());
  EXPECT_TRUE(kept.unkept.empty());
}

INSTANTIATE_STORE_TESTS(CorrectionsImportTest);

}  // namespace
}  // namespace duban::workflow
