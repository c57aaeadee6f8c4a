#include "store/store_testing.h"

namespace duban::store {
namespace {

using base::ErrorCode;
using base::Expected;
using testing::SampleDocument;

class Tasks : public testing::StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (!store_) return;
    ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q2", &first_));
    ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q3", &second_));
    const auto tasks = store_->Read()->Tasks("ming", 2025);
    for (const Task& task : *tasks) ids_.push_back(task.id);
  }

  // One change with an event behind it.
  Expected<void> Do(const std::function<Expected<void>(WriteTransaction&)>& body) {
    return store_->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
      DUBAN_CHECK(body(change));
      DUBAN_CHECK(change.Append("test", {}));
      return {};
    });
  }

  std::string first_, second_;  // editions
  std::vector<std::string> ids_;
};
INSTANTIATE_STORE_TESTS(Tasks);

TEST_P(Tasks, AreFoundByTheirKey) {
  auto view = store_->Read();
  EXPECT_EQ(*view->FindTask("ming", ids_[0]), (Task{ids_[0], 2025, 0}));
  EXPECT_EQ(*view->FindTask("ming", "zzzzzz"), std::nullopt);
  EXPECT_EQ(*view->FindTask("other", ids_[0]), std::nullopt) << "keys belong to a government";
}

TEST_P(Tasks, KeysSortInTheOrderOfTheirMaking) {
  EXPECT_LT(ids_[0], ids_[1]);
  EXPECT_EQ(ids_[0].size(), 6u);
}

TEST_P(Tasks, AMovedRowAppearsInTheOtherHistory) {
  std::string fresh;
  ASSERT_TRUE(Do([&](WriteTransaction& change) -> Expected<void> {
    DUBAN_TRY(task, change.AddTask(2025, 7));
    fresh = task.id;
    return change.MoveRow(second_, 0, fresh);
  }));
  auto view = store_->Read();
  ASSERT_EQ(view->History("ming", ids_[0])->size(), 1u);
  EXPECT_EQ(view->History("ming", ids_[0])->at(0).period, "2025Q2");
  ASSERT_EQ(view->History("ming", fresh)->size(), 1u);
  EXPECT_EQ(view->History("ming", fresh)->at(0).period, "2025Q3");
  EXPECT_EQ(view->Revisions("ming", fresh)->size(), 1u) << "the wording goes with the row";
}

TEST_P(Tasks, AMovedRowIsFoundUnderItsNewTask) {
  ASSERT_EQ(store_->Read()->Search("ming", "公园", 0, 10)->total, 1);
  std::string fresh;
  ASSERT_TRUE(Do([&](WriteTransaction& change) -> Expected<void> {
    DUBAN_TRY(task, change.AddTask(2025, 7));
    fresh = task.id;
    return change.MoveRow(second_, 0, fresh);
  }));
  auto hits = store_->Read()->Search("ming", "公园", 0, 10);
  ASSERT_EQ(hits->total, 2);
  EXPECT_EQ(hits->hits[0].task, fresh) << "newest period first";
  EXPECT_EQ(hits->hits[1].task, ids_[0]);
  EXPECT_EQ(hits->hits[1].period, "2025Q2") << "its newest row is the older one now";
}

TEST_P(Tasks, MovingARowThatIsNotThereFails) {
  const auto moved =
      Do([&](WriteTransaction& change) { return change.MoveRow(first_, 99, ids_[0]); });
  EXPECT_EQ(moved.error().code, ErrorCode::kNotFound);
}

TEST_P(Tasks, MovingARowToNoTaskFails) {
  const auto moved =
      Do([&](WriteTransaction& change) { return change.MoveRow(first_, 0, "zzzzzz"); });
  EXPECT_EQ(moved.error().code, ErrorCode::kConflict);
  EXPECT_EQ(store_->Read()->Rows("ming", first_)->at(0).task, ids_[0]);
}

