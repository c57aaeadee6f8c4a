// Lines of corrections beside the edition that was judged by them: between ledger values and their
// table. Used by the transactions of this room only.
#pragma once

#include <string_view>
#include <vector>

#include "base/expected.h"
#include "ledger/correction.h"
#include "store/db/session.h"

namespace duban::store {

base::Expected<void> InsertCorrections(db::Session& session, std::string_view government,
                                       std::string_view edition,
                                       const std::vector<ledger::CorrectionLine>& lines);

}  // namespace duban::store
