#include "query/keeping.h"

#include <gtest/gtest.h>

#include "query/store_query.h"
#include "store/store_testing.h"

namespace duban::query {
namespace {

class KeepingTest : public store::testing::StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    if (!store_) return;
    ledger::Document document = store::testing::SampleDocument();
    document.source.sm3 = Sm3OfTheBytes();
    ASSERT_TRUE(ImportInto(*store_, document));
    document.title += "（更正）";
    document.source.name = "更正.html";
    ASSERT_TRUE(ImportInto(*store_, document));
    keeping_ = KeepingOf(*store_);
  }
  void TearDown() override {
    keeping_.reset();
    StoreTest::TearDown();
  }

  // Of what ImportInto keeps.
  std::string Sm3OfTheBytes() {
    std::string sm3;
    EXPECT_TRUE(store_->Write(By("ming", true),
                              [&](store::WriteTransaction& change) -> base::Expected<void> {
                                DUBAN_CHECK(change.PutGovernment("明县"));
                                DUBAN_TRY(kept, change.KeepFile("the file's bytes"));
                                DUBAN_CHECK(change.Append("test", {}));
                                sm3 = kept;
                                return {};
                              }));
    return sm3;
  }

  std::unique_ptr<Keeping> keeping_;
};
INSTANTIATE_STORE_TESTS(KeepingTest);

TEST_P(KeepingTest, ProvesWhatNobodyChanged) {
  EXPECT_EQ(*keeping_->Chains(), std::vector<std::string>{"ming"});
  const auto proof = keeping_->Prove("ming", {});
  ASSERT_TRUE(proof);
  EXPECT_TRUE(proof->holds());
  EXPECT_EQ(proof->events, 2);
  EXPECT_EQ(proof->head.sequence, 2);
  EXPECT_EQ(proof->head.sm3.size(), 64u);
  EXPECT_EQ(keeping_->Prove("nobody", {}).error().code, base::ErrorCode::kNotFound);
}

TEST_P(KeepingTest, TellsWhatSomebodyChanged) {
  ASSERT_TRUE(Beside()->Run("UPDATE verdicts SET class = 'short'"));
  const auto proof = keeping_->Prove("ming", {});
  ASSERT_TRUE(proof);
  EXPECT_FALSE(proof->holds());
  ASSERT_EQ(proof->differences.size(), 2u) << "both editions";
  EXPECT_EQ(proof->differences[1].aspect, "readings");
  EXPECT_EQ(proof->differences[1].edition, 2);
}

TEST_P(KeepingTest, AWitnessIsHeldAgainstTheChain) {
  const auto head = keeping_->Prove("ming", {})->head;
  EXPECT_TRUE(keeping_->Prove("ming", {head})->holds());
  EXPECT_EQ(keeping_->Prove("ming", {head, {1, head.sm3}})->broken->fault, "witness");
}

TEST_P(KeepingTest, GivesEventsFromANumberOn) {
  const auto events = keeping_->Events("ming", 1, 10);
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), 1u);
  EXPECT_EQ(events->at(0).sequence, 2);
  EXPECT_EQ(events->at(0).kind, "import");
  EXPECT_EQ(keeping_->Events("nobody", 0, 10).error().code, base::ErrorCode::kNotFound);
}

TEST_P(KeepingTest, GivesTheOriginalOfAnEdition) {
  const auto standing = keeping_->OriginalOf("ming", 2025, "2025Q2", 0);
  ASSERT_TRUE(standing);
  EXPECT_EQ(standing->name, "更正.html");
  EXPECT_EQ(standing->bytes, "the file's bytes");
  EXPECT_EQ(keeping_->OriginalOf("ming", 2025, "2025Q2", 1)->name, "表.html");
  EXPECT_EQ(keeping_->OriginalOf("ming", 2025, "2025Q2", 3).error().message.key, "edition-unknown");
}

TEST_P(KeepingTest, GivesEverybodyOnlyOpenOriginals) {
  const auto query = MakeStoreQuery(*store_);
  EXPECT_EQ(query->OpenOriginal("ming", 2025, "2025Q2", 1)->bytes, "the file's bytes");
  EXPECT_EQ(query->OpenOriginal("ming", 2025, "2025Q2", 3).error().message.key, "edition-unknown");

  ledger::Document internal = store::testing::SampleDocument();
  internal.source.sm3 = Sm3OfTheBytes();
  internal.title += "（内部）";
  internal.findings.emplace_back().code = kInternalMark;
  ASSERT_TRUE(ImportInto(*store_, internal));
  EXPECT_EQ(query->OpenOriginal("ming", 2025, "2025Q2", 3).error().message.key, "original-closed");

  ASSERT_TRUE(
      store_->Write(By("ming"), [](store::WriteTransaction& change) -> base::Expected<void> {
        DUBAN_CHECK(change.UndoEdition(2025, "2025Q2"));
        DUBAN_CHECK(change.UndoEdition(2025, "2025Q2"));
        DUBAN_CHECK(change.Append("undo", {}));
        return {};
      }));
  EXPECT_EQ(query->OpenOriginal("ming", 2025, "2025Q2", 2).error().code,
            base::ErrorCode::kNotFound);
  const auto editions = query->Ledger("ming", 2025, "2025Q2", {})->editions;
  ASSERT_EQ(editions.size(), 3u);
  EXPECT_TRUE(editions[0].open());
  EXPECT_EQ(editions[0].state, "current");
  EXPECT_EQ(editions[1].state, "undone");
  EXPECT_FALSE(editions[1].open() || editions[2].open());
}

