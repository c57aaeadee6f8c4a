// The table task_search: one folded text per task, of its newest standing row.
//
// Used by the transactions of this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "ledger/document.h"
#include "store/db/session.h"

namespace duban::store {

// Columns of task_rows that a search looks through, as they are stored.
struct SearchColumns {
  std::string category, content, leaders, lead_units, units, progress, remark, extra;
};
inline constexpr std::string_view kSearchColumns =
    "r.category, r.content, r.leaders, r.lead_units, r.units, r.progress, r.remark, r.extra";

// What SearchBody() makes of them.
std::string SearchBody(SearchColumns columns);

// Makes every search row anew: after a migration that changes what they hold.
base::Expected<void> RebuildSearch(db::Session& session);

// Makes the search rows of these tasks (all of one plan) anew from the rows that stand now.
base::Expected<void> RefreshSearch(db::Session& session, std::string_view government, int year,
                                   const std::vector<std::string>& tasks);

}  // namespace duban::store
