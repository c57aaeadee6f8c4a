#include "store/store_testing.h"

namespace duban::store {
namespace {

using base::ErrorCode;
using base::Expected;
using testing::SampleDocument;

class Governments : public testing::StoreTest {
 protected:
  void Put(const std::string& key, const std::string& name) {
    const auto written = store_->Write(By(key), [&](WriteTransaction& change) -> Expected<void> {
      DUBAN_CHECK(change.PutGovernment(name));
      DUBAN_CHECK(change.Append("test", {}));
      return {};
    });
    ASSERT_TRUE(written) << Told(written.error());
  }
  std::vector<std::string> Keys(std::string_view text, int offset = 0, int limit = 0) {
    std::vector<std::string> keys;
    const auto page = store_->Read()->Governments(text, offset, limit);
    for (const Government& government : *page) keys.push_back(government.key);
    return keys;
  }
};
INSTANTIATE_STORE_TESTS(Governments);

using Strings = std::vector<std::string>;

TEST_P(Governments, SortByTheBytesOfTheirKeys) {
  for (const char* key : {"ab", "a-b", "B", "a_c"}) Put(key, "县");
  EXPECT_EQ(Keys(""), (Strings{"B", "a-b", "a_c", "ab"}));
}

TEST_P(Governments, AreFoundByKeyOrName) {
  Put("jiangnan", "江南区");
  Put("jiangbei", "江北区");
  EXPECT_EQ(Keys("江南"), Strings{"jiangnan"});
  EXPECT_EQ(Keys("BEI"), Strings{"jiangbei"});
  EXPECT_EQ(Keys("%"), Strings{});
}

TEST_P(Governments, ComeInPages) {
  for (int i = 0; i < 5; ++i) Put("g" + std::to_string(i), "县");
  EXPECT_EQ(Keys("", 1, 2), (Strings{"g1", "g2"}));
  EXPECT_EQ(Keys("", 4, 2), Strings{"g4"});
}

TEST_P(Governments, TakeAnotherName) {
  Put("ming", "明县");
  Put("ming", "明市");
  EXPECT_EQ(store_->Read()->FindGovernment("ming").value()->name, "明市");
  EXPECT_EQ(Keys(""), Strings{"ming"});
}

TEST_P(Governments, OverviewsGiveEachItsOwnPeriods) {
  Put("before", "前县");
  Put("nao", "闹县");
  ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q2"));
  ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q1"));
  auto overview = *store_->Read()->Overview();
  ASSERT_EQ(overview.size(), 1u) << "the others have no ledger";
  EXPECT_EQ(overview[0].government.key, "ming");
  ASSERT_EQ(overview[0].periods.size(), 2u);
  EXPECT_EQ(overview[0].periods[0].label, "2025Q1") << "earliest first";
  EXPECT_EQ(store_->Read()->Overview("明", 0, 10)->size(), 1u);
  EXPECT_EQ(store_->Read()->Overview("闹", 0, 10)->size(), 0u);
  EXPECT_EQ(*store_->Read()->CountGovernments(), 1);
  EXPECT_EQ(*store_->Read()->CountGovernments("明"), 1);
  EXPECT_EQ(*store_->Read()->CountGovernments("闹"), 0);
}

TEST_P(Governments, WithoutALedgerAnyMoreAreNotShown) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q2"));
  const auto undone = store_->Write(By("ming"), [](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.UndoEdition(2025, "2025Q2"));
    DUBAN_CHECK(change.Append("import.undo", {}));
    return {};
  });
  ASSERT_TRUE(undone) << Told(undone.error());
  EXPECT_TRUE(store_->Read()->Overview()->empty());
  EXPECT_EQ(*store_->Read()->CountGovernments(), 0);
  EXPECT_EQ(Keys(""), Strings{"ming"}) << "an import finds it again";
  EXPECT_EQ(store_->Read()->Chains()->size(), 1u);
  ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q2"));
  EXPECT_EQ(store_->Read()->Overview()->size(), 1u);
}

