#include "workflow/corrections.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "understand/understand.h"
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

  ledger::Document Stored(std::string_view period) {
    auto transaction = store_->Read();
    const auto found = transaction->FindPeriod(government_, 2025, period);
    return *transaction->Document(government_, (*found)->edition);
  }

  // Classes of the first task's promises.
  std::vector<VerdictClass> Classes(const ledger::Document& document) {
    std::vector<VerdictClass> classes;
    for (const ledger::Verdict& verdict : document.tasks[0].reading.verdicts)
      classes.push_back(verdict.verdict_class);
    return classes;
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
  EXPECT_EQ(Stored("2025Q3").corrections, std::vector{none_}) << "the report is another";
  ledger::Document reworded = Judged("2025");
  reworded.tasks[0].row.content = "新增停车位300个，力争培育规上企业10家。";
  understand::ReadPlan(reworded);
  Put(reworded);
  EXPECT_TRUE(Stored("2025").corrections.empty());
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

INSTANTIATE_STORE_TESTS(CorrectionsImportTest);

}  // namespace
}  // namespace duban::workflow
