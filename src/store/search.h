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

// A row with the texts that a search looks through, from the columns of task_rows.
ledger::Row StoredSearchTexts(std::string category, std::string content, std::string_view leaders,
                              std::string_view lead_units, std::string_view units,
                              std::string progress);

// Makes every search row anew: after a migration that changes what they hold.
base::Expected<void> RebuildSearch(db::Session& session);

// Makes the search rows of these tasks (all of one plan) anew from the rows that stand now.
base::Expected<void> RefreshSearch(db::Session& session, std::string_view government, int year,
                                   const std::vector<std::string>& tasks);

}  // namespace duban::store
