// What a table itself shows of a slip in making or choosing it: rows that stand twice, the rows of
// another period or year. Pure, but for the reading of other periods.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/message.h"
#include "store/store.h"
#include "workflow/import.h"

namespace duban::workflow {

// import-rows-doubled: half of the rows, and at least three, stand once more in the table, word for
// word: a page that was saved, or pasted, twice.
std::optional<base::Message> DoubledQuestionOf(const ledger::Document& document);

// import-other-period: wordings and reports are, row for row, those of the table that stands for
// another period with another day: its title, or --period, is most likely wrong. Not asked of
// tables of fewer than three reports. Of the period with that label only, where one is given.
// Precondition: the document's year and period are set.
base::Expected<std::optional<base::Message>> OtherPeriodQuestionOf(
    const store::ReadTransaction& transaction, std::string_view government,
    const ledger::Document& document, std::string_view label = {});

// import-published-late: the day of publication lies more than a year behind the period's end.
std::optional<base::Message> PublishedLateQuestionOf(const ledger::Document& document);

// import-other-year: half of the tasks, and at least three, are word for word those of a table of
// another year that lies nearer to the day of publication, and fewer are those of the year that the
// document names. Precondition: the document's year and period are set.
base::Expected<std::optional<base::Message>> OtherYearQuestionOf(
    const store::ReadTransaction& transaction, std::string_view government,
    const ledger::Document& document);

}  // namespace duban::workflow