TEST_P(Tasks, ATaskHasOneRowInAnEdition) {
  const auto moved =
      Do([&](WriteTransaction& change) { return change.MoveRow(first_, 0, ids_[1]); });
  EXPECT_EQ(moved.error().message.key, "store-row-twice");
  EXPECT_EQ(moved.error().code, ErrorCode::kConflict);
  EXPECT_EQ(store_->Read()->Rows("ming", first_)->at(0).task, ids_[0]);
  const ledger::Document document = SampleDocument();
  const auto added = Do([&](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.AddEdition(
        {2025, "2025Q4", base::Date{2025, 12, 31}, &document, {ids_[0], ids_[0]}}));
    return {};
  });
  EXPECT_EQ(added.error().message.key, "store-row-twice");
}

TEST_P(Tasks, LinksAreSeenFromBothEnds) {
  const TaskLink link{ids_[0], LinkKind::kSplit, ids_[1]};
  ASSERT_TRUE(Do([&](WriteTransaction& change) { return change.AddLink(link); }));
  EXPECT_EQ(*store_->Read()->Links("ming", ids_[0]), std::vector<TaskLink>{link});
  EXPECT_EQ(*store_->Read()->Links("ming", ids_[1]), std::vector<TaskLink>{link});
  ASSERT_TRUE(Do([&](WriteTransaction& change) { return change.RemoveLink(link); }));
  EXPECT_TRUE(store_->Read()->Links("ming", ids_[0])->empty());
}

TEST_P(Tasks, ALinkStandsOnce) {
  const TaskLink link{ids_[0], LinkKind::kMerged, ids_[1]};
  ASSERT_TRUE(Do([&](WriteTransaction& change) { return change.AddLink(link); }));
  const auto again = Do([&](WriteTransaction& change) { return change.AddLink(link); });
  EXPECT_EQ(again.error().code, ErrorCode::kConflict);
  const TaskLink none{ids_[1], LinkKind::kMerged, ids_[0]};
  const auto removed = Do([&](WriteTransaction& change) { return change.RemoveLink(none); });
  EXPECT_EQ(removed.error().code, ErrorCode::kNotFound);
}

TEST_P(Tasks, AJoinedAddressLeadsToTheEnd) {
  std::string one, two, end;
  ASSERT_TRUE(Do([&](WriteTransaction& change) -> Expected<void> {
    DUBAN_TRY(first, change.AddTask(2025, 7));
    DUBAN_TRY(second, change.AddTask(2025, 8));
    DUBAN_TRY(third, change.AddTask(2025, 9));
    std::tie(one, two, end) = std::tie(first.id, second.id, third.id);
    DUBAN_CHECK(change.AddLink({one, LinkKind::kJoined, two}));
    DUBAN_CHECK(change.AddLink({one, LinkKind::kSplit, ids_[0]}));
    return change.AddLink({two, LinkKind::kJoined, end});
  }));
  EXPECT_EQ(*store_->Read()->ResolveTask("ming", one), end);
  EXPECT_EQ(*store_->Read()->ResolveTask("ming", end), end);
}

TEST_P(Tasks, AJoinedTaskThatStandsIsItself) {
  const TaskLink link{ids_[0], LinkKind::kJoined, ids_[1]};
  ASSERT_TRUE(Do([&](WriteTransaction& change) { return change.AddLink(link); }));
  EXPECT_EQ(*store_->Read()->ResolveTask("ming", ids_[0]), ids_[0]);
}

TEST_P(Tasks, ACircleOfJoinsEnds) {
  std::string one;
  ASSERT_TRUE(Do([&](WriteTransaction& change) -> Expected<void> {
    DUBAN_TRY(first, change.AddTask(2025, 7));
    DUBAN_TRY(second, change.AddTask(2025, 8));
    one = first.id;
    DUBAN_CHECK(change.AddLink({first.id, LinkKind::kJoined, second.id}));
    return change.AddLink({second.id, LinkKind::kJoined, first.id});
  }));
  EXPECT_TRUE(store_->Read()->ResolveTask("ming", one));
}

