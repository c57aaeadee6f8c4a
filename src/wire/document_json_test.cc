#include "wire/document_json.h"

#include <gtest/gtest.h>

namespace duban::wire {
namespace {

std::string KeyOf(const base::Message& message) {
  return "<" + message.key + ">";
}

ledger::Target TenHalls() {
  ledger::Target target;
  target.object = "文化站";
  target.verb = "新建";
  target.value = base::Decimal(10);
  target.unit = "个";
  target.span = {6, 11};  // "10个" in 新建10个文化站。
  return target;
}

ledger::DocumentTask TaskWithATarget() {
  ledger::DocumentTask task;
  task.row.number = 3;
  task.row.printed = "3";
  task.row.content = "新建10个文化站。";
  task.row.progress = "已建成9个。";
  task.row.lead_units = {"区文旅局"};
  task.reading.targets = {TenHalls()};
  ledger::Verdict verdict;
  verdict.verdict_class = ledger::VerdictClass::kShort;
  verdict.reported = base::Decimal(9);
  verdict.ratio = base::Decimal::Parse("0.9");
  verdict.span = base::Span{9, 13};
  verdict.why = {"why-short", {}};
  task.reading.verdicts = {verdict};
  task.reading.overall = ledger::VerdictClass::kShort;
  return task;
}

std::string Write(const ledger::Document& document) {
  return WriteDocument(document, KeysOf(document, "云栖县"), KeyOf, false);
}

TEST(WriteDocument, SpansAreCodePointsAndHoldTheirWords) {
  ledger::Document document;
  document.tasks = {TaskWithATarget()};
  const std::string json = Write(document);
  EXPECT_NE(json.find(R"("text":"10个","span":[2,5])"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("text":"9个","span":[3,5])"), std::string::npos) << json;
}

TEST(WriteDocument, AVerdictTellsFigureShareAndReason) {
  ledger::Document document;
  document.tasks = {TaskWithATarget()};
  const std::string json = Write(document);
  EXPECT_NE(
      json.find(R"("class":"short","reason":null,"reported":"9","ratio":"0.9000","as_of":null)"),
      std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("why":"<why-short>")"), std::string::npos);
  EXPECT_NE(json.find(R"("verdict":"short","task_id":null})"), std::string::npos);
}

TEST(WriteDocument, WhatDoesNotApplyIsNullAndNothingIsLeftOut) {
  const std::string json = Write({});
  for (const char* part : {R"("format":"duban.document/1")", R"("title":null)", R"("year":null)",
                           R"("period":null,"as_of":null)", R"("index_number":null)",
                           R"("published":null)", R"("tasks":[])", R"("findings":[])"})
    EXPECT_NE(json.find(part), std::string::npos) << part << json;
}

TEST(WriteDocument, TheHeaderStandsAsRead) {
  ledger::Document document;
  document.source = {"a.txt", "abc", "text", "GB18030"};
  document.year = 2023;
  document.period = ledger::Period::OfQuarter(2023, 4);
  document.disclosure.created = base::Date{2024, 1, 8};
  const std::string json = Write(document);
  EXPECT_NE(json.find(R"("year":2023,"period":"2023Q4","as_of":"2023-12-31")"), std::string::npos);
  EXPECT_NE(json.find(R"("created":"2024-01-08","published":null)"), std::string::npos);
}

TEST(WriteDocument, AFindingPointsIntoItsTasksField) {
  ledger::Document document;
  document.tasks = {TaskWithATarget()};
  ledger::Finding finding;
  finding.code = "silent-target";
  finding.task = 3;
  finding.field = ledger::Field::kProgress;
  finding.span = base::Span{0, 3};
  document.findings = {finding};
  EXPECT_NE(
      Write(document).find(
          R"(,"code":"silent-target","severity":"warning","task":3,"field":"progress","text":"已","span":[0,1],"message":"<silent-target>")"),
      std::string::npos);
}

TEST(WriteDocument, ASpanOutsideItsTextIsNoSpan) {
  ledger::Document document;
  document.tasks = {TaskWithATarget()};
  document.tasks[0].reading.targets[0].span = {0, 4000};
  EXPECT_NE(Write(document).find(R"("text":null,"span":null)"), std::string::npos);
}

// A million findings in a megabyte: reading the text anew for each would not end.
TEST(WriteFindings, ManyInOneTextReadItOnce) {
  ledger::Row row;
  std::vector<ledger::Finding> findings;
  for (uint32_t i = 0; i < 300'000; ++i) {
    row.content += "的";
    ledger::Finding& one = findings.emplace_back();
    one.code = "doubled-word";
    one.field = ledger::Field::kContent;
    one.span = base::Span{3 * i, 3 * i + 3};
  }
  JsonWriter json;
  json.BeginObject();
  WriteFindings(json, findings, [&](const ledger::Finding&) { return &row; }, KeyOf);
  json.EndObject();
  EXPECT_NE(json.text().find(R"("span":[299999,300000])"), std::string::npos);
}

}  // namespace
}  // namespace duban::wire
