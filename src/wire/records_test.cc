#include "wire/records.h"

#include <gtest/gtest.h>

namespace duban::wire {
namespace {

std::string Key(const base::Message& message) {
  return message.key;
}

ledger::Document OneTask() {
  ledger::Document document;
  document.source = {"a.txt", "0123456789abcdef", "text", "UTF-8"};
  document.year = 2025;
  document.period = ledger::Period::OfQuarter(2025, 3);
  ledger::DocumentTask task;
  task.row.number = 7;
  task.row.content = "新建文化站10个,\"样板\"";
  task.row.progress = "-2.4,=1+1";
  task.row.lead_units = {"甲局", "乙局"};
  task.reading.targets.resize(2);
  task.reading.targets[1].span = {15, 20};
  task.reading.verdicts.resize(2);
  document.tasks = {task};
  document.findings.resize(1);
  document.findings[0].task = 7;
  document.findings[0].field = ledger::Field::kContent;
  document.findings[0].span = {15, 20};
  return document;
}

std::vector<Record> Of(const ledger::Document& document, Level level,
                       const std::vector<std::string>& store_ids = {}) {
  return RecordsOf(document, KeysOf(document, "云栖县"), "a.txt", level, Key, nullptr, store_ids);
}

std::string ValueOf(const Record& record, std::string_view name) {
  for (const Field& field : record)
    if (field.name == name) return field.text;
  return "no such field";
}

TEST(Records, BearTheIdsOfTheDocumentsKeys) {
  const ledger::Document document = OneTask();
  const Keys keys = KeysOf(document, "云栖县");
  EXPECT_EQ(ValueOf(Of(document, Level::kTask)[0], "id"), keys.tasks[0].id);
  const auto targets = Of(document, Level::kTarget);
  ASSERT_EQ(targets.size(), 2u);
  EXPECT_EQ(ValueOf(targets[1], "id"), keys.tasks[0].targets[1]);
  EXPECT_EQ(ValueOf(targets[1], "parent"), keys.tasks[0].id);
  const auto finding = Of(document, Level::kFinding)[0];
  EXPECT_EQ(ValueOf(finding, "id"), keys.findings[0]);
  EXPECT_EQ(ValueOf(finding, "parent"), keys.tasks[0].id);
  EXPECT_EQ(ValueOf(finding, "text"), "10个");
}

TEST(Records, EveryLevelTellsWhatOthersAreJoinedBy) {
  ledger::Document document = OneTask();
  document.title = "题";
  document.disclosure.publisher = "云栖县人民政府";
  document.disclosure.published = base::Date{2025, 10, 9};
  document.disclosure.created = base::Date{2025, 10, 8};
  document.source.origin.address = "https://www.example.gov.cn/1";
  for (const Level level : {Level::kDocument, Level::kTask, Level::kTarget, Level::kFinding}) {
    const Record record = Of(document, level)[0];
    EXPECT_EQ(ValueOf(record, "government"), "云栖县");
    EXPECT_EQ(ValueOf(record, "publisher"), "云栖县人民政府");
    EXPECT_EQ(ValueOf(record, "title"), "题");
    EXPECT_EQ(ValueOf(record, "document_kind"), "ledger");
    EXPECT_EQ(ValueOf(record, "as_of"), "2025-09-30");
    EXPECT_EQ(ValueOf(record, "published"), "2025-10-09");
    EXPECT_EQ(ValueOf(record, "created"), "2025-10-08");
    EXPECT_EQ(ValueOf(record, "address"), "https://www.example.gov.cn/1");
    EXPECT_EQ(ValueOf(record, "plan"), KeysOf(document, "云栖县").plan);
  }
}

TEST(Records, WhatIsStoredHasTheIdOfItsTask) {
  const std::vector<std::string> ids = {"00002b"};
  for (const Level level : {Level::kTask, Level::kTarget, Level::kFinding}) {
    const auto stored = Of(OneTask(), level, ids);
    EXPECT_EQ(ValueOf(stored.back(), "task_id"), "00002b");
    EXPECT_EQ(ValueOf(Of(OneTask(), level)[0], "task_id"), "");
  }
}

TEST(Records, OnlyTargetsWithAnAmountAreGraded) {
  ledger::Document document = OneTask();
  document.tasks[0].reading.targets[1].value = base::Decimal(10);
  const auto targets = Of(document, Level::kTarget);
  EXPECT_EQ(ValueOf(targets[0], "graded"), "false");
  EXPECT_EQ(ValueOf(targets[1], "graded"), "true");
  EXPECT_NE(JsonLine(targets[1]).find("\"graded\":true"), std::string::npos);
  const auto task = Of(document, Level::kTask)[0];
  EXPECT_EQ(ValueOf(task, "targets"), "2");
  EXPECT_EQ(ValueOf(task, "graded"), "1");
}

TEST(Records, ATargetBringsTheTextsThatItsSpansPointInto) {
  const ledger::Document document = OneTask();
  const Record target = Of(document, Level::kTarget)[1];
  EXPECT_EQ(ValueOf(target, "content"), document.tasks[0].row.content);
  EXPECT_EQ(ValueOf(target, "progress"), document.tasks[0].row.progress);
}

TEST(Records, SpansAreCodePoints) {
  const auto targets = Of(OneTask(), Level::kTarget);
  EXPECT_EQ(ValueOf(targets[1], "text"), "10个");
  EXPECT_EQ(ValueOf(targets[1], "begin"), "5");
  EXPECT_EQ(ValueOf(targets[1], "end"), "8");
}

TEST(Records, EveryRecordOfALevelHasTheFieldsOfItsHeadLine) {
  for (const Level level : {Level::kDocument, Level::kTask, Level::kTarget, Level::kFinding}) {
    const auto names = FieldNames(level);
    for (const Record& record : Of(OneTask(), level)) {
      ASSERT_EQ(record.size(), names.size());
      for (size_t i = 0; i < names.size(); ++i) EXPECT_EQ(record[i].name, names[i]);
    }
  }
}

TEST(Records, CsvQuotesWhatNeedsIt) {
  const Record record = {{"a", Field::Kind::kText, "x,\"y\"\nz", {}},
                         {"b", Field::Kind::kList, "", {"甲", "乙"}},
                         {"c", Field::Kind::kNumber, "3", {}}};
  EXPECT_EQ(CsvLine(record, false), "\"x,\"\"y\"\"\nz\",甲、乙,3\n");
}

TEST(Records, SpreadsheetsSeeNoFormulas) {
  const Record record = {{"a", Field::Kind::kText, "=1+1", {}},
                         {"b", Field::Kind::kText, "-2.4", {}}};
  EXPECT_EQ(CsvLine(record, true), "'=1+1,-2.4\n");
  for (const char* text : {"+1+1", "-甲", "@a", "\t=1", "＝1+1", "＋1", "－甲", "＠a"}) {
    const Record one = {{"a", Field::Kind::kText, text, {}}};
    EXPECT_EQ(CsvLine(one, true), "'" + std::string(text) + "\n");
    EXPECT_EQ(CsvLine(one, false), std::string(text) + "\n");
  }
  EXPECT_EQ(CsvLine(record, false), "=1+1,-2.4\n");
}

TEST(Records, JsonKeepsNumbersListsAndNulls) {
  const Record record = {{"a", Field::Kind::kNumber, "3", {}},
                         {"b", Field::Kind::kList, "", {"甲"}},
                         {"c", Field::Kind::kNumber, "", {}}};
  EXPECT_EQ(JsonLine(record), "{\"a\":3,\"b\":[\"甲\"],\"c\":null}\n");
}

}  // namespace
}  // namespace duban::wire
