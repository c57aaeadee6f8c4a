#include "wire/sarif.h"

#include <gtest/gtest.h>

#include "ledger/finding_codes.h"

namespace duban::wire {
namespace {

std::string Key(const base::Message& message) {
  return message.key;
}
std::string InEnglish(const base::Message& message) {
  return "en:" + message.key;
}

SarifWriter::Tool ATool() {
  return {"1.2.3", Key, InEnglish, [](std::string_view text) {
            return std::to_string(std::hash<std::string_view>()(text));
          }};
}

ledger::Document ALedger(int number, uint32_t line) {
  ledger::Document document;
  ledger::DocumentTask task;
  task.row.number = number;
  task.row.content = "新增学位3000个。";
  task.row.place.line = line;
  document.tasks.push_back(task);
  ledger::Finding finding = ledger::MakeFinding("silent-target");
  finding.task = number;
  finding.field = ledger::Field::kContent;
  finding.span = {12, 19};
  finding.place.line = line;
  document.findings.push_back(finding);
  return document;
}

std::string LogOf(const std::string& path, const ledger::Document& document) {
  SarifWriter sarif(ATool());
  sarif.Add(path, document, document.findings);
  return std::move(sarif).Finish();
}

// The value behind the first `"key": `, up to the end of its line.
std::string After(std::string_view log, std::string_view key) {
  const size_t at = log.find("\"" + std::string(key) + "\": ");
  if (at == log.npos) return {};
  const size_t begin = at + key.size() + 4;
  std::string value(log.substr(begin, log.find('\n', begin) - begin));
  if (value.ends_with(',')) value.pop_back();
  return value;
}

TEST(Sarif, NamesItsVersionItsSchemaAndTheTool) {
  const std::string log = LogOf("a.html", ALedger(1, 7));
  EXPECT_EQ(After(log, "version"), "\"2.1.0\"");
  EXPECT_TRUE(After(log, "$schema").find("sarif-schema-2.1.0.json") != std::string::npos);
  EXPECT_EQ(After(log, "name"), "\"duban\"");
  EXPECT_EQ(After(log, "semanticVersion"), "\"1.2.3\"");
  EXPECT_EQ(After(log, "columnKind"), "\"unicodeCodePoints\"");
}

TEST(Sarif, HasEveryRuleInBothLanguages) {
  const std::string log = LogOf("a.html", ALedger(1, 7));
  for (const ledger::FindingCode& one : ledger::FindingCodes()) {
    const std::string code(one.code);
    EXPECT_NE(log.find("\"id\": \"" + code + "\""), std::string::npos) << code;
    EXPECT_NE(log.find("rule." + code + " / en:rule." + code), std::string::npos) << code;
  }
}

TEST(Sarif, AResultPointsToItsRuleItsLineAndItsCell) {
  const std::string log = LogOf("表 1.html", ALedger(3, 7));
  EXPECT_EQ(After(log, "ruleId"), "\"silent-target\"");
  const int index = std::stoi(After(log, "ruleIndex"));
  EXPECT_EQ(ledger::FindingCodes()[static_cast<size_t>(index)].code, "silent-target");
  EXPECT_EQ(After(log.substr(log.find("ruleId")), "level"), "\"warning\"");
  EXPECT_EQ(After(log, "startLine"), "7");
  EXPECT_EQ(After(log, "fullyQualifiedName"), "\"3/content\"");
  EXPECT_EQ(After(log, "uri"), "\"%E8%A1%A8%201.html\"");
}

TEST(Sarif, ARegionIsLeftOutWhereNoLineIsKnown) {
  EXPECT_EQ(LogOf("a.xlsx", ALedger(3, 0)).find("\"region\""), std::string::npos);
}

TEST(Sarif, FingerprintsStayWhenRowsMove) {
  const auto print = [](const std::string& log) { return After(log, "dubanFinding/v1"); };
  EXPECT_EQ(print(LogOf("a.html", ALedger(1, 7))), print(LogOf("b.html", ALedger(9, 80))));
  ledger::Document other = ALedger(1, 7);
  other.tasks[0].row.content = "新增学位4000个。";
  EXPECT_NE(print(LogOf("a.html", ALedger(1, 7))), print(LogOf("a.html", other)));
}

TEST(Sarif, TellsWhatCouldNotBeRead) {
  SarifWriter sarif(ATool());
  EXPECT_EQ(After(LogOf("a.html", ALedger(1, 7)), "executionSuccessful"), "true");
  sarif.AddFailure("b.html", "没有");
  const std::string log = std::move(sarif).Finish();
  EXPECT_EQ(After(log, "executionSuccessful"), "false");
  EXPECT_NE(log.find("没有"), std::string::npos);
}

TEST(Sarif, ALongCellIsDigestedOnceForAllItsFindings) {
  ledger::Document document = ALedger(1, 7);
  while (document.tasks[0].row.content.size() < 10'000)
    document.tasks[0].row.content += "新增学位3000个。";
  document.findings.resize(50, document.findings[0]);
  size_t digested = 0;
  SarifWriter::Tool tool = ATool();
  tool.digest = [&](std::string_view text) {
    digested += text.size();
    return std::to_string(text.size());
  };
  SarifWriter sarif(tool);
  sarif.Add("a.html", document, document.findings);
  EXPECT_LT(digested, 2 * document.tasks[0].row.content.size());
}

TEST(Sarif, PathsBecomeUris) {
  EXPECT_EQ(UriOfPath("a/b-1_~.html"), "a/b-1_~.html");
  EXPECT_EQ(UriOfPath("/a b/表#?.html"), "file:///a%20b/%E8%A1%A8%23%3F.html");
  EXPECT_EQ(UriOfPath("c:x%41.txt"), "c%3Ax%2541.txt");
}

}  // namespace
}  // namespace duban::wire
