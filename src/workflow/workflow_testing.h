// For tests only: a fresh store on each engine, and made-up tables.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/document.h"
#include "port/system/hash.h"
#include "query/store_query.h"
#include "store/store_testing.h"
#include "workflow/import.h"

namespace duban::workflow {

class ActionTest : public store::testing::StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (!store_) return;
    query_ = query::MakeStoreQuery(*store_);
    context_.store = store_.get();
    context_.now = {1'760'000'000'000};
    context_.actor = "tester";
  }
  void TearDown() override {
    query_.reset();
    StoreTest::TearDown();
  }

  // Imports for the test's government and expects it to succeed; a table whose import was undone
  // comes again unasked.
  ImportResult Must(ledger::Document document, bool dry_run = false, bool replace = false) {
    ImportOptions options;
    options.government = government_;
    options.dry_run = dry_run;
    options.replace = replace;
    auto result = Import(context_, document, options);
    options.replace = true;
    if (!result && result.error().message.key == kUndone)
      result = Import(context_, std::move(document), options);
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message.key);
    return result ? *result : ImportResult{};
  }

  query::LedgerView Ledger(std::string_view period) {
    auto view = query_->Ledger(government_, 2025, period, {});
    EXPECT_TRUE(view.has_value()) << (view ? "" : view.error().message.key);
    return view ? *view : query::LedgerView{};
  }

  int64_t Events() {
    auto transaction = store_->Read();
    auto head = transaction->Head(government_);
    return head ? head->sequence : 0;
  }

  bool ChainHolds() {
    auto transaction = store_->Read();
    const auto report = transaction->VerifyChain(government_);
    return report.has_value() && !report->broken;
  }

  // Another government of which nothing is known yet.
  void BeginAnew() { government_ = "yuncheng-" + std::to_string(++begun_); }

  std::string government_ = "yuncheng";
  std::unique_ptr<query::Query> query_;
  Context context_;

 private:
  int begun_ = 0;
};

inline ledger::DocumentTask TableRow(int number, std::string content, std::string progress,
                                     std::string lead = "区发改局") {
  ledger::DocumentTask task;
  task.row.number = number;
  task.row.printed = std::to_string(number);
  task.row.category = number <= 3 ? "经济运行" : "民生实事";
  task.row.content = std::move(content);
  task.row.leaders = {number % 2 ? "程砚" : "陆知微"};
  task.row.lead_units = {std::move(lead)};
  task.row.progress = std::move(progress);
  ledger::Target target;
  target.object = "目标";
  target.value = 5;
  target.unit = "个";
  target.rule = "test";
  ledger::Verdict verdict;
  verdict.verdict_class = number % 2 ? ledger::VerdictClass::kMet : ledger::VerdictClass::kShort;
  verdict.rule = "test";
  task.reading.targets = {target};
  task.reading.verdicts = {verdict};
  task.reading.overall = verdict.verdict_class;
  return task;
}

// Five tasks of a made-up district. Other progress is another file.
inline ledger::Document Table(std::string_view period, std::string_view progress = "推进中。") {
  ledger::Document document;
  document.source = {std::string(period) + ".html", std::string(64, 'a'), "html", "UTF-8"};
  if (progress != "推进中。") document.source.sm3 = port::system::Sm3Hex(progress);
  document.title = std::string(period) + "重点任务完成情况";
  document.period = ledger::Period::Parse(period);
  document.year = document.period->year();
  document.disclosure.publisher = "云城区人民政府办公室";
  document.columns = {ledger::Field::kNumber,  ledger::Field::kCategory,  ledger::Field::kContent,
                      ledger::Field::kLeaders, ledger::Field::kLeadUnits, ledger::Field::kProgress};
  document.headings = {"序号", "项目名称", "主要工作内容", "牵头领导", "牵头单位", "累计完成情况"};
  document.rules = "test.1";
  const std::string said(progress);
  document.tasks = {
      TableRow(1, "规上工业增加值增长5%以上,净增规上工业企业20家", said),
      TableRow(2, "新引进亿元以上产业项目20个,其中制造业项目不少于12个", said, "区商务局"),
      TableRow(3, "完成老旧小区改造12个,加装电梯30台", said, "区住建局"),
      TableRow(4, "新增公办幼儿园学位900个,新建幼儿园3所", said, "区教育局"),
      TableRow(5, "建成居家养老服务中心3家,新增养老床位200张", said, "区民政局"),
  };
  return document;
}

}  // namespace duban::workflow
