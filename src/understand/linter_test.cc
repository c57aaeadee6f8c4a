#include "understand/linter.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "understand/understand.h"

namespace duban::understand {
namespace {

std::vector<std::string> Cut(std::string_view text, std::string_view mark) {
  std::vector<std::string> parts;
  for (size_t at = 0;;) {
    const size_t end = text.find(mark, at);
    parts.emplace_back(text.substr(at, end - at));
    if (end == text.npos) return parts;
    at = end + mark.size();
  }
}

struct LintExample {
  std::string code, fires, period, rows;
};

const std::vector<LintExample>& Examples() {
  static const std::vector<LintExample> kExamples = [] {
    std::ifstream file("src/understand/testdata/lint_examples.tsv");
    std::vector<LintExample> examples;
    for (std::string line; std::getline(file, line);) {
      const std::vector<std::string> cells = Cut(line, "\t");
      if (!line.starts_with('#') && cells.size() == 4 && cells[0] != "code")
        examples.push_back({cells[0], cells[1], cells[2], cells[3]});
    }
    return examples;
  }();
  return kExamples;
}

ledger::Document DocumentOf(std::string_view period, std::string_view rows) {
  ledger::Document document;
  document.period = ledger::Period::Parse(period);
  for (const std::string& row : Cut(rows, "‖")) {
    const std::vector<std::string> cells = Cut(row, "¦");
    ledger::DocumentTask task;
    task.row.number = static_cast<int>(document.tasks.size()) + 1;
    task.row.content = cells.at(0);
    task.row.progress = cells.at(1);
    document.tasks.push_back(std::move(task));
  }
  ReadPlan(document);
  return document;
}

TEST(Linter, RulesFireWhereTheirExamplesSay) {
  for (const LintExample& row : Examples()) {
    const ledger::Document document = DocumentOf(row.period, row.rows);
    bool fired = false;
    for (const ledger::Finding& finding : document.findings) fired |= finding.code == row.code;
    EXPECT_EQ(fired, row.fires == "yes") << row.code << ": " << row.rows;
  }
}

TEST(Linter, EveryRuleHasExamplesForAndAgainst) {
  std::map<std::string_view, std::set<std::string_view>> seen;
  for (const LintExample& row : Examples()) seen[row.code].insert(row.fires);
  for (const LintRule& rule : LintRules())
    EXPECT_EQ(seen[rule.code].size(), 2u) << rule.code << " lacks an example";
  EXPECT_EQ(seen.size(), LintRules().size()) << "an example names no rule";
}

TEST(Linter, SpansHoldTheWordsOfTheirField) {
  for (const LintExample& row : Examples()) {
    const ledger::Document document = DocumentOf(row.period, row.rows);
    for (const ledger::Finding& finding : document.findings) {
      if (!finding.task) continue;  // of the whole document
      const ledger::Row& task = document.tasks.at(*finding.task - 1).row;
      const std::string& text =
          finding.field == ledger::Field::kContent ? task.content : task.progress;
      ASSERT_TRUE(finding.span);
      EXPECT_LE(finding.span->end, text.size()) << finding.code;
      EXPECT_FALSE(finding.span->empty()) << finding.code;
    }
  }
}

}  // namespace
}  // namespace duban::understand
