#include "query/store_query.h"

#include <gtest/gtest.h>

#include <map>

#include "query/unknown.h"
#include "store/store_testing.h"

namespace duban::query {
namespace {

using ledger::VerdictClass;

struct Made {  // a row of a made-up table
  const char* task;
  const char* category;
  const char* content;
  const char* leader;
  std::vector<std::string> lead_units, units;
  const char* progress;
  std::vector<VerdictClass> classes;
  std::string remark = {};
  std::vector<ledger::ExtraCell> extra = {};
};

ledger::DocumentTask TaskOf(const Made& made, int number) {
  ledger::DocumentTask task;
  task.row = {number,        std::to_string(number), made.category, made.content,
              {made.leader}, made.lead_units,        made.units,    made.progress};
  task.row.remark = made.remark;
  task.row.extra = made.extra;
  for (const VerdictClass one : made.classes) {
    task.reading.targets.push_back({"目标"});
    task.reading.targets.back().value = 5;
    task.reading.targets.back().rule = "test";
    task.reading.verdicts.push_back({one});
    task.reading.verdicts.back().rule = "test";
  }
  task.reading.overall = ledger::Overall(task.reading);
  return task;
}

class StoreQueryTest : public store::testing::StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (store_) query_ = MakeStoreQuery(*store_, 8);
  }
  void TearDown() override {
    query_.reset();
    StoreTest::TearDown();
  }

  // Stores a table; tasks are known by their names over the periods.
  void Put(const std::string& government, const std::string& label, const std::vector<Made>& rows) {
    ledger::Document document;
    document.title = title_.empty() ? label + "台账" : title_;
    document.period = ledger::Period::Parse(label);
    document.year = document.period->year();
    document.source = {"a.html", std::string(64, 'a'), "html", "UTF-8", origin_};
    document.disclosure = disclosure_;
    document.rules = "test";
    document.columns = {ledger::Field::kContent, ledger::Field::kProgress};
    document.headings = {"工作内容", heading_};
    for (const Made& row : rows)
      document.tasks.push_back(TaskOf(row, static_cast<int>(document.tasks.size()) + 1));
    ledger::Finding about_all, about_row;
    about_all.code = "duplicated-table";
    about_row.code = "silent-target";
    about_row.task = 1;
    document.findings = {about_all, about_row};
    const auto written = store_->Write(
        {government, "tester", {1'760'000'000'000}},
        [&](store::WriteTransaction& transaction) -> base::Expected<void> {
          DUBAN_CHECK(transaction.PutGovernment(government_name_.empty() ? government + "区"
                                                                         : government_name_));
          DUBAN_CHECK(transaction.PutPlan(*document.year));
          store::NewEdition edition{*document.year, label, document.period->as_of, &document, {}};
          for (size_t i = 0; i < rows.size(); ++i) {
            std::string& id = ids_[government + rows[i].task + label.substr(0, 4)];
            if (id.empty()) {
              DUBAN_TRY(task, transaction.AddTask(*document.year, static_cast<int>(i)));
              id = task.id;
            }
            edition.tasks.push_back(id);
          }
          DUBAN_CHECK(transaction.AddEdition(edition));
          DUBAN_CHECK(transaction.Append("import", {{"period", label}}));
          return {};
        });
    ASSERT_TRUE(written.has_value()) << written.error().message.key;
  }

  void PutYear(const std::string& government = "a") {
    Put(government, "2025Q1", {Jobs("新增就业2000人。"), Parks(), Homes()});
    Put(government, "2025Q2", {Parks(), Jobs("新增就业1.2万人。"), Homes()});
  }

  static Made Jobs(const char* progress) {
    return {"jobs",       "就业",   "城镇新增就业1.8万人以上", "程砚", {"区人社局"},
            {"区财政局"}, progress, {VerdictClass::kBehind}};
  }
  static Made Parks() {
    return {"parks",
            "环境",
            "新建口袋公园8个,绿道15公里",
            "陆知微",
            {"区园林中心"},
            {},
            "口袋公园建成8个。",
            {VerdictClass::kMet, VerdictClass::kUnreported}};
  }
  static Made Homes() {
    return {"homes", "环境", "加强城市管理", "程砚", {"区城管局"}, {"区财政局"}, "持续推进。", {}};
  }

