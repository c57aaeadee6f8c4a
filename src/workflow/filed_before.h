// Whether a table was filed for its period before, and somebody took it away since.
#pragma once

#include <optional>
#include <string_view>

#include "base/expected.h"
#include "base/message.h"
#include "store/store.h"

namespace duban::workflow {

// Of the newest edition of the document's period that is the same file or the same table, and does
// not stand:
//   import-corrected-since  a later edition took its place, and stands
//   import-undone           its import was undone; `reason` and `day` are those of the undoing
// Nothing is asked of the file, or the table, that stands. Precondition: the document's year and
// period are set.
base::Expected<std::optional<base::Message>> FiledBeforeQuestionOf(
    const store::ReadTransaction& transaction, std::string_view government,
    const ledger::Document& document);

}  // namespace duban::workflow
