// A year of the example district, imported quarter by quarter and compared with the answer by hand.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "port/system/file.h"
#include "workflow/undo_import.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

constexpr std::array<const char*, 4> kQuarters = {"2025Q1", "2025Q2", "2025Q3", "2025Q4"};

class ExamplesTest : public ActionTest {
 protected:
  ImportResult Put(const std::string& name, const std::string& period = "") {
    const auto bytes = port::system::ReadFile("examples/yunxiu/" + name + ".html");
    EXPECT_TRUE(bytes.has_value());
    ImportOptions options;
    options.government = "yuncheng";
    options.period = period;
    options.replace = !period.empty();  // against what the table says
    auto result = ImportFile(context_, *bytes, name + ".html", options);
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message.key);
    return result ? *result : ImportResult{};
  }

  // Task of each printed number.
  static std::map<std::string, std::string> TasksOf(const ImportResult& result) {
    std::map<std::string, std::string> out;
    for (const ImportedRow& row : result.rows) out[std::to_string(row.number)] = row.task_id;
    return out;
  }
};

std::vector<std::string> Columns(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');) out.push_back(cell);
  return out;
}

TEST_P(ExamplesTest, TheFourQuartersAreJoinedAsByHand) {
  std::vector<std::map<std::string, std::string>> tasks;
  for (const char* quarter : kQuarters) tasks.push_back(TasksOf(Put(quarter)));
  std::ifstream answer("examples/yunxiu/same-task.tsv");
  std::string line;
  std::getline(answer, line);
  std::set<std::string> seen;
  while (std::getline(answer, line)) {
    std::set<std::string> ids;
    const std::vector<std::string> columns = Columns(line);
    for (size_t q = 0; q < 4; ++q)
      if (tasks[q].contains(columns[q])) ids.insert(tasks[q][columns[q]]);
    ASSERT_EQ(ids.size(), 1u) << line;
    EXPECT_TRUE(seen.insert(*ids.begin()).second) << line;
  }
  EXPECT_EQ(seen.size(), 70u);
}

TEST_P(ExamplesTest, TheCorrectedTableTellsItsThreeCells) {
  Put("2025Q4");
  const ImportResult corrected = Put("2025Q4-corrected");
  EXPECT_EQ(corrected.outcome, ImportOutcome::kNewEdition);
  std::set<int> rows;
  for (const FieldChange& change : corrected.changes)
    if (change.number > 0) rows.insert(change.number);
  EXPECT_EQ(rows, (std::set<int>{27, 44, 54}));
  EXPECT_EQ(Put("2025Q4-corrected").outcome, ImportOutcome::kUnchanged);
}

TEST_P(ExamplesTest, TheSameTableAsTextChangesNothing) {
  Put("2025Q3");
  const auto bytes = port::system::ReadFile("examples/yunxiu/2025Q3.txt");
  ImportOptions options;
  options.government = "yuncheng";
  const auto again = ImportFile(context_, *bytes, "2025Q3.txt", options);
  ASSERT_TRUE(again.has_value());
  for (const FieldChange& change : again->changes)
    ADD_FAILURE() << change.number << " " << ledger::Name(change.field) << "\n"
                  << change.before << "\n"
                  << change.after;
}

TEST_P(ExamplesTest, AnotherPeriodMayBeGivenAndIsJudgedAnew) {
  const ImportResult as_told = Put("2025Q3");
  const ImportResult as_year = Put("2025Q3", "2025");
  EXPECT_EQ(as_year.period.label, "2025");
  EXPECT_NE(as_told.tally, as_year.tally);  // at a year's end nothing is on pace
  EXPECT_EQ(as_year.tally.Count(ledger::VerdictClass::kOnPace), 0);
}

TEST_P(ExamplesTest, TheFileIsKept) {
  Put("2025Q1");
  const auto bytes = port::system::ReadFile("examples/yunxiu/2025Q1.html");
  auto transaction = store_->Read();
  const auto kept = transaction->KeptFile("yuncheng", Ledger("2025Q1").source.sm3);
  ASSERT_TRUE(kept.has_value());
  EXPECT_EQ(*kept, *bytes);
}

INSTANTIATE_STORE_TESTS(ExamplesTest);

}  // namespace
}  // namespace duban::workflow
