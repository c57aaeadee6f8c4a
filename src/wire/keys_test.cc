#include "wire/keys.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace duban::wire {
namespace {

using ledger::Document;

void Promise(ledger::DocumentTask& task, std::string_view words) {
  const size_t at = task.row.content.find(words);
  ASSERT_NE(at, std::string::npos) << words;
  task.reading.targets.emplace_back().span = {static_cast<uint32_t>(at),
                                              static_cast<uint32_t>(at + words.size())};
}

Document Table(const std::vector<std::string>& contents) {
  Document document;
  document.source.sm3 = std::string(64, 'a');
  document.title = "2025年第三季度云栖县重点任务完成情况";
  document.year = 2025;
  for (const std::string& content : contents) {
    auto& row = document.tasks.emplace_back().row;
    row.number = static_cast<int>(document.tasks.size());
    row.content = content;
  }
  return document;
}

Keys Of(const Document& document, std::string_view government = "云栖县") {
  return KeysOf(document, government);
}

std::vector<std::string> TaskIds(const Document& document, std::string_view government = "云栖县") {
  std::vector<std::string> ids;
  for (const TaskKeys& task : Of(document, government).tasks) ids.push_back(task.id);
  return ids;
}

TEST(Keys, ComeNeitherFromTheBytesNorFromPlacePeriodNumberOrReport) {
  Document one = Table({"新建文化站10个。", "改造公厕20座。"}), other = one;
  other.source.sm3 = std::string(64, 'b');
  other.title = "2025年第四季度云栖县重点任务完成情况（更正）";
  other.period = ledger::Period::OfQuarter(2025, 4);
  other.disclosure.publisher = "云栖县人民政府办公室";
  other.rules = "2099.1";
  other.tasks[0].row.number = 12;
  other.tasks[0].row.progress = "已建成。";
  other.tasks[0].row.lead_units = {"县文旅局"};
  EXPECT_EQ(TaskIds(one), TaskIds(other));
  EXPECT_EQ(Of(one).plan, Of(other).plan);
  EXPECT_NE(Of(one).document, Of(other).document);
}

TEST(Keys, AreAnotherGovernmentsAnotherYearsOrAnotherPapers) {
  const Document document = Table({"新建文化站10个。"});
  std::set<std::string> ids = {TaskIds(document)[0], TaskIds(document, "霁川县")[0]};
  Document next = document;
  next.year = 2026;
  ids.insert(TaskIds(next)[0]);
  next = document;
  next.kind = ledger::DocumentKind::kDecomposition;
  ids.insert(TaskIds(next)[0]);
  EXPECT_EQ(ids.size(), 4u);
}

TEST(Keys, FollowACorrectedFigureAndRestWhenARowIsPutIn) {
  const Document before = Table({"新建文化站10个。", "改造公厕20座。"});
  const Document after = Table({"引进项目3个。", "新建文化站12个。", "改造公厕1,200.5座。"});
  EXPECT_EQ(TaskIds(before)[0], TaskIds(after)[1]);
  EXPECT_EQ(TaskIds(before)[1], TaskIds(after)[2]);
  EXPECT_NE(TaskIds(before)[0], TaskIds(Table({"新建图书馆10个。"}))[0]);
}

TEST(Keys, TellTasksOfOneWordingApart) {
  // By their figures, then by who has them, then by their order.
  Document document = Table(
      {"改造104国道。", "改造235国道。", "招商引资。", "招商引资。", "达标。", "达标。", "", ""});
  document.tasks[2].row.lead_units = {"东镇"};
  document.tasks[3].row.lead_units = {"西镇"};
  const std::vector<std::string> ids = TaskIds(document);
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  std::swap(document.tasks[0], document.tasks[1]);
  std::swap(document.tasks[2], document.tasks[3]);
  const std::vector<std::string> moved = TaskIds(document);
  EXPECT_EQ(moved[1], ids[0]);
  EXPECT_EQ(moved[3], ids[2]);
  EXPECT_EQ(moved[4], ids[4]);
}

TEST(Keys, WithoutGovernmentOrYearTheTitleStandsIn) {
  Document document = Table({"达标。"}), other = document;
  other.source.sm3 = std::string(64, 'b');
  EXPECT_EQ(TaskIds(document, ""), TaskIds(other, ""));
  other.title = "霁川县重点任务完成情况";
  EXPECT_NE(TaskIds(document, ""), TaskIds(other, ""));
  EXPECT_EQ(TaskIds(document), TaskIds(other));
  document.year = other.year = std::nullopt;
  EXPECT_NE(TaskIds(document), TaskIds(other));
  // Nothing tells whose it is: then it is this file's.
  document.title = other.title = "";
  EXPECT_NE(TaskIds(document, ""), TaskIds(other, ""));
}

TEST(Keys, OfAPromiseTellItsPlaceInTheWording) {
  Document before = Table({"新建文化站10个、图书馆10个。"});
  Promise(before.tasks[0], "文化站10个");
  Promise(before.tasks[0], "图书馆10个");
  Document after = Table({"新建 文化站 8个，图书馆 120个；"});
  Promise(after.tasks[0], "120个");  // one promise is no longer seen, one otherwise
  const TaskKeys one = Of(before).tasks[0], other = Of(after).tasks[0];
  EXPECT_EQ(one.targets, (std::vector{one.id + "-5", one.id + "-10"}));
  EXPECT_EQ(other.targets, (std::vector{one.id + "-10"}));
}

TEST(Keys, OfTwoPromisesInTheSameWordsDiffer) {
  Document document = Table({"完成市下达任务。"});
  Promise(document.tasks[0], "完成市下达任务");
  Promise(document.tasks[0], "完成市下达任务");
  const TaskKeys keys = Of(document).tasks[0];
  EXPECT_EQ(keys.targets, (std::vector{keys.id + "-0", keys.id + "-0-2"}));
}

TEST(Keys, OfAFindingTellTaskCodeFieldAndWords) {
  Document document = Table({"新建文化站10个。", "改造公厕20座。"});
  ledger::Finding finding;
  finding.code = "silent-target";
  finding.task = 2;
  finding.field = ledger::Field::kContent;
  finding.span = {12, 17};
  document.findings = {finding, finding};
  document.findings.emplace_back().code = "no-period";
  const std::vector<std::string> ids = Of(document).findings;
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 3u);
  // Whatever stands beside it, and whatever its task's number is.
  std::swap(document.tasks[0], document.tasks[1]);
  document.tasks[0].row.number = 1;
  document.tasks[1].row.number = 2;
  finding.task = 1;
  document.findings = {ledger::Finding{.code = "other"}, finding};
  EXPECT_EQ(Of(document).findings[1], ids[0]);
}

