// What splitting and merging share: links from tasks to those that continue them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "store/store.h"

namespace duban::workflow {

// Resolves every task; fails where fewer than two remain ("link-too-few") or one stands twice
// ("link-task-twice"), both kUsage.
base::Expected<std::vector<store::Task>> RequireSeveral(const store::ReadTransaction& transaction,
                                                        std::string_view government,
                                                        const std::vector<std::string>& tasks);

// One link. kUsage for a task with itself or with one of an earlier year; kConflict for a circle, a
// link that stands already, or a task that still stands in the newest period of the other.
base::Expected<void> LinkTasks(store::WriteTransaction& transaction, const store::Task& from,
                               store::LinkKind kind, const store::Task& to);

std::string IdsOf(const std::vector<store::Task>& tasks);  // separated by blanks

}  // namespace duban::workflow
