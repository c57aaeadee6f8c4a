#include "workflow/erase_payload.h"

#include <gtest/gtest.h>

#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

class EraseTest : public ActionTest {};

TEST_P(EraseTest, TheWordsGoAndTheLedgerStays) {
  Must(Table("2025Q1"));
  const auto erased = ErasePayload(context_, {government_, 1, "含个人信息"});
  ASSERT_TRUE(erased);
  EXPECT_EQ(erased->event, 2u);
  const auto events = store_->Read()->Events(government_, 0, 10);
  ASSERT_TRUE(events);
  EXPECT_FALSE(events->at(0).payload);
  EXPECT_EQ(events->at(1).actor, "tester");
  EXPECT_EQ(Ledger("2025Q1").lines.size(), 5u);
  const auto report = store_->Read()->VerifyLedger(government_);
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->chain.broken);
  EXPECT_TRUE(report->disagreements.empty());
}

TEST_P(EraseTest, NeedsAReasonAnEventAndItsPayload) {
  Must(Table("2025Q1"));
  EXPECT_EQ(ErasePayload(context_, {government_, 1, ""}).error().message.key,
            "erase-reason-missing");
  EXPECT_EQ(ErasePayload(context_, {"nobody", 1, "x"}).error().message.key, "government-unknown");
  EXPECT_EQ(ErasePayload(context_, {government_, 7, "x"}).error().message.key, "store-no-payload");
  EXPECT_EQ(Events(), 1);
}

TEST_P(EraseTest, IsDoneOnceAndCannotBeErasedItself) {
  Must(Table("2025Q1"));
  ASSERT_TRUE(ErasePayload(context_, {government_, 1, "含个人信息"}));
  EXPECT_EQ(ErasePayload(context_, {government_, 1, "x"}).error().message.key, "store-no-payload");
  EXPECT_EQ(ErasePayload(context_, {government_, 2, "x"}).error().message.key,
            "store-erasure-stays");
  EXPECT_EQ(Events(), 2);
}

INSTANTIATE_STORE_TESTS(EraseTest);

}  // namespace
}  // namespace duban::workflow