  std::unique_ptr<Query> query_;
  std::map<std::string, std::string> ids_;
  std::string title_, heading_ = "进展", government_name_;
  ledger::Disclosure disclosure_;
  ledger::Origin origin_;
};

TEST_P(StoreQueryTest, AnEmptyStoreHasNoGovernments) {
  EXPECT_TRUE(query_->Governments()->empty());
  EXPECT_EQ(query_->Government("a").error().code, base::ErrorCode::kNotFound);
  EXPECT_EQ(query_->Ledger("a", 2025, "", {}).error().code, base::ErrorCode::kNotFound);
  EXPECT_TRUE(query_->Search("", "就业", 0, 10)->hits.empty());
}

TEST_P(StoreQueryTest, GovernmentsComeByKeyWithTheirPeriods) {
  PutYear("b");
  PutYear("a");
  Put("a", "2024", {Parks()});
  const auto list = query_->FindGovernments("", 0, 0);
  ASSERT_EQ(list->governments.size(), 2u);
  const GovernmentSummary& first = list->governments[0];
  EXPECT_EQ(first.key, "a");
  ASSERT_EQ(first.years.size(), 2u);
  EXPECT_EQ(first.years[0].year, 2025);
  EXPECT_EQ(first.years[0].periods[0].label, "2025Q1");
  EXPECT_EQ(first.years[0].periods[1].tally.Count(VerdictClass::kMet), 1);
  EXPECT_EQ(query_->Government("a")->years.size(), 2u);
}

TEST_P(StoreQueryTest, GovernmentsAreCutIntoPagesAndFoundByName) {
  for (const char* key : {"a", "b", "c"}) Put(key, "2025Q1", {Parks()});
  const auto page = query_->FindGovernments("", 1, 1);
  EXPECT_EQ(page->total, 3);
  ASSERT_EQ(page->governments.size(), 1u);
  EXPECT_EQ(page->governments[0].key, "b");
  EXPECT_EQ(query_->FindGovernments("c区", 0, 10)->total, 1);
}

TEST_P(StoreQueryTest, ALedgerComesWhole) {
  PutYear();
  const auto view = query_->Ledger("a", 2025, "2025Q1", {});
  ASSERT_TRUE(view.has_value());
  EXPECT_EQ(view->government_name, "a区");
  EXPECT_EQ(view->title, "2025Q1台账");
  EXPECT_EQ(view->periods.size(), 2u);
  ASSERT_EQ(view->lines.size(), 3u);
  EXPECT_EQ(view->lines[1].reading.verdicts.size(), 2u);
  EXPECT_EQ(view->tally.targets, 3);
  EXPECT_EQ(view->tally.unquantified_tasks, 1);
  EXPECT_EQ(view->filtered_tally, view->tally);
  ASSERT_EQ(view->findings.size(), 1u);
  EXPECT_EQ(view->findings[0].code, "duplicated-table");
  ASSERT_EQ(view->lines[0].findings.size(), 1u);
}

TEST_P(StoreQueryTest, WithoutALabelTheNewestPeriodComes) {
  PutYear();
  EXPECT_EQ(query_->Ledger("a", 2025, "", {})->period, "2025Q2");
  EXPECT_FALSE(query_->Ledger("a", 2025, "2025Q3", {}).has_value());
  EXPECT_FALSE(query_->Ledger("a", 2024, "", {}).has_value());
}

TEST_P(StoreQueryTest, ChoicesComeInTheDocumentsOrder) {
  PutYear();
  const auto view = query_->Ledger("a", 2025, "2025Q1", {});
  ASSERT_EQ(view->categories.size(), 2u);
  EXPECT_EQ(view->categories[0].value, "就业");
  EXPECT_EQ(view->categories[1].tasks, 2);
  ASSERT_EQ(view->leaders.size(), 2u);
  EXPECT_EQ(view->leaders[0].value, "程砚");
  ASSERT_EQ(view->units.size(), 4u);
  EXPECT_EQ(view->units[1].value, "区财政局");
  EXPECT_EQ(view->units[1].tasks, 2);
}

