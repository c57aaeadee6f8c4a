// Rows of editions with what the machine read in them: between ledger values and tables.
//
// Used by the transactions of this room only; a Session is theirs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "ledger/document.h"
#include "store/db/session.h"
#include "store/records.h"

namespace duban::store {

// `first` and `count` choose a part by ordinal; count 0: all from there.
base::Expected<std::vector<StoredRow>> ReadRows(db::Session& session, std::string_view government,
                                                std::string_view edition, int first, int count);

// Every finding of an edition in document order, or those of one code.
base::Expected<std::vector<ledger::Finding>> ReadFindings(db::Session& session,
                                                          std::string_view government,
                                                          std::string_view edition,
                                                          std::string_view code = {});

// `tasks[i]` is the task of `document.tasks[i]`.
base::Expected<void> WriteRows(db::Session& session, std::string_view government,
                               std::string_view edition, const ledger::Document& document,
                               const std::vector<std::string>& tasks);

}  // namespace duban::store
