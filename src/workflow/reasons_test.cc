// Every action that keeps a reason asks the same of it, before it looks at anything else.
#include <gtest/gtest.h>

#include "workflow/erase_payload.h"
#include "workflow/join_tasks.h"
#include "workflow/merge_tasks.h"
#include "workflow/split_task.h"
#include "workflow/undo_import.h"
#include "workflow/unjoin_task.h"
#include "workflow/unlink_tasks.h"
#include "workflow/workflow_testing.h"

namespace duban::workflow {
namespace {

class ReasonsTest : public ActionTest {};
INSTANTIATE_STORE_TESTS(ReasonsTest);

template <typename T>
std::string KeyOf(const base::Expected<T>& done) {
  return done ? "" : done.error().message.key;
}

TEST_P(ReasonsTest, AReasonIsAPlainLineEverywhere) {
  const std::string bad = "含\u202E误", one = "000001", two = "000002", three = "000003";
  EXPECT_EQ(KeyOf(JoinTasks(context_, {government_, one, two, bad})), "reason-hidden");
  EXPECT_EQ(KeyOf(UnjoinTask(context_, {government_, one, "2025Q1", true, bad})), "reason-hidden");
  EXPECT_EQ(KeyOf(SplitTask(context_, {government_, one, {two, three}, bad})), "reason-hidden");
  EXPECT_EQ(KeyOf(MergeTasks(context_, {government_, {one, two}, three, bad})), "reason-hidden");
  EXPECT_EQ(KeyOf(UnlinkTasks(context_, {government_, one, two, bad})), "reason-hidden");
  EXPECT_EQ(KeyOf(UndoImport(context_, {government_, 2025, "2025Q1", bad})), "reason-hidden");
  EXPECT_EQ(KeyOf(ErasePayload(context_, {government_, 1, bad})), "reason-hidden");
  EXPECT_EQ(KeyOf(UndoImport(context_, {government_, 2025, "2025Q1", std::string(501, 'a')})),
            "reason-long");
}

}  // namespace
}  // namespace duban::workflow
