// What keeps the links of tasks free of circles, whatever is undone or imported later.
//
// A join says where a task's address leads while nothing of the task stands. An import may let it
// stand again, and an undo take that back, so a join counts here whether it leads just now or not:
// two tasks that are bound by joins are one, and no link may lead from one back to it. A join of a
// task that stands again gives way to what a person says of it.
#pragma once

#include <string>

#include "base/expected.h"
#include "store/store.h"

namespace duban::workflow {

// Lets nothing lead from `from` to `to`, so that the opposite may be said: joins of tasks that
// stand again are taken away where they are on the way. False where the way goes without them.
base::Expected<bool> ClearWay(store::WriteTransaction& transaction, const std::string& from,
                              const std::string& to);

}  // namespace duban::workflow