ledger::Document WithPersonalData(std::string kind, std::string sm3) {
  ledger::Document document = store::testing::SampleDocument();
  document.source.sm3 = std::move(sm3);
  ledger::Finding& found = document.findings.emplace_back();
  found.code = kPersonalData;
  found.arguments = {{"kind", std::move(kind)}};
  return document;
}

TEST_P(KeepingTest, GivesNobodyAnOriginalThatBearsAnIdentityNumberOrWasCorrected) {
  const auto query = MakeStoreQuery(*store_);
  const auto closed = [&](size_t i) {
    return std::string(query->Ledger("ming", 2025, "2025Q4", {})->editions.at(i).closed);
  };
  ASSERT_TRUE(ImportInto(*store_, WithPersonalData("telephone", Sm3OfTheBytes()), "2025Q4"));
  EXPECT_EQ(closed(0), "") << "its office publishes the number today";
  ledger::Document other = store::testing::SampleDocument();
  other.source.sm3 = std::string(64, 'c');
  ASSERT_TRUE(ImportInto(*store_, other, "2025Q4"));
  EXPECT_EQ(closed(0), "personal") << "what was corrected may have been corrected for it";
  EXPECT_EQ(query->OpenOriginal("ming", 2025, "2025Q4", 1).error().message.key, "original-closed");
  ASSERT_TRUE(ImportInto(*store_, WithPersonalData("identity", Sm3OfTheBytes()), "2025Q4"));
  EXPECT_EQ(closed(2), "personal");
}

TEST_P(KeepingTest, SaysWhatWasToldLaterOfTheSameFile) {
  const auto query = MakeStoreQuery(*store_);
  const auto import = [&](ledger::Origin origin, const char* rules, char sm3 = 'a') {
    ledger::Document document = store::testing::SampleDocument();
    document.source.sm3 = std::string(64, sm3);
    document.source.origin = std::move(origin);
    document.rules = rules;
    ASSERT_TRUE(ImportInto(*store_, document, "2025Q4"));
  };
  const base::Date day{2026, 1, 20};
  import({}, "1");
  import({"https://example.gov.cn/1.html", "", {}}, "1");
  import({"https://example.gov.cn/1.html", "", day}, "2");
  import({"https://example.gov.cn/2.html", "", day}, "2", 'b');
  const auto editions = query->Ledger("ming", 2025, "2025Q4", {})->editions;
  ASSERT_EQ(editions.size(), 4u);
  using Told = std::vector<std::string_view>;
  EXPECT_EQ(editions[1].reason, "origin") << "nothing was judged anew";
  EXPECT_EQ(editions[1].told, Told{"address"});
  EXPECT_EQ(editions[2].reason, "rules");
  EXPECT_EQ(editions[2].told, Told{"fetched"});
  EXPECT_EQ(editions[3].reason, "corrected");
  EXPECT_EQ(editions[3].told, Told{}) << "of another file";
}

TEST_P(KeepingTest, SaysWhatEachEditionCameFrom) {
  const auto query = MakeStoreQuery(*store_);
  const auto import = [&](char sm3, const char* rules, bool corrected) {
    ledger::Document document = store::testing::SampleDocument();
    document.source.sm3 = std::string(64, sm3);
    document.rules = rules;
    if (corrected) document.corrections = {{"1", "3个", "nothing", "", "ab", "cd"}};
    ASSERT_TRUE(ImportInto(*store_, document, "2025Q4"));
  };
  const auto undo = [&] {
    ASSERT_TRUE(
        store_->Write(By("ming"), [](store::WriteTransaction& change) -> base::Expected<void> {
          DUBAN_CHECK(change.UndoEdition(2025, "2025Q4"));
          DUBAN_CHECK(change.Append("undo", {}));
          return {};
        }));
  };
  import('a', "1", false);
  import('a', "2", false);
  import('a', "2", true);
  import('a', "3", false);
  import('b', "3", false);
  undo();
  import('a', "3", false);
  for (int i = 0; i < 5; ++i) undo();
  import('b', "3", false);
  const std::vector<std::string> reasons = {
      "first", "rules", "corrections", "rules_corrections", "corrected", "rules", "again"};
  const auto editions = query->Ledger("ming", 2025, "2025Q4", {})->editions;
  ASSERT_EQ(editions.size(), reasons.size());
  for (size_t i = 0; i < reasons.size(); ++i) EXPECT_EQ(editions[i].reason, reasons[i]) << i;
}

}  // namespace
}  // namespace duban::query
