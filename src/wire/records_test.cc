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
  return document;
}

std::string ValueOf(const Record& record, std::string_view name) {
  for (const Field& field : record)
    if (field.name == name) return field.text;
  return "no such field";
}

TEST(Records, IdsComeFromTheBytesAndThePlace) {
  const ledger::Document document = OneTask();
  EXPECT_EQ(ValueOf(RecordsOf(document, "a.txt", Level::kTask, Key)[0], "id"), "0123456789ab-7");
  const auto targets = RecordsOf(document, "a.txt", Level::kTarget, Key);
  ASSERT_EQ(targets.size(), 2u);
  EXPECT_EQ(ValueOf(targets[1], "id"), "0123456789ab-7-t2");
  EXPECT_EQ(ValueOf(RecordsOf(document, "", Level::kFinding, Key)[0], "id"), "0123456789ab-f1");
}

TEST(Records, WhatIsStoredHasTheIdOfItsTask) {
  const std::vector<std::string> ids = {"00002b"};
  for (const Level level : {Level::kTask, Level::kTarget}) {
    const auto stored = RecordsOf(OneTask(), "a.txt", level, Key, nullptr, ids);
    EXPECT_EQ(ValueOf(stored.back(), "task_id"), "00002b");
    EXPECT_EQ(ValueOf(RecordsOf(OneTask(), "a.txt", level, Key)[0], "task_id"), "");
  }
}

TEST(Records, OnlyTargetsWithAnAmountAreGraded) {
  ledger::Document document = OneTask();
  document.tasks[0].reading.targets[1].value = base::Decimal(10);
  const auto targets = RecordsOf(document, "a.txt", Level::kTarget, Key);
  EXPECT_EQ(ValueOf(targets[0], "graded"), "false");
  EXPECT_EQ(ValueOf(targets[1], "graded"), "true");
  EXPECT_NE(JsonLine(targets[1]).find("\"graded\":true"), std::string::npos);
  const auto task = RecordsOf(document, "a.txt", Level::kTask, Key)[0];
  EXPECT_EQ(ValueOf(task, "targets"), "2");
  EXPECT_EQ(ValueOf(task, "graded"), "1");
}

TEST(Records, SpansAreCodePoints) {
  const auto targets = RecordsOf(OneTask(), "a.txt", Level::kTarget, Key);
  EXPECT_EQ(ValueOf(targets[1], "text"), "10个");
  EXPECT_EQ(ValueOf(targets[1], "begin"), "5");
  EXPECT_EQ(ValueOf(targets[1], "end"), "8");
}

TEST(Records, EveryRecordOfALevelHasTheFieldsOfItsHeadLine) {
  for (const Level level : {Level::kDocument, Level::kTask, Level::kTarget, Level::kFinding}) {
    const auto names = FieldNames(level);
    for (const Record& record : RecordsOf(OneTask(), "a.txt", level, Key)) {
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
