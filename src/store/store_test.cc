#include "store/store.h"

#include "store/store_testing.h"

namespace duban::store {
namespace {

using testing::StoreTest;

class Spine : public StoreTest {};
INSTANTIATE_STORE_TESTS(Spine);

TEST_P(Spine, ANewStoreIsEmpty) {
  auto view = store_->Read();
  ASSERT_TRUE(view) << Told(view.error());
  auto governments = view->Governments();
  ASSERT_TRUE(governments) << Told(governments.error());
  EXPECT_TRUE(governments->empty());
}

TEST_P(Spine, KeepsWhatWasCommitted) {
  auto written = store_->Write(By("ming"), [](WriteTransaction& change) -> base::Expected<void> {
    DUBAN_CHECK(change.PutGovernment("明县"));
    DUBAN_TRY(event, change.Append("test", {{"name", "明县"}}));
    EXPECT_EQ(event, 1);
    return {};
  });
  ASSERT_TRUE(written) << Told(written.error());
  store_.reset();
  store_ = MustOpen();
  auto view = store_->Read();
  ASSERT_TRUE(view);
  auto found = view->FindGovernment("ming");
  ASSERT_TRUE(found) << Told(found.error());
  EXPECT_EQ((*found)->name, "明县");
  auto report = view->VerifyChain("ming");
  ASSERT_TRUE(report) << Told(report.error());
  EXPECT_EQ(report->events, 1);
  EXPECT_FALSE(report->broken);
}

}  // namespace
}  // namespace duban::store