// Holding each name against all others would not end.
TEST_P(StoreQueryTest, ACellOfThousandsOfNamesIsCountedOnce) {
  Made many = Parks();
  many.lead_units.clear();
  for (int i = 0; i < 100'000; ++i) many.lead_units.push_back("区" + std::to_string(i) + "局");
  many.units = many.lead_units;
  Put("a", "2025Q1", {many});
  EXPECT_EQ(query_->Ledger("a", 2025, "2025Q1", {})->units.size(), many.units.size());
}

TEST_P(StoreQueryTest, TellsHowManyTasksPassAFilterOfEachClass) {
  PutYear();
  const auto view = query_->Ledger("a", 2025, "2025Q1", {});
  for (size_t i = 0; i < view->tasks_with_class.size(); ++i) {
    Filter filter;
    filter.verdict_class = static_cast<VerdictClass>(i);
    const auto passing = query_->Ledger("a", 2025, "2025Q1", filter);
    EXPECT_EQ(view->tasks_with_class[i], passing->filtered_tally.tasks) << i;
    EXPECT_EQ(passing->tasks_with_class, view->tasks_with_class);
  }
}

INSTANTIATE_STORE_TESTS(StoreQueryTest);

struct FilterCase {
  Filter filter;
  size_t lines;
};

TEST_P(StoreQueryTest, FiltersCutLinesAndTallyButNoChoices) {
  PutYear();
  const std::vector<FilterCase> cases = {
      {{"环境", "", "", {}, ""}, 2},
      {{"", "程砚", "", {}, ""}, 2},
      {{"", "", "区财政局", {}, ""}, 2},
      {{"", "", "", VerdictClass::kUnreported, ""}, 1},
      {{"", "", "", VerdictClass::kUnquantified, ""}, 1},
      {{"", "", "", VerdictClass::kShort, ""}, 0},
      {{"", "", "", {}, "口袋公园"}, 1},
      {{"", "", "", {}, "１.８万"}, 1},
      {{"", "", "", {}, "区财政局"}, 2},
      {{"", "", "", {}, "陆知微"}, 1},
      {{"", "", "", {}, "绿道 建成"}, 1},
      {{"", "", "", {}, "绿道 就业"}, 0},
      {{"环境", "程砚", "区财政局", {}, "持续"}, 1},
      {{"无此类", "", "", {}, ""}, 0},
  };
  for (const FilterCase& one : cases) {
    const auto view = query_->Ledger("a", 2025, "2025Q1", one.filter);
    EXPECT_EQ(view->lines.size(), one.lines) << one.filter.category << one.filter.text;
    EXPECT_EQ(view->filtered_tally.tasks, static_cast<int>(one.lines));
    EXPECT_EQ(view->tally.tasks, 3);
    EXPECT_EQ(view->categories.size(), 2u);
  }
}

TEST_P(StoreQueryTest, APartOfALedgerHasItsLinesAndTellsOfTheWhole) {
  PutYear();
  const auto numbers = [&](const Filter& filter, const Part& part) {
    const auto view = query_->LedgerPart("a", 2025, "2025Q1", filter, part);
    EXPECT_EQ(view->tally.tasks, 3);
    EXPECT_EQ(view->filtered_tally.tasks, filter.empty() ? 3 : 2);
    std::string out = std::to_string(view->offset) + ":";
    for (const auto& line : view->lines) out += " " + std::to_string(line.row.number);
    return out;
  };
  EXPECT_EQ(numbers({}, {0, 2, {}}), "0: 1 2");
  EXPECT_EQ(numbers({}, {2, 2, {}}), "2: 3");
  EXPECT_EQ(numbers({}, {5, 2, {}}), "3:");
  EXPECT_EQ(numbers({}, {1, 0, {}}), "1: 2 3");
  EXPECT_EQ(numbers({}, {0, 2, 3}), "2: 3");
  EXPECT_EQ(numbers({}, {0, 2, 9}), "0: 1 2");
  EXPECT_EQ(numbers({"环境", "", "", {}, ""}, {1, 1, {}}), "1: 3");
}

TEST_P(StoreQueryTest, AKeptLedgerIsNewAfterAChange) {
  PutYear();
  const std::string before = *query_->Version("a");
  EXPECT_EQ(query_->Ledger("a", 2025, "2025Q2", {})->edition, 1);
  EXPECT_EQ(*query_->Version("a"), before);
  Put("a", "2025Q2", {Parks()});
  EXPECT_NE(*query_->Version("a"), before);
  EXPECT_EQ(query_->Ledger("a", 2025, "2025Q2", {})->edition, 2);
  EXPECT_EQ(query_->Ledger("a", 2025, "2025Q2", {})->lines.size(), 1u);
}

TEST_P(StoreQueryTest, TheStoresVersionChangesWithEveryGovernment) {
  PutYear("a");
  const std::string whole = *query_->Version(""), a = *query_->Version("a");
  PutYear("b");
  EXPECT_NE(*query_->Version(""), whole);
  EXPECT_EQ(*query_->Version("a"), a);
  EXPECT_FALSE(query_->Version("c").has_value());
}

TEST_P(StoreQueryTest, TheStoresVersionTellsWhatAnotherProcessWrote) {
  PutYear("a");
  const std::string before = *query_->Version("");
  EXPECT_EQ(*query_->Version(""), before);
  auto other = MustOpen();
  store_.swap(other);
  Put("b", "2025Q1", {Parks()});
  store_.swap(other);
  EXPECT_NE(*query_->Version(""), before);
}

TEST_P(StoreQueryTest, ATaskHasItsHistory) {
  PutYear();
  Made reworded = Jobs("新增就业1.9万人。");
  reworded.content = "城镇新增就业1.9万人以上";
  Put("a", "2025Q3", {reworded});
  const auto task = query_->Task("a", ids_["ajobs2025"]);
  ASSERT_TRUE(task.has_value());
  ASSERT_EQ(task->periods.size(), 3u);
  EXPECT_EQ(task->periods[1].line.row.number, 2);
  EXPECT_FALSE(task->periods[1].wording_changed);
  EXPECT_TRUE(task->periods[2].wording_changed);
  EXPECT_EQ(task->periods[0].columns.size(), 2u);
  EXPECT_EQ(task->periods[0].headings, (std::vector<std::string>{"工作内容", "进展"}));
  EXPECT_EQ(query_->Task("a", "nobody").error().message.key, "task-unknown");
}

TEST_P(StoreQueryTest, SearchTellsWhereTheWordsStandAsTheyAreWritten) {
  Made wide = Jobs("建成５Ｇ基站20座，其中圖書館5g基站2座。");
  wide.content = "建设基站。";
  Put("a", "2025", {wide});
  const auto found = query_->Search("a", "5G基站", 0, 10);
  ASSERT_EQ(found->total, 1);
  const SearchHit& hit = found->hits[0];
  EXPECT_TRUE(hit.in_content.empty());
  ASSERT_EQ(hit.in_progress.size(), 2u);
  EXPECT_EQ(hit.in_progress[0].In(hit.line.row.progress), "５Ｇ基站");
  EXPECT_EQ(hit.in_progress[1].In(hit.line.row.progress), "5g基站");
  EXPECT_EQ(query_->Search("a", "图书馆", 0, 10)->total, 1);
  EXPECT_EQ(query_->Search("a", "圖書館", 0, 10)->total, 1);
}

TEST_P(StoreQueryTest, SearchTellsAUnitThatWasFound) {
  PutYear();
  const auto found = query_->Search("a", "财政局 城市", 0, 10);
  ASSERT_EQ(found->total, 1);
  const SearchHit& hit = found->hits[0];
  EXPECT_EQ(hit.in_content.size(), 1u);
  ASSERT_EQ(hit.elsewhere.size(), 1u);
  EXPECT_EQ(hit.elsewhere[0].field, ledger::Field::kUnits);
  EXPECT_EQ(hit.elsewhere[0].words[0].In(hit.elsewhere[0].text), "财政局");
  EXPECT_EQ(hit.headings, (std::vector<std::string>{"工作内容", "进展"}));
  EXPECT_EQ(query_->Search("a", "区财政局", 0, 10)->total, 2);
}

TEST_P(StoreQueryTest, SearchLooksIntoRemarksAndFurtherColumns) {
  Made jobs = Jobs("就业已超额完成。");
  jobs.remark = "与县级项目合并实施";
  jobs.extra = {{"完成时限", "12月底"}, {"下步打算", "继续争取专项债券"}};
  Put("a", "2025", {jobs});
  const auto found = query_->Search("a", "专项债券 合并", 0, 10);
  ASSERT_EQ(found->total, 1);
  const auto& elsewhere = found->hits[0].elsewhere;
  ASSERT_EQ(elsewhere.size(), 2u);
  EXPECT_EQ(elsewhere[0].field, ledger::Field::kRemark);
  EXPECT_EQ(elsewhere[0].words[0].In(elsewhere[0].text), "合并");
  EXPECT_EQ(elsewhere[1].field, ledger::Field::kOther);
  EXPECT_EQ(elsewhere[1].heading, "下步打算");
  EXPECT_EQ(elsewhere[1].words[0].In(elsewhere[1].text), "专项债券");
}

TEST_P(StoreQueryTest, TellsWhichPartsOfAFilterALedgerDoesNotHave) {
  Put("a", "2025", {Jobs("就业已超额完成。")});
  Filter filter;
  filter.leader = "查无此人";
  const auto none = query_->Ledger("a", 2025, "", filter);
  EXPECT_TRUE(none->lines.empty());
  const auto unknown = UnknownValues(none.value(), filter);
  ASSERT_EQ(unknown.size(), 1u);
  EXPECT_EQ(unknown[0].filter, "leader");
  EXPECT_EQ(unknown[0].value, "查无此人");
  filter.leader = Jobs("").leader;
  EXPECT_TRUE(UnknownValues(none.value(), filter).empty());
}

TEST_P(StoreQueryTest, SearchFindsTheNewestRowOfATask) {
  PutYear("a");
  Put("b", "2024", {Jobs("就业已超额完成。")});
  const auto found = query_->Search("", "新增就业", 0, 10);
  ASSERT_EQ(found->total, 2);
  EXPECT_EQ(found->hits[0].period, "2025Q2");
  EXPECT_EQ(found->hits[0].line.row.progress, "新增就业1.2万人。");
  EXPECT_EQ(found->hits[1].government_name, "b区");
  EXPECT_EQ(query_->Search("a", "就业", 0, 10)->total, 1);
  EXPECT_EQ(query_->Search("a", "2000人", 0, 10)->total, 0);  // stood in an older row
  EXPECT_EQ(query_->Search("a", "  ", 0, 10)->total, 0);
  EXPECT_EQ(query_->Search("c", "就业", 0, 10).error().code, base::ErrorCode::kNotFound);
}

TEST_P(StoreQueryTest, ManyHitsInOneLedgerComeInItsOrder) {
  std::vector<Made> rows;
  const std::vector<std::string> names = {"r1", "r2", "r3", "r4", "r5", "r6"};
  for (const std::string& name : names) {
    rows.push_back(Parks());
    rows.back().task = name.c_str();
  }
  Put("a", "2025", rows);
  const auto found = query_->Search("a", "公园", 0, 5);
  EXPECT_EQ(found->total, 6);
  ASSERT_EQ(found->hits.size(), 5u);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(found->hits[i].line.row.number, i + 1);
}

// Two editions of one table: what the first says of its task's progress, and the classes of both.
class FormerWordsTest : public StoreQueryTest {
 protected:
  void PutTwice(const char* first, const char* second, std::vector<VerdictClass> before = {},
                std::vector<VerdictClass> after = {}) {
    Put("a", "2025Q1", {Line(first, std::move(before))});
    Put("a", "2025Q1", {Line(second, std::move(after))});
  }
  static Made Line(const char* progress, std::vector<VerdictClass> classes) {
    return {"one", "民生", "新建公园8个", "程砚", {"区城管局"}, {}, progress, std::move(classes)};
  }
  TaskView Task(FormerWords words = FormerWords::kMasked) {
    return query_->Task("a", ids_["aone2025"], words).value();
  }
};
INSTANTIATE_STORE_TESTS(FormerWordsTest);

TEST_P(FormerWordsTest, BearNoPersonalDataUnlessStaffAsksForIt) {
  PutTwice("住户11010119900307751X、电话13812345678已签约。", "住户已签约。");
  const auto former = Task().periods[0].former;
  ASSERT_EQ(former.size(), 1u);
  EXPECT_TRUE(former[0].line.masked);
  EXPECT_EQ(former[0].line.row.progress,
            "住户＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊、电话＊＊＊＊＊＊＊＊＊＊＊已签约。");
  const auto asked = Task(FormerWords::kAsPublished).periods[0].former;
  EXPECT_EQ(asked[0].line.row.progress, "住户11010119900307751X、电话13812345678已签约。");
  query_ = MakeStoreQuery(*store_, 8, Audience::kPublic);
  EXPECT_TRUE(Task(FormerWords::kAsPublished).periods[0].former[0].line.masked);
}

TEST_P(FormerWordsTest, AreToldWhereOnePromiseIsJudgedOtherwise) {
  PutTwice("已建成。", "已建成。", {VerdictClass::kShort, VerdictClass::kShort},
           {VerdictClass::kShort, VerdictClass::kMet});
  const auto former = Task().periods[0].former;
  ASSERT_EQ(former.size(), 1u);
  EXPECT_FALSE(former[0].content_changed || former[0].progress_changed);
  EXPECT_EQ(former[0].judged_otherwise, std::vector<size_t>{1});
}

TEST_P(FormerWordsTest, AreNotToldWhereNothingChanged) {
  PutTwice("已建成。", "已 建成。", {VerdictClass::kMet}, {VerdictClass::kMet});
  EXPECT_TRUE(Task().periods[0].former.empty());
}

// No finding of the edition tells of it: the rules that judged it did not look.
TEST_P(FormerWordsTest, CloseAnOriginalByWhatItsTextsHoldNow) {
  Made line = Line("住户已签约。", {});
  line.leader = "110101199003077519";
  Put("a", "2025Q1", {line});
  EXPECT_EQ(query_->Ledger("a", 2025, "", {})->editions.at(0).closed, "personal");
  Put("a", "2025Q2", {Line("电话13812345678已签约。", {})});
  EXPECT_EQ(query_->Ledger("a", 2025, "2025Q2", {})->editions.at(0).closed, "missing")
      << "a telephone number that stands is the office's publication, and no file was kept";
}

TEST_P(FormerWordsTest, AnIdentityNumberThatStandsIsMaskedForEverybodyElse) {
  Put("a", "2025Q1", {Line("住户110101199003077515、电话13812345678已签约。", {})});
  EXPECT_FALSE(query_->Ledger("a", 2025, "", {})->lines[0].masked) << "staff sees the publication";
  query_ = MakeStoreQuery(*store_, 8, Audience::kPublic);
  const std::string masked = "住户＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊、电话13812345678已签约。";
  const auto view = query_->Ledger("a", 2025, "", {});
  EXPECT_EQ(view->lines[0].row.progress, masked);
  EXPECT_TRUE(view->lines[0].masked);
  EXPECT_EQ(Task().periods[0].line.row.progress, masked);
  EXPECT_EQ(query_->Search("", "签约", 0, 10)->hits.at(0).line.row.progress, masked);
}

TEST_P(FormerWordsTest, AnIdentityNumberIsNoChoiceOfAFilter) {
  Made line = Line("住户已签约。", {});
  line.leader = "110101199003077519";
  Put("a", "2025Q1", {line});
  EXPECT_EQ(query_->Ledger("a", 2025, "", {})->leaders.at(0).value, line.leader);
  query_ = MakeStoreQuery(*store_, 8, Audience::kPublic);
  const std::string masked = "＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊";
  EXPECT_EQ(query_->Ledger("a", 2025, "", {})->leaders.at(0).value, masked);
  Filter filter;
  filter.leader = masked;
  EXPECT_EQ(query_->Ledger("a", 2025, "", filter)->lines.size(), 1u);
  filter.leader = line.leader;
  EXPECT_TRUE(query_->Ledger("a", 2025, "", filter)->lines.empty());
}

TEST_P(FormerWordsTest, AnIdentityNumberIsMaskedInTitlesAndHeadings) {
  heading_ = "进展110101199003077519";
  title_ = "110101199003077519台账";
  Put("a", "2025Q1", {Line("住户已签约。", {})});
  query_ = MakeStoreQuery(*store_, 8, Audience::kPublic);
  const std::string masked = "＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊";
  const auto view = query_->Ledger("a", 2025, "", {});
  EXPECT_EQ(view->title, masked + "台账");
  EXPECT_EQ(view->periods.at(0).title, masked + "台账");
  EXPECT_EQ(view->headings.at(1), "进展" + masked);
  EXPECT_EQ(query_->Government("a")->years.at(0).periods.at(0).title, masked + "台账");
  EXPECT_EQ(query_->Governments()->at(0).years.at(0).periods.at(0).title, masked + "台账");
  EXPECT_EQ(Task().periods.at(0).headings.at(1), "进展" + masked);
  EXPECT_EQ(query_->Search("", "签约", 0, 10)->hits.at(0).headings.at(1), "进展" + masked);
}

TEST_P(FormerWordsTest, AnIdentityNumberIsMaskedInNamesDisclosureAndOrigin) {
  const std::string number = "110101199003077519", masked = "＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊";
  government_name_ = "甲" + number;
  disclosure_.publisher = disclosure_.index_number = disclosure_.document_number =
      disclosure_.mode = disclosure_.scope = disclosure_.retention = number;
  origin_ = {"https://example.gov.cn/" + number + ".html", "乙" + number, {}};
  Put("a", "2025Q1", {Line("住户已签约。", {})});
  EXPECT_EQ(query_->Ledger("a", 2025, "", {})->disclosure.publisher, number) << "as published";
  query_ = MakeStoreQuery(*store_, 8, Audience::kPublic);
  const auto view = query_->Ledger("a", 2025, "", {});
  EXPECT_EQ(view->government_name, "甲" + masked);
  const ledger::Disclosure hidden{masked, masked, masked, masked, masked, masked, {}, {}};
  EXPECT_EQ(view->disclosure, hidden);
  const ledger::Origin told{"https://example.gov.cn/" + masked + ".html", "乙" + masked, {}};
  EXPECT_EQ(view->source.origin, told);
  EXPECT_EQ(view->editions.at(0).source.origin, told);
  EXPECT_EQ(query_->Government("a")->name, "甲" + masked);
  EXPECT_EQ(query_->Governments()->at(0).name, "甲" + masked);
  EXPECT_EQ(query_->FindGovernments("甲", 0, 10)->total, 1);
  EXPECT_EQ(Task().government_name, "甲" + masked);
  EXPECT_EQ(query_->Search("a", "签约", 0, 10)->government_name, "甲" + masked);
  EXPECT_EQ(query_->Search("", "签约", 0, 10)->hits.at(0).government_name, "甲" + masked);
}

TEST_P(FormerWordsTest, NoSearchForGovernmentsTellsAnIdentityNumber) {
  government_name_ = "Ab甲11010119900307751X";
  for (const char* key : {"a", "b", "c"}) Put(key, "2025Q1", {Line("住户已签约。", {})});
  EXPECT_EQ(query_->FindGovernments("1101", 0, 10)->total, 3) << "staff sees the name";
  query_ = MakeStoreQuery(*store_, 8, Audience::kPublic);
  for (const char* text : {"1101011990", "b甲11", "b甲12", "751x"})
    for (const int offset : {0, 1, 3})
      for (const int limit : {0, 1, 10})
        EXPECT_EQ(query_->FindGovernments(text, offset, limit)->total, 0) << text << offset;
  // The rest of the name finds it, in any case, on any page, and in whole pages.
  for (const int offset : {0, 1, 3}) {
    const auto found = query_->FindGovernments("aB甲", offset, 2);
    EXPECT_EQ(found->total, 3) << offset;
    EXPECT_EQ(found->governments.size(), offset == 3 ? 0u : 2u) << offset;
  }
  EXPECT_EQ(query_->FindGovernments("aB甲", 1, 2)->governments.at(0).key, "b");
}

TEST_P(FormerWordsTest, NoSearchTellsAnIdentityNumberInAnotherForm) {
  Put("a", "2025Q1", {Line("住户１１０１０１ 19900307 7512已签约。", {})});
  EXPECT_EQ(query_->Search("", "110101199003077519", 0, 10)->total, 0);
}

TEST_P(FormerWordsTest, NoSearchTellsAnIdentityNumber) {
  Put("a", "2025Q1", {Line("住户110101199003077515已签约。", {})});
  EXPECT_EQ(query_->Search("", "1101011990", 0, 10)->total, 0);
  Filter filter;
  filter.text = "11010119900307751";
  EXPECT_EQ(query_->Ledger("a", 2025, "", filter)->filtered_tally.tasks, 0);
}

}  // namespace
}  // namespace duban::query