TEST(PlainWording, LeavesOutWhatCopiesDifferIn) {
  EXPECT_EQ(PlainWording(" 完成ＧＤＰ增长 6.5％ 以上，“双百”行动 "), "完成gdp增长#%以上双百行动");
  EXPECT_EQ(PlainWording("电话＊＊＊＊、1,200万元"), "电话##万元");
  EXPECT_EQ(PlainWording("二〇二五年10—12月", true), "二〇二五年1012月");
  EXPECT_EQ(PlainWording(""), "");
}

// As they are found, and as a store gives them: by task.
TEST(Keys, FindingsHaveOneOrderAndTheirIdsDoNotHangOnIt) {
  Document document;
  document.title = "云栖县重点任务";
  document.year = 2025;
  for (const int number : {2, 1}) {
    ledger::DocumentTask& task = document.tasks.emplace_back();
    task.row.number = number;
    task.row.content = "任务" + std::string(static_cast<size_t>(number), 'a');
  }
  const auto add = [&](std::optional<int> task, const char* place) {
    ledger::Finding& finding = document.findings.emplace_back();
    finding.code = "silent-target";
    finding.task = task;
    finding.arguments = {{"text", place}};
  };
  add(1, "c"), add(2, "a"), add(std::nullopt, "0"), add(2, "b"), add(1, "d");
  std::map<std::string, std::string> before;
  const auto ids_by_place = [&] {
    const Keys keys = KeysOf(document, "云栖县");
    std::map<std::string, std::string> ids;
    for (size_t i = 0; i < keys.findings.size(); ++i)
      ids[document.findings[i].arguments[0].second] = keys.findings[i];
    return ids;
  };
  before = ids_by_place();
  OrderFindings(document);
  std::string order;
  for (const ledger::Finding& finding : document.findings) order += finding.arguments[0].second;
  EXPECT_EQ(order, "0abcd");
  EXPECT_EQ(ids_by_place(), before);
}

}  // namespace
}  // namespace duban::wire
