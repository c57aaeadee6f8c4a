// The table task_search: one folded text per task, of its newest standing row.
//
// Used by the transactions of this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "store/db/session.h"

namespace duban::store {

// Makes the search rows of these tasks (all of one plan) anew from the rows that stand now.
base::Expected<void> RefreshSearch(db::Session& session, std::string_view government, int year,
                                   const std::vector<std::string>& tasks);

}  // namespace duban::store
