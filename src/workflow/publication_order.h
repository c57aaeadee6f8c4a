// Which of two tables of one period was published later, as far as their heads tell. Pure.
#pragma once

#include <optional>

#include "base/message.h"
#include "store/records.h"

namespace duban::workflow {

// What speaks against letting `document` take the place of the edition that stands; none where it
// was published later, says that it corrects, or neither tells a day.
//   import-older        it was published, or else made, before
//   import-uncorrected  the standing edition says that it corrects, this table does not, and no day
//                       tells that it came later
//   import-undated      only one of the two tells its day, and neither that it corrects the other
// Nothing is asked of the file that stands, read anew.
std::optional<base::Message> OrderQuestionOf(const store::Edition& standing,
                                             const ledger::Document& document);

// Whether the document tells that it came after the edition: by its day, or because it says that it
// corrects and the edition does not. The edition's own file, read anew, is as good.
bool ComesLater(const store::Edition& standing, const ledger::Document& document);

}  // namespace duban::workflow
