// Which parts of a filter name what a ledger does not have, so that an empty table can say why.
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/views.h"

namespace duban::query {

struct UnknownValue {
  std::string_view filter;  // "category", "leader", "unit" or "class"
  std::string value;
};

// What the table itself calls the column that a filter is of, as printed: "项目名称" for
// "category". Empty where it has no such column or no heading over it, and for units, which may
// stand in two.
std::string_view HeadingOf(const LedgerView& view, std::string_view filter);

// `view` may be filtered already: its choices are the whole ledger's.
std::vector<UnknownValue> UnknownValues(const LedgerView& view, const Filter& filter);

}  // namespace duban::query
