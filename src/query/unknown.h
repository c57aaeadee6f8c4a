// Which parts of a filter name what a ledger does not have, so that an empty table can say why.
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/views.h"

namespace duban::query {

struct UnknownValue {
  std::string_view filter;  // "category", "leader" or "unit"
  std::string value;
};

// `view` may be filtered already: its choices are the whole ledger's.
std::vector<UnknownValue> UnknownValues(const LedgerView& view, const Filter& filter);

}  // namespace duban::query