class Search : public Tasks {};
INSTANTIATE_STORE_TESTS(Search);

TEST_P(Search, FindsContentAndProgress) {
  auto view = store_->Read();
  EXPECT_EQ(view->Search("ming", "绿化养护", 0, 10)->hits.at(0).task, ids_[1]);
  EXPECT_EQ(view->Search("ming", "新建公园3个。", 0, 10)->total, 1) << "the progress";
  EXPECT_EQ(view->Search("ming", "新建 公园3个", 0, 10)->total, 1) << "width and blanks fold";
  EXPECT_EQ(view->Search("ming", "", 0, 10)->total, 0);
  EXPECT_EQ(view->Search("other", "公园", 0, 10)->total, 0);
  EXPECT_EQ(view->Search("", "公园", 0, 10)->total, 1) << "every government";
}

TEST_P(Search, FindsCategoryLeadersAndUnits) {
  auto view = store_->Read();
  EXPECT_EQ(view->Search("ming", "城建", 0, 10)->total, 2);
  EXPECT_EQ(view->Search("ming", "建设局", 0, 10)->total, 1);
  EXPECT_EQ(view->Search("ming", "乙", 0, 10)->total, 1);
  EXPECT_EQ(view->Search("ming", "甲乙", 0, 10)->total, 0) << "two leaders";
}

TEST_P(Search, FindsEveryWord) {
  auto view = store_->Read();
  EXPECT_EQ(view->Search("ming", "贯通　建设局 公园", 0, 10)->total, 1);
  EXPECT_EQ(view->Search("ming", "公园 绿化", 0, 10)->total, 0);
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "园 ";
  EXPECT_EQ(view->Search("ming", many, 0, 10)->total, 0);
}

TEST_P(Search, AnOlderStoreIsMadeSearchableWhenItIsOpened) {
  store_.reset();
  ASSERT_TRUE(Beside()->Run("UPDATE task_search SET body = '新建公园3个'"));
  ASSERT_TRUE(Beside()->Run("DELETE FROM duban_schema WHERE version >= 6"));
  store_ = MustOpen();
  ASSERT_TRUE(store_);
  auto view = store_->Read();
  EXPECT_EQ(view->Search("ming", "建设局", 0, 10)->total, 1);
  EXPECT_EQ(view->Search("ming", "城建", 0, 10)->total, 2);
  EXPECT_EQ(view->Search("ming", "城建", 0, 10)->hits[0].period, "2025Q3");
}

TEST_P(Search, TakesSignsLiterally) {
  ledger::Document document = SampleDocument();
  document.tasks[0].row.progress = "完成100%_a\\b";
  ASSERT_TRUE(ImportInto(*store_, document, "2025Q4"));
  auto view = store_->Read();
  EXPECT_EQ(view->Search("ming", "100%_", 0, 10)->total, 1);
  EXPECT_EQ(view->Search("ming", "0%a", 0, 10)->total, 0) << "% is no wildcard";
  EXPECT_EQ(view->Search("ming", "a\\b", 0, 10)->total, 1);
}

TEST_P(Search, TellsTheTotalOnEveryPage) {
  auto view = store_->Read();
  EXPECT_EQ(view->Search("ming", "。", 0, 1)->total, 2);
  EXPECT_EQ(view->Search("ming", "。", 1, 1)->hits.size(), 1u);
  EXPECT_EQ(view->Search("ming", "。", 5, 1)->total, 2);
  EXPECT_EQ(view->Search("ming", "。", 5, 1)->hits.size(), 0u);
}

TEST_P(Search, ForgetsWordsThatNoLongerStand) {
  ledger::Document document = SampleDocument();
  document.tasks[0].row.content = "另一件事。";
  document.tasks[0].row.progress = "";
  ASSERT_TRUE(ImportInto(*store_, document, "2025Q3"));
  EXPECT_EQ(store_->Read()->Search("ming", "公园", 0, 10)->total, 0);
}

}  // namespace
}  // namespace duban::store