TEST_P(Governments, AreFoundInAnyCaseAndWidthOnEitherEngine) {
  Put("nao", "Ａ区ÄÖ");
  ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q2"));
  for (const char* text : {"a区", "A区", "Ａ区ÄÖ", "NAO", "ＭＩＮＧ"})
    EXPECT_EQ(store_->Read()->Governments(text, 0, 0)->size(), 1u) << text;
  EXPECT_EQ(*store_->Read()->CountGovernments("MING"), 1);
  // Letters beyond A to Z are not folded anywhere.
  EXPECT_TRUE(store_->Read()->Governments("äö", 0, 0)->empty());
  EXPECT_TRUE(store_->Read()->Governments("区", 1, 1)->empty());
}

TEST_P(Governments, PeriodsOfAYear) {
  ASSERT_TRUE(ImportInto(*store_, SampleDocument(), "2025Q2"));
  auto view = store_->Read();
  EXPECT_EQ(view->Periods("ming", 2025)->size(), 1u);
  EXPECT_EQ(view->Periods("ming", 2024)->size(), 0u);
  EXPECT_EQ(view->Periods("ming")->size(), 1u);
  EXPECT_EQ(*view->Plans("ming"), std::vector<int>{2025});
  EXPECT_EQ(*view->FindPeriod("ming", 2025, "2025Q4"), std::nullopt);
}

TEST_P(Governments, NothingIsKeptForOneThatDoesNotStand) {
  const auto written = store_->Write(By("nobody"), [](WriteTransaction& change) -> Expected<void> {
    DUBAN_CHECK(change.Append("test", {}));
    return {};
  });
  EXPECT_EQ(written.error().code, ErrorCode::kNotFound);
}

class KeptFiles : public testing::StoreTest {
 protected:
  Expected<std::string> Keep(std::string_view bytes) {
    std::string sm3;
    const auto written = store_->Write(By("ming"), [&](WriteTransaction& change) -> Expected<void> {
      DUBAN_CHECK(change.PutGovernment("明县"));
      DUBAN_TRY(kept, change.KeepFile(bytes));
      sm3 = kept;
      DUBAN_CHECK(change.Append("test", {}));
      return {};
    });
    if (!written) return base::Fail(written.error());
    return sm3;
  }
};
INSTANTIATE_STORE_TESTS(KeptFiles);

TEST_P(KeptFiles, ReturnEveryByte) {
  std::string bytes;
  for (int i = 0; i < 200'000; ++i) bytes += static_cast<char>(i * 7);
  const auto sm3 = Keep(bytes);
  ASSERT_TRUE(sm3) << Told(sm3.error());
  const auto read = store_->Read()->KeptFile("ming", *sm3);
  ASSERT_TRUE(read) << Told(read.error());
  EXPECT_TRUE(*read == bytes);
}

TEST_P(KeptFiles, AreKeptOnce) {
  const auto first = Keep("the same"), again = Keep("the same");
  EXPECT_EQ(*first, *again);
  EXPECT_EQ(std::get<0>(Beside()->Select<int>("SELECT count(*) FROM kept_chunks", {})->at(0)), 1);
}

TEST_P(KeptFiles, AChangedChunkIsTold) {
  const auto sm3 = Keep("evidence");
  ASSERT_TRUE(Beside()->Run("UPDATE kept_chunks SET body = 'AAAA'"));
  EXPECT_EQ(store_->Read()->KeptFile("ming", *sm3).error().message.key, "store-kept-file-damaged");
  EXPECT_EQ(store_->Read()->KeptFile("ming", "none").error().code, ErrorCode::kNotFound);
}

TEST_P(KeptFiles, BeyondTheLimitAreRefused) {
  const auto kept = Keep(std::string(kMaxKeptFile + 1, 'x'));
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::kLimit);
}

}  // namespace
}  // namespace duban::store
